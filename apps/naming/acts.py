"""What the buttons of a docket do, by the word that they send; each returns what was done, as a sentence."""

from django.utils.translation import gettext as _

from apps.accounts.models import User

from .actions import amend_request, comment, strike_position, take_position
from .closing import close_request, execute_request, relist_request, undo_execution, withdraw_request
from .models import MoveRequest
from .states import State


def hold(request: MoveRequest, form, *, by: User) -> str:
    data = form.cleaned_data
    take_position(request, data["kind"], data["rationale"], title=data["title"], by=by)
    return _("Your position is recorded.")


def strike(request: MoveRequest, form, *, by: User) -> str:
    strike_position(request, by=by)
    return _("Your position is struck; it stays to be seen.")


def remark(request: MoveRequest, form, *, by: User) -> str:
    comment(request, form.cleaned_data["text"], by=by)
    return _("Your comment is added.")


def amend(request: MoveRequest, form, *, by: User) -> str:
    amend_request(request, form.cleaned_data["rationale"], by=by)
    return _("The nomination is amended; what stood before stays to be seen.")


def relist(request: MoveRequest, form, *, by: User) -> str:
    relist_request(request, reason=form.cleaned_data["reason"], by=by)
    return _("Relisted: the clock starts anew.")


def withdraw(request: MoveRequest, form, *, by: User) -> str:
    withdraw_request(request, reason=form.cleaned_data["reason"], by=by)
    return _("Withdrawn.")


def close(request: MoveRequest, form, *, by: User) -> str:
    return said(close_request(request, **asked(form), by=by))


def close_and_move(request: MoveRequest, form, *, by: User) -> str:
    return said(close_request(request, **asked(form), and_move=True, by=by))


def execute(request: MoveRequest, form, *, by: User) -> str:
    return said(execute_request(request, by=by))


def undo(request: MoveRequest, form, *, by: User) -> str:
    undo_execution(request, reason=form.cleaned_data["reason"], by=by)
    return _("Moved back; the request awaits execution again.")


def asked(form) -> dict:
    names = ("result", "rationale", "early_reason", "declared", "seen")
    return {**{name: form.cleaned_data[name] for name in names}, "titles": form.titles()}


def said(request: MoveRequest) -> str:
    if request.state == State.EXECUTED:
        return _("Closed and moved.")
    if request.state == State.AWAITING:
        return _("Closed; a page mover will carry it out.")
    return _("Closed: %s.") % request.get_result_display()


ACTS = {
    "position": hold,
    "strike": strike,
    "comment": remark,
    "amend": amend,
    "relist": relist,
    "withdraw": withdraw,
    "dry run": close,
    "close": close,
    "close and move": close_and_move,
    "execute": execute,
    "undo": undo,
}
