"""The rules of the look that can be read from its files."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template

SKIN = settings.BASE_DIR / "apps" / "skin" / "static" / "skin"
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
STYLES = sorted(SKIN.rglob("*.css"))
SCRIPTS = sorted(SKIN.rglob("*.js"))
LAYERS = {"reset", "tokens", "base", "prose", "components", "utilities"}
RAW_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|:\s*(?:white|black)\b")


def name(path):
    return str(path.relative_to(settings.BASE_DIR))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_compiles_and_its_static_files_exist(path):
    get_template(str(path.relative_to(settings.BASE_DIR / "templates")))

    for file in re.findall(r"{% static [\"']([^\"']+)", path.read_text()):
        assert finders.find(file), file


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_holds_nothing_that_the_security_policy_refuses(path):
    text = path.read_text()

    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son\w+=\"", text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)


TRANSLATED = re.compile(r"{% blocktrans(?:late)?\b.*?{% endblocktrans(?:late)? %}", re.DOTALL)
UNSEEN = re.compile(
    r"{% block (?:width|page_class) %}.*?{% endblock.*?%}|{% comment %}.*?{% endcomment %}"
    r"|{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->",
    re.DOTALL,
)
ATTRIBUTES = re.compile(r"(?:title|alt|placeholder|aria-label|data-[\w-]+)=\"([^\"]*[A-Z ][^\"]*)\"")
KEYCAPS = re.compile(r"<kbd>.*?</kbd>")
ADDRESSES = re.compile(r"\S*[/=?]\S*")
WORDS = re.compile(r"[^\W\d_]{2,}")
NAMES = {"Stet", "class", "form", "href"}


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_sentence_of_a_template_can_be_translated(path):
    text = UNSEEN.sub("", TRANSLATED.sub("", KEYCAPS.sub("", path.read_text())))
    between_tags = ADDRESSES.sub("", re.sub(r"<[^>]*>", " ", text))
    shown = " ".join([between_tags, *ATTRIBUTES.findall(text)])

    assert set(WORDS.findall(shown)) <= NAMES


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_a_stylesheet_keeps_to_its_layer_and_takes_its_colours_from_the_tokens(path):
    text = path.read_text()
    layers = re.findall(r"@layer (\w+) {", text)

    assert len(layers) == 1
    assert set(layers) <= LAYERS
    if path.name != "tokens.css":
        assert not RAW_COLOUR.search(text)
    assert not re.search(r"\b(?:margin|padding|border)-(?:left|right|top|bottom)\b", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_is_one_short_module_of_one_element(path):
    text = path.read_text()

    assert text.count("customElements.define(") == 1
    assert len(text.splitlines()) < 150
    assert not re.search(r"\b(?:eval|Function)\(|fetch\([\"']http", text)


def luminance(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


TOKENS = {
    found[1]: (found[2], found[3])
    for found in re.finditer(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);",
        (SKIN / "css" / "tokens.css").read_text(),
    )
}
ON_PAPER = [
    (ink, ground) for ink in ("ink", "soft", "link", "visited", "warn") for ground in ("paper", "raised")
]
ON_OWN_GROUND = [(kind, f"{kind}-ground") for kind in ("added", "removed", "moved", "warn", "alarm")]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"), [*ON_PAPER, *ON_OWN_GROUND, ("on-link", "link"), ("ink", "warn-ground")]
)
def test_text_stands_out_four_and_a_half_to_one(ink, ground, scheme):
    assert contrast(TOKENS[ink][scheme], TOKENS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_edge_of_controls_stands_out_three_to_one(scheme):
    assert contrast(TOKENS["edge"][scheme], TOKENS["paper"][scheme]) >= 3
