"""What a pot may be used for, and which pot fits a case instead.

Idea: a restriction is data (codes and dates), a case is facts, and the answer is a list of refusals, all of them at
once. An empty list means yes. Trick: an unset dimension (None) allows everything, so that "unrestricted" and "nothing
allowed" are never confused. Codes only: names of counties and texts belong to the country pack and the pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from brygga.domain.money import Money


class PotKind(StrEnum):
    """Capital money (investeringsmedel) and operating money (verksamhetsmedel) never mix."""

    CAPITAL = "capital"
    OPERATING = "operating"


@dataclass(frozen=True, slots=True)
class Restriction:
    """The terms of one pot. Sets of codes, None for no limit; `open_to` is the first day it is closed (half-open)."""

    pot: str
    kind: PotKind
    counties: frozenset[str] | None = None
    municipalities: frozenset[str] | None = None
    instruments: frozenset[str] | None = None
    purposes: frozenset[str] | None = None
    open_from: date | None = None
    open_to: date | None = None
    case_cap: Money | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the restrictions ask of a case. `amount` is what is wanted from the pot, None when not yet known."""

    county: str
    municipality: str
    instrument: str
    purpose: str
    on: date
    kind: PotKind = PotKind.CAPITAL
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a pot does not fit: a stable code, the pot, what the case has, and what the pot allows."""

    code: str
    pot: str
    has: str
    allows: tuple[str, ...]


def admissible(restriction: Restriction, facts: CaseFacts) -> list[Refusal]:
    """Return every reason against using this pot for this case; an empty list is a yes.

    Codes: `wrong_kind`, `wrong_county` ("fel län för dessa medel"), `wrong_municipality`, `wrong_instrument`,
    `wrong_purpose`, `not_open_yet`, `closed`, `over_case_cap` (has and allows are then minor units).
    """
    pot = restriction.pot
    refusals: list[Refusal] = []
    if facts.kind is not restriction.kind:
        refusals.append(Refusal("wrong_kind", pot, facts.kind.value, (restriction.kind.value,)))
    limits = (
        ("wrong_county", facts.county, restriction.counties),
        ("wrong_municipality", facts.municipality, restriction.municipalities),
        ("wrong_instrument", facts.instrument, restriction.instruments),
        ("wrong_purpose", facts.purpose, restriction.purposes),
    )
    for code, has, allowed in limits:
        if allowed is not None and has not in allowed:
            refusals.append(Refusal(code, pot, has, tuple(sorted(allowed))))
    return refusals + _outside_time(restriction, facts) + _over_cap(restriction, facts)


def which_fits(pots: Sequence[Restriction], facts: CaseFacts) -> tuple[str, ...]:
    """Return the pots that may be used for the case, in the order given: the way on after a refusal."""
    return tuple(pot.pot for pot in pots if not admissible(pot, facts))


def refusals_by_pot(pots: Sequence[Restriction], facts: CaseFacts) -> Mapping[str, list[Refusal]]:
    """Return for each pot that does not fit why it does not."""
    asked = {pot.pot: admissible(pot, facts) for pot in pots}
    return {pot: refusals for pot, refusals in asked.items() if refusals}


def narrowness(restriction: Restriction) -> tuple[int, int]:
    """Return how restricted a pot is, greater for more: dimensions limited, then how few codes they leave."""
    sets = (restriction.counties, restriction.municipalities, restriction.instruments, restriction.purposes)
    limited = [allowed for allowed in sets if allowed is not None]
    dated = sum(limit is not None for limit in (restriction.open_from, restriction.open_to, restriction.case_cap))
    return (len(limited) + dated, -sum(len(allowed) for allowed in limited))


def _outside_time(restriction: Restriction, facts: CaseFacts) -> list[Refusal]:
    if restriction.open_from is not None and facts.on < restriction.open_from:
        opens = restriction.open_from.isoformat()
        return [Refusal("not_open_yet", restriction.pot, facts.on.isoformat(), (opens,))]
    if restriction.open_to is not None and facts.on >= restriction.open_to:
        closes = restriction.open_to.isoformat()
        return [Refusal("closed", restriction.pot, facts.on.isoformat(), (closes,))]
    return []


def _over_cap(restriction: Restriction, facts: CaseFacts) -> list[Refusal]:
    cap, wanted = restriction.case_cap, facts.amount
    if cap is None or wanted is None or wanted.minor <= cap.minor:
        return []
    return [Refusal("over_case_cap", restriction.pot, str(wanted.minor), (str(cap.minor),))]
