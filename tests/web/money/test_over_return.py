"""A repaid loan on which more came in than was owed: the rest goes back like any payment, by two, each time once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests import builders
from tests import builders_money as build
from tests.builders import KR
from tests.money_fixtures import Money, client_of, proven, refused
from tests.web.money.test_money_pages import home, press, said

OVER = 512_50


def overpaid(lent: Money, over: int = OVER) -> date:
    """The loan repaid on its first due day with so much beyond it, which is today; returns the day."""
    from django.db.transaction import atomic

    from brygga.apps.loans import queries
    from brygga.foundation import clock
    first = queries.loan(lent.tenant, lent.loan, date(2026, 3, 1)).plan.rows[0]
    with atomic():
        clock.advance(first.due_on)
    owed = 200_000 * KR + first.interest + first.fee
    build.matched(lent.fund, build.Row(first.due_on, owed + over, "Ramsbergs Handel"), "loan_payment",
                  f"agreement/{lent.loan}")
    assert lent.agreement(lent.loan).state == "ended"
    return first.due_on


def loan(lent: Money, on: date) -> Any:
    from brygga.apps.loans import queries
    return queries.loan(lent.tenant, lent.loan, on)


def prepaid(lent: Money) -> int:
    from brygga.apps.ledger import sums
    return -sums.of_agreements(lent.tenant, "prepaid_by_customers").get(lent.loan, 0)


def duties(lent: Money, who: str, on: date) -> list[str]:
    from brygga.apps.duties.doorways import duties_for
    matter = lent.agreement(lent.loan).matter_id
    return [d.code for d in duties_for(lent.fund.seat(who, on=on)) if d.matter_id == matter]


def order_of(lent: Money) -> Any:
    from brygga.apps.payments import queries
    return [o for o in queries.orders(lent.tenant, agreement_id=lent.loan) if o.purpose == "over_return"][-1]


def sent_back(lent: Money, on: date) -> Any:
    """Proposed by one, approved by another, confirmed; returns the order."""
    from brygga.operations.payment_orders import confirm_payment
    order = build.proposed(lent.fund, lent.loan, on=on)
    build.approved(lent.fund, order, on=on)
    confirm_payment(lent.fund.command("bookkeeper", on=on), order_id=order, on=on, bank_reference="R-1")
    return order_of(lent)


def test_what_came_in_beyond_the_loan_goes_back_by_pages(lent: Money) -> None:
    on = overpaid(lent)
    assert prepaid(lent) == OVER and duties(lent, "treasurer", on) == ["over.send_back"]
    number = lent.agreement(lent.loan).number
    treasurer, approver = client_of(lent.fund, "treasurer"), client_of(lent.fund, "approver")
    assert "Betala tillbaka : Ramsbergs Handel" in said(treasurer.get(home(lent)))
    shown = said(treasurer.get(f"/f/{lent.fund.slug}/avtal/{number}/"))
    assert "512,50 kr har betalats för mycket" in shown and "Betala tillbaka" in shown
    page = said(treasurer.get(home(lent, f"betala/{number}/")))
    assert "För mycket betalt 512,50 kr" in page and "Pengarna får inte lämna" not in page
    press(treasurer, home(lent, f"betala/{number}/"), pay_on=on.isoformat(),
          bank_account_id=builders.bank_account(lent.fund))
    order = order_of(lent)
    assert (order.amount_minor, order.state) == (OVER, "proposed") and duties(lent, "treasurer", on) == []
    press(treasurer, home(lent, f"betalning/{order.id}/attestera/"), seen_digest=order.digest)
    assert order_of(lent).state == "proposed", "four eyes: not by who made it"
    assert "Återbetalning av för mycket inbetalt på avtal" in said(approver.get(home(lent, f"betalning/{order.id}/")))
    press(approver, home(lent, f"betalning/{order.id}/attestera/"), seen_digest=order.digest)
    press(client_of(lent.fund, "bookkeeper"), home(lent, f"betalning/{order.id}/bekrafta/"), on=on.isoformat(),
          bank_reference="R-1")
    assert (order_of(lent).state, prepaid(lent)) == ("confirmed", 0)
    assert "har betalats för mycket" not in said(treasurer.get(f"/f/{lent.fund.slug}/avtal/{number}/"))
    proven(lent)


def test_books_loan_and_bank_agree_after_the_return(lent: Money) -> None:
    on = overpaid(lent)
    order = sent_back(lent, on)
    stands = loan(lent, on)
    assert (stands.over_minor, stands.state.credit.minor, stands.payments[-1].amount_minor) == (0, 0, -OVER)
    assert stands.is_repaid and lent.agreement(lent.loan).state == "ended"
    build.matched(lent.fund, build.Row(on, -OVER, "Ramsbergs Handel", "R-1"), "order", f"payment/{order.id}")
    proven(lent)


def test_it_goes_back_once_and_again_when_more_comes(lent: Money) -> None:
    from brygga.operations.loan_life import receive_loan_payment
    on = overpaid(lent)
    build.proposed(lent.fund, lent.loan, on=on)
    with refused("order.there"):
        build.proposed(lent.fund, lent.loan, on=on)
    build.approved(lent.fund, order_of(lent).id, on=on)
    receive_loan_payment(lent.fund.command("treasurer", on=on), agreement_id=lent.loan, on=on, amount_minor=100 * KR,
                         bank_account_id=builders.bank_account(lent.fund), subject="test")
    from brygga.operations.payment_orders import confirm_payment, withdraw_payment
    with refused("loan.over_changed"):
        confirm_payment(lent.fund.command("bookkeeper", on=on), order_id=order_of(lent).id, on=on, bank_reference="R-1")
    withdraw_payment(lent.fund.command("treasurer", on=on), order_id=order_of(lent).id)
    assert duties(lent, "treasurer", on) == ["over.send_back"], "withdrawn, it is somebody's again"
    assert sent_back(lent, on).amount_minor == OVER + 100 * KR and prepaid(lent) == 0
    with refused("pay_out.state"):
        build.proposed(lent.fund, lent.loan, on=on)
    assert duties(lent, "treasurer", on) == []
    later = on + timedelta(days=1)
    receive_loan_payment(lent.fund.command("treasurer", on=later), agreement_id=lent.loan, on=later, amount_minor=KR,
                         bank_account_id=builders.bank_account(lent.fund), subject="test")
    assert duties(lent, "treasurer", later) == ["over.send_back"], "also what comes after the end"
    assert sent_back(lent, later).amount_minor == KR and loan(lent, later).over_minor == 0


def test_a_payment_whose_rest_has_gone_back_is_not_undone(lent: Money) -> None:
    from brygga.operations.matching import undo_match
    on = overpaid(lent)
    line = build.latest_line(lent.fund)
    sent_back(lent, on)
    with refused("loan.sent_back"):
        undo_match(lent.fund.command("treasurer", on=on), line_id=line.id)
    proven(lent)


def test_on_a_running_loan_it_waits_for_the_next_instalment(lent: Money) -> None:
    with refused("pay_out.state"):
        build.proposed(lent.fund, lent.loan)


def test_canary_a_return_that_the_loan_does_not_know_is_found(lent: Money) -> None:
    """The loan says that a krona went back and the books do not: verify must name it."""
    from brygga.apps.loans import actions
    from brygga.apps.payments import queries
    from brygga.operations import verify_joins
    on = overpaid(lent)
    entry = next(line.entry_id for line in queries.lines(lent.tenant) if line.kind == "source_pay_in")
    assert entry is not None
    actions.send_back(lent.fund.command("treasurer", on=on), agreement_id=lent.loan, on=on, amount_minor=KR,
                      entry_id=entry)
    faults = [fault for check in verify_joins.checks(lent.tenant) for fault in check.faults]
    assert faults == [f"agreement {lent.loan}: over {OVER - KR}, books {OVER}"]
