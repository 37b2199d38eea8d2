"""Postings as data: every event, what it debits and credits, and what dates it. One table to show an accountant.

A rule is checked when it is written (`domain.ledger.postings`): its formulas cancel in every pot, so it balances for
any amounts. `docs/reference/postings.md` is made from here. A new event is one row and one row in the worked amounts.
"""

from brygga.apps.ledger.rules import capital, house, loans, sources
from brygga.domain.ledger.postings import EventRule

CHAPTERS: tuple[tuple[str, tuple[EventRule, ...]], ...] = (
    ("Sources", sources.RULES), ("Loans", loans.RULES), ("Risk capital placed", capital.RULES), ("House", house.RULES))
RULES: dict[str, EventRule] = {rule.event: rule for _, rules in CHAPTERS for rule in rules}

__all__ = ["CHAPTERS", "RULES"]
