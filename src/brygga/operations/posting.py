"""From an event of the postings table to an entry over several pots: one entry, each pot summing to zero.

The table says roles; which bank account it was is known here, so its own account in the chart takes the place of the
role "bank". Shares between pots come from the lots, never from a guess.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from brygga.apps.ledger.actions import EntryRef, LedgerLine, post
from brygga.apps.ledger.rules import RULES
from brygga.domain.ledger.postings import Bearing, entry_of
from brygga.domain.money import Money
from brygga.foundation.commands import Command

Shares = Sequence[Mapping[str, int]]


def lines_for(event: str, amounts: Mapping[str, int], *, pots: Mapping[str, int], currency: str, bank: str = "",
              agreement_id: int | None = None, party_id: int | None = None) -> list[LedgerLine]:
    """Return the lines that the table gives for one pot ({"pot": id}) or a pair; none when every amount is zero."""
    if not any(amounts.values()):
        return []
    bearing = Bearing({slot: str(pot) for slot, pot in pots.items()}, "", "", currency)
    lines = entry_of(RULES[event], amounts, bearing, date.min, event).lines
    return [LedgerLine(bank if bank and line.account_role == "bank" else line.account_role, int(line.pot), line.minor,
                       line.currency, agreement_id, party_id) for line in lines]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an agreement's postings stand: its pot, currency, agreement and party, and the bank account moved."""

    pot: int
    currency: str
    agreement_id: int
    party_id: int
    bank: str = ""

    def lines(self, event: str, amounts: Mapping[str, int]) -> list[LedgerLine]:
        """Return the lines that the table gives for an event here; none when every amount is zero."""
        return lines_for(event, amounts, pots={"pot": self.pot}, currency=self.currency, bank=self.bank,
                         agreement_id=self.agreement_id, party_id=self.party_id)


def seal(cmd: Command, *, event: str, lines: Sequence[LedgerLine], subject: str, text: str, on: date,
         value_on: date | None = None, matter_id: int | None = None, document_id: int | None = None) -> EntryRef:
    """Seal one entry dated the business date (or `on` when that is later), with the bank's day as value date."""
    return post(cmd, event=event, subject=subject, text=text[:200], on=on, value_on=value_on, lines=list(lines),
                matter_id=matter_id, document_id=document_id)


def shared(minor: int, currency: str, shares: Shares) -> dict[int, int]:
    """Share an amount between pots in proportion to `shares` ([{pot_id, amount_minor}]); the parts sum to it."""
    weights = [share["amount_minor"] for share in shares]
    if not any(weights):
        weights = [1, *[0] * (len(shares) - 1)]
    parts = Money(minor, currency).split(weights)
    return {share["pot_id"]: part.minor for share, part in zip(shares, parts, strict=True)}
