"""The overview: duties first, then what others do, then the fund in figures."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from brygga.apps.access.doorways import Seat
from brygga.apps.duties.doorways import DutyView, duties_for, duties_of_others, together
from brygga.foundation.refusals import text
from brygga.operations.fund_in_figures import FundInFigures, fund_in_figures
from brygga.operations.left_to_do import Step, left_to_do
from brygga.web.guard.pages import person_of, seat_for, seat_page
from brygga.web.shell import say

MOST = 12
FEW = 3


@seat_page("fund.overview")
def _staff_home(request: HttpRequest, seat: Seat) -> HttpResponse:
    steps = left_to_do(seat.tenant_id, seat.on)
    mine, theirs = duties_for(seat), together(duties_of_others(seat))
    at = fund_in_figures(seat.tenant_id, seat.on)
    return render(request, "overview/home.html", {
        "title": seat.fund, "first": mine[0] if mine else None,
        "first_by": _by(mine[0], seat) if mine else "", "mine": [_row(d, seat) for d in mine[1:MOST]],
        "theirs": [_row(d, seat, who=True) for d in theirs[:MOST]], "more_theirs": max(0, len(theirs) - MOST),
        "theirs_summary": text("Det här gör andra (%s)") % len(theirs), "theirs_few": len(theirs) <= FEW,
        "steps": _steps(steps),
        "next_step": next((s for s in steps if s.needed and not s.done), None),
        "starting": any(not s.done and s.needed for s in steps),
        "done": sum(s.done for s in steps), "all": len(steps), "sentence": _sentence(at), "facts": _facts(at)})


def home(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The fund's first page for staff; applicants are led to their cases."""
    person_of(request)
    if seat_for(request, slug).matters is not None:
        return redirect("portal:home", slug=slug)
    return _staff_home(request, slug=slug)


home.access = _staff_home.access  # type: ignore[attr-defined]


def _by(duty: DutyView, seat: Seat) -> str:
    return say.day(duty.due_on, "veckodag", near=seat.on) if duty.due_on else ""


def _row(duty: DutyView, seat: Seat, *, who: bool = False) -> dict[str, Any]:
    due = text("senast %s") % _by(duty, seat) if duty.due_on else ""
    hint = ", ".join(str(part) for part in ([duty.who] if who else []) + ([due] if due else []))
    late = {"word": text("försenat"), "kind": "stop"} if duty.late else {}
    return {"label": duty.text, "href": "" if who else duty.path, "hint": hint, **late}


def _steps(steps: list[Step]) -> list[dict[str, Any]]:
    def word(step: Step) -> tuple[Any, str]:
        if step.done:
            return text("klart"), "ok"
        return (text("återstår"), "warn") if step.needed else (text("kan vänta"), "")
    return [{"label": s.text, "href": "" if s.done else s.path, "hint": "" if s.done else s.why,
             "word": word(s)[0], "kind": word(s)[1]} for s in steps]


def _sentence(at: FundInFigures) -> str:
    if not at.paid_in_minor:
        return str(text("Inga pengar har kommit in än."))
    parts = {"paid": say.kr(at.paid_in_minor), "out": say.kr(at.out_minor), "free": say.kr(at.free_minor),
             "n": at.active}
    return str(text("Av %(paid)s är %(out)s ute i %(n)s avtal, och %(free)s är fria att besluta om.") % parts)


def _facts(at: FundInFigures) -> list[dict[str, Any]]:
    late = text("Inget lån är försenat") if not at.late else text("i %s lån") % at.late
    return [{"label": text("Ute"), "value": say.kr(at.out_minor), "note": text("%s avtal") % at.active},
            {"label": text("Fritt att besluta om"), "value": say.kr(at.free_minor),
             "note": text("I kassan utan löften")},
            {"label": text("Beslutat, inte utbetalt"), "value": say.kr(at.promised_minor), "note": text("Reserverat")},
            {"label": text("Försenat"), "value": say.kr(at.late_minor), "note": late},
            {"label": text("Förlorat"), "value": say.kr(at.lost_minor), "note": text("Sedan starten")}]
