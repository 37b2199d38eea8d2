"""A förlagsinsats as its page shows it: one sentence with the law's day, the time line, dividends, what may be done."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.views import AgreementView
from brygga.apps.capital import queries as capital
from brygga.apps.capital.views import ContributionView
from brygga.formats.pictures.timeline import Stop, timeline
from brygga.web.agreements import words
from brygga.web.shell.pictures import both_widths


def shown(seat: Seat, agreement: AgreementView) -> dict[str, Any]:
    """Return what the page shows of the förlagsinsats behind an agreement."""
    held = capital.contribution(seat.tenant_id, agreement.id)
    stops = _stops(held)
    return {
        "lead": _lead(agreement, held), "facts": _facts(agreement, held), "card": _card(seat, agreement, held),
        "picture": both_widths(timeline, stops, seat.on, id_="time") if len(stops) > 1 else "",
        "stops": [[stop.label, words.day(stop.day), stop.note or "–"] for stop in stops],
        "stop_columns": [{"label": _("Vad")}, {"label": _("Dag")}, {"label": _("Regel")}],
        "dividends": [[str(d.year), words.day(d.decided_on), words.kr(d.amount_minor, agreement.currency, exact=True),
                       words.day(d.received_on) or {"word": _("väntar"), "kind": "warn"}] for d in held.dividends],
        "dividend_columns": [{"label": _("År")}, {"label": _("Beslutad")}, {"label": _("Belopp"), "numeric": True},
                             {"label": _("Inbetald")}],
        "may_write": seat.may("agreement.write") and agreement.state == "active" and held.redeemed_on is None,
        "urls": {name: words.url(seat, name, agreement.number) for name in ("notice", "dividend", "redeem")}}


def _earliest(held: ContributionView) -> date | None:
    return (held.redemption.earliest or held.redemption.lock_ends) if held.redemption else None


def _lead(agreement: AgreementView, held: ContributionView) -> str:
    amount = words.kr(agreement.amount_minor, agreement.currency)
    if held.redeemed_on is not None:
        redeemed = words.kr(held.redeemed_minor, agreement.currency, exact=True)
        said = _("Inlöst %(day)s för %(redeemed)s av %(amount)s.") % {
            "day": words.day(held.redeemed_on), "redeemed": redeemed, "amount": amount}
        return said if agreement.state == "ended" else said + " " + _("Vi väntar på pengarna.")
    if held.redemption is None:
        return ""
    return _("Förlagsinsats på %(amount)s sedan %(paid)s. Kan lösas in tidigast %(day)s (EFL 11:4).") % {
        "amount": amount, "paid": words.day(held.contributed_on), "day": words.day(_earliest(held))}


def _facts(agreement: AgreementView, held: ContributionView) -> list[dict[str, str]]:
    received = sum(d.amount_minor for d in held.dividends if d.received_on)
    value = agreement.amount_minor if held.contributed_on and not held.redeemed_on else 0
    return [
        {"label": _("Insats"), "value": words.kr(agreement.amount_minor, agreement.currency),
         "note": agreement.purpose},
        {"label": _("Bevis"), "value": held.certificate_number or _("inte mottaget"),
         "note": words.day(held.certificate_received_on)},
        {"label": _("Värde i böckerna"), "value": words.kr(value, agreement.currency),
         "note": _("till anskaffningsvärde") if value else _("inte inbetald") if not held.contributed_on else ""},
        {"label": _("Utdelning hittills"), "value": words.kr(received, agreement.currency),
         "note": held.dividend_terms}]


def _stops(held: ContributionView) -> list[Stop]:
    """Return the days that matter in order; days that fall together keep the order in which they are said."""
    found = held.redemption
    if held.contributed_on is None or found is None:
        return []
    is_earliest = found.earliest is None or found.earliest == found.lock_ends
    stops = [Stop(held.contributed_on, _("Inbetald")),
             Stop(found.lock_ends, _("Tidigast inlösen") if is_earliest else _("Fem år"), "EFL 11:4")]
    if held.holder_notice_on:
        stops.append(Stop(held.holder_notice_on, _("Fonden säger upp"), _("två år, EFL 11:4")))
    if held.association_notice_on:
        stops.append(Stop(held.association_notice_on, _("Föreningen säger upp"), _("sex månader, EFL 11:4")))
    if held.redeemed_on:
        stops.append(Stop(held.redeemed_on, _("Inlöst"), "EFL 11:5"))
    elif found.earliest and found.earliest != found.lock_ends:
        stops.append(Stop(found.earliest, _("Tidigast inlösen"), "EFL 11:4"))
    if held.clawback_until:
        stops.append(Stop(held.clawback_until, _("Kan inte krävas åter"), "EFL 11:8"))
    return sorted(stops, key=lambda stop: stop.day)


def _card(seat: Seat, agreement: AgreementView, held: ContributionView) -> dict[str, Any] | None:
    if held.redeemed_on is not None or held.redemption is None or agreement.state != "active":
        return None
    earliest = held.redemption.earliest
    if earliest is not None and earliest <= seat.on and seat.may("agreement.write"):
        return {"title": _("Dagen för inlösen har kommit"),
                "text": _("Be föreningen om senaste fastställda balansräkning. Den sätter taket (EFL 11:5)."),
                "action_label": _("Bokför inlösen"), "action_href": words.url(seat, "redeem", agreement.number)}
    return None
