"""Money in and out by the bank: sources, typed pay-ins, statements typed row by row, debts between pots."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.builders import KR
from tests.model import people
from tests.model.acts import Act, Given, World, act, amount, somebody, something, strange
from tests.model.plain import Model, Row, Source, Statement

CLASSES = ("grant", "revolving_grant", "conditional_capital", "loan", "managed_money", "member_capital", "donation")
RETURNED = ("grant", "revolving_grant", "conditional_capital", "loan", "managed_money")
WHOSE = {"source_pay_in": 1, "returned_to_funder": -1, "order": -1, "loan_payment": 1, "dividend": 1, "redemption": 1,
         "bank_fee": -1, "bank_interest": 1, "suspense": 0, "transfer": 0}
TRANSFER = "pots.debt_settled_with_client"


def account_of(m: Model, source: str) -> str:
    """Managed money stands on an account of its own, and nothing else does."""
    return "client" if source in m.sources and m.sources[source].accounting_class == "managed_money" else "main"


@act("source.register")
class Register(Act):
    """A funding agreement comes in, with a pot of its own."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        if len(m.sources) > 14:
            return None
        name = f"Källa {m.number}" if r.random() < 0.85 else next(iter(m.sources))
        size = r.choice((200_000, 500_000)) * KR
        return {"who": "treasurer", "source": name, "class": r.choice((*CLASSES, "gift")),
                "amount": size if r.random() > .1 else 0, "cap": r.choice((None, None, 90_000 * KR, size + 1)),
                "counties": r.choice(([], [], ["18"], ["19"], ["99"])), "person": r.random() < .15,
                "instruments": r.choice(([], [], ["loan"], ["contribution"]))}

    def no(self, m: Model, p: Given) -> set[str]:
        found = set()
        if p["source"] in m.sources:
            found.add("source.name")
        if p["amount"] <= 0:
            found.add("source.amount")
        if p["class"] not in CLASSES:
            found.add("source.class")
        if p["class"] == "loan" and p["person"]:
            found.add("source.public_loan")
        if p["cap"] is not None and not 0 < p["cap"] <= p["amount"]:
            found.add("source.cap")
        if "99" in p["counties"]:
            found.add("source.counties")
        return found

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.sources[p["source"]] = Source(p["class"], p["amount"], p["counties"], p["instruments"], p["cap"])
        m.pots.append(p["source"])

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.source_register import register
        kind = "person" if p["person"] else "organisation"
        return register(cmd, funder_id=None, paper=None, paper_name="", funder={
            "kind": kind, "name": f"Givare av {p['source']}", "orgnr": "" if p["person"] else "212000-1355"}, terms={
            "name": p["source"], "amount_minor": p["amount"], "currency": "SEK", "registry_number": "",
            "accounting_class": p["class"], "class_confirmed_by": "Rut Revisor", "class_confirmed_on": cmd.on,
            "from_on": cmd.on, "to_on": None, "counties": p["counties"], "instruments": p["instruments"],
            "purposes": [], "case_cap_minor": p["cap"], "public_resources": True})

    def made(self, w: World, m: Model, p: Given, answer: Any) -> None:
        from brygga.apps.funding import queries
        m.ids[f"source:{p['source']}"] = answer
        m.ids[p["source"]] = queries.source(w.fund.tenant_id, answer).pot_id


def why_no_pay_in(m: Model, source: str, account: str, minor: int) -> set[str]:
    """Why money from a funder is not booked."""
    if strange(source, account):
        return {"not_seen"}
    had = m.lots.pot(source).outside.get("paid_in", 0)
    found = {"pay_in.over"} if had + minor > m.sources[source].amount else set()
    return found | ({"pay_in.account"} if account != account_of(m, source) else set()) | m.closed()


def book_pay_in(m: Model, source: str, account: str, minor: int, on: date) -> str:
    """Money from a funder: the books by the source's class, and a lot of turn 0."""
    entry = m.post(f"source.paid_in.{m.sources[source].accounting_class}", [
        (f"source.paid_in.{m.sources[source].accounting_class}", {"amount": minor}, source, "", "")], on,
        m.banks[account].number)
    m.lots.arrive(source, "paid_in", minor, entry)
    return entry


@act("pay_in.type")
class TypePayIn(Act):
    """A pay-in typed from the source's page: a statement of one row, matched in the same act."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        least = min(m.met[f"source.paid_in.{s.accounting_class}"] for s in m.sources.values())
        wanted = [n for n, s in m.sources.items() if m.met[f"source.paid_in.{s.accounting_class}"] <= least + 1]
        source = something(r, wanted, "source") or ""
        left = m.sources[source].amount - m.lots.pot(source).outside.get("paid_in", 0) if source in m.sources else KR
        minor = r.choice((left + 1, 0, -100)) if r.random() < .1 else max(1, min(left, r.randrange(100, 60_000 * KR)))
        account = account_of(m, source) if r.random() > .06 else r.choice(("main", "client", "x:account"))
        early = m.banks[account].to_on if account in m.banks else None
        on = early - timedelta(1) if early and r.random() < .05 else m.on
        return {"who": somebody(r, people.may("reconcile")), "source": source, "account": account, "on": on,
                "amount": minor}

    def leads(self, m: Model, p: Given) -> list[str]:
        return [f"source.paid_in.{m.sources[p['source']].accounting_class}"]

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["source"], p["account"]):
            return {"not_seen"}
        bank = m.banks[p["account"]]
        found = {"pay_in.amount"} if p["amount"] <= 0 else set()
        if bank.to_on and p["on"] < bank.to_on:
            found.add("pay_in.day")
        if p["on"] > m.on:
            found.add("statement.future")
        return found | people.why_not("reconcile", p["who"]) | why_no_pay_in(m, p["source"], p["account"], p["amount"])

    def do(self, m: Model, p: Given, answer: Any) -> None:
        statement = typed(m, p["account"], p["on"], m.banks[p["account"]].closing + p["amount"])
        entry = book_pay_in(m, p["source"], p["account"], p["amount"], p["on"])
        statement.rows.append(m.name())
        m.rows[statement.rows[-1]] = Row(
            p["account"], p["on"], p["amount"], ("source_pay_in", p["source"]), "matched", "source_pay_in",
            f"source:{p['source']}", entry)

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.typed_pay_in import type_pay_in
        return type_pay_in(cmd, source_id=w.id(f"source:{p['source']}" if p["source"] in w.ids else p["source"]),
                           bank_account_id=w.id(p["account"]), on=p["on"], amount_minor=p["amount"])

    def made(self, w: World, m: Model, p: Given, answer: Any) -> None:
        number_rows(w, m, answer, 1)


def number_rows(w: World, m: Model, statement: int, how_many: int) -> None:
    """Tell the model the ids of the statement and the rows that were just typed."""
    m.ids[list(m.statements)[-1]] = statement
    from brygga.foundation.plain_sql import ask
    found = ask("SELECT id FROM payments_statementline WHERE statement_id = %s ORDER BY line_no", (statement,))
    assert len(found) == how_many
    for name, (pk,) in zip(list(m.rows)[-how_many:], found, strict=True):
        m.ids[name] = pk


def typed(m: Model, account: str, to_on: date, closing: int) -> Statement:
    """A statement more on an account, its rows to come; the account stands where it ends."""
    bank = m.banks[account]
    m.statements[m.name()] = made = Statement(account, (bank.to_on, bank.closing), to_on)
    bank.to_on, bank.closing = to_on, closing
    return made


@act("statement.enter")
class Enter(Act):
    """A statement typed in: one to three rows, each with a reason of its own."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        account = r.choice(("main", "main", "client") if r.random() < .95 else ("x:account", "none:account"))
        bank = m.banks.get(account, m.banks["main"])
        first = bank.to_on or bank.opened_on
        rows = []
        for _ in range(r.choice((1, 2, 3, 3))):
            event, why, minor = reason(m, r) if account != "client" else clients_reason(m, r)
            day = first if event == "loan.interest_given_up" or r.random() < .15 else m.on
            rows.append([day, minor, list(why)])
        p = {"who": somebody(r, people.may("reconcile")), "account": account, "from": first, "to": m.on,
             "opening": bank.closing, "closing": bank.closing + sum(row[1] for row in rows), "rows": rows}
        if r.random() < .12:
            wrong = r.choice(("opening", "closing", "from", "to", "row", "nothing"))
            if wrong in ("opening", "closing"):
                p[wrong] += r.choice((1, -1, 10_000))
            elif wrong in ("from", "to"):
                p[wrong] += timedelta(r.choice((-1, 1)))
            elif wrong == "nothing":
                rows[0][1], p["closing"] = 0, p["closing"] - rows[0][1]
            else:
                rows[0][0] = m.on + timedelta(1)
        return p

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["account"]):
            return {"not_seen"}
        bank, found = m.banks[p["account"]], people.why_not("reconcile", p["who"])
        if p["from"] > p["to"]:
            found.add("statement.days")
        if p["to"] > m.on:
            found.add("statement.future")
        if p["from"] < bank.opened_on:
            found.add("statement.before_account")
        if bank.to_on and p["from"] < bank.to_on:
            found.add("statement.overlap")
        if p["opening"] != bank.closing:
            found.add("statement.opening" if bank.to_on else "statement.first_opening")
        if p["opening"] + sum(row[1] for row in p["rows"]) != p["closing"]:
            found.add("statement.sum")
        if any(not p["from"] <= row[0] <= p["to"] for row in p["rows"]):
            found.add("statement.line_day")
        return found | ({"statement.line_amount"} if any(not row[1] for row in p["rows"]) else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        statement = typed(m, p["account"], p["to"], p["closing"])
        for on, minor, why in p["rows"]:
            statement.rows.append(m.name())
            m.rows[statement.rows[-1]] = Row(p["account"], on, minor, tuple(why))

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.apps.payments.actions import enter_statement
        return enter_statement(
            cmd, bank_account_id=w.id(p["account"]), from_on=p["from"], to_on=p["to"], opening_minor=p["opening"],
            closing_minor=p["closing"], lines=[{"on": on, "amount_minor": minor} for on, minor, _ in p["rows"]])

    def made(self, w: World, m: Model, p: Given, answer: Any) -> None:
        number_rows(w, m, answer, len(p["rows"]))


def reason(m: Model, r: random.Random) -> tuple[str, tuple[str, str], int]:
    """What a row leads to, why it stands on the statement, and its amount: what the fund waits for, or the bank does.

    More often than not it is what would lead to the event that has been met least.
    """
    typed = {(row.why, row.amount) for row in m.rows.values() if row.state != "matched" and row.counts}
    found = [one for one in expected(m, r) if one[1:] not in typed]
    own, some, much = max(0, own_money(m)), r.randrange(100, 900), r.randrange(200, 20_000)
    found += [("bank.fee_on_capital", ("bank_fee", ""), -own - some),
              ("bank.interest" if own else "bank.interest_on_capital", ("bank_interest", ""), much)]
    found += [("bank.fee", ("bank_fee", ""), -r.choice((own, *(min(own, some),) * 3)))] if own else []
    found += [(event, ("suspense", ""), sign * r.randrange(100, 5_000 * KR))
              for event, sign in (("money.unknown_in", 1), ("money.unknown_out", -1))]
    least = min(m.met[event] for event, *_ in found)
    rare = [one for one in found if m.met[one[0]] <= least + 1]
    event, why, minor = r.choice(rare if r.random() < .6 else found)
    return event, why, (amount(r, abs(minor), wrong=.05) * (1 if minor > 0 else -1))


def expected(m: Model, r: random.Random) -> list[tuple[str, tuple[str, str], int]]:
    """What the fund waits for or may give back: (event, why, minor)."""
    found: list[tuple[str, tuple[str, str], int]] = []
    at_end = (m.on + timedelta(1)).month != m.on.month and (m.banks["main"].to_on or m.on) < m.on
    for name, order in m.orders.items():
        seen = any(row.subject == name and row.state == "matched" for row in m.rows.values())
        if order.state == "confirmed" and not seen:
            found += [("order", ("order", name), -order.amount)] * 3
    for name, one in m.agreements.items():
        found += [("contribution.dividend_received", ("dividend", d), said["amount"])
                  for d, said in one.dividends.items() if not said["entry"]]
        if one.redeemed_on and one.redeemed and one.state == "active":
            found += [("contribution.redeemed", ("redemption", name), one.redeemed)] * 4
        if one.instrument == "loan" and one.out_on and one.state in ("active", "in_arrears"):
            fee_to_come = any(fee["when"] == "instalment" for fee in one.terms["fees"]) and one.stand(m.on).outstanding
            events = ("loan.prepaid_used" if fee_to_come else "loan.over_returned", "loan.paid",
                      "loan.interest_given_up" if at_end else "loan.paid")
            found += [(event, ("loan_payment", name), _instalment(one, m, r, event)) for event in dict.fromkeys(events)]
    found += [(TRANSFER, ("transfer", entry), minor) for entry, where, minor in under_way(m) if where == "main"] * 3
    for name, source in m.sources.items():
        if source.accounting_class in RETURNED[:-1] and m.free(name) > 100:
            minor = r.randrange(100, min(m.free(name), 20_000 * KR) + 1) if r.random() > .15 else m.free(name) + 1
            found.append((f"source.returned.{source.accounting_class}", ("returned_to_funder", name), -minor))
    return found


def clients_reason(m: Model, r: random.Random) -> tuple[str, tuple[str, str], int]:
    """The same on the account for managed money: theirs, nobody's yet, the bank's, or what the fund pays back."""
    theirs = [name for name, s in m.sources.items() if s.accounting_class == "managed_money"]
    found = [("money.unknown_client_in", ("suspense", ""), r.randrange(100, 5_000 * KR)),
             ("money.unknown_client_out", ("suspense", ""), -r.randrange(100, 5_000 * KR)),
             ("bank.interest_on_client", ("bank_interest", ""), r.randrange(200, 20_000)),
             (TRANSFER, ("bank_fee", ""), -r.randrange(100, 900))]  # the debt that a transfer settles
    for name in theirs:
        if m.free(name) > 100:
            minor = r.randrange(100, min(m.free(name), 20_000 * KR) + 1) if r.random() > .15 else m.free(name) + 1
            found.append(("source.returned.managed_money", ("returned_to_funder", name), -minor))
    found += [(TRANSFER, ("transfer", entry), minor) for entry, where, minor in under_way(m) if where == "client"] * 3
    least = min(m.met[event] for event, *_ in found)
    rare = [one for one in found if m.met[one[0]] <= least + 1]
    event, why, minor = r.choice(rare if r.random() < .6 else found)
    return event, why, (amount(r, abs(minor), wrong=.05) * (1 if minor > 0 else -1))


def under_way(m: Model) -> list[tuple[str, str, int]]:
    """Transfers to the clients' account that are not found on a statement: (entry, account, minor)."""
    seen = {(row.subject, row.account) for row in m.rows.values() if row.kind == "transfer"}
    found = []
    for name, entry in m.entries.items():
        if entry.event == TRANSFER and not entry.reverses and entry.fund == "main":
            minor = next(minor for account, _, _, minor in entry.lines if account == "1990")
            found += [(name, account, sign * minor) for account, sign in (("main", -1), ("client", 1))
                      if (name, account) not in seen]
    return found


def _instalment(one: Any, m: Model, r: random.Random, event: str) -> int:
    """What a borrower pays: the next instalment, a part of it, several, or everything and more."""
    stand = one.stand(m.on)
    if event in ("loan.prepaid_used", "loan.over_returned"):
        return max(1, stand.outstanding + stand.earned + r.randrange(0, 3_000 * KR))
    return max(100, r.choice((stand.next_total, stand.next_total // 2, stand.next_total * 2 + 1, 5_000 * KR)))


def settles(m: Model, pot: str) -> str:
    """The event that settles a debt with a pot: a client's is paid by a transfer between two accounts."""
    return TRANSFER if account_of(m, pot) == "client" else "pots.debt_settled"


@act("pots.settle")
class Settle(Act):
    """What the operating pot and a capital pot owe each other is settled on one bank account."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        owing = [pot for pot in m.sources if owed(m, pot)]
        payable = [pot for pot in owing if own_money(m) >= owed(m, pot)]
        if not payable and r.random() < .95:
            return None
        owing = payable or owing
        rarest = min(owing, key=lambda one: m.met[settles(m, one)], default="")
        pot = r.choice([*owing, rarest]) if owing and r.random() < .9 else r.choice([*m.sources, "x:pot"])
        return {"who": somebody(r, people.may("reconcile")), "pot": pot}

    def leads(self, m: Model, p: Given) -> list[str]:
        return [settles(m, p["pot"])]

    def no(self, m: Model, p: Given) -> set[str]:
        found, minor = people.why_not("reconcile", p["who"]), owed(m, p["pot"])
        if not minor:
            found.add("debt.none")
        elif own_money(m) < minor:
            found.add("debt.no_money")
        return found | m.closed()

    def do(self, m: Model, p: Given, answer: Any) -> None:
        minor = owed(m, p["pot"])
        claim, payer = (p["pot"], "drift") if minor > 0 else ("drift", p["pot"])
        event, amounts = settles(m, p["pot"]), {"amount": abs(minor)}
        if event == TRANSFER:
            claim, payer, amounts = p["pot"], "drift", {"to_client": max(minor, 0), "by_client": max(-minor, 0)}
        name = m.post(event, [(event, amounts, claim, payer, "")], m.on)
        m.ids[f"entry:{name}"] = answer

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.bank_doings import settle_pot_debt
        return settle_pot_debt(cmd, pot_id=w.id(p["pot"]), bank_account_id=w.id("main"))


def owed(m: Model, pot: str) -> int:
    """What the operating pot owes a capital pot; below zero the other way."""
    return m.booked("1699", pot) + m.booked("2998", pot)


def own_money(m: Model) -> int:
    """What the operating pot has on the main account, less what waits there to be known."""
    return m.booked("1930", "drift") + m.booked("2999", "drift")
