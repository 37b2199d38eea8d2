"""The financing plan [C7]: what it costs, who pays, in which month; volunteer work on both sides with one sum.

Idea: volunteer work is entered once and shown twice, so it can never unbalance the plan; cash must balance by itself.
A month is a plain count (`Month`), so that stepping needs no calendar. Checks stand in `plan_checks`, the cash curve
and the bridge in `cash`. Do not enter a bridge as a source: it is repaid and finances nothing.
Source of the shape: docs/algorithms/financing-plan.md.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from brygga.domain.money import Money


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month that can be stepped and compared."""

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse a month that no calendar has."""
        if not 1 <= self.month <= 12:
            raise ValueError(f"no month {self.month}")

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month of a day."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """Return the month's first day."""
        return date(self.year, self.month, 1)

    def plus(self, months: int) -> "Month":
        """Return the month `months` later (earlier when negative)."""
        number = self.year * 12 + self.month - 1 + months
        return Month(number // 12, number % 12 + 1)

    def until(self, other: "Month") -> int:
        """Return the number of months from this to `other`."""
        return (other.year - self.year) * 12 + other.month - self.month


class SourceKind(StrEnum):
    """Who pays."""

    OWN = "own"
    LOCAL = "local"
    FUND = "fund"
    BANK = "bank"
    ALMI = "almi"
    REGION = "region"
    COUNTY = "county"
    GRANT = "grant"
    EU = "eu"
    VOLUNTEER = "volunteer"


class SourceStatus(StrEnum):
    """How sure a source is, weakest first."""

    IDEA = "idea"
    ASKED = "asked"
    PROMISED = "promised"
    DECIDED = "decided"
    PAID = "paid"


class PaidHow(StrEnum):
    """In advance, or on requisition when the costs have been shown."""

    ADVANCE = "advance"
    REQUISITION = "requisition"


class StartRule(StrEnum):
    """When the work may begin if the source is to pay."""

    NONE = "none"
    AFTER_APPLICATION = "after_application"
    AFTER_DECISION = "after_decision"


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost: `net` without VAT, `vat` on it, the month it is paid, and the quote's document reference."""

    code: str
    label: str
    net: Money
    vat: Money
    month: Month
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One source of cash. `guaranteed` says that the fund is asked to guarantee it (a bank's loan)."""

    code: str
    label: str
    kind: SourceKind
    amount: Money
    status: SourceStatus
    month: Month
    paid_how: PaidHow = PaidHow.ADVANCE
    start_rule: StartRule = StartRule.NONE
    asked_on: date | None = None
    decided_on: date | None = None
    valid_to: date | None = None
    evidence: str = ""
    conditions: str = ""
    guaranteed: bool = False

    def __post_init__(self) -> None:
        """Refuse volunteer work among the cash: it is entered once, as `VolunteerWork`."""
        if self.kind == SourceKind.VOLUNTEER:
            raise ValueError("volunteer work is entered as VolunteerWork, not as a source of cash")


@dataclass(frozen=True, slots=True)
class VolunteerWork:
    """Work given, at its value in the plan; stands on both sides. `hours` is 0 when only the value is known."""

    code: str
    label: str
    value: Money
    hours: int = 0


def valued_hours(code: str, label: str, hours: int, rate: Money) -> VolunteerWork:
    """Return volunteer work valued as hours × rate (the rate of the funder to whom it is shown)."""
    return VolunteerWork(code, label, Money(hours * rate.minor, rate.currency), hours)


@dataclass(frozen=True, slots=True)
class Row:
    """One line to be shown on either side; `in_kind` marks volunteer work."""

    code: str
    label: str
    amount: Money
    in_kind: bool = False


@dataclass(frozen=True, slots=True)
class FinancingPlan:
    """The whole plan in one currency. `reclaims_vat`: VAT comes back `vat_back_after` months after it was paid."""

    currency: str
    costs: tuple[Cost, ...] = ()
    sources: tuple[Source, ...] = ()
    volunteer: tuple[VolunteerWork, ...] = ()
    reclaims_vat: bool = False
    vat_back_after: int = 3

    def __post_init__(self) -> None:
        """Refuse a second currency: a plan is read as one column."""
        money = [m for c in self.costs for m in (c.net, c.vat)]
        money += [s.amount for s in self.sources] + [v.value for v in self.volunteer]
        if any(m.currency != self.currency for m in money):
            raise ValueError(f"the plan is in {self.currency}; every amount must be")


def burden(cost: Cost, plan: FinancingPlan) -> Money:
    """Return what a cost weighs in the plan: without VAT when it is reclaimed, else with."""
    return cost.net if plan.reclaims_vat else Money(cost.net.minor + cost.vat.minor, plan.currency)


def cash_costs(plan: FinancingPlan) -> Money:
    """Return the sum of what must be paid in cash."""
    return Money(sum(burden(c, plan).minor for c in plan.costs), plan.currency)


def cash_sources(plan: FinancingPlan) -> Money:
    """Return the sum of all cash sources, whatever their status."""
    return Money(sum(s.amount.minor for s in plan.sources), plan.currency)


def volunteer_value(plan: FinancingPlan) -> Money:
    """Return the value of the volunteer work, the same on both sides."""
    return Money(sum(v.value.minor for v in plan.volunteer), plan.currency)


def cost_rows(plan: FinancingPlan) -> tuple[Row, ...]:
    """Return the cost side as shown: cash first, then volunteer work."""
    cash = tuple(Row(c.code, c.label, burden(c, plan)) for c in plan.costs)
    return cash + _volunteer_rows(plan)


def source_rows(plan: FinancingPlan) -> tuple[Row, ...]:
    """Return the source side as shown: cash first, then the same volunteer work."""
    cash = tuple(Row(s.code, s.label, s.amount) for s in plan.sources)
    return cash + _volunteer_rows(plan)


def asked_of_fund(plan: FinancingPlan) -> Money:
    """Return what the fund is asked to carry: its own sources and what it is asked to guarantee, whole."""
    ours = [s.amount.minor for s in plan.sources if s.kind == SourceKind.FUND or s.guaranteed]
    return Money(sum(ours), plan.currency)


def _volunteer_rows(plan: FinancingPlan) -> tuple[Row, ...]:
    return tuple(Row(v.code, v.label, v.value, in_kind=True) for v in plan.volunteer)
