"""Readers of loans: terms, plan, state and payments on any day, made anew from the rows each time."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from django.db.models import Prefetch, QuerySet

from brygga.apps.loans import mapping
from brygga.apps.loans.models import Loan, LoanPayment, LoanTerms
from brygga.apps.loans.views import Instalment, LoanView, PaymentView, Share
from brygga.domain.loans import cost, schedule
from brygga.domain.loans import state as standing
from brygga.domain.loans.accrual import earned_interest
from brygga.domain.loans.allocation import Book
from brygga.domain.rates import format_percent
from brygga.foundation.refusals import NotSeen
from brygga.foundation.words import country_of
from brygga.jurisdictions.contract import Country
from brygga.jurisdictions.registry import country


def loan(tenant_id: int, agreement_id: int, as_of: date) -> LoanView:
    """Return the loan behind an agreement as it stands on a day."""
    row = _rows(tenant_id).filter(agreement_id=agreement_id).first()
    if row is None:
        raise NotSeen
    return _view(row, as_of, country(country_of(tenant_id)), with_apr=True)


def loans(tenant_id: int, as_of: date, agreement_ids: Iterable[int] | None = None) -> dict[int, LoanView]:
    """Return agreement id → loan for the tenant's paid-out loans, without APR: four queries however many."""
    rows = _rows(tenant_id).filter(paid_out_on__isnull=False)
    if agreement_ids is not None:
        rows = rows.filter(agreement_id__in=list(agreement_ids))
    pack = country(country_of(tenant_id))
    return {row.agreement_id: _view(row, as_of, pack) for row in rows}


def payments(agreement_id: int) -> list[LoanPayment]:
    """Return the rows of what has been received on a loan, in the order they were booked (for this app alone)."""
    return list(LoanPayment.objects.filter(loan__agreement_id=agreement_id).order_by("pk"))


def _rows(tenant_id: int) -> "QuerySet[Loan]":
    return Loan.objects.filter(tenant_id=tenant_id).prefetch_related(
        Prefetch("versions", LoanTerms.objects.order_by("version")),
        Prefetch("payments", LoanPayment.objects.order_by("pk")))


def _view(row: Loan, as_of: date, pack: Country, *, with_apr: bool = False) -> LoanView:
    latest = list(row.versions.all())[-1]
    terms, received = mapping.terms_of(latest, pack), list(row.payments.all())
    standing_payments = mapping.payments_of(received)
    contract = schedule.plan(terms)
    yearly = cost.apr(terms, contract) if with_apr else None
    is_out = row.paid_out_on is not None and row.paid_out_on <= as_of
    book = Book(terms, standing_payments, as_of)
    return LoanView(
        agreement_id=row.agreement_id, kind=row.kind, paid_out_on=row.paid_out_on, terms=terms, plan=contract,
        remaining=standing.remaining_plan(terms, standing_payments, as_of),
        state=standing.state(terms, standing_payments, as_of) if is_out else None,
        next_due=standing.next_due(terms, standing_payments, as_of) if is_out else None,
        earned_interest_minor=earned_interest(terms, book, as_of).minor if is_out else 0,
        instalments=tuple(Instalment(one, book.claims[at].unpaid_total if at < len(book.claims) else None)
                          for at, one in enumerate(book.rows) if one.total),
        payments=tuple(_payment_views(received, book)),
        apr_percent=format_percent(yearly) if yearly is not None else "", version=latest.version)


def _payment_views(rows: list[LoanPayment], book: Book) -> Iterable[PaymentView]:
    undone = {row.reverses_id for row in rows if row.reverses_id}
    shares: dict[int, list[Share]] = {}
    for part in book.allocations:
        shares.setdefault(part.payment, []).append(Share(part.instalment, part.to, part.amount.minor))
    place = count()
    for row in rows:
        if row.reverses_id is None:
            is_undone = row.pk in undone
            is_received = not is_undone and row.amount_minor >= 0
            yield PaymentView(row.pk, row.on, row.amount_minor, row.principal_minor, row.interest_minor, row.fee_minor,
                              row.over_minor, row.entry_id, is_undone,
                              tuple(shares.get(next(place), ())) if is_received else ())
