"""The cash curve of a plan, its lowest point, and the bridge that would carry it.

Idea: money of a month is netted and the balance read at the month's end; the lowest point is the deepest month.
A bridge repaid in month e leaves every balance from e on as it was, so e is the month after the last shortfall.
Do not propose a bridge for a plan that does not balance: a loan fills time, not a hole.
"""

from dataclasses import dataclass

from brygga.domain.casework.answers import Refusal, refusal
from brygga.domain.casework.plan import (
    FinancingPlan,
    Month,
    PaidHow,
    Source,
    SourceStatus,
    cash_costs,
    cash_sources,
)
from brygga.domain.money import Money

BRIDGE_STEP_MINOR = 5_000_00


@dataclass(frozen=True, slots=True)
class CashMonth:
    """Money in and out in a month, and the balance at its end."""

    month: Month
    paid_in: Money
    paid_out: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class Bridge:
    """A loan over time: `size` from the start of `first` to the end of `last - 1`, repaid in `last`.

    `against` is the code of the source that repays it; `grant_decided` whether that source is decided or paid.
    """

    size: Money
    first: Month
    last: Month
    against: str
    grant_decided: bool

    @property
    def months(self) -> int:
        """Return the length in whole months."""
        return self.first.until(self.last)


def cash_curve(plan: FinancingPlan, bridge: Bridge | None = None) -> tuple[CashMonth, ...]:
    """Return every month from the first to the last in which money moves, with its balance.

    Costs go out with VAT; reclaimed VAT comes in `vat_back_after` months later. A `bridge` is drawn in.
    """
    paid_in, paid_out = _movements(plan, bridge)
    moved = sorted(paid_in.keys() | paid_out.keys())
    if not moved:
        return ()
    rows: list[CashMonth] = []
    balance = 0
    for step in range(moved[0].until(moved[-1]) + 1):
        month = moved[0].plus(step)
        came, went = paid_in.get(month, 0), paid_out.get(month, 0)
        balance += came - went
        money = [Money(minor, plan.currency) for minor in (came, went, balance)]
        rows.append(CashMonth(month, *money))
    return tuple(rows)


def lowest_point(plan: FinancingPlan) -> CashMonth | None:
    """Return the month with the lowest balance, the earliest of equals; None for an empty plan."""
    curve = cash_curve(plan)
    return min(curve, key=lambda row: row.balance.minor) if curve else None


def propose_bridge(plan: FinancingPlan, *, step_minor: int = BRIDGE_STEP_MINOR) -> Bridge | Refusal | None:
    """Return the smallest bridge in whole steps that keeps every month at or above zero; None when none is needed.

    Refused when cash sources do not cover cash costs: then the plan must balance first.
    """
    curve = cash_curve(plan)
    short = [row for row in curve if row.balance.minor < 0]
    if not short:
        return None
    gap = cash_costs(plan).minor - cash_sources(plan).minor
    if gap > 0:
        return refusal("bridge_needs_balance", gap=Money(gap, plan.currency))
    deepest = -min(row.balance.minor for row in short)
    size = -(-deepest // step_minor) * step_minor
    first, last = short[0].month, short[-1].month.plus(1)
    payer = _repaid_by(plan, first, last)
    decided = payer is not None and payer.status in (SourceStatus.DECIDED, SourceStatus.PAID)
    return Bridge(Money(size, plan.currency), first, last, payer.code if payer else "", decided)


def _repaid_by(plan: FinancingPlan, first: Month, last: Month) -> Source | None:
    """Return the source that the bridge waits for: the largest on requisition that comes in after `first`."""
    late = [s for s in plan.sources if first < s.month <= last]
    waited = [s for s in late if s.paid_how == PaidHow.REQUISITION] or late
    return max(waited, key=lambda s: s.amount.minor, default=None)


def _movements(plan: FinancingPlan, bridge: Bridge | None) -> tuple[dict[Month, int], dict[Month, int]]:
    """Return money in and money out per month, in minor units."""
    paid_in: dict[Month, int] = {}
    paid_out: dict[Month, int] = {}
    for source in plan.sources:
        _add(paid_in, source.month, source.amount.minor)
    for cost in plan.costs:
        _add(paid_out, cost.month, cost.net.minor + cost.vat.minor)
        if plan.reclaims_vat and cost.vat.minor:
            _add(paid_in, cost.month.plus(plan.vat_back_after), cost.vat.minor)
    if bridge:
        _add(paid_in, bridge.first, bridge.size.minor)
        _add(paid_out, bridge.last, bridge.size.minor)
    return paid_in, paid_out


def _add(sums: dict[Month, int], month: Month, minor: int) -> None:
    sums[month] = sums.get(month, 0) + minor
