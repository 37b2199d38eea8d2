"""The financing plan as a sentence, a curve and two columns, with the same figures as tables."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.views import CaseDetail
from brygga.domain.casework import labels
from brygga.domain.casework.answers import Severity
from brygga.domain.casework.cash import Bridge, cash_curve, lowest_point, propose_bridge
from brygga.domain.casework.plan import FinancingPlan, SourceKind, SourceStatus, burden, cost_rows, source_rows
from brygga.domain.casework.plan_checks import stops
from brygga.domain.casework.texts import sentence
from brygga.formats.pictures import cash_curve as curve_picture
from brygga.formats.pictures import figures, stack
from brygga.web.cases.listed import language
from brygga.web.shell.pictures import both_widths, drawing

BORDER: dict[SourceStatus, stack.Status] = {
    SourceStatus.IDEA: "asked", SourceStatus.ASKED: "asked", SourceStatus.PROMISED: "promised",
    SourceStatus.DECIDED: "promised", SourceStatus.PAID: "paid"}


def plan_of(seat: Seat, detail: CaseDetail) -> dict[str, Any] | None:
    """Return the plan's sentence with its remedy, its pictures and its tables; None while there is no line."""
    plan = detail.plan
    if not detail.plan_lines:
        return None
    bridge = propose_bridge(plan)
    shown: dict[str, Any] = {"sentence": sentence_of(plan), "tables": _tables(plan), "columns": _columns(),
                             "findings": [_finding(f) for f in detail.findings
                                          if f.code != "cash_short" and f.severity != Severity.HINT],
                             "hints": [_finding(f)["text"] for f in detail.findings if f.severity == Severity.HINT]}
    if isinstance(bridge, Bridge) and seat.may("case.prepare") and detail.case.state in ("preparation", "decision"):
        shown |= _remedy(seat, detail, bridge)
    elif isinstance(bridge, Bridge):
        shown["remedy"] = _bridge_words(bridge)
    rows = cash_curve(plan)
    if len(rows) > 2:  # Two months are a stroke, not a curve; the tables say it all.
        months = [curve_picture.Month(row.month.first_day, row.balance.minor) for row in rows]
        shown["curve"] = both_widths(curve_picture.cash_curve, months, id_="curve")
        shown["curve_rows"] = [[figures.day(r.month.first_day, language(), "manad"), _kr(r.paid_in.minor),
                                _kr(r.paid_out.minor), _kr(r.balance.minor)] for r in rows]
    if cost_rows(plan) and source_rows(plan):
        shown["stack"] = drawing(_stack(plan, proposed=bool(detail.proposals)))
    return shown


def sentence_of(plan: FinancingPlan) -> str:
    """Return the plan in one sentence: does it add up, and if so, in which month the money is short."""
    broken = stops(plan)
    if broken:
        said = sentence(broken[0], language())
        return f"{said.reason} {said.way_on}"
    lowest = lowest_point(plan)
    if lowest is None or lowest.balance.minor >= 0:
        return _("Planen går ihop, och pengarna räcker varje månad.")
    month = figures.MONTHS[language()][lowest.month.month - 1]
    return _("Planen går ihop. Men i %(month)s saknas %(gap)s.") % {
        "month": month, "gap": _kr(-lowest.balance.minor)}


def _remedy(seat: Seat, detail: CaseDetail, bridge: Bridge) -> dict[str, str]:
    here = reverse("cases:propose", kwargs={"slug": seat.slug, "number": detail.case.number})
    given: dict[str, str | int] = {
        "instrument": "loan", "kind": "bridge", "amount": bridge.size.minor, "term": bridge.months,
        "repayment": "bullet", "disburse_on": max(bridge.first.first_day, seat.on).isoformat()}
    return {"remedy": _bridge_words(bridge), "remedy_href": f"{here}?{urlencode(given)}"}


def _bridge_words(bridge: Bridge) -> str:
    return _("Ett brygglån på %(size)s i %(months)d månader räcker.") % {
        "size": _kr(bridge.size.minor), "months": bridge.months}


def _stack(plan: FinancingPlan, *, proposed: bool) -> str:
    costs = [stack.Cost(r.label, r.amount.minor, r.in_kind) for r in cost_rows(plan)]
    sources = [stack.Source(s.label, s.amount.minor, "proposed" if proposed and s.kind == SourceKind.FUND
                            else BORDER[s.status], s.kind == SourceKind.FUND) for s in plan.sources]
    sources += [stack.Source(v.label, v.value.minor, "in_kind") for v in plan.volunteer]
    return stack.stack(costs, sources, language=language())


def _columns() -> dict[str, list[dict[str, Any]]]:
    money = {"label": _("Belopp"), "numeric": True}
    return {"costs": [{"label": _("Kostar")}, {"label": _("Månad")}, money],
            "sources": [{"label": _("Betalas av")}, {"label": _("Läge")}, {"label": _("Månad")}, money],
            "curve": [{"label": _("Månad")}, *({"label": x, "numeric": True} for x in (
                _("In"), _("Ut"), _("Kvar vid månadens slut")))]}


def _tables(plan: FinancingPlan) -> dict[str, Any]:
    def month(first: Any) -> str:
        return figures.day(first, language(), "manad")
    work = [(v.label, v.value.minor) for v in plan.volunteer]
    costs = [[c.label, month(c.month.first_day), _kr(burden(c, plan).minor)] for c in plan.costs]
    sources = [[s.label, labels.label("source_status", s.status, language()), month(s.month.first_day),
                _kr(s.amount.minor)] for s in plan.sources]
    given = _("eget arbete")
    total = sum(r.amount.minor for r in cost_rows(plan))
    brought = sum(r.amount.minor for r in source_rows(plan))
    return {"costs": costs + [[label, given, _kr(minor)] for label, minor in work],
            "sources": sources + [[label, given, "–", _kr(minor)] for label, minor in work],
            "costs_total": [_("Sammanlagt"), "", _kr(total)], "sources_total": [_("Sammanlagt"), "", "", _kr(brought)]}


def _finding(found: Any) -> dict[str, str]:
    said = sentence(found, language())
    return {"text": f"{said.reason} {said.way_on}", "kind": "stop" if found.severity == Severity.STOP else "warn"}


def _kr(minor: int) -> str:
    return figures.money(minor, language=language())


