"""The cache inside the process: bounded in bytes, the least recently used out first, safe for threads."""

import threading
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import cache as module
from config.cache import BytesBoundedCache

ORDERS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from("abcdefgh"), st.binary(max_size=400)),
        st.tuples(st.just("get"), st.sampled_from("abcdefgh")),
        st.tuples(st.just("delete"), st.sampled_from("abcdefgh")),
    ),
    max_size=60,
)


def new_cache(max_bytes=1000):
    return BytesBoundedCache(uuid.uuid4().hex, {"OPTIONS": {"max_bytes": max_bytes}})


@pytest.fixture
def clock(monkeypatch):
    """Return a function that moves time on, for the cache alone."""
    passed = [0.0]
    real = module.time.time

    class Time:
        @staticmethod
        def time():
            return real() + passed[0]

    monkeypatch.setattr(module, "time", Time)

    def move(seconds):
        passed[0] += seconds

    return move


@given(ORDERS)
def test_it_never_holds_more_bytes_than_it_may_and_never_answers_wrongly(orders):
    cache, last = new_cache(), {}
    for verb, key, *value in orders:
        if verb == "set":
            cache.set(key, value[0])
            last[key] = value[0]
        elif verb == "delete":
            cache.delete(key)
            last.pop(key, None)
        else:
            assert cache.get(key) in (None, last.get(key))
        assert cache.shelf.bytes <= 1000
        assert cache.shelf.bytes == sum(entry[1] for entry in cache.shelf.entries.values())


def test_what_was_used_least_recently_leaves_first():
    cache = new_cache()
    for key in "abc":
        cache.set(key, b"x" * 300)
    cache.get("a")
    cache.set("d", b"x" * 300)

    assert [key for key in "abcd" if key in cache] == ["a", "c", "d"]


def test_a_value_over_the_bound_is_not_kept_and_drives_nothing_out():
    cache = new_cache()
    cache.set("small", b"x")
    cache.set("large", b"x" * 1001)

    assert cache.get("large") is None
    assert cache.get("small") == b"x"


def test_a_value_over_the_bound_takes_the_place_of_no_older_one():
    cache = new_cache()
    cache.set("key", b"old")
    cache.set("key", b"x" * 1001)

    assert cache.get("key") is None


def test_a_value_expires(clock):
    cache = new_cache()
    cache.set("short", 1, timeout=10)
    cache.set("lasting", 2, timeout=None)
    clock(11)

    assert (cache.get("short"), cache.get("lasting")) == (None, 2)


def test_touch_lengthens_a_life_and_tells_whether_there_was_one(clock):
    cache = new_cache()
    cache.set("key", 1, timeout=10)

    assert cache.touch("key", timeout=100)
    clock(50)
    assert cache.get("key") == 1
    assert not cache.touch("nothing")


def test_add_keeps_what_is_there():
    cache = new_cache()

    assert cache.add("key", 1)
    assert not cache.add("key", 2)
    assert cache.get("key") == 1


def test_versions_and_clear_keep_values_apart():
    cache = new_cache()
    cache.set("key", 1, version=1)
    cache.set("key", 2, version=2)
    assert (cache.get("key", version=1), cache.get("key", version=2)) == (1, 2)

    cache.clear()

    assert (cache.get("key", version=1), cache.shelf.bytes) == (None, 0)


def test_two_caches_of_one_location_share_and_of_two_do_not():
    location = uuid.uuid4().hex
    first, second = BytesBoundedCache(location, {}), BytesBoundedCache(location, {})
    first.set("key", 1)

    assert second.get("key") == 1
    assert new_cache().get("key") is None


def test_threads_do_not_spoil_its_count_of_bytes():
    cache, failures = new_cache(), []

    def work(number):
        try:
            for turn in range(300):
                cache.set(f"{number}-{turn % 7}", b"x" * (turn % 200))
                cache.get(f"{(number + 1) % 8}-{turn % 7}")
                cache.delete(f"{(number + 2) % 8}-{turn % 5}")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert cache.shelf.bytes == sum(entry[1] for entry in cache.shelf.entries.values()) <= 1000


def test_of_many_threads_that_add_one_key_one_succeeds():
    cache, barrier, added = new_cache(), threading.Barrier(8), []

    def work(number):
        barrier.wait()
        added.append(cache.add("key", number))

    threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert added.count(True) == 1
