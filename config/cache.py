"""A cache inside the process, bounded in bytes: what LocMemCache is not."""

import pickle
import threading
import time
from collections import OrderedDict

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

SHELVES = {}


class Shelf:
    def __init__(self):
        self.lock = threading.RLock()
        self.clear()

    def clear(self):
        self.entries = OrderedDict()
        self.bytes = 0


class BytesBoundedCache(BaseCache):
    """Least recently used entries leave first. One shelf a LOCATION, shared by the process's threads.

    Values are kept as they are, not pickled: callers must not change what they get.
    """

    def __init__(self, location, params):
        super().__init__(params)
        self.max_bytes = params.get("OPTIONS", {}).get("max_bytes", 16 * 1024 * 1024)
        self.shelf = SHELVES.setdefault(location, Shelf())

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        with self.shelf.lock:
            if self.has_key(key, version):
                return False
            self.set(key, value, timeout, version)
            return True

    def get(self, key, default=None, version=None):
        key = self.make_and_validate_key(key, version)
        with self.shelf.lock:
            entry = self.shelf.entries.get(key)
            if entry is None or entry[2] < time.time():
                return default
            self.shelf.entries.move_to_end(key)
            return entry[0]

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        key = self.make_and_validate_key(key, version)
        size = size_in_bytes(value) + len(key)
        until = self.get_backend_timeout(timeout)
        with self.shelf.lock:
            self.drop(key)
            if size <= self.max_bytes:
                self.shelf.entries[key] = (value, size, float("inf") if until is None else until)
                self.shelf.bytes += size
            while self.shelf.bytes > self.max_bytes:
                self.drop(next(iter(self.shelf.entries)))

    def drop(self, key):
        entry = self.shelf.entries.pop(key, None)
        if entry is not None:
            self.shelf.bytes -= entry[1]
        return entry is not None

    def delete(self, key, version=None):
        with self.shelf.lock:
            return self.drop(self.make_and_validate_key(key, version))

    def has_key(self, key, version=None):
        return self.get(key, version=version) is not None

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        with self.shelf.lock:
            value = self.get(key, version=version)
            if value is None:
                return False
            self.set(key, value, timeout, version)
            return True

    def clear(self):
        with self.shelf.lock:
            self.shelf.clear()


def size_in_bytes(value):
    return len(value) if isinstance(value, bytes) else len(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
