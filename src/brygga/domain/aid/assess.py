"""What aid a measure holds, by the method chosen, or by every method that can be computed.

Idea: conditions first, arithmetic after; a method that may not be used answers why, with no figure. The choice between
methods is the fund's and is made before granting: in the worked tables the reference-rate method costs less room for a
loan that is repaid in parts and more for one that is not. Trick: "can be computed" is found by trying, so the list of
what each method needs stands in one place. Do not compare the figure with the ceiling here: `deminimis` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from brygga.domain.aid.conditions import Reason, harbour_of, not_aid, standing
from brygga.domain.aid.equivalent import Part, balances_of, corresponding_part, discounted, price_gap, total
from brygga.domain.aid.measure import METHODS_OF, Measure, Reference
from brygga.domain.aid.refusal import AidRefused, clash, missing
from brygga.domain.aid.regimes import EURO
from brygga.domain.money import Money, Rounding

TREATY = "TFEU art. 107(1)"
_Figure = tuple[Money, list[Part], Fraction | None]
"""The aid, the terms of its sum, and the yearly price gap where there is one."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """The answer: `gge` None when the method may not be used; `parts` are the terms of the sum, where there is one.

    `gap` is the yearly price gap of reference_rate and premium; `size_most` the largest amount of a simplified method.
    """

    method: str
    gge: Money | None
    source: str
    is_aid: bool = True
    reasons: tuple[Reason, ...] = ()
    conditions: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    gap: Fraction | None = None
    size_most: Money | None = None

    @property
    def eligible(self) -> bool:
        """Tell whether the figure may be used, if the conditions hold."""
        return self.gge is not None


def assess(measure: Measure, method: str | None, rounding: Rounding) -> Assessed:
    """Return the aid by one method; loans and guarantees need one, other kinds have none. Raises AidRefused."""
    methods = METHODS_OF.get(measure.kind)
    chosen = (method or "") if methods else ""
    if methods and not chosen:
        raise missing("method")
    if methods and chosen not in methods:
        listed = ", ".join(methods)
        raise clash("method", f"Metoden hör inte till det slaget av stöd; välj {listed}.",
                    f"The method does not belong to this kind of aid; choose {listed}.")
    if not_aid(measure):
        return Assessed(chosen, Money(0, EURO), TREATY, is_aid=False)
    found = standing(measure, chosen)
    source = measure.regime.cite(_paragraph(measure))
    if found.reasons:
        return Assessed(chosen, None, source, True, found.reasons, found.conditions, size_most=found.size_most)
    gge, parts, gap = _FIGURES[chosen or measure.kind](measure, rounding)
    return Assessed(chosen, gge, source, True, (), found.conditions, tuple(parts), gap, found.size_most)


def assess_all(measure: Measure, rounding: Rounding) -> dict[str, Assessed]:
    """Return every method that can be computed from what is given; the kind's own name where it has no methods.

    Raises AidRefused when none can.
    """
    answers: dict[str, Assessed] = {}
    refused: AidRefused | None = None
    for method in METHODS_OF.get(measure.kind, ("",)):
        try:
            answers[method or measure.kind] = assess(measure, method, rounding)
        except AidRefused as why:
            if why.code != "missing":
                raise
            refused = refused or why
    if not answers and refused is not None:
        raise refused
    return answers


def _paragraph(measure: Measure) -> str:
    articles = measure.regime.articles
    if measure.kind == "grant" and measure.instalments:
        return articles.instalments
    return {"loan": articles.loans, "guarantee": articles.guarantees, "equity": articles.capital}.get(
        measure.kind, articles.grants
    )


def _safe_harbour(measure: Measure, rounding: Rounding) -> _Figure:
    amount = _amount(measure)
    if measure.years is None:
        raise missing("years")
    return corresponding_part(amount, measure.years, harbour_of(measure.kind), rounding), [], None


def _reference_rate(measure: Measure, rounding: Rounding) -> _Figure:
    reference = _reference(measure)
    if measure.charged is None:
        raise missing("charged")
    return _gap(measure, reference.rate - measure.charged, rounding)


def _premium(measure: Measure, rounding: Rounding) -> _Figure:
    if measure.premium is None:
        raise missing("premium")
    return _gap(measure, measure.premium.safe_harbour - measure.premium.paid, rounding)


def _gap(measure: Measure, gap: Fraction, rounding: Rounding) -> _Figure:
    parts = price_gap(balances_of(measure), gap, _reference(measure).discount, measure.periods_per_year)
    return total(parts, EURO, rounding), parts, gap


def _grant(measure: Measure, rounding: Rounding) -> _Figure:
    if not measure.instalments:
        return _amount(measure), [], None
    whole = sum(one.amount.minor for one in measure.instalments)
    if measure.amount is not None and measure.amount.minor != whole:
        raise clash("instalments", "Delarna blir tillsammans inte beloppet; rätta dem eller utelämna beloppet.",
                    "The instalments do not sum to the amount; correct them or leave the amount out.")
    return _in_instalments(measure, rounding)


def _interest_subsidy(measure: Measure, rounding: Rounding) -> _Figure:
    if not measure.instalments:
        raise missing("instalments")
    return _in_instalments(measure, rounding)


def _in_instalments(measure: Measure, rounding: Rounding) -> _Figure:
    parts = discounted(measure.instalments, _reference(measure).discount)
    return total(parts, EURO, rounding), parts, None


def _equity(measure: Measure, rounding: Rounding) -> _Figure:
    return _amount(measure), [], None


def _amount(measure: Measure) -> Money:
    if measure.amount is None:
        raise missing("amount")
    return measure.amount


def _reference(measure: Measure) -> Reference:
    if measure.reference is None:
        raise missing("reference")
    return measure.reference


_FIGURES: dict[str, Callable[[Measure, Rounding], _Figure]] = {
    "safe_harbour": _safe_harbour,
    "reference_rate": _reference_rate,
    "premium": _premium,
    "grant": _grant,
    "interest_subsidy": _interest_subsidy,
    "equity": _equity,
}
