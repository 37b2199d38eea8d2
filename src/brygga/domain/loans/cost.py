"""What a loan costs a year, all in: the rate at which what was received equals what is paid (APR, days365).

Nominal due dates, up-front fees as paid on day 0. Directive 2008/48/EC annex I is the model; this is a figure for
businesses, on days over 365 in leap years too.
"""

from __future__ import annotations

from fractions import Fraction

from brygga.domain.loans.rows import Plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.rates import yearly_yield


def apr(terms: LoanTerms, contract: Plan) -> Fraction | None:
    """The yearly rate of the plan (0.0619 for 6.19 %), exact to 20 decimals; None where no rate solves it."""
    day_zero = terms.disbursed_on
    flows = [((draw.on - day_zero).days, draw.amount.minor) for draw in terms.draws]
    flows.append((0, -contract.upfront_fees.minor))
    flows += [((row.due_on - day_zero).days, -row.total) for row in contract.rows]
    return yearly_yield(flows, 365)
