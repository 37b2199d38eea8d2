"""An entry (verifikation) that cannot be unbalanced, and its reversal.

Idea: the value refuses to exist unless every pot sums to zero in every currency; the database checks the same once
more. Trick: one signed column, debit positive, credit negative, so that a sum is a check. Correct by adding:
`reverse` gives the mirrored entry, nothing is edited.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


class Unbalanced(ValueError):
    """A pot does not sum to zero in a currency; `over` is debit less credit in minor units."""

    def __init__(self, pot: str, currency: str, over: int) -> None:
        super().__init__(f"pot {pot} is {over} minor units of {currency} from balance")
        self.pot, self.currency, self.over = pot, currency, over


class NotAnEntry(ValueError):
    """Fewer than two lines, a line of zero, or a line without account role or pot."""


@dataclass(frozen=True, slots=True)
class Line:
    """One posting (konteringsrad): `minor` > 0 is debit, < 0 credit; agreement and party may be empty for the house.

    `account_role` is the fixed role (bank, loan_principal, …); which account it is in a chart is the fund's mapping.
    """

    account_role: str
    pot: str
    agreement: str
    party: str
    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A balanced entry: the event, the day it happened, what it is in words, and the number that it reverses if any."""

    event: str
    happened_on: date
    text: str
    lines: tuple[Line, ...]
    reverses: str = ""

    def __post_init__(self) -> None:
        """Refuse an entry that is none, and one that does not balance."""
        if len(self.lines) < 2:
            raise NotAnEntry("an entry has at least two lines")
        for line in self.lines:
            if not line.minor or not line.account_role or not line.pot:
                raise NotAnEntry(f"line without amount, account or pot: {line}")
        for (pot, currency), over in sums_by_pot(self.lines).items():
            if over:
                raise Unbalanced(pot, currency, over)


def sums_by_pot(lines: Iterable[Line]) -> dict[tuple[str, str], int]:
    """Return debit less credit per (pot, currency)."""
    sums: dict[tuple[str, str], int] = {}
    for line in lines:
        key = (line.pot, line.currency)
        sums[key] = sums.get(key, 0) + line.minor
    return sums


def reverse(entry: Entry, number: str, on: date, reason: str) -> Entry:
    """Return the mirrored entry (rättelseverifikation) that points to `number` and says why.

    Raises NotAnEntry without a reason, or when `entry` is itself a reversal: post the right event anew instead.
    """
    if not reason.strip():
        raise NotAnEntry("a reversal says why")
    if entry.reverses:
        raise NotAnEntry("a reversal is not reversed; post the event again")
    mirrored = tuple(Line(x.account_role, x.pot, x.agreement, x.party, -x.minor, x.currency) for x in entry.lines)
    return Entry(entry.event, on, reason, mirrored, reverses=number)
