"""When the instalments of a taken-over loan fall due, after instalments were moved, added and dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from brygga.domain.dates import month_end
from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.conventions.kept import Extended, Graced
from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.grid import STEPS, due_days


@dataclass(slots=True)
class Slot:
    """A period and its due date; `total` or `principal` where the instalment was set.

    `start`: known when all due dates are; `anew`: a new level starts; `of`: the instalments of the plan as it is known
    here, extensions to come left out. `idle`: it repays nothing; `resting`: the idle ones from here on, as known here;
    `waits`: its interest waits for the next that does not.
    """

    due: date
    start: date = date.min
    total: int | None = None
    principal: int | None = None
    anew: bool = False
    of: int = 0
    idle: bool = False
    resting: int = 0
    waits: bool = False


def slots(terms: DraftTerms, *, moves: bool = True) -> list[Slot]:
    """The periods in order; without `moves` as they were before any due date was moved."""
    kept = terms.kept
    extended = [*kept.extended, *(Extended(one.from_on, one.principal) for one in kept.graced)]
    made = [Slot(due) for due in _dues(terms, terms.term + sum(one.extra for one in extended))]
    for one in extended:
        for slot in made:
            slot.anew = slot.anew or (slot.due == one.from_on and one.extra > 0)
    for grace in kept.graced:
        _rest(grace, [slot for slot in made if slot.due >= grace.from_on])
    for move in kept.moved if moves else ():
        place = next((nr for nr, slot in enumerate(made) if slot.due >= move.from_on), len(made))
        step = STEPS[terms.every.unit]
        for nr, slot in enumerate(made[place:]):
            slot.due = step(move.to, terms.every.count * nr)
    for fixed in terms.kept.fixed:
        if fixed.kind == "drop":
            made = [slot for slot in made if slot.due != fixed.due_on]
        elif fixed.kind == "add":
            made.append(Slot(fixed.due_on, total=fixed.amount or None))
        elif fixed.kind == "add_principal":
            made.append(Slot(fixed.due_on, principal=fixed.amount))
        for slot in made:
            if slot.due == fixed.due_on and fixed.kind == "total":
                slot.total = fixed.amount
            if slot.due == fixed.due_on and fixed.kind == "principal":
                slot.principal = fixed.amount
    made.sort(key=lambda slot: slot.due)
    start = first_start(terms)
    for nr, slot in enumerate(made):
        slot.of = len(made) - sum(one.extra for one in extended if one.from_on > slot.due)
        known = [grace for grace in kept.graced if grace.from_on <= slot.due]
        slot.resting = sum(one.idle for one in made[nr:]) if known else 0
        slot.start, start = start, slot.due
    return made


def _rest(grace: Graced, coming: list[Slot]) -> None:
    for slot in coming[: grace.principal]:
        slot.idle = True
    for slot in coming[: grace.interest]:
        slot.waits = True


def _dues(terms: DraftTerms, count: int) -> list[date]:
    """The nominal due dates; at month's ends where the lender keeps them there."""
    dues = due_days(terms.first_due_on, terms.every, count)
    first = terms.first_due_on
    at_end = first.day == month_end(first.year, first.month) and terms.every.unit == "months"
    if at_end and TAKEN_OVER[terms.convention].month_end_stays:
        return [due.replace(day=month_end(due.year, due.month)) for due in dues]
    return dues


def first_start(terms: DraftTerms) -> date:
    """The day that the first period counts from."""
    if terms.kept.broken == "inside":
        return terms.disbursed_on
    return max(terms.disbursed_on, STEPS[terms.every.unit](terms.first_due_on, -terms.every.count))
