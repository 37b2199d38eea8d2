"""The financing plan's lines. Volunteer work is one line that stands on both sides, so it never hides a gap."""

from datetime import date
from typing import Any

from brygga.apps.cases.actions import reach
from brygga.apps.cases.models import Case, PlanLine
from brygga.domain.casework.plan import SourceKind, SourceStatus, StartRule
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text

CASH_KINDS = frozenset(k.value for k in SourceKind) - {"volunteer"}
MOST_LINES = 100


@action("cases.save_plan_line")
def save_plan_line(cmd: Command, *, case_id: int, side: str, label: str, amount_minor: int, month: date | None = None,
                   line_id: int | None = None, kind: str = "", vat_minor: int = 0, hours: int = 0, status: str = "",
                   on_requisition: bool = False, start_rule: str = "", asked_on: date | None = None,
                   decided_on: date | None = None, valid_to: date | None = None, conditions: str = "") -> int:
    """Save a line of side cost, source or both (volunteer work), a new one without `line_id`; returns its id.

    `amount_minor` is without VAT on a cost; `month` any day of the month when the money moves.
    """
    case = reach.case_of(cmd, case_id)
    reach.require_answering(cmd, case)
    faults = _faults(side, label, amount_minor, vat_minor, month, kind, status, start_rule, hours)
    if faults:
        raise Refusals(faults)
    of_source = side == "source"
    columns: dict[str, Any] = {
        "side": side, "label": label.strip(), "amount_minor": amount_minor, "month": month,
        "kind": kind if of_source else "volunteer" if side == "both" else kind[:20],
        "vat_minor": vat_minor if side == "cost" else 0, "hours": hours if side == "both" else 0,
        "status": status if of_source else "", "on_requisition": on_requisition and of_source,
        "start_rule": start_rule if of_source else "", "conditions": conditions[:300] if of_source else "",
        "asked_on": asked_on if of_source else None, "decided_on": decided_on if of_source else None,
        "valid_to": valid_to if of_source else None}
    line = _line(case, line_id)
    for name, value in columns.items():
        setattr(line, name, value)
    line.save()
    record(cmd, "cases.plan_changed", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"line": line.pk, "side": side, "kind": line.kind, "amount": [amount_minor, line.currency],
                 "vat": line.vat_minor, "status": line.status, "month": month})
    return line.pk


@action("cases.remove_plan_line")
def remove_plan_line(cmd: Command, *, case_id: int, line_id: int) -> None:
    """Take a line away; the trail keeps what it was."""
    case = reach.case_of(cmd, case_id)
    reach.require_answering(cmd, case)
    line = _line(case, line_id)
    record(cmd, "cases.plan_changed", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"removed": line_id, "side": line.side, "amount": [line.amount_minor, line.currency]},
           private={"label": line.label})
    line.delete()


@action("cases.set_vat")
def set_vat(cmd: Command, *, case_id: int, reclaims_vat: bool) -> None:
    """Say whether the applicant gets VAT back: then the plan weighs costs without it and shows when it returns."""
    case = reach.case_of(cmd, case_id)
    reach.require_answering(cmd, case)
    if case.reclaims_vat == reclaims_vat:
        return
    case.reclaims_vat = reclaims_vat
    case.save(update_fields=["reclaims_vat"])
    record(cmd, "cases.plan_changed", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"reclaims_vat": reclaims_vat})


def _line(case: Case, line_id: int | None) -> PlanLine:
    if line_id is None:
        if case.plan_lines.count() >= MOST_LINES:
            raise Refused("plan.lines", text("En plan rymmer hundra rader."), way_on=text("Slå ihop de minsta."))
        return PlanLine(tenant_id=case.tenant_id, matter_id=case.matter_id, case=case, currency=case.currency,
                        place=case.plan_lines.count())
    line = case.plan_lines.filter(pk=line_id).first()
    if line is None:
        raise NotSeen
    return line


def _faults(side: str, label: str, amount_minor: int, vat_minor: int, month: date | None, kind: str, status: str,
            start_rule: str, hours: int) -> list[Refused]:
    faults = []
    if side not in ("cost", "source", "both"):
        faults.append(Refused("plan.side", text("Välj kostnad, källa eller ideellt arbete."), field="side"))
    if not 0 < len(label.strip()) <= 120:
        faults.append(Refused("plan.label", text("Skriv vad raden gäller, högst 120 tecken."), field="label"))
    if amount_minor <= 0:
        faults.append(Refused("plan.amount", text("Skriv ett belopp som är större än noll."), field="amount"))
    if vat_minor < 0 or (vat_minor > amount_minor > 0):
        faults.append(Refused("plan.vat", text("Momsen ligger mellan noll och beloppet."), field="vat"))
    if month is None and side != "both":
        faults.append(Refused("plan.month", text("Välj vilken månad pengarna rör sig."), field="month"))
    if hours < 0:
        faults.append(Refused("plan.hours", text("Skriv antalet timmar, noll eller mer."), field="hours"))
    if side == "source":
        if kind not in CASH_KINDS:
            faults.append(Refused("plan.kind", text("Välj vem som betalar."), field="kind"))
        if status not in {s.value for s in SourceStatus}:
            faults.append(Refused("plan.status", text("Välj hur säkert det är."), field="status"))
        if start_rule and start_rule not in {r.value for r in StartRule}:
            faults.append(Refused("plan.start_rule", text("Välj när ni får börja."), field="start_rule"))
    return faults
