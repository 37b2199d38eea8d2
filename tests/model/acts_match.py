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
    under_way,
    why_no_pay_in,
)
from tests.model.booked import NOTHING, UNKNOWN, bank_event, book, clients_there, follow
from tests.model.plain import Model, Row


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
        return set() if clients_there(m) else {"client.no_owner"}
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
