"""Pages of long lists: rows beyond a key, so that no page costs more than the first."""

from django.db.models import QuerySet

from apps.skin.queries import address_with, number_from

LIMITS = (50, 100, 500)
PLACE = ("before", "after")


def page_of_rows(asked, rows: QuerySet, *, key: str = "pk") -> dict:
    """Return one page of a query as template context, the highest keys first.

    `asked` is a GET query: `limit` rows, those `before` a key or `after` one. `rows` in the answer is a list;
    each row has the key as an attribute. The other entries are what `_pages.html` shows.
    """
    limit = number_from(asked, "limit")
    limit = limit if limit in LIMITS else LIMITS[0]
    before, after = number_from(asked, "before"), number_from(asked, "after")
    if after:
        found = list(rows.filter(**{f"{key}__gt": after}).order_by(key)[: limit + 1])
    else:
        older = rows.filter(**{f"{key}__lt": before}) if before else rows
        found = list(older.order_by(f"-{key}")[: limit + 1])
    has_more, shown = len(found) > limit, found[:limit]
    shown = shown[::-1] if after else shown
    has_newer, has_older = (has_more, True) if after else (bool(before), has_more)
    return {
        "rows": shown,
        "limit": limit,
        "limits": [(number, address_with(asked, without=PLACE, limit=number)) for number in LIMITS],
        "newer": address_with(asked, without=PLACE, after=key_of(shown[0], key))
        if shown and has_newer
        else "",
        "older": address_with(asked, without=PLACE, before=key_of(shown[-1], key))
        if shown and has_older
        else "",
        "first": address_with(asked, without=PLACE) if before or after else "",
    }


def key_of(row, key: str):
    for name in key.split("__"):
        row = getattr(row, name)
    return row
