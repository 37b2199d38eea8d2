"""Worlds with agreements in their life: drafted, signed, paid out, paid on; through the acts that people do.

On top of `tests.builders` and `tests.builders_money`. `everything()` is a picture of every business row, to see that a
refusal moved nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from tests import builders, builders_money
from tests.builders import KR, ON, PDF, Fund

REGION, SPARBANK = "Region Örebro län 2026", "Sparbanksstiftelsen 2026"


def fund_with_two_sources(*, profile: str = "small_fund", on: date = ON) -> Fund:
    """A fund with two million from the region and half a million from a foundation."""
    fund = builders_money.money_fund(profile=profile, on=on)
    builders.source(fund, SPARBANK, amount_minor=500_000 * KR, on=on)
    return fund


def loan(fund: Fund, name: str = "Ramsbergs Handel", *, paid: bool = True, on: date = ON, **terms: Any) -> Any:
    """A loan of 120 000 kr over twelve months, signed, and paid out on `on` unless `paid` is False."""
    said = {"amount_minor": 120_000 * KR, "term": 12, "disburse_on": on.isoformat(),
            "first_due_on": date(on.year, on.month + 1, 28).isoformat(), **terms}
    agreement = builders_money.agreement(fund, name, on=on, **said)
    if paid:
        pay_out(fund, agreement.id, on=on)
    return agreement_of(fund, agreement.id)


def contribution(fund: Fund, name: str = "Hantverkshuset i Askersund", *, paid: bool = True, on: date = ON,
                 amount_minor: int = 100_000 * KR, **more: Any) -> Any:
    """A förlagsinsats of 100 000 kr, signed, its certificate received, paid in on `on` unless `paid` is False."""
    agreement = builders_money.agreement(fund, name, instrument="contribution", amount_minor=amount_minor, on=on,
                                         **more)
    if paid:
        pay_out(fund, agreement.id, on=on)
    return agreement_of(fund, agreement.id)


def pay_out(fund: Fund, agreement_id: int, *, on: date = ON) -> int:
    """The bank has paid: books, lots and instrument in one act; returns the entry."""
    from brygga.operations.pay_out import pay_out as act
    calendar(on)
    return act(fund.command("treasurer", on=on), agreement_id=agreement_id, on=on,
               bank_account_id=builders.bank_account(fund))


def paid(fund: Fund, agreement_id: int, amount_minor: int, on: date, *, booked_on: date | None = None) -> int:
    """Money from the borrower on a value date; returns the payment's id."""
    calendar(booked_on or on)
    from brygga.operations.loan_life import receive_loan_payment
    return receive_loan_payment(fund.command("treasurer", on=booked_on or on), agreement_id=agreement_id, on=on,
                                amount_minor=amount_minor, bank_account_id=builders.bank_account(fund),
                                subject=f"agreement/{agreement_id}")


def undone(fund: Fund, agreement_id: int, payment_id: int, on: date) -> int:
    """A payment put right; returns the correcting entry."""
    calendar(on)
    from brygga.operations.loan_life import entry_of_payment, reverse_loan_payment
    cmd = fund.command("treasurer", on=on)
    entry = entry_of_payment(cmd, agreement_id, payment_id)
    return reverse_loan_payment(cmd, agreement_id=agreement_id, entry_id=entry, reason="Någon annans pengar")


def handed_in(fund: Fund, agreement_id: int, *, who: str | int = "officer", on: date = ON) -> int:
    """The signed paper comes in; returns the signing's id."""
    from brygga.operations.signing import hand_in
    return hand_in(fund.command(who, on=on), agreement_id=agreement_id, content=PDF, filename="avtal.pdf")


def checked(fund: Fund, agreement_id: int, who: str, *, on: date = ON) -> bool:
    """One of the two checks; tells whether the agreement is signed now."""
    from brygga.operations.signing import check
    return check(fund.command(who, on=on), agreement_id=agreement_id)


def day(fund: Fund, on: date) -> None:
    """Let a day happen in the fund."""
    calendar(on)
    from brygga.operations.advance_day import advance_day
    advance_day(fund.command(None, on=on), on=on)


def agreement_of(fund: Fund, agreement_id: int) -> Any:
    """The agreement as it stands."""
    from brygga.apps.agreements.queries import agreement
    return agreement(fund.tenant_id, agreement_id)


def loan_of(fund: Fund, agreement_id: int, on: date) -> Any:
    """The loan as it stands on a day."""
    from brygga.apps.loans.queries import loan as found
    return found(fund.tenant_id, agreement_id, on)


def booked(fund: Fund) -> dict[str, int]:
    """The balance of each account by its role, over all pots, those of zero left out."""
    from brygga.apps.ledger.sums import by_role_and_pot
    found: dict[str, int] = {}
    for (role, _), minor in by_role_and_pot(fund.tenant_id).items():
        found[role] = found.get(role, 0) + minor
    return {role: minor for role, minor in found.items() if minor}


def lots(fund: Fund) -> dict[str, dict[str, int]]:
    """What each pot has as cash and what it has out, by its name."""
    from brygga.apps.funding.queries import in_bucket
    names = {pot: name for name, pot in fund.pots.items()}
    return {names[pot]: {bucket: minor for bucket, minor in held.items() if minor and bucket in ("cash", "out")}
            for pot, held in in_bucket(fund.tenant_id).items()}


def duties(fund: Fund) -> dict[str, list[str]]:
    """The open duties: what is asked → of whom."""
    from brygga.apps.duties.models import Duty
    found: dict[str, list[str]] = {}
    for duty in Duty.objects.filter(tenant_id=fund.tenant_id, closed_at=None).order_by("pk"):
        found.setdefault(duty.code, []).append(duty.addressee)
    return found


def letters(fund: Fund) -> list[str]:
    """The subjects of all letters, oldest first."""
    from brygga.foundation.models import OutboxItem
    return list(OutboxItem.objects.filter(tenant_id=fund.tenant_id).order_by("pk").values_list("subject", flat=True))


def everything() -> dict[str, list[Any]]:
    """Every row of every table of Brygga's own, the calendar apart: it is the tests that turn its leaves."""
    from django.apps import apps
    return {model._meta.label: sorted(map(repr, model._default_manager.values_list()))
            for model in apps.get_models()
            if model.__module__.startswith("brygga.") and model.__name__ != "BusinessDate"}


@contextmanager
def refused(code: str, *, section: str = "") -> Iterator[Any]:
    """What happens inside is refused with `code`, and nothing at all has moved."""
    from brygga.foundation.refusals import Refusals, Refused
    before = everything()
    with pytest.raises((Refused, Refusals)) as caught:
        yield caught
    found = getattr(caught.value, "refusals", (caught.value,))
    assert [r.code for r in found] == [code]
    assert section in found[0].section
    assert everything() == before


# What these worlds leave out on purpose: the vote behind an agreement, and the bank's typed statements.
NOT_HERE = {"decisions.one_agreement_a_yes", "books.bank_equals_pots"}


def verified(fund: Fund) -> list[str]:
    """Every fault that `brygga verify` finds in the fund."""
    from brygga.operations.verify import all_checks
    return [f"{check.name}: {fault}" for check in all_checks(fund.tenant_id) for fault in check.faults
            if check.name not in NOT_HERE]


def calendar(on: date) -> None:
    """Move the world's own date forward to a day that a test has come to."""
    from django.db import transaction

    from brygga.foundation import clock
    if on > clock.today():
        with transaction.atomic():
            clock.advance(on)
