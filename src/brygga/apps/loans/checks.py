"""What `brygga verify` proves of loans, from the rows alone."""

from collections.abc import Iterator

from brygga.apps.loans import mapping
from brygga.apps.loans.models import Loan, LoanPayment
from brygga.domain.loans import schedule, state
from brygga.domain.loans.payments import PARTS, by_part
from brygga.domain.loans.terms import TermsRefused
from brygga.foundation.checking import Check
from brygga.foundation.refusals import Refused
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the checks of one tenant's loans."""
    yield _plans(tenant_id)
    yield _payments(tenant_id)
    yield _shares(tenant_id)


def _plans(tenant_id: int) -> Check:
    """Each version's plan repays exactly the principal."""
    faults, rows, pack = [], 0, country(country_of(tenant_id))
    for loan in Loan.objects.filter(tenant_id=tenant_id).prefetch_related("versions"):
        for version in loan.versions.all():
            rows += 1
            try:
                terms = mapping.terms_of(version, pack)
                repaid = schedule.plan(terms).totals.principal == terms.principal
            except (Refused, TermsRefused):
                repaid = False
            if not repaid:
                faults.append(f"agreement {loan.agreement_id} version {version.version} does not repay its principal")
    return Check("loans.plan_repays_principal", rows, tuple(faults))


def _payments(tenant_id: int) -> Check:
    """Each payment is the sum of its parts, and a reversal mirrors what it reverses."""
    faults, rows = [], list(LoanPayment.objects.filter(tenant_id=tenant_id).select_related("reverses"))
    for row in rows:
        if row.amount_minor != row.principal_minor + row.interest_minor + row.fee_minor + row.over_minor:
            faults.append(f"payment {row.pk} is not the sum of its parts")
        if row.reverses and row.amount_minor != -row.reverses.amount_minor:
            faults.append(f"payment {row.pk} does not mirror {row.reverses_id}")
    return Check("loans.payments_sum", len(rows), tuple(faults))


def _shares(tenant_id: int) -> Check:
    """What was booked as principal, interest and fees is what the rules give for the payments that stand."""
    faults, rows, pack = [], 0, country(country_of(tenant_id))
    for loan in Loan.objects.filter(tenant_id=tenant_id, paid_out_on__isnull=False).prefetch_related(
            "versions", "payments"):
        received = sorted(loan.payments.all(), key=lambda p: p.pk)
        standing = mapping.payments_of(received)
        if not standing:
            continue
        rows += 1
        last = max(loan.versions.all(), key=lambda v: v.version)
        ruled = by_part(state.state(mapping.terms_of(last, pack), standing, standing[-1].on).allocations)
        for part in PARTS:
            if ruled[part] != sum(getattr(p, f"{part}_minor") for p in received):
                faults.append(f"agreement {loan.agreement_id}: {part} was shared otherwise")
    return Check("loans.shared_as_ruled", rows, tuple(faults))
