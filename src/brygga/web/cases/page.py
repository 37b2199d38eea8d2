"""Everything the page of one case shows, gathered from the doorway's values: no rule and no query of its own."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.happened import HAPPENED
from brygga.apps.cases.rules import rules_for
from brygga.apps.cases.views import CaseDetail, CaseView
from brygga.apps.duties.doorways import DutyView, duties_of_matter, together
from brygga.domain.casework import labels
from brygga.domain.casework.workflow import CaseState, standing
from brygga.formats.pictures import figures
from brygga.foundation import clock
from brygga.foundation.refusals import text
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country
from brygga.web.cases.listed import language, place, state_word
from brygga.web.cases.next_step import next_card
from brygga.web.cases.plan_shown import plan_of
from brygga.web.cases.proposal_shown import proposals_of

STEPS = (text("Ansökan"), text("Beredning"), text("Beslut"), text("Avtal"), text("Uppföljning"))
# What was weighed before the decision is folded once the money is out: it is read again, but no more acted on.
DONE = ("follow_up", "closed")
NEWEST = 5


def case_page(seat: Seat, detail: CaseDetail, message_form: forms.Form) -> dict[str, Any]:
    """Return the context of the page of one case."""
    case = detail.case
    duties, papers = duties_of_matter(seat, case.matter_id), documents_of(seat, detail)
    return {
        "title": case.name, "trail": trail_of(seat), "number": case.number, "case": case, "seat": seat,
        "lead": lead_of(seat, detail), "steps": steps_of(case), "state_word": state_word(case.state),
        "next": next_card(seat, detail, duties), "others": _others(duties), "plan": plan_of(seat, detail),
        "rules": [[line.question, {"word": line.answer, "kind": line.kind}, line.why]
                  for line in rules_for(seat, detail)],
        "rule_columns": [{"label": _("Fråga")}, {"label": _("Svar"), "phone": "beside"},
                         {"label": _("Varför"), "phone": "bare full"}],
        "proposals": proposals_of(seat, detail), "memo": detail.memo, "who": who_of(seat, detail),
        "questions": [{"question": q.label, "answer": q.shown or (_("Har det inte än") if q.missing else "–")}
                      for q in detail.questions],
        "readiness": [[s.text, _answered(s.answer), s.note or ("" if s.answer == "yes" else s.action)]
                      for s in detail.readiness if s.answer],
        "figures": _figures(detail), "documents": papers[:NEWEST], "older_documents": papers[NEWEST:],
        "done": case.state in DONE,
        "not_there": ", ".join(p.label for p in detail.papers if p.missing),
        "completions": detail.completions, "message_form": message_form,
        "messages_shown": [{"text": m.text, "who": m.who, "mine": m.mine,
                            "when": figures.day(clock.day_of(m.at), language())} for m in detail.messages],
        "readiness_columns": [{"label": _("Påstående")}, {"label": _("Svar"), "phone": "beside"},
                              {"label": _("Vad som kan göras"), "phone": "bare full"}],
        "timeline_columns": [{"label": _("Dag")}, *({"label": x, "phone": "bare"} for x in (
            _("Vad"), _("Vem"), _("Anteckning")))],
        "unread": any(d.code == "message.read" and d.mine for d in duties),
        "timeline": [[figures.day(s.on, language()), str(HAPPENED[s.event]), s.who, s.note or "–"]
                     for s in detail.steps],
        "may_write": seat.may("case.write"), "here": {"slug": seat.slug, "number": case.number},
    }


def trail_of(seat: Seat, case: CaseView | None = None) -> list[dict[str, str]]:
    """Return where I am: the list, and the case on pages below it."""
    trail = [{"label": _("Ärenden"), "href": reverse("cases:list", kwargs={"slug": seat.slug})}]
    if case is not None:
        here = reverse("cases:one", kwargs={"slug": seat.slug, "number": case.number})
        trail.append({"label": f"{case.number} {case.name}", "href": here})
    return trail


def lead_of(seat: Seat, detail: CaseDetail) -> str:
    """Return what it is in two sentences: what they want, how much they ask of us, what is proposed."""
    case = detail.case
    said = [case.summary if case.summary.endswith((".", "!", "?")) else f"{case.summary}."]
    if case.need_minor:
        said.append(_("De söker %s av oss.") % figures.money(case.need_minor, case.currency, language()))
    offered = [p for p in detail.proposals if p.outcome == "grant" and p.state in ("open", "granted")]
    if offered:
        told = [f"{figures.money(p.amount_minor, p.currency, language())} "
                f"({labels.label('instrument', p.instrument, language())})" for p in offered]
        word = _("Beviljat: %s.") if all(p.state == "granted" for p in offered) else _("Föreslaget: %s.")
        said.append(word % ", ".join(told))
    return " ".join(said)


def steps_of(case: CaseView) -> list[dict[str, str]]:
    """Return the five steps: what is done, where it stands, when it is expected."""
    ended = standing(CaseState(case.state)).is_end
    whens = {1: case.submitted_on or case.opened_on}
    found = []
    for number, name in enumerate(STEPS, start=1):
        done = number < case.step or (ended and number <= case.step)
        state = "done" if done else "now" if number == case.step else ""
        when = figures.day(whens[number], language(), "utan_ar") if number in whens else ""
        if number == 2 and case.state == "preparation" and case.expected_on:
            when = _("klar senast %s") % figures.day(case.expected_on, language(), "utan_ar")
        found.append({"label": str(name), "state": state, "when": when})
    return found


def who_of(seat: Seat, detail: CaseDetail) -> list[dict[str, str]]:
    """Return who, where and since when, as a row of facts."""
    case, party = detail.case, detail.party
    facts = [{"label": _("Plats"), "value": place(country(country_of(seat.tenant_id)), case.municipality)},
             {"label": _("Kontakt"), "value": case.contact_name,
              "note": ", ".join(x for x in (case.contact_phone, case.contact_email) if x)}]
    if party is not None:
        form = labels.label("form", party.legal_form, language())
        facts.insert(0, {"label": form[:1].upper() + form[1:], "value": party.name,
                         "note": party.orgnr})
    facts.append({"label": _("Handläggare"), "value": case.handled_by or _("ingen än"),
                  "note": labels.label("path", case.path, language()) if case.template else ""})
    return facts


def documents_of(seat: Seat, detail: CaseDetail) -> list[dict[str, Any]]:
    """Return the case's papers, the latest first."""
    return [
        {"title": d.title, "size": d.size_bytes, "date": d.stored_at, "note": d.stored_by,
         "kind": d.filename.rpartition(".")[2].upper(),
         "href": reverse("cases:paper", kwargs={"slug": seat.slug, "key": d.key})} for d in reversed(detail.documents)]


def _answered(code: str) -> dict[str, str]:
    return {"word": labels.label("standing", code, language()),
            "kind": {"yes": "ok", "partly": "warn", "no": "stop"}[code]}


def _others(duties: list[DutyView]) -> list[dict[str, str]]:
    return [{"text": d.text, "who": d.who, "due": figures.day(d.due_on, language()) if d.due_on else ""}
            for d in together(duties) if not d.mine]


def _figures(detail: CaseDetail) -> list[dict[str, str]]:
    return [{"label": q.label, "value": q.shown} for q in detail.questions if q.kind == "amount" and q.value]
