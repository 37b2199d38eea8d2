"""What a version says of a fund on a day: books, lots, plans, placements; plain values to compare."""

from __future__ import annotations

from datetime import date
from typing import Any


def figures(tenant_id: int, day: date) -> dict[str, Any]:
    """Everything that was ever told in numbers, by the queries that pages use; amounts in minor units."""
    from brygga.apps.capital import queries as capital
    from brygga.apps.funding import queries as funding
    from brygga.apps.ledger import queries as ledger
    from brygga.apps.loans import queries as loans

    return {
        "entries": [[f"{e.series} {e.number}/{e.year}", e.booked_on.isoformat(), e.digest, len(lines)]
                    for e, lines in ledger.whole_entries(tenant_id)],
        "balances": [[b.number, b.minor] for b in ledger.balances(tenant_id, as_of=day)],
        "lots": {str(pot): dict(sorted(money.items())) for pot, money in sorted(funding.in_bucket(tenant_id).items())},
        "statements": {str(s.pot_id): _statement(funding.statement(s.pot_id, s.currency, day))
                       for s in funding.sources(tenant_id)},
        "loans": {str(pk): _loan(loan) for pk, loan in sorted(loans.loans(tenant_id, day).items())},
        "contributions": {str(pk): _held(held) for pk, held in sorted(capital.contributions(tenant_id).items())},
    }


def _statement(at: Any) -> dict[str, Any]:
    return {"paid_in": at.paid_in.minor, "out": at.out.minor, "losses": at.losses.minor,
            "lent_total": at.lent_total.minor,
            "flows": [[flow.origin, flow.to, flow.turn, flow.amount.minor] for flow in at.flows]}


def _loan(loan: Any) -> dict[str, Any]:
    return {"plan": [_row(row) for row in loan.plan.rows], "remaining": [_row(row) for row in loan.remaining.rows],
            "outstanding": loan.state.outstanding_principal.minor if loan.state else None,
            "overdue": loan.state.overdue.minor if loan.state else None, "earned": loan.earned_interest_minor,
            "payments": [[p.on.isoformat(), p.amount_minor, p.principal_minor, p.interest_minor, p.fee_minor,
                          p.over_minor, p.reversed] for p in loan.payments]}


def _row(row: Any) -> list[Any]:
    return [row.due_on.isoformat(), row.opening, row.interest, row.principal, row.fee, row.total, row.closing]


def _held(held: Any) -> dict[str, Any]:
    return {"amount": held.amount_minor, "redeemed": held.redeemed_minor,
            "redemption": str(held.redemption.earliest) if held.redemption else None,
            "dividends": [[d.year, d.amount_minor] for d in held.dividends]}
