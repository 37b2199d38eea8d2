"""What was compared, and the lines that let a person follow it: both costs, the guaranteed amount, the fee by day."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from brygga.domain.guarantees.exposure import Step
from brygga.domain.guarantees.fee import Fee, FeeTerms
from brygga.domain.guarantees.terms import GuaranteeTerms
from brygga.domain.loans.rows import Plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money, format_amount
from brygga.domain.rates import Rate, format_percent


@dataclass(frozen=True, slots=True)
class Compared:
    """One loan at two rates, and the fee of the guarantee; `apr` with the fee, both as fractions of one."""

    terms: LoanTerms
    rate_without: Rate
    guarantee: GuaranteeTerms
    fee_terms: FeeTerms
    fee: Money
    with_it: Plan
    without: Plan
    apr: Fraction | None
    apr_without: Fraction | None

    @property
    def cost(self) -> Money:
        """Interest and fees of the loan with the guarantee, and the guarantee's fee."""
        return self.with_it.totals.total_cost_of_borrowing + self.fee

    @property
    def cost_without(self) -> Money:
        """Interest and fees of the loan without the guarantee."""
        return self.without.totals.total_cost_of_borrowing

    @property
    def saved_by_rate(self) -> Money:
        """What the lower rate takes off, before the fee."""
        return self.cost_without - self.with_it.totals.total_cost_of_borrowing

    @property
    def saved(self) -> Money:
        """What is left of that when the fee is paid; below zero the guarantee costs more than it saves."""
        return self.cost_without - self.cost


def explain(found: Compared, fees: list[Fee], steps: list[Step], english: bool) -> list[str]:
    """The whole way to what is saved."""
    one = _english if english else _swedish
    return one(found, fees, steps)


def _swedish(found: Compared, fees: list[Fee], steps: list[Step]) -> list[str]:
    v = _values(found, fees, steps)
    return [
        f"Utan garanti: {v['principal']} till {v['rate_without']} % kostar {v['without']} i ränta och avgifter.",
        f"Med garanti: samma lån till {v['rate']} % kostar {v['with_it']}. Den lägre räntan sparar {v['by_rate']}.",
        f"Garantin täcker {v['share']} % av lånets saldo, högst {v['cap']}: {v['first']} den första dagen, mindre "
        "i den takt som lånet betalas tillbaka.",
        f"Avgiften är {v['fee_rate']} % om året på det garanterade beloppet, dag för dag (dagar / 365). Första "
        f"perioden: {v['first']} × {v['fee_rate']} % × {v['days']} / 365 = {v['first_fee']}.",
        f"Alla perioder: {v['fee']} i avgift. {v['by_rate']} − {v['fee']} = {v['saved']}.",
        "Räknat på att lånet följer sin plan och att avgiften betalas samtidigt med betalningarna.",
    ]


def _english(found: Compared, fees: list[Fee], steps: list[Step]) -> list[str]:
    v = _values(found, fees, steps)
    return [
        f"Without a guarantee: {v['principal']} at {v['rate_without']} % costs {v['without']} in interest and fees.",
        f"With one: the same loan at {v['rate']} % costs {v['with_it']}. The lower rate saves {v['by_rate']}.",
        f"The guarantee covers {v['share']} % of the loan's balance, at most {v['cap']}: {v['first']} on the first "
        "day, less as the loan is repaid.",
        f"The fee is {v['fee_rate']} % a year on what is guaranteed, day by day (days / 365). The first period: "
        f"{v['first']} × {v['fee_rate']} % × {v['days']} / 365 = {v['first_fee']}.",
        f"All periods: {v['fee']} in fees. {v['by_rate']} − {v['fee']} = {v['saved']}.",
        "Reckoned on the loan following its plan, and the fee being paid with the instalments.",
    ]


def _values(found: Compared, fees: list[Fee], steps: list[Step]) -> dict[str, str]:
    first = steps[0]
    return {
        "principal": format_amount(found.terms.principal), "rate_without": found.rate_without.percent(),
        "rate": found.terms.rate.percent(), "fee_rate": found.fee_terms.rate.percent(),
        "without": format_amount(found.cost_without),
        "with_it": format_amount(found.with_it.totals.total_cost_of_borrowing),
        "by_rate": format_amount(found.saved_by_rate), "share": format_percent(found.guarantee.share),
        "cap": format_amount(found.guarantee.cap), "first": format_amount(first.exposure.gross),
        "days": str(first.period.days), "first_fee": format_amount(fees[0].due), "fee": format_amount(found.fee),
        "saved": format_amount(found.saved),
    }
