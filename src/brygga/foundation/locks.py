"""Locks, taken once, late and in one order: a rank for each kind of row, rows of a kind by id.

On SQLite a writing transaction is alone from its first statement (IMMEDIATE), so the lock is the transaction.
Taking a rank lower than one already held is a programming error and raises at once, on both databases.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from collections.abc import Iterator
from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)

ORDER = ("foundation.tenant", "access.membership", "cases.case", "decisions.meeting", "decisions.agendaitem",
         "agreements.agreement", "loans.loan", "capital.contribution", "payments.bankaccount", "payments.statement",
         "payments.paymentorder", "payments.statementline", "ledger.pot", "ledger.period",
         "foundation.businessdate", "foundation.counter", "foundation.audithead")
RANK = {label: rank for rank, label in enumerate(ORDER)}
_held: ContextVar[int] = ContextVar("held_rank", default=-1)


class LockOrder(Exception):
    """A lock was asked for out of order; two such acts at once could wait for each other for ever."""


def lock(rows: "models.QuerySet[Row]") -> list[Row]:
    """Fetch `rows` by id, locked until the transaction ends."""
    label = rows.model._meta.label_lower
    rank = RANK.get(label)
    if rank is None:
        raise LockOrder(f"{label} has no place in the order of locks")
    if rank < _held.get():
        raise LockOrder(f"{label} was asked for after {ORDER[_held.get()]}")
    _held.set(rank)
    return list(rows.order_by("pk").select_for_update(of=("self",)))


def lock_one(rows: "models.QuerySet[Row]") -> Row | None:
    """Fetch and lock the one row of `rows`, or None."""
    found = lock(rows)
    if len(found) > 1:
        raise LockOrder(f"{rows.model._meta.label} was expected once and found {len(found)} times")
    return found[0] if found else None


@contextmanager
def fresh_order() -> Iterator[None]:
    """Begin a transaction's own order of locks."""
    token = _held.set(-1)
    try:
        yield
    finally:
        _held.reset(token)
