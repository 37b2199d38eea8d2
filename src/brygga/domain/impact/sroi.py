"""Social return on investment: outcomes in money, less what is not ours, by year and at present value.

Formula: impact of year 1 = quantity × proxy × (1 − deadweight) × (1 − displacement) × (1 − attribution to others);
each later year × (1 − drop-off); SROI = sum of impact_t / (1 + r)^t / inputs, net SROI = (PV − inputs) / inputs.
The impact of year 1 is discounted one year. Trick: everything is an exact fraction until it is shown, so the ratio is
not that of rounded years. Source: the six stages of SROI, "establish impact" and "calculate". Do not read the ratio
without its proxies: they are opinions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Outcome:
    """A change: how many, what one is worth (currency units), the parts that are not ours, and for how many years."""

    quantity: Fraction
    proxy: Fraction
    deadweight: Fraction
    displacement: Fraction
    attribution: Fraction
    drop_off: Fraction
    years: int

    @property
    def first_year(self) -> Fraction:
        """Return the impact of year 1."""
        ours = (1 - self.deadweight) * (1 - self.displacement) * (1 - self.attribution)
        return self.quantity * self.proxy * ours


@dataclass(frozen=True, slots=True)
class Returned:
    """Impact by year, its present value, and that beside the inputs; all exact, currency units."""

    by_year: tuple[Fraction, ...]
    present_value: Fraction
    inputs: Fraction

    @property
    def ratio(self) -> Fraction:
        """Return what one krona gave."""
        return self.present_value / self.inputs

    @property
    def net_ratio(self) -> Fraction:
        """Return what one krona gave beyond itself."""
        return (self.present_value - self.inputs) / self.inputs


def social_return(outcomes: Sequence[Outcome], rate: Fraction, inputs: Fraction) -> Returned:
    """Return the years and the ratio; `rate` is a part of one a year. ValueError when nothing was put in."""
    if inputs <= 0:
        raise ValueError("without inputs there is no return on them")
    by_year = [Fraction(0)] * max((outcome.years for outcome in outcomes), default=0)
    for outcome in outcomes:
        impact = outcome.first_year
        for year in range(outcome.years):
            by_year[year] += impact
            impact *= 1 - outcome.drop_off
    present = sum((impact / (1 + rate) ** year for year, impact in enumerate(by_year, start=1)), Fraction(0))
    return Returned(tuple(by_year), present, inputs)
