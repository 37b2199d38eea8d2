"""A thought fund: one sum that is lent in equal loans, comes back, and is lent again, as the events of `lots`.

Idea: who wonders how many turns a krona makes gives a sum, a size, a length and a loss; the events follow. Trick: time
goes by the quarter; what is due comes back first and is lent at once, so nothing lies idle but what is too little for a
loan. Straight instalments of whole units, and the lost part is written off with the last one. No interest, no costs: it
is the money itself that is followed. Amounts are minor units. Do not take it for a forecast.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from brygga.domain.dates import add_months
from brygga.domain.money import split_minor
from brygga.domain.refused import FieldRefused

QUARTER = 3
LOANS_MAX = 120


class ScenarioRefused(FieldRefused):
    """A thought that cannot be followed: the field, and why with the way on, in Swedish and English."""


@dataclass(frozen=True, slots=True)
class Thought:
    """A sum paid in on a day, lent in loans of `loan_minor` over `months`, each losing a share, until a day.

    `unit_minor` is what instalments are whole numbers of (100: whole kronor); the last takes what is not.
    """

    paid_in_minor: int
    loan_minor: int
    months: int
    lost: Fraction
    start: date
    until: date
    unit_minor: int = 1

    def __post_init__(self) -> None:
        if self.loan_minor > self.paid_in_minor:
            raise ScenarioRefused("loan", "Lånen är större än det som har betalats in. Skriv ett mindre lån.",
                                  "The loans are larger than what was paid in. Give a smaller loan.")
        if not 0 <= self.lost < 1:
            raise ScenarioRefused("lost", "Förlusten är 0 till 99 procent av varje lån.",
                                  "The loss is 0 to 99 per cent of each loan.")
        if self.months < QUARTER or self.months % QUARTER:
            raise ScenarioRefused("months", "Lånen betalas tillbaka kvartalsvis: skriv 3, 6, 9 månader och så vidare.",
                                  "The loans are repaid by the quarter: give 3, 6, 9 months and so on.")
        if not add_months(self.start, QUARTER) <= self.until <= add_months(self.start, 12 * 40):
            raise ScenarioRefused("until", "Räkna minst ett kvartal och högst 40 år framåt.",
                                  "Reckon at least a quarter and at most 40 years ahead.")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: pay_in, lend, repay or write_off; the loan's name ("" for the pay-in); minor units."""

    on: date
    kind: str
    loan: str
    minor: int


def revolve(thought: Thought) -> list[Happening]:
    """The events in order. Raises ScenarioRefused when there would be more loans than a picture can bear."""
    return list(_events(thought))


def _events(thought: Thought) -> Iterator[Happening]:
    lost = int(thought.loan_minor * thought.lost)
    parts = _instalments(thought, thought.loan_minor - lost)
    yield Happening(thought.start, "pay_in", "", thought.paid_in_minor)
    cash, lent = thought.paid_in_minor, 0
    begun: list[tuple[str, int]] = []
    for quarter in range(40 * 4 + 1):
        on = add_months(thought.start, QUARTER * quarter)
        if on > thought.until:
            return
        for name, since in begun:
            age = quarter - since
            # A loan of fewer units than quarters is back before its last quarter.
            if 1 <= age <= len(parts) and parts[age - 1]:
                cash += parts[age - 1]
                yield Happening(on, "repay", name, parts[age - 1])
            if age == len(parts) and lost:
                yield Happening(on, "write_off", name, lost)
        begun = [(name, since) for name, since in begun if quarter - since < len(parts)]
        # The last day only shows what has come back by then.
        while cash >= thought.loan_minor and on < thought.until:
            lent += 1
            if lent > LOANS_MAX:
                raise ScenarioRefused("loan", f"Det blir fler än {LOANS_MAX} lån. Skriv större lån eller färre år.",
                                      f"There are more than {LOANS_MAX} loans. Give larger loans or fewer years.")
            cash -= thought.loan_minor
            begun.append((str(lent), quarter))
            yield Happening(on, "lend", str(lent), thought.loan_minor)


def _instalments(thought: Thought, whole: int) -> list[int]:
    units, rest = divmod(whole, thought.unit_minor)
    parts = [units_of * thought.unit_minor for units_of in split_minor(units, [1] * (thought.months // QUARTER))]
    return [*parts[:-1], parts[-1] + rest]
