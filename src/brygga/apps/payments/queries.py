"""Readers of payments for other rooms' acts and for the reconciliation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from brygga.apps.payments.models import BankAccount, Match, Notice, PaymentOrder, Statement, StatementLine
from brygga.apps.payments.views import (
    BankAccountView,
    LineView,
    NoticeView,
    OrderView,
    StatementView,
    WithdrawnView,
)
from brygga.foundation.canonical import canonical, digest
from brygga.foundation.refusals import NotSeen, Refused, text


def bank_accounts(tenant_id: int) -> list[BankAccountView]:
    """Return the fund's bank accounts in the order they were opened."""
    rows = BankAccount.objects.filter(tenant_id=tenant_id).select_related("ledger_account").order_by("pk")
    return [BankAccountView(r.pk, r.name, r.kind, r.number, r.ledger_account_id, r.ledger_account.number, r.currency,
                            r.opened_on) for r in rows]


def bank_account(tenant_id: int, bank_account_id: int) -> BankAccountView:
    """Return one bank account of the fund."""
    for account in bank_accounts(tenant_id):
        if account.id == bank_account_id:
            return account
    raise NotSeen


def digest_of(order: PaymentOrder) -> str:
    """Return the digest of what an order says: who is paid what, on which account, from where and when."""
    return digest(canonical([order.tenant_id, order.number, order.agreement_id, order.bank_account_id, order.payee_id,
                             order.payee_account_kind, order.payee_account, order.amount_minor, order.currency,
                             order.message, order.pay_on, order.purpose]))


def order(tenant_id: int, order_id: int) -> OrderView:
    """Return one payment order."""
    row = _orders(tenant_id).filter(pk=order_id).first()
    if row is None:
        raise NotSeen
    return _order_view(row)


def orders(tenant_id: int, states: Iterable[str] = (), agreement_id: int | None = None) -> list[OrderView]:
    """Return payment orders, oldest first, of some states or one agreement only when given."""
    rows = _orders(tenant_id)
    if states:
        rows = rows.filter(state__in=list(states))
    if agreement_id is not None:
        rows = rows.filter(agreement_id=agreement_id)
    return [_order_view(row) for row in rows.order_by("pk")]


def statements(tenant_id: int, bank_account_id: int | None = None, *, with_withdrawn: bool = False,
               ) -> list[StatementView]:
    """Return statements, latest first; withdrawn ones, which count no more, only when asked for."""
    rows = Statement.objects.filter(tenant_id=tenant_id).select_related("withdrawal__by")
    if bank_account_id is not None:
        rows = rows.filter(bank_account_id=bank_account_id)
    if not with_withdrawn:
        rows = rows.filter(withdrawal=None)
    return [_statement_view(row) for row in rows.order_by("-to_on", "-pk")]


def statement(tenant_id: int, statement_id: int) -> StatementView:
    """Return one statement, withdrawn or not."""
    row = Statement.objects.filter(tenant_id=tenant_id, pk=statement_id).select_related("withdrawal__by").first()
    if row is None:
        raise NotSeen
    return _statement_view(row)


def require_counting(counts: bool) -> None:
    """Refuse what would match a row that does not count, since its statement is withdrawn."""
    if not counts:
        raise Refused("statement.withdrawn", text("Utdraget är tillbakadraget, och raden gäller inte längre."),
                      way_on=text("Skriv in utdraget på nytt och para ihop raden där."))


def latest_statements(tenant_id: int, as_of: date) -> dict[int, StatementView]:
    """Return bank account id → its latest statement that ends on or before `as_of`."""
    found: dict[int, StatementView] = {}
    for statement in statements(tenant_id):
        if statement.to_on <= as_of:
            found.setdefault(statement.bank_account_id, statement)
    return found


def lines(tenant_id: int, *, states: Iterable[str] = (), statement_id: int | None = None,
          line_id: int | None = None) -> list[LineView]:
    """Return statement lines in the order of their days, of some states, one statement or one line when given.

    Rows of withdrawn statements are nowhere but when their statement or they themselves are asked for.
    """
    rows = StatementLine.objects.filter(tenant_id=tenant_id).select_related("statement__withdrawal").prefetch_related(
        Prefetch("matches", Match.objects.filter(undone_at=None), to_attr="standing"))
    if states:
        rows = rows.filter(state__in=list(states))
    if statement_id is None and line_id is None:
        rows = rows.filter(statement__withdrawal=None)
    if statement_id is not None:
        rows = rows.filter(statement_id=statement_id)
    if line_id is not None:
        rows = rows.filter(pk=line_id)
    return [_line_view(row) for row in rows.order_by("on", "pk")]


def line(tenant_id: int, line_id: int) -> LineView:
    """Return one statement line."""
    found = lines(tenant_id, line_id=line_id)
    if not found:
        raise NotSeen
    return found[0]


def notices(tenant_id: int, agreement_id: int | None = None) -> list[NoticeView]:
    """Return notices by due day."""
    rows = Notice.objects.filter(tenant_id=tenant_id).select_related("document")
    if agreement_id is not None:
        rows = rows.filter(agreement_id=agreement_id)
    return [NoticeView(n.pk, n.matter_id, n.agreement_id, n.instalment_nr, n.due_on, n.amount_minor, n.currency,
                       n.reference, n.document.key if n.document else "", n.made_on)
            for n in rows.order_by("due_on", "pk")]


def _orders(tenant_id: int) -> "QuerySet[PaymentOrder]":
    return PaymentOrder.objects.filter(tenant_id=tenant_id).select_related("payee", "made_by", "approved_by")


def _order_view(row: PaymentOrder) -> OrderView:
    return OrderView(row.pk, row.number, row.matter_id, row.agreement_id, row.bank_account_id, row.payee_id,
                     row.payee.name, row.payee_account_kind, row.payee_account, row.amount_minor, row.currency,
                     row.message, row.pay_on, row.state, row.made_by_id, row.made_by.name, row.approved_by_id,
                     row.approved_by.name if row.approved_by else "", row.approved_digest, digest_of(row),
                     row.confirmed_on, row.bank_reference, row.purpose)


def _statement_view(row: Statement) -> StatementView:
    gone = getattr(row, "withdrawal", None)
    return StatementView(row.pk, row.bank_account_id, row.from_on, row.to_on, row.opening_minor, row.closing_minor,
                         row.currency, WithdrawnView(gone.by.name, gone.on, gone.reason) if gone else None)


def _line_view(row: Any) -> LineView:
    match = row.standing[0] if row.standing else None
    return LineView(row.pk, row.statement_id, row.statement.bank_account_id, row.on, row.amount_minor, row.currency,
                    row.counterparty, row.reference, row.text, row.state, match.pk if match else None,
                    match.kind if match else "", match.subject if match else "", match.entry_id if match else None,
                    not hasattr(row.statement, "withdrawal"))
