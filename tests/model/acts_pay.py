"""A krona on its way out: proposed by one, approved by another, listed, confirmed; and everything that may stop it."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.model import people
from tests.model.acts import Act, Given, World, act, somebody, something, strange
from tests.model.lots import shared
from tests.model.plain import Agreement, Model, Order
from tests.oracles.days import months_on
from tests.oracles.money import minor as minor_of


def upfront(one: Agreement) -> int:
    """The arrangement fee that is withheld."""
    return sum(minor_of(fee["amount"]) for fee in one.terms.get("fees", []) if fee["when"] == "disbursement")


def deeds(m: Model, one: Agreement) -> list[tuple[str, str]]:
    """What has been done in the case that clashes with a payment: who would receive it."""
    return [("receive_payment", who) for who in m.cases[one.case].by_law]


def stops(m: Model, name: str, on: date) -> set[str]:
    """Why an agreement's money may not leave on a day."""
    one, found = m.agreements[name], set()
    if one.state == "draft":
        found.add("pay_out.not_signed")
    elif one.state != "signed":
        found.add("pay_out.state")
    if on > one.last_day:
        found.add("pay_out.last_day")
    if not one.certificate:
        found.add("pay_out.condition")
    if one.state in ("draft", "signed"):
        if one.bound != "open":
            found.add("pay_out.not_bound")
        elif any(m.cash(pot) < minor for pot, minor in one.shares.items()):
            found.add("pay_out.no_cash")
    return found


@act("payment.propose")
class Propose(Act):
    """The pay-out of a signed agreement is proposed."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        ready = [n for n, a in m.agreements.items() if a.state == "signed" and not there(m, n, False)]
        back = [n for n in m.agreements if over(m, n) and not there(m, n, True)]
        ready = back if back and r.random() < .5 else ready
        if not ready and r.random() < .85:
            return None
        pool = ready if ready and r.random() < .9 else [*m.agreements]
        name = something(r, pool, "agreement")
        if name is None:
            return None
        late = m.agreements[name].last_day + timedelta(1) if name in m.agreements else m.on
        pay_on = m.on if r.random() < .9 else r.choice((m.on - timedelta(1), m.on + timedelta(9), late))
        return {"who": somebody(r, ["treasurer", *people.may("make_payment")]), "agreement": name, "pay_on": pay_on}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["agreement"]):
            return {"not_seen"}
        one, back = m.agreements[p["agreement"]], bool(over(m, p["agreement"]))
        found = m.wall(one.case, p["who"]) | people.why_not("make_payment", p["who"], deeds(m, one))
        found |= set() if back else stops(m, p["agreement"], p["pay_on"])
        if there(m, p["agreement"], back):
            found.add("order.there")
        return found | ({"order.day"} if p["pay_on"] < m.on else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        one, name, back = m.agreements[p["agreement"]], m.name(), over(m, p["agreement"])
        m.orders[name] = Order(p["agreement"], back or one.amount - upfront(one), p["pay_on"], p["who"], bool(back))
        m.ids[name] = answer

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.payment_orders import propose_payment
        return propose_payment(cmd, agreement_id=w.id(p["agreement"]), bank_account_id=w.id("main"),
                               pay_on=p["pay_on"])


def over(m: Model, name: str) -> int:
    """What came in beyond a loan that is repaid, and waits to go back."""
    return -m.booked("2899", "", name) if m.agreements[name].state == "ended" else 0


def there(m: Model, name: str, is_return: bool) -> bool:
    """Whether there is a payment of the kind already: a pay-out once, a return one at a time."""
    done = ("withdrawn", "confirmed") if is_return else ("withdrawn",)
    return any(o.agreement == name and o.is_return == is_return and o.state not in done for o in m.orders.values())


def an_order(m: Model, r: random.Random, *states: str) -> str | None:
    """An order in one of the states, and sometimes in any."""
    pool = [name for name, order in m.orders.items() if order.state in states]
    if not pool and r.random() < .85:
        return None
    back = [name for name in pool if m.orders[name].is_return]
    pool = back if back and r.random() < .5 else pool
    return something(r, pool if pool and r.random() < .9 else list(m.orders)[-4:], "order")


class OnOrder(Act):
    """What is done to an order that is there."""

    states: tuple[str, ...] = ()
    deed = ""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        name = an_order(m, r, *self.states)
        if name is None:
            return None
        usual = people.may(self.deed)
        if self.deed == "approve_payment" and name in m.orders and r.random() < .2:
            usual = [m.orders[name].made_by]
        return {"who": somebody(r, usual), "order": name, **self.more(m, r)}

    def more(self, m: Model, r: random.Random) -> Given:
        """What else the command says."""
        return {}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["order"]):
            return {"not_seen"}
        order = m.orders[p["order"]]
        one = m.agreements[order.agreement]
        found = m.wall(one.case, p["who"])
        if order.state not in self.states:
            found.add("order.state")
        history = [] if self.name == "payment.withdraw" else deeds(m, one)
        if self.name == "payment.approve":
            history.append(("make_payment", order.made_by))
        return found | people.why_not(self.deed, p["who"], history) | self.no_more(m, p, order)

    def no_more(self, m: Model, p: Given, order: Order) -> set[str]:
        """What else may refuse."""
        return set()


@act("payment.approve")
class Approve(OnOrder):
    """Approve what was seen: never one's own, never what reads otherwise by now."""

    states, deed = ("proposed",), "approve_payment"

    def more(self, m: Model, r: random.Random) -> Given:
        return {"seen": r.random() > .12}

    def no_more(self, m: Model, p: Given, order: Order) -> set[str]:
        return set() if p["seen"] else {"order.changed"}

    def do(self, m: Model, p: Given, answer: Any) -> None:
        order = m.orders[p["order"]]
        order.state, order.approved_by, order.approved_on = "approved", p["who"], m.on

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.apps.payments import queries
        from brygga.operations.payment_orders import approve_payment
        known = not strange(p["order"]) and p["seen"]
        seen = queries.order(w.fund.tenant_id, w.id(p["order"])).digest if known else "0" * 64
        return approve_payment(cmd, order_id=w.id(p["order"]), seen_digest=seen)


@act("payment.list")
class ListForBank(OnOrder):
    """The approved payment stands on the list for the internet bank; once."""

    states, deed = ("approved",), "receive_payment"

    def pick(self, m: Model, r: random.Random) -> Given | None:
        name = an_order(m, r, "approved") if r.random() < .85 else r.choice(("x:order", *list(m.orders)[-4:]))
        if name is None:
            return None
        order = m.orders.get(name)
        shut = [who for who in people.CAST if order and m.wall(m.agreements[order.agreement].case, who)]
        return {"who": r.choice(shut) if shut and r.random() < .3 else r.choice(people.may("confirm_payment")),
                "order": name}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["order"]):
            return {"not_seen"}
        return m.wall(m.agreements[m.orders[p["order"]].agreement].case, p["who"])

    def do(self, m: Model, p: Given, answer: Any) -> None:
        if m.orders[p["order"]].state == "approved":
            m.orders[p["order"]].state = "listed"

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.payment_list import payment_list
        return payment_list(cmd, order_ids=[w.id(p["order"])])


@act("payment.withdraw")
class Withdraw(OnOrder):
    """A payment that the bank has not made is withdrawn."""

    states, deed = ("proposed", "approved", "listed"), "make_payment"

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.orders[p["order"]].state = "withdrawn"

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.payment_orders import withdraw_payment
        return withdraw_payment(cmd, order_id=w.id(p["order"]))


@act("payment.confirm")
class Confirm(OnOrder):
    """The bank has paid: books, lots, instrument and agreement in one act."""

    states, deed = ("approved", "listed"), "confirm_payment"

    def more(self, m: Model, r: random.Random) -> Given:
        on = m.on if r.random() < .9 else m.on + timedelta(r.choice((-40, -1, 1)))
        return {"on": on, "reference": "" if r.random() < .05 else f"SB{m.number}"}

    def leads(self, m: Model, p: Given) -> list[str]:
        order = m.orders[p["order"]]
        placed = m.agreements[order.agreement].instrument == "contribution"
        return ["loan.over_returned" if order.is_return else "contribution.placed" if placed else "loan.paid_out"]

    def no_more(self, m: Model, p: Given, order: Order) -> set[str]:
        found = booking_day(m, p["on"])
        if not order.is_return:
            found |= stops(m, order.agreement, p["on"])
        elif -m.booked("2899", "", order.agreement) != order.amount:
            found.add("loan.over_changed")
        if not p["reference"]:
            found.add("order.reference")
        if p["on"] > m.on:
            found.add("order.future")
        if order.approved_on and p["on"] < order.approved_on:
            found.add("order.before")
        return found

    def do(self, m: Model, p: Given, answer: Any) -> None:
        order = m.orders[p["order"]]
        order.state, order.confirmed_by = "confirmed", p["who"]
        (send_back if order.is_return else pay_out)(m, order.agreement, p["on"])

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.payment_orders import confirm_payment
        return confirm_payment(cmd, order_id=w.id(p["order"]), on=p["on"], bank_reference=p["reference"])


def booking_day(m: Model, on: date) -> set[str]:
    """Why nothing is booked on a day: its period is closed, or not there."""
    state = m.periods.get(f"{on:%Y-%m}")
    if state is None:
        return {"period.none"}
    return set() if state[0] == "open" else {"period.is_closed"}


def send_back(m: Model, name: str, on: date) -> None:
    """What came in beyond a repaid loan goes back, pot by pot; as if it had never come."""
    waiting = {pot: -m.booked("2899", pot, name) for pot in m.pots if m.booked("2899", pot, name)}
    today, m.on = m.on, on
    entry = m.post("loan.over_returned", [
        ("loan.over_returned", {"over": minor}, pot, "", name) for pot, minor in waiting.items()], on)
    m.on = today
    parts = {"fee": 0, "interest": 0, "principal": 0, "over": -sum(waiting.values())}
    m.agreements[name].payments.append([m.name(), on, parts, entry])


def pay_out(m: Model, name: str, on: date) -> None:
    """The money leaves, pot by pot; a pay-out is booked on the day that the bank paid."""
    one = m.agreements[name]
    pots = [pot for pot in m.pots if pot in one.shares]
    event = "contribution.placed" if one.instrument == "contribution" else "loan.paid_out"
    fees = dict(zip(pots, shared(upfront(one), [one.shares[pot] for pot in pots]), strict=True))
    lines = []
    for pot in pots:
        minor = one.shares[pot]
        lines.append((event, {"cost": minor, "principal": minor, "fee": fees[pot]}, pot, "", name))
    today, m.on = m.on, on
    entry = m.post(event, lines, on)
    m.on = today
    for pot in pots:
        m.lots.lend(pot, name, one.shares[pot], entry)
        if fees[pot]:
            m.lots.arrive(pot, "income", fees[pot], entry)
    one.state, one.bound, one.out_on = "active", "paid", on
    if one.instrument == "loan":
        date_terms(one, on)
    move_case(m, one.case)


def move_case(m: Model, case: str) -> None:
    """The case follows its agreements, once none of them waits."""
    states = {one.state for one in m.agreements.values() if one.case == case}
    if m.cases[case].state == "agreement" and not states & {"draft", "signed"}:
        m.cases[case].state = "closed" if states == {"lapsed"} else "follow_up"


def date_terms(one: Agreement, on: date) -> None:
    """The plan begins the day that the money left; its first due day moves on by whole months until it lies after."""
    assert one.first_due is not None
    months = 0
    while months_on(one.first_due, months) <= on:
        months += 1
    one.first_due = months_on(one.first_due, months)
