"""Who decides: the board, or somebody under written delegation [D1].

Idea: a delegation order (delegationsordning) is a dated list of rows, each a ceiling; a case that fits under one row
may be decided there, everything else is the board's. The row says whether the board is told or must ratify. Who has a
conflict, advised or prepared never decides under delegation: then the case goes up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from brygga.domain.casework.roles import Instrument, Path, Role
from brygga.domain.money import Money


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """One row `[valid_from, valid_to)`: `holder` decides when every ceiling holds; empty set means any.

    `amount_max` is what is decided now, `exposure_max` all that the applicant would owe or be covered for after it.
    `afterwards` is report or ratify.
    """

    valid_from: date
    valid_to: date | None
    holder: Role
    amount_max: Money
    exposure_max: Money
    instruments: frozenset[Instrument] = frozenset()
    paths: frozenset[Path] = frozenset()
    sources: frozenset[str] = frozenset()
    risk_class_max: int | None = None
    afterwards: str = "report"
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be decided: the heaviest instrument, the sum now, exposure after it, the path and its sources."""

    instrument: Instrument
    amount: Money
    exposure_after: Money
    path: Path
    risk_class: int | None = None
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Authority:
    """Who decides and why: `body` is board or delegation, `reason` the first ceiling that did not hold."""

    body: str
    holder: Role
    afterwards: str
    reason: str
    row: DelegationRow | None = None


DEFAULT_DELEGATION: tuple[DelegationRow, ...] = (
    DelegationRow(date(2020, 1, 1), None, Role.CHAIR, Money(100_000_00, "SEK"), Money(100_000_00, "SEK"),
                  paths=frozenset({Path.SHORT}), afterwards="report", decided_by="fund's own rule, default"),
)


def who_decides(question: Question, on: date, rows: Sequence[DelegationRow] = DEFAULT_DELEGATION,
                barred: frozenset[Role] = frozenset()) -> Authority:
    """Return who decides `question` on a day: the first row under which it fits, else the board.

    `barred` are holders with a conflict or a hand in the case: their rows are passed over.
    """
    reason = "no_delegation"
    for row in rows:
        if not (row.valid_from <= on and (row.valid_to is None or on < row.valid_to)):
            continue
        reason = _first_broken(question, row, barred)
        if not reason:
            return Authority("delegation", row.holder, row.afterwards, "within_delegation", row)
    return Authority("board", Role.CHAIR, "none", reason)


def _first_broken(question: Question, row: DelegationRow, barred: frozenset[Role]) -> str:
    """Return the first ceiling that does not hold, or an empty string."""
    same_currency = question.amount.currency == row.amount_max.currency == question.exposure_after.currency
    checks = (
        ("holder_barred", row.holder in barred),
        ("currency", not same_currency),
        ("amount", question.amount.minor > row.amount_max.minor),
        ("exposure", question.exposure_after.minor > row.exposure_max.minor),
        ("instrument", bool(row.instruments) and question.instrument not in row.instruments),
        ("path", bool(row.paths) and question.path not in row.paths),
        ("source", bool(row.sources) and not question.sources <= row.sources),
        ("risk_class", row.risk_class_max is not None
         and (question.risk_class is None or question.risk_class > row.risk_class_max)),
    )
    return next((name for name, broken in checks if broken), "")
