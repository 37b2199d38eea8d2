"""Posting rules as data: an event, and its lines as account roles with a formula over named amounts.

Idea: one row is what an accountant would write ("D bank, K loan_principal, K interest_income"). A formula is a tuple
of amount names, each with an optional minus. Trick: the rule is checked when it is written: the formulas must cancel
name by name in every pot, so a rule that exists balances for every amount.
A transfer between pots uses the slots "pot" and "other_pot". Do not compute amounts here: pass them in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from brygga.domain.ledger.entries import Entry, Line


class BadRule(ValueError):
    """A rule whose formulas do not cancel, or that is used with other amounts than it names."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One line of a rule: side "D" or "K", account role, formula such as ("principal", "-fee"), and the pot's slot."""

    side: str
    account_role: str
    formula: tuple[str, ...]
    pot: str = "pot"


@dataclass(frozen=True, slots=True)
class EventRule:
    """One event with the trigger that dates it, its lines, a note for the accountant, and its series (H or M)."""

    event: str
    trigger: str
    lines: tuple[RuleLine, ...]
    note: str = ""
    series: str = "H"

    def __post_init__(self) -> None:
        """Refuse a rule that could post something unbalanced."""
        if any(line.side not in ("D", "K") or not line.formula for line in self.lines):
            raise BadRule(f"{self.event}: each line is D or K and has a formula")
        sums: dict[tuple[str, str], int] = {}
        for line in self.lines:
            for term in line.formula:
                key = (line.pot, term.lstrip("-"))
                sums[key] = sums.get(key, 0) + _sign(line) * _sign_of(term)
        loose = sorted(f"{name} in {pot}" for (pot, name), over in sums.items() if over)
        if loose:
            raise BadRule(f"{self.event}: does not cancel: {', '.join(loose)}")

    @property
    def amounts(self) -> frozenset[str]:
        """Return the names of the amounts that the rule needs."""
        return frozenset(term.lstrip("-") for line in self.lines for term in line.formula)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What every line carries: the pots by slot, the agreement, the party, the currency."""

    pots: Mapping[str, str]
    agreement: str
    party: str
    currency: str


def entry_of(rule: EventRule, amounts: Mapping[str, int], bearing: Bearing, happened_on: date, text: str) -> Entry:
    """Return the entry of an event; lines of zero fall away.

    `amounts` are minor units by name, exactly those that the rule names and none negative (a reversal is `reverse`).
    Raises BadRule for other names, and NotAnEntry when nothing is left.
    """
    if set(amounts) != rule.amounts:
        raise BadRule(f"{rule.event} needs {sorted(rule.amounts)}, got {sorted(amounts)}")
    if any(minor < 0 for minor in amounts.values()):
        raise BadRule(f"{rule.event}: an amount is never negative; reverse the entry instead")
    lines = []
    for row in rule.lines:
        minor = _sign(row) * sum(_sign_of(term) * amounts[term.lstrip("-")] for term in row.formula)
        if minor:
            lines.append(Line(row.account_role, bearing.pots[row.pot], bearing.agreement, bearing.party, minor,
                              bearing.currency))
    return Entry(rule.event, happened_on, text, tuple(lines))


def _sign(line: RuleLine) -> int:
    return 1 if line.side == "D" else -1


def _sign_of(term: str) -> int:
    return -1 if term.startswith("-") else 1
