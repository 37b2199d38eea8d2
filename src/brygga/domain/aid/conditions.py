"""What must hold before a method may be used, and what is not aid at all.

Idea: each method of each kind names the facts it rests on; a fact that fails is a reason, one that nobody stated is a
condition, so that an answer reads "if these hold"; what the method does not rest on is listed too, so that the list is
the same whichever method is asked. Trick: no aid is asked first, since without public resources, or on
the same terms as private investors, nothing else matters. Sources: TFEU art. 107(1); (EU) 2023/2831 art. 4(3)–(6);
2008/C 14/02; 2008/C 155/02. Do not turn a missing fact into a refusal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from brygga.domain.aid.measure import FACTS, Measure
from brygga.domain.aid.regimes import (
    COLLATERAL_LEAST,
    COVER_MOST,
    GUARANTEE_HARBOUR,
    LOAN_HARBOUR,
    SafeHarbour,
    rated_enough,
)
from brygga.domain.money import Money

Paired = tuple[str, str]


class Reason(StrEnum):
    """Why a method may not be used."""

    INSOLVENCY = "insolvency"
    RATING = "rating"
    LOSSES = "losses"
    SUBORDINATED = "subordinated"
    COLLATERAL = "collateral"
    COVER = "cover"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Standing:
    """Reasons against, with the largest size where that is one, and the facts that nobody has stated."""

    reasons: tuple[Reason, ...]
    conditions: tuple[str, ...]
    size_most: Money | None = None


RESTS_ON: dict[Paired, tuple[str, ...]] = {
    ("loan", "safe_harbour"): ("in_collective_insolvency", "large_undertaking", "collateral_share"),
    ("loan", "reference_rate"): ("in_collective_insolvency", "subordinated"),
    ("guarantee", "safe_harbour"): ("in_collective_insolvency", "large_undertaking", "cover", "losses_pro_rata"),
    ("guarantee", "premium"): ("in_collective_insolvency", "cover", "losses_pro_rata"),
    ("equity", ""): (),
    ("grant", ""): (),
    ("interest_subsidy", ""): (),
}
IS_AID = ("public_resources", "pari_passu_private")
"""What every answer rests on: the other way, the measure is no aid."""


def not_aid(measure: Measure) -> bool:
    """Tell whether the measure is no aid: no public resources, or the terms of private investors beside it."""
    return measure.facts.public_resources is False or measure.facts.pari_passu_private is True


def harbour_of(kind: str) -> SafeHarbour:
    """Return the maxima of the simplified method for a loan or a guarantee."""
    return LOAN_HARBOUR if kind == "loan" else GUARANTEE_HARBOUR


def standing(measure: Measure, method: str) -> Standing:
    """Return what speaks against a method and what is left open; `method` is "" for kinds without one."""
    reasons = [reason for fact in RESTS_ON[measure.kind, method] if (reason := _fails(measure, fact)) is not None]
    size = None
    if method == "safe_harbour":
        size, too = _size(measure, harbour_of(measure.kind))
        reasons += too
    asked = dict.fromkeys((*FACTS, *RESTS_ON[measure.kind, method]))
    return Standing(tuple(reasons), tuple(fact for fact in asked if _stated(measure, fact) is None), size)


def matters(kind: str, method: str, fact: str) -> bool:
    """Tell whether a fact can change the answer by this method."""
    return fact in IS_AID or fact in RESTS_ON[kind, method]


def _stated(measure: Measure, fact: str) -> bool | Fraction | None:
    if fact == "collateral_share":
        return measure.collateral_share
    if fact == "cover":
        return measure.cover
    stated: bool | None = getattr(measure.facts, fact)
    return stated


def _fails(measure: Measure, fact: str) -> Reason | None:
    facts = measure.facts
    failing = {
        "in_collective_insolvency": (facts.in_collective_insolvency is True, Reason.INSOLVENCY),
        "large_undertaking": (facts.large_undertaking is True and not rated_enough(facts.rating), Reason.RATING),
        "losses_pro_rata": (facts.losses_pro_rata is False, Reason.LOSSES),
        "subordinated": (facts.subordinated is True, Reason.SUBORDINATED),
        "collateral_share": (
            measure.collateral_share is not None and measure.collateral_share < COLLATERAL_LEAST, Reason.COLLATERAL,
        ),
        "cover": (measure.cover is not None and measure.cover > COVER_MOST, Reason.COVER),
    }
    fails, reason = failing.get(fact, (False, Reason.LOSSES))
    return reason if fails else None


def _size(measure: Measure, harbour: SafeHarbour) -> tuple[Money | None, list[Reason]]:
    """The largest amount of the branch, and whether the measure is beyond it; both are hard maxima, no trade-off."""
    if measure.years is None or measure.amount is None:
        return None, []
    branch = harbour.branch(measure.years)
    if branch is None:
        return None, [Reason.TOO_LONG]
    exact = measure.ceiling.minor * branch[0]
    size = Money(exact.numerator // exact.denominator, measure.ceiling.currency)
    return size, [Reason.TOO_LARGE] if measure.amount.minor > exact else []
