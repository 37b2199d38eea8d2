"""What `brygga verify` proves of agreements, from the rows alone."""

from collections.abc import Iterator

from brygga.apps.agreements.models import Agreement, Condition, Signing
from brygga.foundation.checking import Check

PAID_STATES = ("active", "ended", "in_arrears", "called", "restructured", "renewal")


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the checks of one tenant's agreements."""
    rows = Agreement.objects.filter(tenant_id=tenant_id)
    signed = set(Signing.objects.filter(tenant_id=tenant_id, checked_on__isnull=False).values_list(
        "agreement_id", flat=True))
    bound = list(rows.exclude(state__in=["draft", "lapsed"]))
    yield Check("agreements.signed_and_checked_by_two", len(bound),
                tuple(f"{a.number} has no signed paper checked by two" for a in bound if a.pk not in signed))
    unmet = set(Condition.objects.filter(tenant_id=tenant_id, met_on=None).values_list("agreement_id", flat=True))
    paid = list(rows.filter(state__in=PAID_STATES))
    yield Check("agreements.conditions_before_pay_out", len(paid),
                tuple(f"{a.number} was paid out with a condition unmet" for a in paid if a.pk in unmet))
    papers = list(Signing.objects.filter(tenant_id=tenant_id, checked_on__isnull=False))
    yield Check("signings.two_persons", len(papers),
                tuple(f"signing {s.pk} was checked by one" for s in papers
                      if s.first_check_by_id is None or s.first_check_by_id == s.second_check_by_id))
