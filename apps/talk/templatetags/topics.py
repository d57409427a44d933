"""What is said about a flag or a citation, wherever one is shown, and the way to say more."""

from django import template

from apps.talk.listing import topics_at

register = template.Library()


@register.inclusion_tag("talk/_discuss.html")
def discuss(path: str, anchor: str, pk: int) -> dict:
    """The topics that stand at the `flag` or `citation` (the anchor) of an article, and where to start one."""
    return {"topics": topics_at(anchor, pk), "address": f"/talk/{path}?{anchor}={pk}"}
