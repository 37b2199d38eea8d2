"""The fund in five figures and one sentence: what is out, what is free, what is promised, what is late, what is lost.

Sums over all pots come from the lots, so they agree with the source pages; arrears come from the loans of the day.
"""

from dataclasses import dataclass
from datetime import date

from brygga.apps.agreements import queries as agreements
from brygga.apps.funding import queries as funding
from brygga.apps.loans import queries as loans
from brygga.domain.funding.lots import Bucket
from brygga.domain.funding.measures import free


@dataclass(frozen=True, slots=True)
class FundInFigures:
    """Amounts in minor units on a day. `late` counts loans with something overdue, `late_minor` is what is overdue."""

    on: date
    out_minor: int
    active: int
    cash_minor: int
    promised_minor: int
    late: int
    late_minor: int
    lost_minor: int
    paid_in_minor: int

    @property
    def free_minor(self) -> int:
        """Return cash that nobody has been promised."""
        return free(self.cash_minor, self.promised_minor)


def fund_in_figures(tenant_id: int, on: date) -> FundInFigures:
    """Return the figures of a fund; a handful of queries however many agreements."""
    stands = list(funding.in_bucket(tenant_id).values())

    def sum_of(bucket: Bucket) -> int:
        return sum(pot.get(bucket.value, 0) for pot in stands)

    overdue = [loan.state.overdue.minor for loan in loans.loans(tenant_id, on).values()
               if loan.state is not None and loan.state.overdue.minor > 0]
    active = agreements.agreements(tenant_id, states=("active", "in_arrears"))
    return FundInFigures(on, sum_of(Bucket.OUT), len(active), sum_of(Bucket.CASH),
                         sum(funding.committed(tenant_id).values()), len(overdue), sum(overdue),
                         sum_of(Bucket.LOST), -sum_of(Bucket.PAID_IN))
