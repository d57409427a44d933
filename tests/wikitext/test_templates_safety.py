from apps.wikitext import to_html
from apps.wikitext.templates import find_template, known_names
from tests.wikitext.inspection import find_dangers

HOSTILE = (
    '"><script>alert(1)</script>',
    '" onmouseover="alert(1)',
    "'onfocus='alert(1)",
    "javascript:alert(1)",
    "[javascript:alert(1) x]",
    'https://example.org/" onclick="alert(1)',
    "<img src=x onerror=alert(1)>",
    'x style="background:url(//example.org)"',
    "expression(alert(1))",
    "[[File:x|link=javascript:alert(1)]]",
    "</td></table></cite><svg/onload=alert(1)>",
    "&quot; onload=&quot;alert(1)",
)
NAMES = (
    "1", "2", "3", "4", "name", "title", "url", "image", "caption", "text", "date", "group", "lang", "id",
    "width", "style", "align", "link", "last", "list1", "image1", "label1", "colwidth", "archive-url", "website",
)  # fmt: skip


def test_no_parameter_of_any_template_can_run():
    functions = {find_template(name): name for name in known_names()}
    for name in functions.values():
        for payload in HOSTILE:
            wikitext = "{{" + name + "".join(f"|{parameter}={payload}" for parameter in NAMES) + "}}"
            assert find_dangers(to_html(wikitext)) == [], wikitext
