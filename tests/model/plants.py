"""Defects planted in the product, one at a time: each is a patch of what the product runs, and the model must find it.

A plant that the database catches first (a constraint, a trigger) shows as an act that breaks: found as well, by the
second lock. Add a plant when a rule is added; one that is not found is a hole in the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from typing import Any
from unittest.mock import patch

Plant = Callable[[], AbstractContextManager[Any]]


@contextmanager
def last_in_first_out() -> Iterator[None]:
    """Lots are taken from the wrong end of the line."""
    from brygga.domain.funding.lots import Book
    right = Book.pieces

    def wrong(self: Any, bucket: Any, agreement: str = "") -> Any:
        return reversed(list(right(self, bucket, agreement)))
    with patch.object(Book, "pieces", wrong):
        yield


@contextmanager
def the_same_turn_again() -> Iterator[None]:
    """Money that comes back is on the turn that it left on."""
    from brygga.domain.funding import deal
    right = deal._target

    def wrong(lot: Any, line: int, event: Any, route: Any) -> Any:
        slot = right(lot, line, event, route)
        return replace(slot, lot=replace(slot.lot, turn=lot.turn))
    with patch.object(deal, "_target", wrong):
        yield


@contextmanager
def the_rest_to_the_first() -> Iterator[None]:
    """Shares are rounded down, and what is left goes to the first pot."""
    def wrong(whole: int, weights: Any) -> list[int]:
        parts = [whole * weight // sum(weights) for weight in weights]
        return [parts[0] + whole - sum(parts), *parts[1:]]
    with patch("brygga.domain.money.split_minor", wrong):
        yield


def without(code: str) -> Plant:
    """A clash between two deeds of one person is not looked for."""
    def plant() -> AbstractContextManager[Any]:
        from brygga.domain.casework import segregation
        return patch.object(segregation, "CLASHES", tuple(c for c in segregation.CLASHES if c.code != code))
    return plant


def answering(target: str, value: Any) -> Plant:
    """A function answers always the same."""
    return lambda: patch(target, lambda *args, **kwargs: value)


def principal_first() -> Any:
    """Money from a borrower meets principal before interest and fee, whatever the terms say."""
    from brygga.domain.loans import said
    return patch("brygga.domain.loans.said.LoanTerms", partial(
        said.LoanTerms, settlement=("principal", "interest", "fee")))


def in_table(target: str, key: str, value: Any) -> Plant:
    """A row of a table of functions does something else."""
    return lambda: patch.dict(target, {key: value})


def on_account(event: str, role: str, other: str) -> Plant:
    """A row of the postings table names another account."""
    def plant() -> AbstractContextManager[Any]:
        from brygga.apps.ledger.rules import RULES
        rule = RULES[event]
        lines = tuple(replace(x, account_role=other) if x.account_role == role else x for x in rule.lines)
        return patch.dict("brygga.apps.ledger.rules.RULES", {event: replace(rule, lines=lines)})
    return plant


@contextmanager
def anybodys_row() -> Iterator[None]:
    """A row of the bank is found whichever fund it belongs to."""
    from brygga.apps.payments import queries
    from brygga.foundation.plain_sql import ask

    def wrong(tenant_id: int, line_id: int) -> Any:
        whose = ask("SELECT tenant_id FROM payments_statementline WHERE id = %s", (line_id,))
        return queries.lines(whose[0][0] if whose else tenant_id, line_id=line_id)[0]
    with patch.object(queries, "line", wrong):
        yield


@contextmanager
def the_poorest_pot() -> Iterator[None]:
    """What the bank takes by itself is taken from another pot than the rule says."""
    from brygga.apps.funding import queries as funding

    def wrong(tenant_id: int, clients: set[int], is_clients: bool) -> int:
        there = [s.pot_id for s in funding.sources(tenant_id) if (s.pot_id in clients) == is_clients]
        return there[min(1, len(there) - 1)]
    with patch("brygga.operations.bank_doings._richest", wrong):
        yield


@contextmanager
def half_is_enough() -> Iterator[None]:
    """A majority that must be exceeded is only met."""
    with patch("brygga.domain.casework.quorum._exceeds", lambda part, whole, of: part * of[1] >= whole * of[0]):
        yield


def _only_accruing() -> Any:
    """What a loan has earned is what is running, and no instalment that has fallen due."""
    from brygga.domain.loans.accrual import accruing
    return patch("brygga.apps.loans.queries.earned_interest", accruing)


def _nothing(*args: Any, **kwargs: Any) -> None:
    return None


PLANTS: dict[str, Plant] = {
    "lots: last in, first out": last_in_first_out,
    "lots: no turn more when money comes back": the_same_turn_again,
    "lots: an undone match leaves them where they were": answering("brygga.apps.funding.actions.reverse_lots", 0),
    "wall: a shut case opens for payments and matches": answering("brygga.apps.access.queries.is_shut", False),
    "wall: a tie is answered away": answering("brygga.apps.decisions.actions.ties._refuse_answer", None),
    "approval: the maker approves": without("payer_approves"),
    "approval: what was seen need not be what is there": answering(
        "brygga.apps.payments.queries.digest_of", "0" * 64),
    "signing: one person checks twice": without("checks_twice"),
    "shares: the rest of a division to the first pot": the_rest_to_the_first,
    "waterfall: principal before interest and fee": principal_first,
    "idempotency: the answer of a key is not looked for": answering("brygga.foundation.commands._known", None),
    "postings: a borrower's fee on another account": on_account("loan.fee_charged", "fee_income", "reminder_income"),
    "postings: a dividend as interest": on_account(
        "contribution.dividend_decided", "dividend_income", "interest_income"),
    "match: a payment of another amount": in_table("brygga.operations.matching.BOOKERS", "order", _nothing),
    "pay-out: an unmet condition stops nothing": answering("brygga.operations.preconditions._by_conditions", []),
    "pots: more is free than there is": answering("brygga.apps.funding.queries.free_minor", 10**12),
    "quorum: one is enough": answering("brygga.domain.casework.quorum.needed_present", 1),
    "majority: half is enough": half_is_enough,
    "delegation: no ceiling": answering("brygga.domain.casework.authority._first_broken", ""),
    "periods: closed ones are posted in": answering("brygga.apps.ledger.actions.accounts._open_period", None),
    "statements: need not add up": answering("brygga.apps.payments.actions.statements._faults", []),
    "statements: withdrawn with a row that is matched": answering(
        "brygga.apps.payments.actions.withdrawals._of_rows", []),
    "clients' money: as if it were the fund's": answering("brygga.operations.client_money.holds_client_money", False),
    "accrual: what has fallen due is forgotten": _only_accruing,
    "bank's own: taken from another pot": the_poorest_pot,
    "tenant: a row of another fund is found": anybodys_row,
}
