from collections.abc import Sequence

from apps.wikitext.links import find_links, parse_redirect

from .models import Article, Link, Redirect, Section


def index_links(sections: Sequence[Section]) -> None:
    """Read the links of the sections anew into Link rows; one row a section and target."""
    found = {
        (section.pk, link.target) for section in sections for link in find_links(section.text) if link.target
    }
    known = Link.objects.filter(section__in=[section.pk for section in sections])
    rows = {
        (section_id, target): pk
        for pk, section_id, target in known.values_list("pk", "section_id", "target_title")
    }
    Link.objects.filter(pk__in=[pk for place, pk in rows.items() if place not in found]).delete()
    Link.objects.bulk_create(
        Link(section_id=section_id, target_title=target[:255])
        for section_id, target in sorted(found - rows.keys())
    )


def index_redirect(article: Article, lead_text: str) -> None:
    """Keep the Redirect row equal to what the lead says."""
    target = parse_redirect(lead_text)
    if target is None:
        Redirect.objects.filter(article=article).delete()
        return
    title, fragment = target
    Redirect.objects.update_or_create(
        article=article, defaults={"target_title": title[:255], "target_fragment": fragment[:255]}
    )
