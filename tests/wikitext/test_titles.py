"""The one spelling of a title, and the rules it may break."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.wikitext import BadTitle, Title, normalise_title


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("foo_bar", Title(0, "Foo bar")),
        ("  a  b ", Title(0, "A b")),
        (":a", Title(0, "A")),
        ("talk:a", Title(1, "Talk:A")),
        ("image: b.png", Title(6, "File:B.png")),
        ("ßa", Title(0, "ßa")),
        ("éa", Title(0, "Éa")),
        ("A&amp;b", Title(0, "A&b")),
        ("Foo: bar", Title(0, "Foo: bar")),
    ],
)
def test_a_title_has_one_spelling(raw, title):
    assert normalise_title(raw) == title


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "empty"),
        (" _ ", "empty"),
        ("Talk:", "empty"),
        ("a[b", "character"),
        ("a%20b", "character"),
        ("a#b", "character"),
        ("a\nb", "character"),
        ("..", "relative"),
        ("a/../b", "relative"),
        ("~~~", "signature"),
        ("é" * 128, "long"),
        ("::a", "colon"),
        ("Talk:File:a", "talk"),
    ],
)
def test_a_bad_title_names_the_rule_it_breaks(raw, code):
    with pytest.raises(BadTitle) as caught:
        normalise_title(raw)
    assert caught.value.code == code
    assert caught.value.message


@settings(deadline=None)
@given(st.text())
def test_normalising_twice_changes_nothing(raw):
    try:
        title = normalise_title(raw)
    except BadTitle:
        return
    if "&" not in title.text:
        assert normalise_title(title.text) == title
