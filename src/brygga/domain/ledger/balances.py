"""Balances from entries: what stands on each account role, pot, agreement or party at a day.

Idea: one fold with a chosen key; a reversal is just another entry. Do not store what can be summed here without a
check that sums it again.
"""

from collections.abc import Callable, Iterable
from datetime import date

from brygga.domain.ledger.entries import Entry, Line

Key = tuple[str, ...]


def by_role(line: Line) -> Key:
    """Group by (account role, currency)."""
    return (line.account_role, line.currency)


def by_role_and_pot(line: Line) -> Key:
    """Group by (account role, pot, currency)."""
    return (line.account_role, line.pot, line.currency)


def by_role_and_agreement(line: Line) -> Key:
    """Group by (account role, agreement, currency)."""
    return (line.account_role, line.agreement, line.currency)


def balances(entries: Iterable[Entry], as_of: date, key: Callable[[Line], Key] = by_role) -> dict[Key, int]:
    """Return debit less credit per key over entries that happened on or before `as_of`; zero balances fall away."""
    sums: dict[Key, int] = {}
    for entry in entries:
        if entry.happened_on > as_of:
            continue
        for line in entry.lines:
            sums[key(line)] = sums.get(key(line), 0) + line.minor
    return {name: minor for name, minor in sums.items() if minor}
