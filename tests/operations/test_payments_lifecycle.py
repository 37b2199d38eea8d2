"""A payment from proposal to the bank: every wrong person at every step, every changed figure, every second try.

Canaries: drop `made` from the deeds in approve_order and the maker approves; compare `seen_digest` with nothing and a
changed amount goes through; leave out `order_once_an_agreement` and the loan is paid twice.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, proven, refused, where_all_is


def order_of(money: Money, order_id: int):
    from brygga.apps.payments import queries
    return queries.order(money.tenant, order_id)


def test_a_payment_from_proposal_to_the_statement(lent: Money) -> None:
    from brygga.operations.reconciliation import balance_line
    from tests import builders_money as build
    order_id = build.proposed(lent.fund, lent.waiting)
    assert order_of(lent, order_id).state == "proposed" and order_of(lent, order_id).message.startswith("L-2026-")
    build.approved(lent.fund, order_id)
    build.confirmed(lent.fund, order_id)
    assert lent.agreement(lent.waiting).state == "active"
    line = balance_line(lent.tenant, ON)
    assert [(d.code, d.minor, d.count) for d in line.differences] == [("unseen_orders", 300_000 * KR, 1)]
    assert not line.agrees and not line.unexplained_minor
    build.matched(lent.fund, build.Row(ON, -300_000 * KR, "Hantverkshuset"), "order", f"payment/{order_id}")
    assert balance_line(lent.tenant, ON).agrees
    proven(lent)


@pytest.mark.parametrize(("step", "who", "code"), [
    ("propose", "auditor", "act_needs_role"), ("propose", "chair", "act_needs_role"),
    ("approve", "treasurer", "payer_approves"), ("approve", "auditor", "act_needs_role"),
    ("approve", "bookkeeper", "act_needs_role"), ("confirm", "auditor", "act_needs_role"),
    ("confirm", "chair", "act_needs_role"), ("withdraw", "chair", "act_needs_role")])
def test_the_wrong_person_at_every_step(lent: Money, step: str, who: str, code: str) -> None:
    from brygga.operations.payment_orders import withdraw_payment
    from tests import builders_money as build
    steps = {"approve": build.approved, "confirm": build.confirmed,
             "withdraw": lambda fund, order, who: withdraw_payment(fund.command(who), order_id=order)}
    if step == "propose":
        before = where_all_is(lent)
        with refused(code):
            build.proposed(lent.fund, lent.waiting, who=who)
    else:
        order_id = build.proposed(lent.fund, lent.waiting)
        if step == "confirm":
            build.approved(lent.fund, order_id)
        before = where_all_is(lent)
        with refused(code) as no:
            steps[step](lent.fund, order_id, who=who)
        assert no.value.who_could, "a refusal says who could do it instead"
    assert where_all_is(lent) == before


def test_whoever_would_receive_neither_makes_nor_approves(lent: Money) -> None:
    from brygga.apps.parties.actions import add_signatory
    from tests import builders_money as build
    party = lent.agreement(lent.waiting).party_id
    order_id = build.proposed(lent.fund, lent.waiting, who="bookkeeper")
    for who in ("treasurer", "approver"):
        add_signatory(lent.fund.command("officer"), party_id=party, name=who, from_on=ON, person_id=lent.fund[who])
    with refused("receiver_approves"):
        build.approved(lent.fund, order_id, who="approver")
    build.approved(lent.fund, order_id, who="chair")
    with refused("receiver_pays"):
        build.confirmed(lent.fund, order_id, who="treasurer")
    assert order_of(lent, order_id).state == "approved"


def test_whoever_changed_the_payees_account_does_not_pay(lent: Money) -> None:
    from brygga.apps.parties.actions import change_party
    from tests import builders_money as build
    party = lent.agreement(lent.waiting).party_id
    change_party(lent.fund.command("treasurer"), party_id=party, place="Nora")
    change_party(lent.fund.command("officer"), party_id=party, account_number="900-8004")
    with refused("changer_pays"):
        build.proposed(lent.fund, lent.waiting, who="officer")
    assert build.proposed(lent.fund, lent.waiting, who="treasurer")


def test_what_was_not_seen_is_not_approved(lent: Money) -> None:
    from brygga.operations.payment_orders import approve_payment
    from tests import builders_money as build
    order_id = build.proposed(lent.fund, lent.waiting)
    with refused("order.changed"):
        approve_payment(lent.fund.command("approver"), order_id=order_id, seen_digest="0" * 64)
    assert order_of(lent, order_id).state == "proposed"


def test_a_change_after_the_approval_makes_it_fall(lent: Money) -> None:
    from brygga.apps.payments.models import PaymentOrder
    from tests import builders_money as build
    order_id = build.proposed(lent.fund, lent.waiting)
    build.approved(lent.fund, order_id)
    PaymentOrder.objects.filter(pk=order_id).update(payee_account="900-8004")
    before = where_all_is(lent)
    with refused("order.approval_fell"):
        build.confirmed(lent.fund, order_id)
    assert where_all_is(lent) == before


def test_an_agreement_is_paid_once(lent: Money) -> None:
    from tests import builders_money as build
    order_id = build.proposed(lent.fund, lent.waiting)
    with refused("order.there"):
        build.proposed(lent.fund, lent.waiting, who="bookkeeper")
    build.approved(lent.fund, order_id)
    build.confirmed(lent.fund, order_id)
    after = where_all_is(lent)
    with refused("order.state"):
        build.confirmed(lent.fund, order_id)
    with refused("order.state"):
        build.approved(lent.fund, order_id)
    with refused("pay_out.state"):
        build.proposed(lent.fund, lent.waiting)
    assert where_all_is(lent) == after


def test_a_withdrawn_payment_gives_room_for_a_new_one(lent: Money) -> None:
    from brygga.operations.payment_orders import withdraw_payment
    from tests import builders_money as build
    first = build.proposed(lent.fund, lent.waiting)
    build.approved(lent.fund, first)
    withdraw_payment(lent.fund.command("treasurer"), order_id=first)
    with refused("order.state"):
        build.confirmed(lent.fund, first)
    second = build.proposed(lent.fund, lent.waiting)
    assert [order_of(lent, pk).number for pk in (first, second)] == [3, 4]


def test_days_of_a_payment(lent: Money) -> None:
    from brygga.operations.payment_orders import confirm_payment
    from tests import builders_money as build
    with refused("order.day"):
        build.proposed(lent.fund, lent.waiting, pay_on=ON - timedelta(days=1))
    order_id = build.proposed(lent.fund, lent.waiting)
    build.approved(lent.fund, order_id)
    for day, code in ((ON + timedelta(days=1), "order.future"), (ON - timedelta(days=1), "order.before")):
        with refused(code):
            confirm_payment(lent.fund.command("treasurer"), order_id=order_id, on=day, bank_reference="SB1")
    with refused("order.reference"):
        confirm_payment(lent.fund.command("treasurer"), order_id=order_id, on=ON, bank_reference="  ")


def test_a_shut_case_is_not_there_for_its_treasurer(lent: Money) -> None:
    from brygga.apps.access.actions import set_wall
    from brygga.foundation.refusals import NotSeen
    from tests import builders_money as build
    order_id = build.proposed(lent.fund, lent.waiting, who="bookkeeper")
    set_wall(lent.fund.command("chair"), matter_id=lent.agreement(lent.waiting).matter_id,
             person_id=lent.fund["treasurer"], state="conflicted", ground="declared")
    build.approved(lent.fund, order_id)
    with pytest.raises(NotSeen):
        build.confirmed(lent.fund, order_id, who="treasurer")
    build.confirmed(lent.fund, order_id, who="bookkeeper")


def test_the_same_press_twice_is_one_payment(lent: Money) -> None:
    from brygga.apps.payments import queries
    from brygga.operations.payment_orders import propose_payment
    from tests import builders
    cmd = lent.fund.command("treasurer", key="once")
    given = {"agreement_id": lent.waiting, "bank_account_id": builders.bank_account(lent.fund), "pay_on": ON}
    assert propose_payment(cmd, **given) == propose_payment(cmd, **given)
    assert len(queries.orders(lent.tenant, agreement_id=lent.waiting)) == 1
    with refused("command.key_reused"):
        propose_payment(replace(cmd), **{**given, "pay_on": date(2026, 3, 9)})


@pytest.mark.only("postgresql")
def test_two_who_approve_at_once_are_one_approval(lent: Money) -> None:
    from django.db import connections

    from brygga.foundation.refusals import Refused
    from tests import builders_money as build
    order_id = build.proposed(lent.fund, lent.waiting)
    gate, said = threading.Barrier(2), []

    def press(who: str) -> None:
        try:
            gate.wait(10)
            build.approved(lent.fund, order_id, who=who)
            said.append("approved")
        except Refused as no:
            said.append(no.code)
        finally:
            connections.close_all()

    presses = [threading.Thread(target=press, args=(who,)) for who in ("approver", "chair")]
    for one in presses:
        one.start()
    for one in presses:
        one.join(30)
    assert sorted(said) == ["approved", "order.state"]
    proven(lent)
