"""Papers: each that is asked for, handed in as a file or a photograph, or said not to be there yet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.views import CaseDetail
from brygga.foundation.refusals import NotSeen, text
from brygga.operations import case_flow
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.portal import page
from brygga.web.portal.forms import UploadForm

OTHER = "annat"


@seat_page("portal.use")
def papers(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Every paper that is asked for, and those that came besides."""
    detail = page.own(seat, number)
    rows = [{"label": p.label, "hint": p.hint if not p.key else "", "href": page.link(
        seat, "hand_in", number, code=p.code) if detail.may_write else "", **_state(p)} for p in detail.papers]
    return page.draw(request, seat, detail, "papers", text("Papper"), rows=rows,
                     other=page.link(seat, "hand_in", number, code=OTHER))


@seat_page("portal.use", "GET", "POST")
def hand_in(request: HttpRequest, seat: Seat, number: str, code: str) -> HttpResponse:
    """Hand in one paper, or say that it is not there yet. A newer one takes the place of an older."""
    detail = page.own(seat, number)
    if not detail.may_write and request.method == "GET":
        return page.to(seat, "papers", number)
    name, hint = _named(detail, code)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and "missing" in request.POST:
        case_flow.say_missing(command_of(request, seat), case_id=detail.case.id, question=code)
        messages.success(request, text("Noterat. Vi frågar igen längre fram."))
        return page.to(seat, "papers", number)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        with told_in(form):
            case_flow.attach_paper(command_of(request, seat), case_id=detail.case.id, content=upload.read(),
                                   question="" if code == OTHER else code, filename=upload.name)
        if form.is_valid():
            messages.success(request, text("Papperet är inlagt."))
            return page.to(seat, "plan" if code.startswith("line-") else "papers", number)
    return page.draw(request, seat, detail, "hand_in", name, form=form, hint=hint,
                     may_wait=code != OTHER and not code.startswith("line-"))


def _named(detail: CaseDetail, code: str) -> tuple[Any, str]:
    if code == OTHER:
        return text("Annat papper"), ""
    for paper in detail.papers:
        if paper.code == code:
            return paper.label, paper.hint
    for line in detail.plan_lines:
        if f"line-{line.id}" == code:
            return line.label, str(text("Offert, lånelöfte eller beslut som hör till raden."))
    raise NotSeen


def _state(paper: Any) -> dict[str, Any]:
    if paper.key:
        return {"word": text("klart"), "kind": "ok"}
    if paper.missing:
        return {"word": text("har inte än"), "kind": "warn"}
    return {"word": text("saknas"), "kind": "warn"} if paper.required else {"word": text("kan vänta"), "kind": ""}
