"""What a financing plan must show before it is proposed: each finding says how to mend it.

Idea: one small function a rule, each yielding findings; `check` runs them in the order of the form. A stop keeps the
case from the board, a warning must be answered in the memo, a hint helps. Do not raise here: a plan half-written is
a plan, and the applicant must see all that is left at once.
"""

from collections.abc import Iterator

from brygga.domain.casework.answers import Finding, Refusal, Severity, finding
from brygga.domain.casework.cash import lowest_point, propose_bridge
from brygga.domain.casework.plan import (
    FinancingPlan,
    Month,
    PaidHow,
    Source,
    SourceKind,
    SourceStatus,
    StartRule,
    cash_costs,
    cash_sources,
)
from brygga.domain.money import Money

STOP, WARN, HINT = Severity.STOP, Severity.WARN, Severity.HINT
SURE = (SourceStatus.PROMISED, SourceStatus.DECIDED, SourceStatus.PAID)
FINAL = (SourceStatus.DECIDED, SourceStatus.PAID)


def check(plan: FinancingPlan) -> list[Finding]:
    """Return everything that the plan still lacks, in the order of the form; empty when it holds."""
    rules = (_amounts, _codes, _balance, _quotes, _certainty, _evidence, _bank_promises, _start_rules,
             _requisitions, _validity, _cash)
    return [found for rule in rules for found in rule(plan)]


def stops(plan: FinancingPlan) -> list[Finding]:
    """Return the findings that keep the case from the board."""
    return [found for found in check(plan) if found.severity == STOP]


def _amounts(plan: FinancingPlan) -> Iterator[Finding]:
    if not plan.costs:
        yield finding("plan_without_costs", STOP, "costs")
    for nr, cost in enumerate(plan.costs):
        if cost.net.minor <= 0:
            yield finding("amount_not_positive", STOP, f"costs.{nr}.net", row=cost.label)
        if cost.vat.minor < 0:
            yield finding("vat_negative", STOP, f"costs.{nr}.vat", row=cost.label)
    for nr, source in enumerate(plan.sources):
        if source.amount.minor <= 0:
            yield finding("amount_not_positive", STOP, f"sources.{nr}.amount", row=source.label)
    for nr, work in enumerate(plan.volunteer):
        if work.value.minor <= 0:
            yield finding("amount_not_positive", STOP, f"volunteer.{nr}.value", row=work.label)


def _codes(plan: FinancingPlan) -> Iterator[Finding]:
    for side, codes in (("costs", [c.code for c in plan.costs]), ("sources", [s.code for s in plan.sources]),
                        ("volunteer", [v.code for v in plan.volunteer])):
        for nr, code in enumerate(codes):
            if code in codes[:nr]:
                yield finding("row_twice", STOP, f"{side}.{nr}.code", row=code)


def _balance(plan: FinancingPlan) -> Iterator[Finding]:
    gap = cash_costs(plan).minor - cash_sources(plan).minor
    if gap > 0:
        yield finding("plan_short", STOP, "sources", gap=Money(gap, plan.currency))
    if gap < 0:
        yield finding("plan_over", STOP, "sources", gap=Money(-gap, plan.currency))


def _quotes(plan: FinancingPlan) -> Iterator[Finding]:
    for nr, cost in enumerate(plan.costs):
        if not cost.quote:
            yield finding("quote_missing", HINT, f"costs.{nr}.quote", row=cost.label)


def _certainty(plan: FinancingPlan) -> Iterator[Finding]:
    for nr, source in enumerate(plan.sources):
        if source.status == SourceStatus.IDEA:
            yield finding("source_only_idea", WARN, f"sources.{nr}.status", row=source.label)


def _evidence(plan: FinancingPlan) -> Iterator[Finding]:
    for nr, source in enumerate(plan.sources):
        if source.status in SURE and not source.evidence and not _bank_to_guarantee(source):
            yield finding("evidence_missing", WARN, f"sources.{nr}.evidence", row=source.label)
        if source.status in FINAL and source.decided_on is None and source.kind != SourceKind.OWN:
            yield finding("decision_date_missing", WARN, f"sources.{nr}.decided_on", row=source.label)


def _bank_promises(plan: FinancingPlan) -> Iterator[Finding]:
    """A guarantee needs the bank's written promise before the board meets."""
    for nr, source in enumerate(plan.sources):
        if _bank_to_guarantee(source) and not (source.status in SURE and source.evidence):
            yield finding("bank_promise_missing", STOP, f"sources.{nr}.evidence", row=source.label)


def _start_rules(plan: FinancingPlan) -> Iterator[Finding]:
    starts = min((cost.month for cost in plan.costs), default=None)
    if starts is None:
        return
    for nr, source in enumerate(plan.sources):
        gate = {StartRule.AFTER_APPLICATION: source.asked_on, StartRule.AFTER_DECISION: source.decided_on}
        if source.start_rule not in gate:
            continue
        opened = gate[source.start_rule]
        if opened is None:
            yield finding("start_waits", WARN, f"sources.{nr}.start_rule", row=source.label,
                          month=starts.first_day, rule=source.start_rule.value)
        elif starts < Month.of(opened):
            yield finding("start_too_early", STOP, f"sources.{nr}.start_rule", row=source.label,
                          month=starts.first_day, opened=opened, rule=source.start_rule.value)


def _requisitions(plan: FinancingPlan) -> Iterator[Finding]:
    """Money on requisition comes after the costs that it pays: by its month so much must have been paid out."""
    for nr, source in enumerate(plan.sources):
        if source.paid_how != PaidHow.REQUISITION:
            continue
        before = sum(c.net.minor + c.vat.minor for c in plan.costs if c.month < source.month)
        if before < source.amount.minor:
            yield finding("requisition_too_early", WARN, f"sources.{nr}.month", row=source.label,
                          month=source.month.first_day, shown=Money(before, plan.currency))


def _validity(plan: FinancingPlan) -> Iterator[Finding]:
    for nr, source in enumerate(plan.sources):
        if source.valid_to is not None and Month.of(source.valid_to) < source.month:
            yield finding("source_runs_out", STOP, f"sources.{nr}.valid_to", row=source.label,
                          valid_to=source.valid_to, month=source.month.first_day)


def _cash(plan: FinancingPlan) -> Iterator[Finding]:
    lowest = lowest_point(plan)
    bridge = propose_bridge(plan)
    if lowest is None or lowest.balance.minor >= 0 or bridge is None or isinstance(bridge, Refusal):
        return
    missing = Money(-lowest.balance.minor, plan.currency)
    yield finding("cash_short", WARN, "months", month=lowest.month.first_day, missing=missing,
                  bridge=bridge.size, months=bridge.months, first=bridge.first.first_day)
    if bridge.against and not bridge.grant_decided:
        yield finding("bridge_grant_undecided", WARN, "months", row=_label_of(plan, bridge.against))


def _bank_to_guarantee(source: Source) -> bool:
    return source.guaranteed and source.kind == SourceKind.BANK


def _label_of(plan: FinancingPlan, code: str) -> str:
    return next((s.label for s in plan.sources if s.code == code), "")
