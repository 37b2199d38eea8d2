"""The financing plan: one sentence that says how it stands, lines one by one, pictures, and the bridge it proposes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from brygga.apps.access.doorways import Seat
from brygga.domain.casework import templates
from brygga.foundation.refusals import NotSeen, text
from brygga.foundation.words import in_language
from brygga.operations import case_flow
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.portal import page, plan_page
from brygga.web.portal.plan_forms import SIDES, as_typed


@seat_page("portal.use")
def plan(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """The plan, whether it may be changed or only read."""
    detail = page.own(seat, number)
    return page.draw(request, seat, detail, "plan", text("Finansieringsplan"), **plan_page.view(detail, seat.slug))


@seat_page("portal.use", "GET", "POST")
def new_line(request: HttpRequest, seat: Seat, number: str, side: str) -> HttpResponse:
    """A new line."""
    if side not in SIDES:
        raise NotSeen
    return _edit(request, seat, number, side, None)


@seat_page("portal.use", "GET", "POST")
def line(request: HttpRequest, seat: Seat, number: str, line_id: int) -> HttpResponse:
    """A line that is there."""
    detail = page.own(seat, number)
    found = [one for one in detail.plan_lines if one.id == line_id]
    if not found:
        raise NotSeen
    return _edit(request, seat, number, found[0].side, line_id)


@seat_page("portal.use", "POST")
def remove(request: HttpRequest, seat: Seat, number: str, line_id: int) -> HttpResponse:
    """Take a line away."""
    detail = page.own(seat, number)
    case_flow.remove_plan_line(command_of(request, seat), case_id=detail.case.id, line_id=line_id)
    messages.success(request, text("Raden är borttagen."))
    return page.to(seat, "plan", number)


@seat_page("portal.use", "POST")
def vat(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Say whether VAT comes back."""
    detail = page.own(seat, number)
    case_flow.set_vat(command_of(request, seat), case_id=detail.case.id,
                      reclaims_vat=request.POST.get("reclaims_vat") == "yes")
    return page.to(seat, "plan", number)


def _edit(request: HttpRequest, seat: Seat, number: str, side: str, line_id: int | None) -> HttpResponse:
    detail = page.own(seat, number)
    if not detail.may_write and request.method == "GET":
        return page.to(seat, "plan", number)
    kind, heading = SIDES[side]
    known = [one for one in detail.plan_lines if one.id == line_id]
    form = kind(request.POST or None, on=seat.on, initial=(as_typed(known[0]) if known else {}) | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.save_plan_line(command_of(request, seat), case_id=detail.case.id, side=side, line_id=line_id,
                                     **form.asked())
        if form.is_valid():
            messages.success(request, text("Raden är sparad."))
            return page.to(seat, "new_line", number, side=side) if "more" in request.POST else page.to(
                seat, "plan", number)
    return page.draw(request, seat, detail, "line", heading, form=form, line_id=line_id, side=side,
                     usual=_usual(detail.case.template, side), paper_code=f"line-{line_id}")


def _usual(template: str, side: str) -> list[str]:
    if not template or side == "both":
        return []
    kind = templates.template(template)
    return [in_language(row.label) for row in (kind.costs if side == "cost" else kind.financiers)]
