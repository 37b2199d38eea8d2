"""The `lots` calculator: the example that everybody can follow, the worked tables, and every refusal with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from brygga.calc.run import run
from brygga.domain.funding import deal as dealing
from brygga.domain.funding import turns
from brygga.domain.funding.lots import ROUTES, Book, Bucket, Kind, Route
from tests.domain.funding.worked import Row, named, tables

REVOLVING = """{"currency":"SEK","events":[
 {"on":"2024-01-01","kind":"pay_in","source":"region","amount":"1000000"},
 {"on":"2024-02-01","kind":"lend","agreement":"A","from":{"region":"400000"}},
 {"on":"2024-03-01","kind":"reserve","agreement":"G","from":{"region":"50000"}},
 {"on":"2024-08-01","kind":"repay","agreement":"A","amount":"100000"},
 {"on":"2025-01-01","kind":"lend","agreement":"B","from":{"region":"600000"}},
 {"on":"2025-03-01","kind":"write_off","agreement":"A","amount":"300000"},
 {"on":"2025-04-01","kind":"release","agreement":"G","amount":"30000"},
 {"on":"2025-05-01","kind":"call","agreement":"G","amount":"20000"},
 {"on":"2025-06-01","kind":"recover","agreement":"A","amount":"50000"},
 {"on":"2025-07-01","kind":"return","source":"region","amount":"10000"}]}"""
REVOLVED = {
    "sources": {"region": {
        "paid_in": "1000000.00", "cash": "120000.00", "out": "620000.00", "reserved": "0.00", "losses": "250000.00",
        "returned": "10000.00", "income": "0.00", "costs": "0.00", "lent_total": "1000000.00",
        "reserved_total": "50000.00", "revolve_factor": "1.00", "use_factor": "1.05",
        "turns": [{"turn": 0, "cash": "0.00", "out": "570000.00", "reserved": "0.00", "lost": "250000.00"},
                  {"turn": 1, "cash": "120000.00", "out": "50000.00", "reserved": "0.00", "lost": "0.00"}]}},
    "flows": [{"from": "region", "to": "A", "turn": 0, "amount": "400000.00"},
              {"from": "region", "to": "G", "turn": 0, "amount": "50000.00"},
              {"from": "region", "to": "B", "turn": 0, "amount": "550000.00"},
              {"from": "A", "to": "B", "turn": 1, "amount": "50000.00"}],
}
AT_SOURCE = {"pay_in", "income", "return", "cost"}


def ask(value: object, language: str = "sv") -> dict[str, Any]:
    text, _ = run("lots", value if isinstance(value, str) else json.dumps(value), language)
    answered: dict[str, Any] = json.loads(text)
    return answered


def events(*rows: str) -> dict[str, object]:
    """Events as one writes them: "2025-01-01 lend A north 100, south 50" or "2025-03-01 repay A 20"."""
    return {"events": [event(*row.split(" ", 3)) for row in rows]}


def event(on: str, kind: str, who: str, amount: str) -> dict[str, object]:
    if kind in AT_SOURCE:
        return {"on": on, "kind": kind, "source": who, "amount": amount}
    if kind in ("lend", "reserve"):
        return {"on": on, "kind": kind, "agreement": who, "from": named(amount)}
    return {"on": on, "kind": kind, "agreement": who, "amount": amount}


def check_the_example() -> None:
    answered = ask(REVOLVING)
    assert answered.pop("explain")
    assert answered == REVOLVED


def check_the_worked_tables() -> None:
    for rows in tables("lots.md", "on", "kind", "who", "amount"):
        done: list[dict[str, object]] = []
        for row in rows:
            done.append(event(row["on"], row["kind"], row["who"], row["amount"]))
            _check_row(row, ask({"events": done})["sources"])


def _check_row(row: Row, sources: dict[str, Any]) -> None:
    for column, expected in list(row.items())[4:]:
        if not expected:
            continue
        source, _, what = column.partition(" ")
        if what.startswith("turn "):
            here = [turn for turn in sources[source]["turns"] if turn["turn"] == int(what[5:])]
            amounts = [turn[bucket] for turn in here for bucket in ("cash", "out", "reserved", "lost")]
            assert f"{sum(round(100 * float(one)) for one in amounts) / 100:.2f}" == expected, (row, column)
        else:
            assert sources[source][what] == expected, (row, column)


def test_the_example_to_the_ore() -> None:
    check_the_example()


def test_the_worked_tables() -> None:
    check_the_worked_tables()


def check_input_order_does_not_matter() -> None:
    """Every day is another, so lots stand in line by when they came, not by where in the list they were read."""
    given: dict[str, Any] = json.loads(REVOLVING)
    for turned in (given["events"][::-1], given["events"][5:] + given["events"][:5]):
        answered = ask({**given, "events": turned})
        assert {**REVOLVED, "explain": answered["explain"]} == answered


def test_input_order_does_not_matter() -> None:
    check_input_order_does_not_matter()


def test_events_are_taken_by_date_and_ties_in_the_order_given() -> None:
    lent_first = events("2025-02-01 lend A s 60", "2025-01-01 pay_in s 100", "2025-02-01 return s 40")
    assert ask(lent_first)["sources"]["s"]["cash"] == "0.00"
    same_day = events("2025-01-01 lend A s 60", "2025-01-01 pay_in s 100")
    assert ask(same_day)["error"]["field"] == "events.0.from.s"


def test_a_flow_remembers_who_gave_the_money_back() -> None:
    answered = ask(events("2025-01-01 pay_in n 100", "2025-01-02 pay_in s 100", "2025-02-01 lend A n 100, s 100",
                          "2025-03-01 repay A 200", "2025-04-01 lend B s 100, n 100"))
    assert answered["flows"] == [
        {"from": "n", "to": "A", "turn": 0, "amount": "100.00"},
        {"from": "s", "to": "A", "turn": 0, "amount": "100.00"},
        {"from": "A", "to": "B", "turn": 1, "amount": "200.00"},
    ]


def test_income_is_not_paid_in_and_a_source_of_income_alone_has_no_factor() -> None:
    answered = ask(events("2025-01-01 income s 100", "2025-02-01 lend A s 100"))["sources"]["s"]
    assert (answered["paid_in"], answered["income"], answered["revolve_factor"]) == ("0.00", "100.00", None)


def test_another_currency_keeps_its_own_decimals() -> None:
    answered = ask({"currency": "ISK", **events("2025-01-01 pay_in s 100", "2025-02-01 lend A s 33")})
    assert answered["sources"]["s"]["cash"] == "67"


@pytest.mark.parametrize(
    ("value", "code", "field"),
    [
        ({}, "missing", "events"),
        ({"events": [], "more": 1}, "unknown_field", "more"),
        (events("2025-01-01 pay_in s 0"), "out_of_range", "events.0.amount"),
        (events("2025-01-01 pay_in s 0.001"), "out_of_range", "events.0.amount"),
        (events("2025-01-01 give s 10"), "out_of_range", "events.0.kind"),
        (events("2025-01-01 return s 10"), "insufficient", "events.0.amount"),
        (events("2025-01-01 pay_in s 10", "2025-01-02 lend A s 11"), "insufficient", "events.1.from.s"),
        (events("2025-01-01 pay_in s 10", "2025-01-02 lend A s 9", "2025-01-03 repay A 9.01"), "insufficient",
         "events.2.amount"),
        (events("2025-01-01 pay_in s 10", "2025-01-02 repay A 1"), "insufficient", "events.1.amount"),
        ({"events": [{"on": "2025-01-01", "kind": "lend", "agreement": "A", "from": {}}]}, "missing", "events.0.from"),
        ({"events": [{"on": "2025-01-01", "kind": "pay_in", "source": "s", "amount": "1", "agreement": "A"}]},
         "unknown_field", "events.0.agreement"),
    ],
)
def test_what_cannot_be_answered_says_where(value: object, code: str, field: str) -> None:
    error = ask(value)["error"]
    assert (error["code"], error["field"]) == (code, field)


def test_the_explanation_can_be_followed_in_both_languages() -> None:
    swedish, english = ask(REVOLVING)["explain"], ask(REVOLVING, "en")["explain"]
    assert swedish[4] == ("2025-01-01: 600000.00 SEK lånas ut eller placeras i B (region, varv 0: 550000.00, "
                          "region, varv 1: 50000.00).")
    assert "is recovered from A (region, turn 1: 50000.00)" in english[8]
    assert "lent 1.00 times, used 1.05 times" in english[-1]
    assert len(swedish) == len(english) == 11


DEFECTS = "last_in_first_out turn_not_raised called_turn_raised remainder_lost tie_to_the_last origin_forgotten " \
          "loss_kept_out income_as_pay_in reserved_as_lent".split()


def plant(defect: str, patch: pytest.MonkeyPatch) -> None:
    """One deliberate mistake in the dealing."""
    pieces, target, split = Book.pieces, dealing._target, dealing.share_back
    routes: dict[Kind, Route] = dict(ROUTES)
    if defect == "last_in_first_out":
        patch.setattr(Book, "pieces", lambda book, *line: reversed(list(pieces(book, *line))))
    elif defect == "turn_not_raised":
        patch.setattr(dealing, "_target", _with_lot(target, lambda old, new: replace(new, turn=old.turn)))
    elif defect == "called_turn_raised":
        patch.setattr(dealing, "_target", _with_lot(target, lambda old, new: replace(new, turn=old.turn + 1)))
    elif defect == "origin_forgotten":
        patch.setattr(dealing, "_target", _with_lot(target, lambda old, new: replace(new, origin=old.origin)))
    elif defect == "remainder_lost":
        patch.setattr(dealing, "share_back", lambda amount, there: _floored(amount, there))
    elif defect == "tie_to_the_last":
        patch.setattr(dealing, "share_back", lambda amount, there: split(amount, dict(reversed(there.items()))))
    elif defect == "loss_kept_out":
        routes[Kind.WRITE_OFF] = Route(Bucket.OUT, Bucket.RESERVED)
        patch.setattr(dealing, "ROUTES", routes)
    elif defect == "income_as_pay_in":
        routes[Kind.INCOME] = ROUTES[Kind.PAY_IN]
        patch.setattr(dealing, "ROUTES", routes)
    elif defect == "reserved_as_lent":
        used = turns._used
        patch.setattr(turns, "_used", lambda moves, kind, currency: used(moves, Kind.LEND, currency))


def _with_lot(target: Callable[..., Any], change: Callable[..., Any]) -> Callable[..., Any]:
    def planted(lot: Any, *rest: Any) -> Any:
        slot = target(lot, *rest)
        return replace(slot, lot=change(lot, slot.lot))
    return planted


def _floored(amount: Any, there: Any) -> Any:
    whole = sum(part.minor for part in there.values())
    return {source: replace(amount, minor=amount.minor * part.minor // whole) for source, part in there.items()}


def check_income_stands_apart() -> None:
    answered = ask(events("2025-01-01 pay_in s 5", "2025-01-02 income s 100"))["sources"]["s"]
    assert (answered["paid_in"], answered["income"]) == ("5.00", "100.00")


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(defect, monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        check_the_example()
        check_the_worked_tables()
        check_income_stands_apart()


def test_income_stands_apart() -> None:
    check_income_stands_apart()


def test_money_divided_without_end_is_refused_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small repayments make a piece each, and each lending then moves them all: 400 of each took 8 s."""
    from brygga.calc import lots

    day = {"on": "2024-01-02"}
    events = [{**day, "kind": "pay_in", "source": "r", "amount": "100"},
              {**day, "kind": "lend", "agreement": "A", "from": {"r": "50"}},
              *({**day, "kind": "repay", "agreement": "A", "amount": "0.01"} for _ in range(60)),
              *({**day, "agreement": "B", **move} for _ in range(30)
                for move in ({"kind": "lend", "from": {"r": "50.60"}}, {"kind": "repay", "amount": "50.60"}))]
    text = json.dumps({"currency": "SEK", "events": events})
    whole, status = run("lots", text)
    assert status == 0 and json.loads(whole)["sources"]["r"]["cash"] == "50.60"
    monkeypatch.setattr(lots, "MOVES_FREE", 500)
    told, status = run("lots", text)
    assert status == 2 and json.loads(told)["error"]["code"] == "out_of_range"
    assert json.loads(told)["error"]["field"].startswith("events.")
