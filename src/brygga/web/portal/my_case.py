"""What is asked of us, where it stands, and what we have handed in: the first page of a case, as values.

The order of the questions below is the order of importance: a komplettering before everything, then what the state of
the case asks for. Whoever waits is named, with a day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.views import CaseDetail
from brygga.domain.casework.workflow import APPLICANT_STEPS, CaseState, standing
from brygga.foundation import clock
from brygga.foundation.refusals import text
from brygga.operations.applicant import AgreementLine
from brygga.web.portal.page import link
from brygga.web.portal.sections import sections_of
from brygga.web.shell import say

NEWEST = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """The one card: what is asked, why or by when, and up to two ways on."""

    title: Any
    text: Any = ""
    waiting: bool = False
    action: tuple[Any, str] | None = None
    second: tuple[Any, str] | None = None


def asked(seat: Seat, detail: CaseDetail, agreements: list[AgreementLine], meeting: date | None) -> Asked:
    """Return what is asked of the applicant now, or what the fund does and by when."""
    waiting = [c for c in detail.completions if c.is_open]
    if waiting:
        one = waiting[0]
        to = link(seat, "complete", detail.case.number, pk=one.id)
        return Asked(text("Vi väntar på er: %s") % one.asked_for,
                     text("Lämna det senast %s. Vår klocka står stilla tills ni har svarat.") % _day(one.answer_by),
                     True, (text("Lämna det"), to), (text("Vi har det inte än"), f"{to}#inte-an"))
    by_agreement = [card for line in agreements if (card := _of_agreement(seat, detail, line)) is not None]
    if by_agreement:
        return by_agreement[0]
    return _BY_STATE[detail.case.state](seat, detail, meeting)


def _of_agreement(seat: Seat, detail: CaseDetail, line: AgreementLine) -> Asked | None:
    to = link(seat, "agreement", detail.case.number, agreement=line.number)
    if line.state == "draft" and not line.handed_in:
        return Asked(text("Skriv under avtalet %s") % line.number, text(
            "Skriv ut det, skriv under och lägg in det senast %s. Efter den dagen gäller inte beslutet.")
            % _day(line.last_day_on), True, (text("Öppna avtalet"), to))
    if line.state in ("draft", "signed") and line.unmet:
        return Asked(text("Uppfyll villkoren för %s") % line.number, "; ".join(line.unmet), True,
                     (text("Öppna avtalet"), to))
    if line.state in ("draft", "signed"):
        return Asked(text("Ni väntar på oss"), text("Vi kontrollerar papperen och betalar ut pengarna."), False, None,
                     (text("Öppna avtalet"), to))
    if line.next_due is not None:
        late = line.overdue_minor > 0
        said = text("Det är försenat. Hör av er om ni inte kan betala.") if late else text("OCR %s") % line.reference
        return Asked(text("Betala %(amount)s senast %(day)s") % {
            "amount": say.kr(line.next_minor, exact=True), "day": _day(line.next_due)}, said, late,
            (text("Se hur ni betalar"), to))
    return None


def _enquiry(seat: Seat, detail: CaseDetail, meeting: date | None) -> Asked:
    answer = detail.case.opened_on + timedelta(days=standing(CaseState.ENQUIRY).days or 0)
    return Asked(text("Ni väntar på oss"), text("Vi läser er anmälan och svarar senast %s.") % _day(answer))


def _application(seat: Seat, detail: CaseDetail, meeting: date | None) -> Asked:
    number, left = detail.case.number, [gap for gap in detail.left if gap.required]
    if not left:
        return Asked(text("Ansökan är klar att skicka"),
                     text("Läs igenom den en gång till och skicka den till fonden."), True,
                     (text("Läs och skicka"), link(seat, "submit", number)))
    first = next((t for t in tasks(seat, detail) if t["kind"] == "warn"), None)
    return Asked(text("Skriv klart ansökan"), text("%s saker är kvar. Allt sparas, och flera av er kan skriva.")
                 % len(left), True, (text("Fortsätt"), first["href"] if first else link(seat, "submit", number)),
                 (text("Se alla frågor"), link(seat, "questions", number)))


def _preparation(seat: Seat, detail: CaseDetail, meeting: date | None) -> Asked:
    by = detail.case.expected_on
    said = text("Vi läser ansökan och frågar om något saknas.")
    return Asked(text("Ni väntar på oss"), f"{said} {text('Klart senast %s.') % _day(by)}" if by else said)


def _decision(seat: Seat, detail: CaseDetail, meeting: date | None) -> Asked:
    return Asked(text("Ni väntar på styrelsen"), text("Styrelsen tar upp ert ärende %s.") % _day(meeting) if meeting
                 else text("Ert ärende tas upp på nästa sammanträde. Ni får ett brev med beslutet."))


def _agreement(seat: Seat, detail: CaseDetail, meeting: date | None) -> Asked:
    return Asked(text("Beslutet är ja"), text("Vi skriver avtalet och skickar det till er."))


def _declined(seat: Seat, detail: CaseDetail, meeting: date | None) -> Asked:
    return Asked(text("Beslutet blev nej"), text("Läs skälen och vägen till ett ja nedan. Har något ändrats kan ni be "
                                                 "om omprövning, en gång."), True,
                 (text("Be om omprövning"), link(seat, "reconsider", detail.case.number)))


def _resting(seat: Seat, detail: CaseDetail, meeting: date | None) -> Asked:
    return Asked(text("Ärendet vilar"), text("Det går att ta upp igen när ni vill."), False,
                 (text("Ta upp ärendet igen"), link(seat, "wake", detail.case.number)))


def _calm(title: Any, said: Any) -> Any:
    return lambda seat, detail, meeting: Asked(title, said)


_BY_STATE: dict[str, Any] = {
    "enquiry": _enquiry, "application": _application, "preparation": _preparation, "decision": _decision,
    "agreement": _agreement, "declined": _declined, "resting": _resting,
    "follow_up": _calm(text("Inget väntar på er"), text("Vi hör av oss när det är dags för nästa steg.")),
    "referred": _calm(text("Vi har hänvisat er vidare"), text("I brevet från oss står vem som kan hjälpa er.")),
    "withdrawn": _calm(text("Ni har tagit tillbaka ansökan"), text("Vill ni söka igen skickar ni en ny anmälan.")),
    "closed": _calm(text("Ärendet är avslutat"), text("Papperen finns kvar här."))}


def steps(detail: CaseDetail, meeting: date | None) -> list[dict[str, Any]]:
    """Return the five steps with what is known of their days."""
    case = detail.case
    when = {1: _short(case.submitted_on) if case.submitted_on else "",
            2: text("klart senast %s") % _short(case.expected_on) if case.expected_on and case.step <= 2 else "",
            3: _short(_decided(detail) or meeting) if (_decided(detail) or meeting) else ""}
    return [{"label": say.named("step", code), "when": when.get(n, ""),
             "state": "done" if n < case.step else "now" if n == case.step else ""}
            for n, code in enumerate(APPLICANT_STEPS, start=1)]


def _decided(detail: CaseDetail) -> date | None:
    return next((s.on for s in reversed(detail.steps) if s.event in ("decide_yes", "decide_no")), None)


def tasks(seat: Seat, detail: CaseDetail) -> list[dict[str, Any]]:
    """Return what is to be handed in, each with its state in a word."""
    if not detail.case.template:
        return []
    number = detail.case.number
    rows = [_task(text("Om er"), link(seat, "party", number), 0 if detail.party else 1)]
    rows += [_task(s.heading, link(seat, "section", number, place=s.place), s.left)
             for s in sections_of(detail.questions)]
    plan_left = sum(1 for gap in detail.left if gap.where == "plan" and gap.required)
    rows.append(_task(text("Finansieringsplan"), link(seat, "plan", number), plan_left))
    answered = sum(1 for s in detail.readiness if s.answer)
    rows.append({"label": text("Åtta påståenden om er"), "href": link(seat, "statements", number),
                 "word": text("klart") if answered == 8 else text("kan vänta"), "kind": "ok" if answered == 8 else ""})
    rows.append(_task(text("Papper"), link(seat, "papers", number),
                      sum(1 for p in detail.papers if p.required and not p.key and not p.missing)))
    return rows


def _task(name: Any, href: str, left: int) -> dict[str, Any]:
    return {"label": name, "href": href, "word": text("%s kvar") % left if left else text("klart"),
            "kind": "warn" if left else "ok"}


def documents(seat: Seat, detail: CaseDetail) -> list[dict[str, Any]]:
    """Return the case's papers, the latest first."""
    return [{"title": d.title, "size": d.size_bytes, "date": clock.day_of(d.stored_at), "href": reverse(
        "cases:paper", kwargs={"slug": seat.slug, "key": d.key}), "kind": d.filename.rpartition(".")[2].upper()}
        for d in reversed(detail.documents)]


def _day(on: date) -> str:
    return say.day(on, "veckodag")


def _short(on: date | None) -> str:
    return say.day(on, "utan_ar") if on else ""
