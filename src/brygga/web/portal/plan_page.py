"""The plan as a page says it: one sentence, two columns, the cash curve with the bridge that would carry it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from brygga.apps.cases.views import CaseDetail, PlanLineView
from brygga.domain.casework import cash, plan, texts
from brygga.domain.casework.answers import Refusal
from brygga.formats.pictures.cash_curve import Month, cash_curve
from brygga.formats.pictures.stack import Cost, Source, Status, stack
from brygga.foundation.refusals import text
from brygga.web.shell import say
from brygga.web.shell.pictures import both_widths, drawing

BORDER: dict[str, Status] = {"paid": "paid", "decided": "promised", "promised": "promised", "asked": "asked",
                             "idea": "proposed"}
KINDS = {"stop": "stop", "warn": "warn", "hint": "quiet"}


def view(detail: CaseDetail, slug: str) -> dict[str, Any]:
    """Return all that the page of the plan shows."""
    held = detail.plan
    bridge = cash.propose_bridge(held)
    curve = cash.cash_curve(held)
    shown: dict[str, Any] = {
        "sentence": sentence(held), "balances": plan.cash_costs(held) == plan.cash_sources(held) and bool(held.costs),
        "costs": _rows(detail, slug, ("cost", "both")), "sources": _rows(detail, slug, ("source", "both")),
        "cost_total": plan.cash_costs(held), "source_total": plan.cash_sources(held),
        "work_total": plan.volunteer_value(held), "picture": _stack(held),
        "findings": _together(f for f in _findings(detail) if f["kind"] != "quiet"),
        "hints": [f["text"] for f in _findings(detail) if f["kind"] == "quiet"]}
    if len(curve) > 2:  # Two months are a stroke, not a curve; the table of costs and sources says it all.
        shown |= {"curve": _curve(curve), "curve_rows": _curve_rows(curve)}
    if isinstance(bridge, cash.Bridge):
        with_bridge = cash.cash_curve(held, bridge)
        shown |= {"bridge": _bridge(bridge), "bridged": _curve(with_bridge, "curve-bridged"),
                  "bridged_rows": _curve_rows(with_bridge), "curve_columns": [
                      {"label": text("Månad")}, {"label": text("In"), "numeric": True},
                      {"label": text("Ut"), "numeric": True}, {"label": text("Kvar på kontot"), "numeric": True}]}
    return shown


def sentence(held: plan.FinancingPlan) -> str:
    """Return how the plan stands, in one sentence."""
    costs, sources = plan.cash_costs(held).minor, plan.cash_sources(held).minor
    said = {"costs": say.kr(costs), "sources": say.kr(sources), "gap": say.kr(abs(costs - sources))}
    if not held.costs and not held.sources:
        return str(text("Börja med vad det kostar. Sedan skriver ni vem som betalar."))
    if costs > sources:
        return str(text("Kostnaderna är %(costs)s och finansieringen %(sources)s. Det saknas %(gap)s.") % said)
    if costs < sources:
        return str(text("Finansieringen är %(gap)s större än kostnaderna. Sänk det ni söker.") % said)
    return str(text("Planen går ihop: %(costs)s på båda sidor.") % said)


def _rows(detail: CaseDetail, slug: str, sides: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"line": line, "note": _note(line, detail), "paper": reverse(
        "cases:paper", kwargs={"slug": slug, "key": line.paper_key}) if line.paper_key else ""}
        for line in detail.plan_lines if line.side in sides]


def _note(line: PlanLineView, detail: CaseDetail) -> str:
    parts: list[Any] = []
    if line.side == "both":
        parts = [text("ideellt arbete")] + ([text("%s timmar") % line.hours] if line.hours else [])
    elif line.month is not None:
        parts = [say.day(line.month, "manad")]
    if line.side == "source":
        parts = [say.named("source_kind", line.kind), say.named("source_status", line.status), *parts]
        parts += [text("mot kvitton")] if line.on_requisition else []
    if line.side == "cost" and line.vat_minor:
        back = text("tillbaka senare") if detail.case.reclaims_vat else text("ingår")
        parts.append(text("moms %(amount)s, %(back)s") % {"amount": say.kr(line.vat_minor), "back": back})
    return ", ".join(str(part) for part in parts)


def _findings(detail: CaseDetail) -> list[dict[str, Any]]:
    found = []
    for finding in detail.findings:
        said = texts.sentence(finding, _language())
        found.append({"text": f"{said.reason} {said.way_on}", "kind": KINDS[finding.severity.value]})
    return found


def _together(findings: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One notice a kind: a wall of boxes is not read."""
    kinds: dict[str, list[str]] = {}
    for finding in findings:
        kinds.setdefault(finding["kind"], []).append(finding["text"])
    return [{"kind": kind, "texts": texts} for kind, texts in kinds.items()]


def _stack(held: plan.FinancingPlan) -> Any:
    if not held.costs or not held.sources:
        return ""
    costs = [Cost(row.label, row.amount.minor, row.in_kind) for row in plan.cost_rows(held)]
    sources = [Source(s.label, s.amount.minor, BORDER[s.status.value], s.kind == plan.SourceKind.FUND)
               for s in held.sources]
    sources += [Source(v.label, v.value.minor, "in_kind") for v in held.volunteer]
    return drawing(stack(costs, sources, language=_language()))


def _curve(rows: Iterable[cash.CashMonth], name: str = "curve") -> Any:
    return both_widths(cash_curve, [Month(row.month.first_day, row.balance.minor) for row in rows], id_=name)


def _curve_rows(rows: Iterable[cash.CashMonth]) -> list[list[Any]]:
    return [[say.day(r.month.first_day, "manad"), say.kr(r.paid_in.minor), say.kr(r.paid_out.minor),
             say.kr(r.balance.minor)] for r in rows]


def _bridge(bridge: cash.Bridge | Refusal) -> str:
    assert isinstance(bridge, cash.Bridge)
    return str(text("Ett brygglån på %(size)s i %(months)s månader räcker, från %(first)s.") % {
        "size": say.kr(bridge.size.minor), "months": bridge.months, "first": say.day(bridge.first.first_day, "manad")})


def _language() -> str:
    return "en" if (get_language() or "sv").startswith("en") else "sv"
