"""When the instalments of a taken-over loan fall due, after instalments were moved, added and dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from brygga.domain.dates import month_end
from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.grid import STEPS, due_days


@dataclass(slots=True)
class Slot:
    """A period and its due date; `total` or `principal` where the instalment was set.

    `start`: known when all due dates are; `anew`: a new level starts; `of`: the instalments of the plan as it is known
    here, extensions to come left out.
    """

    due: date
    start: date = date.min
    total: int | None = None
    principal: int | None = None
    anew: bool = False
    of: int = 0


def slots(terms: DraftTerms, *, moves: bool = True) -> list[Slot]:
    """The periods in order; without `moves` as they were before any due date was moved."""
    dues = _dues(terms, terms.term)
    anew = set()
    for extension in terms.kept.extended:
        anew.add(extension.from_on)
        dues = _dues(terms, len(dues) + extension.extra)
    for move in terms.kept.moved if moves else ():
        place = next((nr for nr, due in enumerate(dues) if due >= move.from_on), len(dues))
        step = STEPS[terms.every.unit]
        dues = dues[:place] + [step(move.to, terms.every.count * nr) for nr in range(len(dues) - place)]
    made = [Slot(due, anew=due in anew) for due in dues]
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
    for slot in made:
        slot.of = len(made) - sum(one.extra for one in terms.kept.extended if one.from_on > slot.due)
        slot.start, start = start, slot.due
    return made


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
