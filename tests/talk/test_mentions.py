import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.talk.mentions import candidates, find_mentioned
from tests.conftest import add_person

NAMES = ["alice", "Anna Maria", "Anna", "Արամ Խաչատրյան", "Արամ", "O'Neill", "J. R. Smith", "x&y"]


@pytest.fixture
def people(db):
    return [add_person(name) for name in NAMES]


def named(text):
    return {person.username for person in find_mentioned(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@alice look", {"alice"}),
        ("Look, @alice.", {"alice"}),
        ("(@alice)", {"alice"}),
        ("@alice's figure", {"alice"}),
        ("@alice,@Anna: both", {"alice", "Anna"}),
        ("@Alice", {"alice"}),
        ("@Anna Maria says so", {"Anna Maria"}),
        ("@Anna Maria-Luisa", {"Anna Maria"}),
        ("@Anna says so", {"Anna"}),
        ("@Anna  Maria", {"Anna Maria"}),
        ("@Anna_Maria", {"Anna Maria"}),
        ("@Արամ Խաչատրյան, ո՞րն է ճիշտ", {"Արամ Խաչատրյան"}),
        ("@Արամ, ո՞րն է ճիշտ", {"Արամ"}),
        ("@[[User:Արամ Խաչատրյան]]", {"Արամ Խաչատրյան"}),
        ("@[[User:Արամ_Խաչատրյան|Aram]]", {"Արամ Խաչատրյան"}),
        ("@[[user: alice ]]", {"alice"}),
        ("@[[User:Alice]]", {"alice"}),
        ("@O'Neill says", {"O'Neill"}),
        ("@J. R. Smith says", {"J. R. Smith"}),
        ("@x&y", {"x&y"}),
        ("{{ping|alice|Anna Maria}} hello", {"alice", "Anna Maria"}),
        ("{{Reply to|Alice|p=:}}", {"alice"}),
        ("'''@alice'''", {"alice"}),
        (":*@alice", {"alice"}),
    ],
)
def test_a_person_is_named(people, text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "alice",
        "mail@alice",
        "a.b@alice.org",
        "https://example.org/@alice",
        "@@alice",
        "@ alice",
        "@nobody",
        "@alicex",
        "[[User:alice]]",
        "<nowiki>@alice</nowiki>",
        "<pre>\n@alice\n</pre>",
        "<!-- @alice -->",
        "<code>@alice</code>",
        "{{tl|alice}}",
        "@",
        "@[[User:]]",
        "{{ping}}",
        "{{ping|",
    ],
)
def test_nobody_is_named(people, text):
    assert named(text) == set()


def test_a_closed_account_is_not_named(db):
    add_person("gone", is_active=False)

    assert named("@gone") == set()


def test_no_more_than_twenty_are_named_in_one_comment(db):
    for number in range(25):
        add_person(f"p{number}")

    assert len(named(" ".join(f"@p{number}," for number in range(25)))) == 20


def test_a_mention_takes_one_question_however_many_names_are_tried(people, django_assert_num_queries):
    with django_assert_num_queries(1):
        find_mentioned("@alice and @Anna Maria and @[[User:x&y]] and {{ping|Արամ}}")


def test_words_without_an_at_sign_ask_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        find_mentioned("No name here.")


NAME_LETTERS = st.text("abcXYZ 'Ա.ր-_&é", min_size=1, max_size=20)


@given(
    name=NAME_LETTERS.filter(lambda name: name[0].isalnum() and name[-1].isalnum()),
    after=st.sampled_from(["", ",", ".", " ", "\n", ")", "!"]),
)
def test_a_name_of_few_words_is_among_those_tried(name, after):
    name = " ".join(name.replace("_", " ").split())

    tried = candidates(name + after + ("and more" if after == " " else ""))

    assert (
        name in tried
        or name.count(" ") + name.count(".") + name.count("-") + name.count("'") + name.count("&") > 4
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text("@[]{}|:<>!-_.,'alice Annapgnowik/\n", max_size=80))
def test_no_text_breaks_the_search_for_names(people, text):
    assert named(text) <= set(NAMES)
