"""Reversal: the book is exactly what it was, or the refusal names who has used the money since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.funding import undo
from brygga.domain.funding.deal import apply
from brygga.domain.funding.lots import Bucket, Kind, Move
from brygga.domain.funding.turns import balances, statement
from brygga.domain.funding.undo import UsedSince, reverse
from tests.domain.funding.histories import WISHES, History, money, one_event, play

LATER = date(2026, 1, 1)


def undone(history: History, number: int) -> tuple[Move, ...] | UsedSince:
    since = [move for move in history.moves if move.event > number]
    return reverse(history.book, history.by_event[number], number=1_000 + number, on=LATER, since=since)


def check_reversing_all_from_the_end(history: History) -> None:
    moves = list(history.moves)
    for number in sorted(history.by_event, reverse=True):
        back = undone(history, number)
        assert not isinstance(back, UsedSince)
        history.book = apply(history.book, back)
        moves += back
        assert history.book == history.books_before[number]
        assert balances(statement("pot", "SEK", moves))
    shown = statement("pot", "SEK", moves)
    assert (shown.paid_in, shown.lent_total, shown.reserved_total, shown.flows) == (money(0), money(0), money(0), ())


@given(WISHES)
def test_reversing_everything_from_the_end_leads_back_step_by_step(wishes: list[tuple[Kind, str, int]]) -> None:
    check_reversing_all_from_the_end(play(wishes))


@given(WISHES, st.integers(0, 39))
def test_a_reversal_in_the_middle_restores_its_slots_or_names_the_users(
    wishes: list[tuple[Kind, str, int]], chosen: int
) -> None:
    history = play(wishes)
    number = one_event(history, chosen)
    if number is None:
        return
    back = undone(history, number)
    if isinstance(back, UsedSince):
        assert back.uses and back.missing.minor > 0 and all(use.event > number for use in back.uses)
        return
    after = apply(history.book, back)
    for move in history.by_event[number]:
        if move.taken.bucket in (Bucket.CASH, Bucket.OUT, Bucket.RESERVED, Bucket.LOST):
            assert after.at(move.taken) == history.book.at(move.taken) + move.amount
    again = reverse(after, back, number=5_000, on=LATER)
    assert not isinstance(again, UsedSince) and apply(after, again) == history.book


def test_a_piece_comes_back_in_front_of_those_that_came_later() -> None:
    history = play([(Kind.PAY_IN, "A", 10), (Kind.INCOME, "A", 10), (Kind.LEND, "A", 10), (Kind.LEND, "B", 4)])
    back = undone(history, 2)
    assert not isinstance(back, UsedSince)
    pieces = list(apply(history.book, back).pieces(Bucket.CASH))
    assert [(slot.lot.born_by, part.minor) for slot, part in pieces] == [(0, 10), (1, 6)]


def test_money_that_came_back_and_was_lent_again_is_not_taken_away() -> None:
    history = play([(Kind.PAY_IN, "A", 10), (Kind.LEND, "A", 10), (Kind.REPAY, "A", 8), (Kind.LEND, "B", 5)])
    refused = undone(history, 2)
    assert isinstance(refused, UsedSince)
    assert refused.agreements == ("B",)
    assert refused.missing == money(5)
    assert [(use.event, use.kind, use.amount) for use in refused.uses] == [(3, Kind.LEND, money(5))]


def test_a_lending_partly_repaid_names_the_agreement_itself() -> None:
    history = play([(Kind.PAY_IN, "A", 10), (Kind.LEND, "A", 10), (Kind.REPAY, "A", 1)])
    refused = undone(history, 1)
    assert isinstance(refused, UsedSince) and refused.agreements == ("A",)


def test_a_use_that_was_itself_reversed_is_no_obstacle() -> None:
    history = play([(Kind.PAY_IN, "A", 10), (Kind.LEND, "A", 10)])
    back = undone(history, 1)
    assert not isinstance(back, UsedSince)
    history.book = apply(history.book, back)
    pay_in_back = reverse(history.book, history.by_event[0], number=9, on=LATER, since=[*history.by_event[1], *back])
    assert not isinstance(pay_in_back, UsedSince)
    assert not list(apply(history.book, pay_in_back).pieces(Bucket.CASH))


def test_money_given_back_to_the_funder_is_named_by_its_kind() -> None:
    history = play([(Kind.PAY_IN, "A", 10), (Kind.RETURN, "A", 10)])
    refused = undone(history, 0)
    assert isinstance(refused, UsedSince) and refused.agreements == ()
    assert refused.uses[0].kind is Kind.RETURN


@pytest.mark.parametrize("defect", ["new_place", "new_turn", "without_a_check"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "without_a_check":
        monkeypatch.setattr(undo, "_to_take", lambda moves: [])
        with pytest.raises((AssertionError, ValueError)):
            test_a_lending_partly_repaid_names_the_agreement_itself()
        return
    real = reverse

    def planted(*args: object, **named: object) -> object:
        back = real(*args, **named)  # type: ignore[arg-type]
        if isinstance(back, UsedSince):
            return back
        if defect == "new_place":
            return tuple(replace(move, put=replace(move.put, event=move.event)) for move in back)
        return tuple(replace(m, put=replace(m.put, lot=replace(m.put.lot, turn=m.put.lot.turn + 1))) for m in back)

    monkeypatch.setitem(globals(), "reverse", planted)
    with pytest.raises((AssertionError, ValueError)):
        check_reversing_all_from_the_end(play([(Kind.PAY_IN, "A", 10), (Kind.LEND, "A", 10)]))
