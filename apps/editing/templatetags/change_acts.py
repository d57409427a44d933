from django import template

from apps.history.models import ChangeSet, Head
from apps.moderation.rights import has_right

register = template.Library()


@register.inclusion_tag("editing/_change_acts.html", takes_context=True)
def change_acts(context, old: ChangeSet | None, new: ChangeSet) -> dict:
    """The buttons under a diff: undo one change, restore either state, roll back, accept and reject, each
    where it may.
    """
    user = context["user"]
    if not user.is_authenticated:
        return {}
    head = Head.objects.select_related("newest").get(article=new.article_id)
    is_one_change = new.parent_id == (old.pk if old else None)
    is_waiting = (head.accepted_id or 0) < new.pk
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "article": context["article"],
        "new": new,
        "may_undo": is_one_change and old is not None and not new.text_hidden,
        "may_restore": new.pk != head.newest_id and not new.text_hidden,
        "may_roll_back": new.pk == head.newest_id and old is not None and has_right(user, "rollbacker"),
        "may_hide": has_right(user, "suppressor"),
        "may_review": is_waiting and has_right(user, "reviewer"),
        "waiting_count": waiting_up_to(head, new) if is_waiting else 0,
        "presets": ["unsourced figure", "the source does not say so", "against an outcome on talk"],
    }


def waiting_up_to(head: Head, change_set: ChangeSet) -> int:
    return ChangeSet.objects.filter(
        article=change_set.article_id, pk__gt=head.accepted_id or 0, pk__lte=change_set.pk
    ).count()
