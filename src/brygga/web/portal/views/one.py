"""My cases, and one of them: what is asked first, then where it stands, then what we have handed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from brygga.apps.access import queries as people
from brygga.apps.access.doorways import Seat
from brygga.apps.cases.doorways import cases_for
from brygga.apps.cases.views import CaseDetail, CaseView
from brygga.foundation import clock
from brygga.operations import applicant
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.portal import my_case
from brygga.web.portal.forms import MessageForm
from brygga.web.portal.page import link, own
from brygga.web.shell import say


@seat_page("portal.use")
def home(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The cases of whoever looks; straight to the only one."""
    found = cases_for(seat)
    if len(found) == 1:
        return redirect("portal:one", slug=seat.slug, number=found[0].number)
    return render(request, "portal/home.html", {"doors": [
        {"label": c.name, "text": f"{c.number}, {say.named('case_state', c.state)}",
         "href": link(seat, "one", c.number)} for c in found]})


@seat_page("portal.use")
def case(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """One case."""
    detail = own(seat, number)
    agreements, papers = applicant.own_agreements(seat, detail.case.matter_id), my_case.documents(seat, detail)
    meeting = applicant.meeting_day(seat.tenant_id, detail.case.id) if detail.case.state == "decision" else None
    return render(request, "portal/one.html", {
        "title": detail.case.name, "case": detail.case, "detail": detail, "seat": seat,
        "asked": my_case.asked(seat, detail, agreements, meeting), "steps": my_case.steps(detail, meeting),
        "tasks": my_case.tasks(seat, detail), "documents": papers[:my_case.NEWEST],
        "older_documents": papers[my_case.NEWEST:],
        "messages_shown": _messages(detail), "form": MessageForm(initial=parked(request)),
        "people": [row[1] for row in people.reaching(detail.case.matter_id)],
        "agreements": [_agreement(seat, number, line) for line in agreements],
        "decided": [p for p in detail.proposals if p.state in ("granted", "declined")],
        "may_withdraw": detail.case.state in ("enquiry", "application", "preparation", "decision", "agreement"),
        "trail": _trail(seat, detail.case)})


def _trail(seat: Seat, case: CaseView) -> list[dict[str, Any]]:
    if len(cases_for(seat)) == 1:
        return []
    return [{"label": seat.fund, "href": reverse("portal:home", kwargs={"slug": seat.slug})},
            {"label": case.number, "href": ""}]


def _messages(detail: CaseDetail) -> list[dict[str, Any]]:
    return [{"text": m.text, "who": m.who, "when": say.day(clock.day_of(m.at), "utan_ar"), "mine": m.mine}
            for m in detail.messages]


def _agreement(seat: Seat, number: str, line: applicant.AgreementLine) -> dict[str, Any]:
    return {"label": f"{say.named('instrument', line.instrument).capitalize()} {line.number}",
            "text": f"{say.kr(line.amount_minor)}, {say.named('agreement_state', line.state)}",
            "href": link(seat, "agreement", number, agreement=line.number)}
