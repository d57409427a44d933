"""The words for rights, levels and rules: what refusals and pages say, in one place."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import rights
from .models import Act, Block, Level, Protection

RIGHT_NAMES = {
    rights.AUTOCONFIRMED: gettext_lazy("autoconfirmed"),
    rights.EXTENDED_CONFIRMED: gettext_lazy("extended confirmed"),
    rights.REVIEWER: gettext_lazy("reviewer"),
    rights.ROLLBACKER: gettext_lazy("rollbacker"),
    rights.PAGE_MOVER: gettext_lazy("page mover"),
    rights.FILTER_MANAGER: gettext_lazy("filter manager"),
    rights.ADDRESS_CHECKER: gettext_lazy("address checker"),
    rights.SUPPRESSOR: gettext_lazy("suppressor"),
    rights.ADMINISTRATOR: gettext_lazy("administrator"),
    rights.BOT: gettext_lazy("bot"),
}
WHO = {
    Level.AUTOCONFIRMED: gettext_lazy("autoconfirmed people"),
    Level.EXTENDED_CONFIRMED: gettext_lazy("extended confirmed people"),
    Level.ADMINISTRATOR: gettext_lazy("administrators"),
}


def name_of(person) -> str:
    """Return who acted; what no person did, the program did."""
    return str(person) if person else _("Stet")


def need_sentence(right: str) -> str:
    """Return which right an act takes."""
    return _("This takes the right “%s”, which you do not have.") % RIGHT_NAMES[right]


def promotion_sentence(right: str, person) -> str:
    """Return what it takes to get a right without being granted it, and how far the person is."""
    threshold = rights.promotion()[right]
    return _(
        "This right comes by itself after %(days)d days and %(edits)d edits; "
        "you have %(my_days)d and %(my_edits)d."
    ) % {
        **threshold,
        "my_days": rights.days_of(person),
        "my_edits": rights.edits_of(person, at_most=threshold["edits"]),
    }


def promotion_sentences() -> list[str]:
    """Return for each right that comes by itself when it does."""
    return [
        _("“%(right)s” comes by itself after %(days)d days and %(edits)d edits.")
        % {"right": RIGHT_NAMES[right], **threshold}
        for right, threshold in rights.promotion().items()
    ]


def protection_rule(protection: Protection) -> str:
    """Return which protection keeps a person out, whose act it was and why."""
    if protection.cause:
        who = _("Nobody") if protection.level == Level.NOBODY else _("Only %s") % WHO[protection.level]
        rule = {
            Act.EDIT: _("%(who)s may edit “%(title)s” for now. The cause: %(cause)s."),
            Act.MOVE: _("%(who)s may move “%(title)s” for now. The cause: %(cause)s."),
        }[protection.action]
        return rule % {"title": protection.article, "cause": protection.cause, "who": who}
    rule = {
        Act.EDIT: _("Only %(who)s may edit “%(title)s”. %(name)s protected it: %(reason)s"),
        Act.MOVE: _("Only %(who)s may move “%(title)s”. %(name)s protected it: %(reason)s"),
    }[protection.action]
    return rule % {
        "who": WHO[protection.level],
        "title": protection.article,
        "name": name_of(protection.by),
        "reason": sentence(protection.reason),
    }


def protection_advice(protection: Protection, person) -> str:
    """Return what a person whom a protection keeps out can do instead."""
    if protection.level == Level.NOBODY:
        return _("Say in the discussion what you think of it.")
    ask = {
        Act.EDIT: _("Propose the change on the talk page."),
        Act.MOVE: _("Ask for the move on the talk page."),
    }[protection.action]
    if person and protection.level in rights.PROMOTION:
        return promotion_sentence(protection.level, person) + " " + ask
    return ask


def block_rule(block: Block) -> str:
    """Return what a block forbids, whose act it was and why."""
    what = _("editing “%s”") % block.article if block.article_id else _("editing any article")
    if not block.talk_allowed:
        what = _("%s, and from talk") % what
    rule = _("You are blocked from %(what)s. %(name)s blocked you: %(reason)s")
    return rule % {"what": what, "name": name_of(block.by), "reason": sentence(block.reason)}


def block_advice(block: Block) -> str:
    """Return what a blocked person can do instead."""
    open_still = _("Other articles are open to you.") if block.article_id else ""
    talk = _("You may write on talk pages: say there why it should end.") if block.talk_allowed else ""
    return f"{open_still} {talk}".strip()


def sentence(reason: str) -> str:
    """Return a reason that ends as a sentence does."""
    reason = reason.strip() or _("no reason is given")
    return reason if reason.endswith((".", "!", "?", "…")) else reason + "."
