"""What the funder's page says beyond the statement, against the plain stands of each day.

Canaries: let a move that was put right count in `standing_moves`, count a krona's days from the wrong end in
`average_days`, or forget the guarantees in `back`, and these fail.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brygga.domain.funding import measures
from brygga.domain.funding.deal import NotEnough, apply, deal
from brygga.domain.funding.lots import Book, Bucket, Event, Kind, Move
from brygga.domain.funding.turns import statement
from brygga.domain.funding.undo import UsedSince, reverse
from tests.domain.funding.histories import AGREEMENTS, START, WISHES, History, money, one_event, play
from tests.domain.funding.worked import tables

Wishes = list[tuple[Kind, str, int]]
END = START + timedelta(days=60)
RICH: Wishes = [
    (Kind.PAY_IN, "A", 60), (Kind.LEND, "A", 30), (Kind.RESERVE, "G", 20), (Kind.CALL, "G", 15), (Kind.LEND, "B", 1),
    (Kind.WRITE_OFF, "A", 10), (Kind.RECOVER, "A", 4), (Kind.REPAY, "A", 12), (Kind.RELEASE, "G", 3),
    (Kind.RECOVER, "A", 2), (Kind.LEND, "A", 7), (Kind.INCOME, "A", 2), (Kind.COST, "A", 1), (Kind.RETURN, "A", 5),
]  # fmt: skip
"""Each kind of event once at least, and an agreement that holds a single öre."""


def days_out(moves: list[Move], as_of: date) -> Fraction | None:
    """Krona-days over kronor, from what stands out at the end of each day: nothing is followed, only counted."""
    went = sum(m.amount.minor for m in moves if m.put.bucket is Bucket.OUT)
    if not went:
        return None
    stand, whole = 0, 0
    for day in (START + timedelta(days=n) for n in range((as_of - START).days)):
        stand += sum(measures.change(m, {Bucket.OUT}) for m in moves if m.on == day)
        whole += stand
    return Fraction(whole, went)


@given(WISHES)
@example(RICH)
def test_the_average_is_the_stand_of_each_day_over_all_that_went_out(wishes: Wishes) -> None:
    moves = play(wishes).moves
    plain = days_out(moves, END)
    found = measures.average_days(moves, END)
    assert found == (None if plain is None else int(plain + Fraction(1, 2)))


@given(WISHES)
@example(RICH)
def test_the_last_day_of_each_place_is_the_statement(wishes: Wishes) -> None:
    moves = play(wishes).moves
    at = statement("pot", "SEK", moves)
    for bucket, amount in ((Bucket.CASH, at.cash), (Bucket.OUT, at.out), (Bucket.RESERVED, at.reserved)):
        stands = measures.by_day(moves, {bucket})
        assert [day for day, _ in stands] == sorted({m.on for m in moves})
        assert (stands[-1][1] if stands else 0) == amount.minor
    assert sum(measures.by_turn(moves).values()) == (at.lent_total + at.reserved_total).minor


@given(WISHES)
@example(RICH)
def test_what_came_back_is_what_went_home_from_the_agreements(wishes: Wishes) -> None:
    history = play(wishes)
    home = sum(m.amount.minor for m in history.moves if m.kind in (Kind.REPAY, Kind.RELEASE, Kind.RECOVER))
    assert measures.back(statement("pot", "SEK", history.moves)) == home
    assert measures.recovered(history.moves) == sum(
        m.amount.minor for m in history.moves if m.kind is Kind.RECOVER)
    held = {one for one in AGREEMENTS for bucket in measures.AWAY if history.book.held(bucket, one)}
    assert measures.agreements_away(history.moves) == len(held)


@given(WISHES, st.integers(0, 39))
@example(RICH, 9)
@example(RICH, 13)
def test_what_was_put_right_had_never_been(wishes: Wishes, chosen: int) -> None:
    history = play(wishes)
    number = one_event(history, chosen)
    back = put_right(history, number) if number is not None else ()
    if number is None or isinstance(back, UsedSince):
        return
    without = [m for m in history.moves if m.event != number]
    both = [*history.moves, *back]
    apply(history.book, back)
    assert list(measures.standing_moves(both)) == without
    assert measures.undone(both) == {number} and not measures.undone(without)
    assert measures.average_days(both, END) == measures.average_days(without, END)
    for told in (measures.recovered, measures.agreements_away, measures.by_turn):
        assert told(both) == told(without)


def put_right(history: History, number: int) -> tuple[Move, ...] | UsedSince:
    since = [move for move in history.moves if move.event > number]
    return reverse(history.book, history.by_event[number], number=1_000, on=END, since=since)


@pytest.mark.parametrize(("cash", "promised", "free"), [(10, 3, 7), (3, 3, 0), (3, 10, 0)])
def test_no_more_is_free_than_nothing(cash: int, promised: int, free: int) -> None:
    assert measures.free(cash, promised) == free


def test_the_table_of_the_page_line_by_line() -> None:
    book, moves = Book("fund", "SEK"), list[Move]()
    for number, row in enumerate(tables("lots.md", "day", "what", "who", "kronor")[0]):
        on = date.fromisoformat(row["day"])
        dealt = deal(book, Event(number, Kind(row["what"]), on, money(100 * int(row["kronor"])), row["who"]))
        assert not isinstance(dealt, NotEnough)
        book, moves = apply(book, dealt), [*moves, *dealt]
        days = measures.average_days(moves, on)
        found = [measures.back(statement("fund", "SEK", moves)) // 100, measures.recovered(moves) // 100,
                 measures.agreements_away(moves), "" if days is None else days]  # fmt: skip
        assert [str(one) for one in found] == [row[c] for c in ("back", "recovered", "agreements away", "days out")]


def test_a_krona_out_for_ten_days_and_another_for_five() -> None:
    """One öre comes home after ten days, one is still out after five; half a day counts as a day."""
    skipped = (Kind.CALL, "A", 1)
    moves = play([(Kind.PAY_IN, "A", 2), (Kind.LEND, "A", 1), *[skipped] * 4, (Kind.LEND, "B", 1), *[skipped] * 4,
                  (Kind.REPAY, "A", 1)]).moves
    assert measures.average_days(moves, START + timedelta(days=11)) == 8
