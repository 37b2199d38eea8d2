"""What happens to a declining loan between its due dates, in the order in which it counts on one day.

On a day the money is drawn first, then a new rate starts, then a prepayment comes: a prepayment meets the loan as the
contract has it that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from fractions import Fraction

from brygga.domain.loans.terms import LoanTerms


class Kind(IntEnum):
    """The kinds of event, in the order of one day."""

    DRAW = 0
    RATE = 1
    PREPAYMENT = 2


@dataclass(frozen=True, slots=True)
class Prepayment:
    """Principal paid before it is due; minor units of the loan's currency."""

    on: date
    amount: int


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """A change of balance (`amount`, minor units, + drawn, − prepaid) or of rate on a day."""

    on: date
    kind: Kind
    amount: int = 0
    rate: Fraction = Fraction(0)


def events_of(terms: LoanTerms, prepayments: Sequence[Prepayment]) -> list[Event]:
    """Everything that changes the loan, in order. Rates from before the disbursement count from that day."""
    draws = [Event(draw.on, Kind.DRAW, draw.amount.minor) for draw in terms.draws]
    rates = [Event(change.from_on, Kind.RATE, 0, change.rate.fraction) for change in terms.rates]
    paid = [Event(paid.on, Kind.PREPAYMENT, -paid.amount) for paid in prepayments]
    return sorted(draws + rates + paid)
