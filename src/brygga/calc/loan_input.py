"""Reading a loan's terms and payments from JSON: the field names are the page's, the refusals are the terms' own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from brygga.calc.contract import Bad, Fields, as_money, currency_of
from brygga.calc.loan_kept import day_counts, read_kept
from brygga.calc.loan_options import read_months_off, read_reference, read_revenue, read_settlement, read_steps
from brygga.calc.loan_versions import read_versions
from brygga.domain.dates import IsWorkingDay
from brygga.domain.loans.checks import CHOICES, FEE_TIMES
from brygga.domain.loans.conventions import CONVENTIONS, HOUSE
from brygga.domain.loans.state import Payment
from brygga.domain.loans.terms import Every, Fee, LoanTerms, RateChange, TermsRefused, Tranche
from brygga.domain.loans.versions import Version
from brygga.domain.money import Money
from brygga.jurisdictions.registry import UnknownCountry, country

UNITS = ("months", "weeks")


@dataclass(frozen=True, slots=True)
class LoanAsked:
    """What was asked: the terms, the payments, the day of the state (None: no state), and the versions of the terms."""

    terms: LoanTerms
    payments: tuple[Payment, ...]
    as_of: date | None
    versions: tuple[Version, ...]


def read_loan(fields: Fields) -> LoanAsked:
    """Everything that the calculator `loan` takes. Raises Bad."""
    terms = read_terms(fields)
    payments = tuple(_payment(item, terms) for item in fields.items("payments"))
    as_of = fields.date("as_of", None)
    versions = read_versions(fields, terms, payments)
    fields.finish()
    if as_of is None and payments:
        as_of = max(payment.on for payment in payments)
    return LoanAsked(terms, payments, as_of, versions)


def read_terms(fields: Fields) -> LoanTerms:
    """The terms alone; the caller reads the rest and calls finish(). Raises Bad."""
    currency = currency_of(fields)
    convention = fields.choice("convention", CONVENTIONS, HOUSE)
    try:
        return LoanTerms(
            principal=fields.money("principal", currency, low=1),
            disbursed_on=fields.date("disbursed_on"),
            first_due_on=fields.date("first_due_on"),
            rate=fields.rate("rate"),
            term=fields.integer("term"),
            every=_every(fields, UNITS if convention == HOUSE else (*UNITS, "days")),
            repayment=fields.choice("repayment", CHOICES["repayment"]),
            interest=fields.choice("interest", CHOICES["interest"]),
            day_count=fields.choice("day_count", day_counts(convention)),
            principals=_principals(fields, currency),
            steps=read_steps(fields, currency),
            revenue=read_revenue(fields, currency),
            months_off=read_months_off(fields),
            fees=tuple(_fee(item, currency) for item in fields.items("fees")),
            grace_principal=fields.integer("grace_principal", 0),
            grace_interest_as=fields.choice("grace_interest_as", CHOICES["grace_interest_as"], "deferred"),
            grace_interest=fields.integer("grace_interest", 0),
            interest_free=fields.integer("interest_free", 0),
            instalment_multiple=fields.money("instalment_multiple", currency, None, low=1),
            rounding=fields.choice("rounding", CHOICES["rounding"], "half_up"),
            stretch_rounding=fields.choice("stretch_rounding", CHOICES["stretch_rounding"], "period"),
            prepayment=fields.choice("prepayment", CHOICES["prepayment"], "fewer"),
            tranches=tuple(_tranche(item, currency) for item in fields.items("tranches")),
            rates=tuple(_rate_change(item) for item in fields.items("rates")) + read_reference(fields),
            settlement=read_settlement(fields),
            is_bank_day=_bank_days(fields),
            convention=convention,
            kept=read_kept(fields, currency),
        )
    except TermsRefused as refused:
        raise Bad(refused.code, fields.place(refused.field), refused.sv, refused.en) from None


def _every(fields: Fields, units: Sequence[str]) -> Every:
    group = fields.group("every")
    if group is None:
        raise fields.bad("missing", "every", "Fältet saknas.", "The field is missing.")
    given = [unit for unit in units if group.has(unit)]
    if len(given) > 1:
        raise fields.bad("inconsistent", "every", "Månader eller veckor, inte båda.", "Months or weeks, not both.")
    if not given:
        group.finish()
        raise fields.bad("missing", "every.months", "Ange months eller weeks.", "Give months or weeks.")
    count = group.integer(given[0])
    for unit in units:
        group.raw(unit)
    group.finish()
    return Every(given[0], count)


def _principals(fields: Fields, currency: str) -> tuple[Money, ...]:
    entries = fields.entries("principals")
    if entries is None:
        if fields.raw("repayment") == "custom":
            raise fields.bad("missing", "principals", "Fältet saknas.", "The field is missing.")
        return ()
    place = fields.place("principals")
    return tuple(as_money(value, f"{place}.{nr}", currency, 0) for nr, value in enumerate(entries))


def _fee(item: Fields, currency: str) -> Fee:
    fee = Fee(item.text("kind"), item.money("amount", currency, low=0), item.choice("when", FEE_TIMES))
    item.finish()
    return fee


def _tranche(item: Fields, currency: str) -> Tranche:
    tranche = Tranche(item.date("on"), item.money("amount", currency, low=1))
    item.finish()
    return tranche


def _rate_change(item: Fields) -> RateChange:
    change = RateChange(item.date("from"), item.rate("rate"))
    item.finish()
    return change


def _payment(item: Fields, terms: LoanTerms) -> Payment:
    payment = Payment(item.date("on"), item.money("amount", terms.currency, low=1), item.date("reversed_on", None))
    item.finish()
    if payment.reversed_on is not None and payment.reversed_on < payment.on:
        raise item.bad("inconsistent", "reversed_on", "Återtaget före betalningen.", "Reversed before it was paid.")
    if payment.on < terms.disbursed_on:
        raise item.bad("inconsistent", "on", "Betalt före utbetalningen.", "Paid before the disbursement.")
    return payment


def _bank_days(fields: Fields) -> IsWorkingDay | None:
    code = fields.text("bank_days", None)
    if code is None:
        return None
    try:
        return country(code).is_bank_day
    except UnknownCountry:
        raise fields.bad("out_of_range", "bank_days", "Okänt land.", "Unknown country.") from None
