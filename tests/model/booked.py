"""What a row on the statement is booked as once it is known: entries, lots, and the agreement that follows."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.model.acts_money import account_of, book_pay_in
from tests.model.loan import PARTS
from tests.model.lots import shared
from tests.model.plain import Agreement, Model, Row

RUNNING = ("active", "in_arrears")
NOTHING = ("order", "transfer")
"""Rows of what was booked when it was ordered or confirmed: they book nothing, and undone nothing is put right."""
UNKNOWN = "okänd"
"""The pot of managed money whose owner is not known, opened when it is first needed."""



def clients_there(m: Model) -> dict[str, int]:
    """What each client has on the account for managed money."""
    return {name: minor for name, s in m.sources.items() if s.accounting_class == "managed_money"
            and (minor := m.booked("1990", name)) > 0}


def book(m: Model, row: Row, kind: str, what: str) -> str:
    """Book a row as what it is; returns the entry's name, empty for a payment that was booked when it was confirmed."""
    bank, minor = m.banks[row.account].number, abs(row.amount)
    if kind == "loan_payment":
        return loan_payment(m, what, row.on, minor, bank)
    if kind == "source_pay_in":
        return book_pay_in(m, what, row.account, minor, row.on)
    if kind == "returned_to_funder":
        event = f"source.returned.{m.sources[what].accounting_class}"
        unearned = min(max(0, -m.booked("2880", what)), minor)
        amounts = {"unearned": unearned, "earned": minor - unearned} if event.endswith(".grant") else {"amount": minor}
        entry = m.post(event, [(event, amounts, what, "", "")], row.on, bank)
        m.lots.leave(what, minor, entry)
        return entry
    if kind == "dividend":
        return _dividend(m, what, row.on, bank)
    if kind == "redemption":
        return _redemption(m, what, row.on, bank)
    if kind in NOTHING:
        return what if kind == "transfer" else ""
    if kind == "bank_interest" and row.account == "client":
        return _clients_interest(m, row)
    event, pot, other = bank_event(m, row, kind)
    return m.post(event, [(event, {"amount": minor}, pot, other, "")], row.on, bank)


def _clients_interest(m: Model, row: Row) -> str:
    """Interest on what clients own is theirs, by what each has there, and a lot of income."""
    there = clients_there(m)
    parts = dict(zip(there, shared(row.amount, list(there.values())), strict=True))
    event = "bank.interest_on_client"
    entry = m.post(event, [(event, {"amount": minor}, pot, "", "") for pot, minor in parts.items()], row.on)
    for pot, minor in parts.items():
        if minor:
            m.lots.arrive(pot, "income", minor, entry)
    return entry


def bank_event(m: Model, row: Row, kind: str) -> tuple[str, str, str]:
    """A fee, an interest, or money that nobody knows: the event, its pot and the other pot.

    It is the operating pot's; where that has nothing of its own on the account, the richest capital pot stands in.
    """
    clients = row.account == "client"
    if kind == "suspense":
        way = "in" if row.amount > 0 else "out"
        return (f"money.unknown_client_{way}", UNKNOWN, "") if clients else (f"money.unknown_{way}", "drift", "")
    if clients and kind == "bank_interest":
        return "bank.interest_on_client", "", ""
    event, bank = kind.replace("_", "."), m.banks[row.account].number
    own = m.booked(bank, "drift") + m.booked("2999", "drift")
    others = any(m.booked(bank, pot) for pot in m.sources)
    on_capital = clients or own < abs(row.amount) if kind == "bank_fee" else others and not own
    lenders = [pot for pot in m.sources if (account_of(m, pot) == "client") == clients]
    return (f"{event}_on_capital", max(lenders, key=m.cash), "drift") if on_capital else (event, "drift", "")


def loan_payment(m: Model, name: str, on: date, minor: int, bank: str) -> str:
    """Money from a borrower: what waited first, then this by the rules, shared over the pots by what is out."""
    one = m.agreements[name]
    use_credit(m, name, on)
    before = one.stand(on)
    after = _with(one, on, minor)
    parts = {part: after.paid[part] - before.paid[part] for part in PARTS}
    parts["over"] = minor - sum(parts.values())
    out = m.out(name)
    return _receive(m, name, "loan.paid", parts, on, over_pots(parts, out, out), bank)


def use_credit(m: Model, name: str, on: date) -> None:
    """An earlier over-payment meets what has fallen due by a day."""
    one = m.agreements[name]
    if any(day > on for _, day, _, _ in one.received()):
        return
    booked = {part: sum(parts[part] for _, _, parts, _ in one.payments) for part in PARTS}
    now = one.stand(on).paid
    parts = {part: now[part] - booked[part] for part in PARTS}
    if any(parts.values()):
        waiting = {pot: -m.booked("2899", pot, name) for pot in m.pots if m.booked("2899", pot, name)}
        by_pot = over_pots({**parts, "over": 0}, m.out(name), waiting)
        _receive(m, name, "loan.prepaid_used", {**parts, "over": -sum(parts.values())}, on, by_pot, "1930")


def over_pots(parts: dict[str, int], out: dict[str, int], weights: dict[str, int]) -> dict[str, dict[str, int]]:
    """Each part over the pots: principal by what is out, the rest by `weights`."""
    found: dict[str, dict[str, int]] = {pot: {} for pot in weights}
    for part in ("fee", "interest", "over", "principal"):
        by = out if part == "principal" else weights
        for pot, minor in zip(by, shared(parts[part], list(by.values())), strict=True):
            found.setdefault(pot, {})[part] = minor
    return {pot: part for pot, part in found.items() if any(part.values())}


def _with(one: Agreement, on: date, minor: int) -> Any:
    one.payments.append(["", on, {"new": minor}, ""])
    try:
        return one.stand(on)
    finally:
        one.payments.pop()


def _receive(m: Model, name: str, event: str, parts: dict[str, int], on: date, by_pot: dict[str, dict[str, int]],
             bank: str) -> str:
    one, lines = m.agreements[name], []
    for pot, part in by_pot.items():
        interest = max(0, part.get("interest", 0) - m.booked("1760", pot, name))
        fee = max(0, part.get("fee", 0) - m.booked("1510", pot, name))
        lines += [("loan.interest_accrued", {"interest": interest}, pot, "", name),
                  ("loan.fee_charged", {"fee": fee}, pot, "", name), (event, part, pot, "", name)]
    entry = m.post(event, lines, on, bank)
    for pot in sorted(by_pot, key=m.pots.index):
        if by_pot[pot].get("principal"):
            m.lots.repay(pot, name, by_pot[pot]["principal"], entry)
        earned = by_pot[pot].get("interest", 0) + by_pot[pot].get("fee", 0)
        if earned:
            m.lots.arrive(pot, "income", earned, entry)
    one.payments.append([m.name(), on, parts, entry])
    one.ever_over = one.ever_over or bool(parts["over"])
    follow(m, name, on)
    return entry


def follow(m: Model, name: str, on: date) -> None:
    """The agreement's state follows the loan."""
    one = m.agreements[name]
    now = one.stand(max(on, m.on))
    if now.is_repaid:
        one.state = "ended" if one.state in RUNNING else one.state
    elif one.state == "ended":
        one.state = "active"
    elif one.state in RUNNING:
        one.state = "in_arrears" if now.days_late else "active"


def _dividend(m: Model, what: str, on: date, bank: str) -> str:
    name, one = next((n, a) for n, a in m.agreements.items() if what in a.dividends)
    by_pot = one.dividends[what]["by_pot"]
    entry = m.post("contribution.dividend_received", [
        ("contribution.dividend_received", {"dividend": minor}, pot, "", name) for pot, minor in by_pot.items()], on,
        bank)
    for pot, minor in by_pot.items():
        if minor:
            m.lots.arrive(pot, "income", minor, entry)
    one.dividends[what]["entry"] = entry
    return entry


def _redemption(m: Model, name: str, on: date, bank: str) -> str:
    one, out = m.agreements[name], m.out(name)
    parts = dict(zip(out, shared(one.redeemed, list(out.values())), strict=True))
    entry = m.post("contribution.redeemed", [
        ("contribution.redeemed", {"amount": minor}, pot, "", name) for pot, minor in parts.items()], on, bank)
    for pot, minor in parts.items():
        if minor:
            m.lots.repay(pot, name, minor, entry)
    one.state = "ended"
    return entry
