"""What the rows say, in plain SQL, beside what the model says: the same dictionary from both, in the product's ids.

Nothing here goes through a reader of `brygga`: a fault on the way out would hide a fault on the way in.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from tests.model.acts import World
from tests.model.plain import Model

Picture = dict[str, Any]

BOOKS = """SELECT p.tenant_id, a.number, p.pot_id, coalesce(p.agreement_id, 0), CAST(sum(p.amount_minor) AS bigint)
FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id WHERE p.tenant_id IN (%s, %s)
GROUP BY 1, 2, 3, 4 HAVING sum(p.amount_minor) <> 0"""
PLACES = """SELECT m.pot_id, m.bucket, coalesce(m.agreement, 0), m.event, m.line, l.turn, coalesce(l.origin_id, 0),
l.kind, CAST(sum(m.minor) AS bigint) FROM (
SELECT pot_id, put_bucket AS bucket, put_agreement_id AS agreement, put_event AS event, put_line AS line,
 put_lot_id AS lot, amount_minor AS minor FROM funding_lotmove WHERE tenant_id = %s
UNION ALL SELECT pot_id, taken_bucket, taken_agreement_id, taken_event, taken_line, taken_lot_id, -amount_minor
FROM funding_lotmove WHERE tenant_id = %s) m JOIN funding_lot l ON l.id = m.lot
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(m.minor) <> 0"""
ROWS = {
    "agreements": "SELECT id, state, amount_minor, last_day_on FROM agreements_agreement WHERE tenant_id = %s",
    "commitments": "SELECT agreement_id, pot_id, amount_minor, state FROM funding_commitment WHERE tenant_id = %s",
    "orders": "SELECT id, state, amount_minor, made_by_id, coalesce(approved_by_id, 0), coalesce(confirmed_by_id, 0) "
              "FROM payments_paymentorder WHERE tenant_id = %s",
    "lines": "SELECT l.id, l.state, coalesce(m.kind, ''), coalesce(m.subject, '') FROM payments_statementline l "
             "LEFT JOIN payments_match m ON m.line_id = l.id AND m.undone_at IS NULL WHERE l.tenant_id = %s",
    "withdrawn": "SELECT statement_id FROM payments_statementwithdrawal WHERE tenant_id = %s",
    "payments": 'SELECT o.agreement_id, p."on", p.fee_minor, p.interest_minor, p.principal_minor, p.over_minor '
                "FROM loans_loanpayment p JOIN loans_loan o ON o.id = p.loan_id WHERE p.tenant_id = %s "
                "AND p.reverses_id IS NULL AND p.id NOT IN (SELECT reverses_id FROM loans_loanpayment "
                "WHERE reverses_id IS NOT NULL)",
    "contributions": "SELECT agreement_id, contributed_on, redeemed_on, redeemed_minor FROM capital_contribution "
                     "WHERE tenant_id = %s",
    "dividends": "SELECT id, year, amount_minor, CASE WHEN received_on IS NULL THEN 0 ELSE 1 END "
                 "FROM capital_dividend WHERE tenant_id = %s",
    "cases": "SELECT id, state FROM cases_case WHERE tenant_id = %s",
    "proposals": "SELECT id, state, amount_minor FROM cases_proposal WHERE tenant_id = %s",
    "walls": "SELECT matter_id, person_id, CASE WHEN state = 'clear' THEN 0 ELSE 1 END FROM access_wall "
             "WHERE tenant_id = %s AND state <> 'clear'",
    "meetings": "SELECT id, state FROM decisions_meeting WHERE tenant_id = %s",
    "items": "SELECT id, state, meeting_id FROM decisions_agendaitem WHERE tenant_id = %s",
    "decisions": "SELECT item_id, outcome, yes, no, abstained, CASE WHEN by_casting_vote THEN 1 ELSE 0 END "
                 "FROM decisions_decision WHERE tenant_id = %s",
    "periods": "SELECT id, CASE WHEN closed_at IS NOT NULL THEN 'closed' WHEN soft_closed_at IS NOT NULL THEN 'soft' "
               "ELSE 'open' END FROM ledger_period WHERE tenant_id = %s",
}
MINUS = ("paid_in", "income")


def seen(w: World) -> Picture:
    """What the rows say now."""
    from brygga.foundation.plain_sql import ask
    main = w.fund.tenant_id
    found: Picture = {name: Counter(_plain(row) for row in ask(sql, (main,)))
                      for name, sql in ROWS.items()}
    found["books"] = Counter({row[1:4]: row[4] for row in ask(BOOKS, (main, w.ledger.tenant_id))})
    places = ask(PLACES, (main, main))
    found["places"] = sorted((pot, bucket, whose, event, line, turn, origin, kind, minor)
                             for pot, bucket, whose, event, line, turn, origin, kind, minor in places
                             if bucket in ("cash", "out", "lost", "reserved"))
    found["outside"] = Counter()
    for pot, bucket, *_, minor in places:
        if bucket not in ("cash", "out", "lost", "reserved"):
            found["outside"][pot, bucket] += -minor if bucket in MINUS else minor
    found["bank"] = Counter(ask(
        "SELECT bank_account_id, closing_minor FROM payments_statement s WHERE tenant_id = %s AND id = (SELECT max(id) "
        "FROM payments_statement n WHERE n.bank_account_id = s.bank_account_id AND n.id NOT IN (SELECT statement_id "
        "FROM payments_statementwithdrawal))", (main,)))
    return found


def expected(w: World, m: Model) -> Picture:
    """The same from the model."""
    pk = {"": 0, **m.ids}
    person = {who: w.person(who) or 0 for who in (*w.fund.people, "stranger", "")}
    found: Picture = {
        "agreements": Counter((pk[n], a.state, a.amount, a.last_day.isoformat()) for n, a in m.agreements.items()),
        "commitments": Counter((pk[n], pk[pot], minor, a.bound) for n, a in m.agreements.items()
                               for pot, minor in a.shares.items()),
        "orders": Counter((pk[n], o.state, o.amount, person[o.made_by], person[o.approved_by], person[o.confirmed_by])
                          for n, o in m.orders.items()),
        "lines": Counter((pk[n], r.state, r.kind, _subject(pk, r.kind, r.subject)) for n, r in m.rows.items()),
        "withdrawn": Counter((pk[n],) for n, s in m.statements.items() if s.withdrawn),
        "payments": Counter((pk[n], on.isoformat(), parts["fee"], parts["interest"], parts["principal"], parts["over"])
                            for n, a in m.agreements.items() for _, on, parts, _ in a.payments),
        "contributions": Counter((pk[n], _day(a.out_on), _day(a.redeemed_on), a.redeemed)
                                 for n, a in m.agreements.items() if a.instrument == "contribution"),
        "dividends": Counter((pk[d], said["year"], said["amount"], int(bool(said["entry"])))
                             for a in m.agreements.values() for d, said in a.dividends.items()),
        "cases": Counter((pk[n], c.state) for n, c in m.cases.items()),
        "proposals": Counter((pk[n], q.state, q.amount) for n, q in m.proposals.items()),
        "walls": Counter((pk[f"matter:{n}"], person[who], 1) for n, c in m.cases.items() for who in c.shut
                         if c.is_shut(who)),
        "meetings": Counter((pk[n], one.state) for n, one in m.meetings.items()),
        "items": Counter((pk[n], i.state, pk[i.meeting]) for n, i in m.items.items()),
        "decisions": Counter((pk[n], *said[:4], int(said[4])) for n, said in m.votes.items()),
        "periods": Counter((pk[f"period:{month}"], state) for month, (state, _) in m.periods.items()),
        "books": Counter({(account, pk[pot], pk[whose]): minor for (account, pot, whose), minor in m.books.items()}),
        "bank": Counter((pk[n], b.closing) for n, b in m.banks.items() if b.to_on),
    }
    found["places"] = sorted((pk[n], bucket, pk[whose], event, line, turn, pk[origin], kind, minor)
                             for n, pot in m.lots.pots.items()
                             for (bucket, whose, event, line), (turn, origin, kind, minor) in pot.places.items())
    found["outside"] = Counter({(pk[n], bucket): minor for n, pot in m.lots.pots.items()
                                for bucket, minor in pot.outside.items() if minor})
    return found


def differences(one: Picture, other: Picture) -> list[str]:
    """What the model says and the rows do not, and the reverse; a few of each."""
    found = []
    for name in one:
        if one[name] != other[name]:
            said, there = (set(p[name].items() if isinstance(p[name], dict) else p[name]) for p in (one, other))
            found.append(f"{name}: model {sorted(said - there)[:4]}, rows {sorted(there - said)[:4]}")
    return found


def new_entries(w: World, since: int) -> list[tuple[Any, ...]]:
    """The entries sealed since: (id, event, booked on, value on, lines as a sorted list)."""
    from brygga.foundation.plain_sql import ask
    heads = ask("SELECT id, event, booked_on, value_on FROM ledger_journalentry WHERE id > %s ORDER BY id", (since,))
    lines: dict[int, list[Any]] = {}
    for entry, *line in ask("SELECT p.entry_id, a.number, p.pot_id, coalesce(p.agreement_id, 0), p.amount_minor "
                            "FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id "
                            "WHERE p.entry_id > %s", (since,)):
        lines.setdefault(entry, []).append(tuple(line))
    return [(pk, event, _day(on), _day(value), sorted(lines[pk])) for pk, event, on, value in heads]


def ends(w: World) -> list[tuple[Any, ...]]:
    """The end of every fund's chain of acts, and how many answers are kept: what a refusal leaves as it was."""
    from brygga.foundation.plain_sql import ask
    return [*ask("SELECT chain, seq, digest FROM foundation_audithead ORDER BY chain", ()),
            *ask("SELECT 'answers', count(*), '' FROM foundation_commandrecord", ())]


def _subject(pk: dict[str, int], kind: str, name: str) -> str:
    word = {"source_pay_in": "source", "returned_to_funder": "source", "loan_payment": "agreement", "order": "payment",
            "redemption": "agreement", "dividend": "dividend", "transfer": "entry"}.get(kind, "")
    return f"{word}/{pk[f'entry:{name}' if kind == 'transfer' else name]}" if word else ""


def _day(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_day(value) for value in row)
