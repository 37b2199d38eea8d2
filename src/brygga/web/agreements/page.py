"""Everything the page of one agreement shows, gathered from doorways and queries: no rule of its own."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.doorways import history_of
from brygga.apps.agreements.views import AgreementView, ConditionView, SigningView
from brygga.apps.documents.doorways import documents_of
from brygga.apps.funding import queries as funding
from brygga.apps.ledger import queries as ledger
from brygga.domain.funding.lots import Bucket
from brygga.foundation import clock
from brygga.operations.books.words import sentence_of
from brygga.operations.preconditions import stops
from brygga.web.agreements import capital_shown, loan_shown, words
from brygga.web.agreements.asked import card
from brygga.web.agreements.before_money import checklist

PAPERS = ("agreement", "signed", "certificate", "register_row", "condition", "notice")


def agreement_page(seat: Seat, agreement: AgreementView) -> dict[str, Any]:
    """Return the context of the page of one agreement."""
    signings, conditions = agreements.signings(agreement.id), agreements.conditions(agreement.id)
    found = stops(seat.tenant_id, agreement, seat.on) if agreement.state in ("draft", "signed") else []
    shown = (capital_shown if agreement.instrument == "contribution" else loan_shown).shown(seat, agreement)
    return {
        "title": f"{agreement.number} · {agreement.party}", "trail": words.trail(seat, agreement),
        "lead": _lead(agreement, shown), "agreement": agreement, "shown": shown,
        "kind": "capital" if agreement.instrument == "contribution" else "loan",
        "card": card(seat, agreement, signings, found, shown),
        "checklist": checklist(agreement, conditions, found) if agreement.state in ("draft", "signed") else None,
        "conditions": [_condition(seat, agreement, c) for c in conditions],
        "signings": [_signing(s) for s in signings], "papers": _papers(seat, agreement, signings, conditions),
        "papers_url": words.url(seat, "papers", agreement.number)
        if seat.may("agreement.write") and agreement.state == "draft" else "",
        "pots": _pots(seat, agreement), "pot_columns": [
            {"label": _("Pott")}, {"label": _("Från potten"), "numeric": True},
            {"label": _("Ute nu"), "numeric": True}],
        "history": [[words.day(h.on), sentence_of(h.code), h.who or "Brygga"] for h in history_of(seat, agreement)],
        "history_columns": [{"label": _("Dag")}, {"label": _("Vad")}, {"label": _("Vem")}],
    }


def _lead(agreement: AgreementView, shown: dict[str, Any]) -> str:
    amount, what = words.kr(agreement.amount_minor, agreement.currency), words.instrument(agreement.instrument)
    last = words.day(agreement.last_day_on)
    if agreement.state == "draft":
        return _("%(what)s på %(amount)s till %(party)s. Löftet gäller till och med %(last)s.") % {
            "what": what, "amount": amount, "party": agreement.party, "last": last}
    if agreement.state == "signed":
        return _("%(what)s på %(amount)s, underskrivet %(day)s. Pengarna ska ut senast %(last)s.") % {
            "what": what, "amount": amount, "day": words.day(agreement.signed_on), "last": last}
    if agreement.state == "lapsed":
        told = {"amount": amount, "last": last}
        return _("Löftet om %(amount)s gällde till och med %(last)s och har gått ut.") % told
    return str(shown["lead"])


def _condition(seat: Seat, agreement: AgreementView, condition: ConditionView) -> dict[str, Any]:
    met = condition.met_on is not None
    waits = not met and agreement.state in ("draft", "signed") and seat.may("condition.meet")
    page = ("certificate", {}) if condition.code == "certificate" else ("condition", {"pk": condition.id})
    return {"label": condition.text, "word": _("uppfyllt") if met else _("saknas"), "kind": "ok" if met else "warn",
            "href": words.url(seat, page[0], agreement.number, **page[1]) if waits else "",
            "hint": _("%(day)s av %(who)s") % {"day": words.day(condition.met_on), "who": condition.met_by}
            if met else ""}


def _signing(signing: SigningView) -> list[dict[str, str]]:
    outcome = (_("Tillbakaskickat: %s") % signing.refused_reason if signing.refused_reason
               else _("Klart %s") % words.day(signing.checked_on) if signing.checked_on else _("Väntar på kontroll"))
    handed_in = words.day(clock.day_of(signing.handed_in_at))
    return [{"label": _("Inlämnat av"), "value": signing.handed_in_by, "note": handed_in},
            {"label": _("Första kontroll"), "value": signing.first_check_by or _("ingen än")},
            {"label": _("Andra kontroll"), "value": signing.second_check_by or _("ingen än")},
            {"label": _("Läge"), "value": outcome}]


def _papers(seat: Seat, agreement: AgreementView, signings: list[SigningView], conditions: list[ConditionView]
            ) -> list[dict[str, Any]]:
    keys = {s.paper_key for s in signings} | {c.paper_key for c in conditions}
    return [{"title": d.title, "href": reverse("cases:paper", kwargs={"slug": seat.slug, "key": d.key}),
             "kind": d.filename.rpartition(".")[2].upper(), "size": d.size_bytes, "date": clock.day_of(d.stored_at)}
            for d in documents_of(seat, agreement.matter_id)
            if d.key in keys or (d.kind in PAPERS and agreement.number in d.title)]


def _pots(seat: Seat, agreement: AgreementView) -> list[list[str]]:
    rows, names = [], {pk: name for pk, name, _kind, _currency in ledger.pots(seat.tenant_id)}
    for pot, minor, state in funding.commitments_of(agreement.id):
        out = funding.book_of(pot).held(Bucket.OUT, str(agreement.id)).minor
        bound = {"open": _("lovat"), "lapsed": _("fritt igen")}.get(state, "")
        rows.append([names[pot], f"{words.kr(minor, agreement.currency)}{f' ({bound})' if bound else ''}",
                     words.kr(out, agreement.currency, exact=True)])
    return rows
