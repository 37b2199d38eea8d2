"""The short and the full path [C0]: the smaller the sum, the less we ask.

Idea: one dated row of parameters chooses the path, one table says what each path holds. A step that is not in the
path's row is not shown. Do not ask "is it small?" anywhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from brygga.domain.casework.answers import Refusal, refusal
from brygga.domain.casework.roles import Instrument, Path
from brygga.domain.money import Money


@dataclass(frozen=True, slots=True)
class PathRule:
    """Dated parameter of a fund: `[valid_from, valid_to)`; up to and with `short_max` the path is short."""

    valid_from: date
    valid_to: date | None
    short_max: Money
    always_short: frozenset[Instrument]
    source: str


@dataclass(frozen=True, slots=True)
class PathContents:
    """What a path asks of the applicant and of the fund."""

    path: Path
    questions_max: int
    readiness: str
    memo_pages: int
    indicators_max: int
    decided_by: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathChoice:
    """The path of a case and why: `reason` is within_limit, always_short or above_limit."""

    path: Path
    reason: str
    rule: PathRule


DEFAULT_PATH_RULES: tuple[PathRule, ...] = (
    PathRule(date(2020, 1, 1), None, Money(100_000_00, "SEK"), frozenset({Instrument.RENT_GUARANTEE}),
             "fund's own rule, default"),
)
PATHS: tuple[PathContents, ...] = (
    PathContents(Path.SHORT, 25, "statements", 1, 1, "delegation",
                 ("questions", "plan", "documents", "readiness", "assessment", "proposal", "decision")),
    PathContents(Path.FULL, 60, "profile", 4, 3, "board",
                 ("questions", "plan", "documents", "readiness", "figures", "assessment", "risk_class",
                  "impact", "allocation", "proposal", "pack", "decision")),
)


def contents(path: Path) -> PathContents:
    """Return what `path` holds."""
    return next(row for row in PATHS if row.path == path)


def needs_step(path: Path, step: str) -> bool:
    """Return whether `step` is shown on `path`."""
    return step in contents(path).steps


def choose_path(amount: Money, instruments: frozenset[Instrument], on: date,
                rules: Sequence[PathRule] = DEFAULT_PATH_RULES) -> PathChoice | Refusal:
    """Return the path for the whole sum asked of the fund on a day, with its reason.

    A case for rent guarantees alone is always short; any other instrument beside it counts by the sum.
    """
    valid = [r for r in rules if r.valid_from <= on and (r.valid_to is None or on < r.valid_to)
             and r.short_max.currency == amount.currency]
    if not valid:
        return refusal("no_path_rule", on=on, currency=amount.currency)
    rule = max(valid, key=lambda r: r.valid_from)
    if instruments and instruments <= rule.always_short:
        return PathChoice(Path.SHORT, "always_short", rule)
    if amount.minor <= rule.short_max.minor:
        return PathChoice(Path.SHORT, "within_limit", rule)
    return PathChoice(Path.FULL, "above_limit", rule)
