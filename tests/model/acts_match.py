"""What a row on the statement is: nine kinds, each booked in one way and taken back in one way."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.model import people, table
from tests.model.acts import Act, Given, World, act, somebody, strange
from tests.model.acts_money import (
    RETURNED,
    TRANSFER,
    WHOSE,
    account_of,
    book_pay_in,
    under_way,
    why_no_pay_in,
)
from tests.model.loan import PARTS
from tests.model.lots import shared
from tests.model.plain import Agreement, Model, Row

RUNNING = ("active", "in_arrears")
NOTHING = ("order", "transfer")
"""Rows of what was booked when it was ordered or confirmed: they book nothing, and undone nothing is put right."""
UNKNOWN = "okänd"
"""The pot of managed money whose owner is not known, opened when it is first needed."""


def subject_of(kind: str, what: str) -> str:
    """The name under which a row remembers what it is."""
    return f"source:{what}" if kind in ("source_pay_in", "returned_to_funder") and what else what


@act("row.match")
class Match(Act):
    """Say what a row is; a row in suspense is taken out of it first."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        left = [name for name, row in m.rows.items() if row.state == "open" and (row.counts or r.random() < .05)]
        unknown = [name for name, row in m.rows.items() if row.state == "suspense"]
        done = [name for name, row in m.rows.items() if row.state == "matched"]
        pool = left if left and r.random() < .85 else r.choice((left, unknown, unknown, unknown))
        pool = done if r.random() < .04 else pool
        if not pool:
            return None
        name = r.choice(pool) if r.random() > .03 else r.choice(("x:row", "none:row"))
        kind, what = m.rows[name].why if name in m.rows else ("suspense", "")
        if r.random() < .14:
            kind = r.choice((*WHOSE, "guess"))
            what = r.choice(_of_kind(m, kind))
        if kind == "suspense" and name in unknown:
            kind, what = ("bank_interest", "") if m.rows[name].amount > 0 else ("bank_fee", "")
        return {"who": somebody(r, people.may("reconcile")), "row": name, "kind": kind, "what": what}

    def leads(self, m: Model, p: Given) -> list[str]:
        row = m.rows[p["row"]]
        if p["kind"] == "suspense":
            return ["money.unknown_in" if row.amount > 0 else "money.unknown_out"]
        if p["kind"] == "returned_to_funder":
            return [f"source.returned.{m.sources[p['what']].accounting_class}"]
        if p["kind"] in ("bank_fee", "bank_interest"):
            return [bank_event(m, row, p["kind"])[0]]
        early = row.on < m.on and (m.on + timedelta(1)).month != m.on.month
        return {"loan_payment": ["loan.paid"] + ["loan.interest_given_up"] * early,
                "dividend": ["contribution.dividend_received"], "redemption": ["contribution.redeemed"],
                }.get(p["kind"], [])

    def no(self, m: Model, p: Given) -> set[str]:
        found = people.why_not("reconcile", p["who"])
        if strange(p["row"]):
            return found | {"not_seen"}
        row, what = m.rows[p["row"]], p["what"]
        case = case_of(m, p["kind"], what)
        found |= m.wall(case, p["who"]) if case else set()
        if not row.counts:
            return found | {"statement.withdrawn"}
        if row.state == "matched":
            return found | {"line.matched"}
        if p["kind"] not in WHOSE:
            return found | {"line.kind"}
        if WHOSE[p["kind"]] and (row.amount > 0) != (WHOSE[p["kind"]] > 0):
            return found | {"line.direction"}
        if row.state == "suspense" and p["kind"] == "suspense":
            return found | {"line.suspense"}
        books = p["kind"] not in NOTHING or row.state == "suspense"
        return found | why_not(m, row, p["kind"], what) | (m.closed() if books else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        row = m.rows[p["row"]]
        if row.state == "suspense":
            m.mirror(row.entry)
        row.entry = book(m, row, p["kind"], p["what"])
        row.state = "suspense" if p["kind"] == "suspense" else "matched"
        row.kind, row.subject = p["kind"], subject_of(p["kind"], p["what"])

    def made(self, w: World, m: Model, p: Given, answer: Any) -> None:
        if UNKNOWN not in m.ids and any(pot == UNKNOWN for e in m.fresh for _, pot, _, _ in m.entries[e].lines):
            from brygga.foundation.plain_sql import ask
            m.ids[UNKNOWN] = ask("SELECT id FROM ledger_pot WHERE tenant_id = %s AND name = %s",
                                 (w.fund.tenant_id, "Förvaltade medel, okänd ägare"))[0][0]

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.matching import match_line
        return match_line(cmd, line_id=w.id(p["row"]), kind=p["kind"], subject=said(w, p["kind"], p["what"]))


def _of_kind(m: Model, kind: str) -> list[str]:
    """What a row of a kind might be said to be about, another fund's among it."""
    if kind in ("loan_payment", "redemption"):
        return [*m.agreements, "x:agreement", ""]
    if kind in ("source_pay_in", "returned_to_funder"):
        return [*m.sources, "x:source", ""]
    if kind == "dividend":
        return [*(name for one in m.agreements.values() for name in one.dividends), "none:dividend"]
    if kind == "transfer":
        return [*(name for name, _, _ in under_way(m)), "none:entry"]
    return [*m.orders, "x:order", ""] if kind == "order" else [""]


def said(w: World, kind: str, what: str) -> str:
    """The subject as the page sends it."""
    word = {"source_pay_in": "source", "returned_to_funder": "source", "loan_payment": "agreement", "order": "payment",
            "redemption": "agreement", "dividend": "dividend", "transfer": "entry"}.get(kind, "")
    name = f"entry:{what}" if kind == "transfer" else subject_of(kind, what)
    pk = w.ids.get(name, 999_999)
    return f"{word}/{pk}" if word and what else ""


def case_of(m: Model, kind: str, what: str) -> str:
    """The case that a subject hangs on, if it is of the kind that it is said to be."""
    if kind in ("loan_payment", "redemption") and what in m.agreements:
        return m.agreements[what].case
    if kind == "order" and what in m.orders:
        return m.agreements[m.orders[what].agreement].case
    if kind == "dividend":
        return next((a.case for a in m.agreements.values() if what in a.dividends), "")
    return ""


def why_not(m: Model, row: Row, kind: str, what: str) -> set[str]:
    """Why a row is not what it is said to be."""
    if kind == "loan_payment":
        return _no_loan_payment(m, what, row.on)
    if kind in ("source_pay_in", "returned_to_funder"):
        if what not in m.sources:
            return {"not_seen"}
        return why_no_pay_in(m, what, row.account, row.amount) if kind == "source_pay_in" else _no_return(m, row, what)
    if kind == "order":
        return _no_order(m, row, what)
    if kind == "transfer":
        return _no_transfer(m, row, what)
    if kind == "dividend":
        one = next((a.dividends[what] for a in m.agreements.values() if what in a.dividends), None)
        if one is None:
            return {"not_seen"}
        found = {"line.dividend"} if one["amount"] != row.amount else set()
        return found | ({"not_seen"} if one["entry"] else set())
    if kind == "redemption":
        one = m.agreements.get(what)
        if one is None or one.instrument != "contribution":
            return {"not_seen"}
        if one.redeemed != row.amount:
            return {"line.redemption"}
        return {"lots.too_much", "agreement.state"} if one.state == "ended" else set()
    if kind == "bank_interest" and row.account == "client":
        return set() if _there(m) else {"client.no_owner"}
    event, pot, other = bank_event(m, row, kind)
    lines = table.booked(event, {"amount": 1}, pot, other, bank=m.banks[row.account].number)
    mixed = any(table.pot_kinds()[account] not in ("", "operating" if whose == "drift" else "capital")
                for account, whose, _ in lines)
    return {"pot.mixed"} if mixed else set()


def _no_loan_payment(m: Model, what: str, on: date) -> set[str]:
    one = m.agreements.get(what)
    if one is None or one.instrument != "loan":
        return {"not_seen"}
    if one.out_on is None or on < one.out_on:
        return {"loan.not_out"}
    return {"loan.order"} if any(day > on for _, day, _, _ in one.received()) else set()


def _no_return(m: Model, row: Row, what: str) -> set[str]:
    if m.sources[what].accounting_class not in RETURNED:
        return {"pay_in.not_returned"}
    found = {"pay_in.not_free"} if -row.amount > m.free(what) else set()
    return found | ({"pay_in.account"} if row.account != account_of(m, what) else set())


def _no_order(m: Model, row: Row, what: str) -> set[str]:
    order = m.orders.get(what)
    if order is None:
        return {"not_seen"}
    found = {"line.order"} if order.state != "confirmed" or order.amount != -row.amount else set()
    seen = any(other.state == "matched" and other.subject == what for other in m.rows.values())
    return found | ({"line.order_seen"} if seen else set())


def _no_transfer(m: Model, row: Row, what: str) -> set[str]:
    entry = m.entries.get(what)
    number = m.banks[row.account].number
    moved = sum(minor for account, _, _, minor in entry.lines if account == number) if entry and (
        entry.event == TRANSFER) else None
    if moved != row.amount:
        return {"line.transfer"}
    seen = any(other.kind == "transfer" and other.subject == what and other.account == row.account
               for other in m.rows.values())
    return {"line.transfer_seen"} if seen else set()


def _there(m: Model) -> dict[str, int]:
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
    there = _there(m)
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


@act("row.undo")
class Undo(Act):
    """A wrong match is taken back: books, lots and instrument as before, by adding."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        done = [name for name, row in m.rows.items() if row.state != "open"]
        if not done:
            return None
        recent = done[-6:] if r.random() < .8 else list(m.rows)
        name = r.choice(recent) if r.random() > .03 else r.choice(("x:row", "none:row"))
        return {"who": somebody(r, people.may("reconcile")), "row": name}

    def no(self, m: Model, p: Given) -> set[str]:
        found = people.why_not("reconcile", p["who"])
        if strange(p["row"]) or m.rows[p["row"]].state == "open":
            return found | {"not_seen"}
        row = m.rows[p["row"]]
        case = case_of(m, row.kind, row.subject)
        found |= m.wall(case, p["who"]) if case else set()
        if row.kind in NOTHING:
            return found
        return found | m.closed() | _no_undo(m, row)

    def do(self, m: Model, p: Given, answer: Any) -> None:
        row = m.rows[p["row"]]
        if row.kind == "loan_payment":
            _undo_payment(m, row)
        elif row.entry and row.kind not in NOTHING:
            m.mirror(row.entry)
            m.lots.reverse(row.entry)
        if row.kind == "redemption":
            m.agreements[row.subject].state = "active"
        for one in m.agreements.values():
            if row.kind == "dividend" and row.subject in one.dividends:
                one.dividends[row.subject]["entry"] = ""
        row.state, row.kind, row.subject, row.entry = "open", "", "", ""

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.matching import undo_match
        return undo_match(cmd, line_id=w.id(p["row"]))


def _no_undo(m: Model, row: Row) -> set[str]:
    if row.kind != "loan_payment":
        return _no_reverse(m, [row.entry])
    one = m.agreements[row.subject]
    place = next(n for n, payment in enumerate(one.payments) if payment[3] == row.entry)
    later = one.payments[place + 1:]
    sums = [sum(parts.values()) for _, _, parts, _ in later]
    found = {"loan.later_payment"} if any(minor > 0 for minor in sums) else set()
    found |= {"loan.sent_back"} if any(minor < 0 for minor in sums) else set()
    return found | _no_reverse(m, [entry for *_, entry in one.payments[place:]])


def _no_reverse(m: Model, entries: list[str]) -> set[str]:
    """Why entries are not taken back: a piece has been used since, or the money has been promised."""
    found = set() if all(m.lots.may_reverse(entry) for entry in entries) else {"lots.used_since"}
    for pot in m.pots:
        if (brought := sum(m.lots.brought(pot, entry) for entry in entries)) and brought > m.free(pot):
            found.add("lots.promised")
    return found


def _undo_payment(m: Model, row: Row) -> None:
    one = m.agreements[row.subject]
    place = next(n for n, payment in enumerate(one.payments) if payment[3] == row.entry)
    for *_, entry in reversed(one.payments[place:]):
        m.mirror(entry)
        m.lots.reverse(entry)
    del one.payments[place:]
    follow(m, row.subject, m.on)
