"""Lots: they agree with a naive model, nothing is made or lost, and the work is that of what is touched."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.funding import deal as dealing
from brygga.domain.funding.deal import NotEnough, apply, deal, deal_shared, share_back
from brygga.domain.funding.line import drop, find, put, walk
from brygga.domain.funding.lots import Book, Bucket, Event, Kind, LotKind, Move
from brygga.domain.funding.turns import Flow, balances, statement
from tests.domain.funding.histories import START, WISHES, Naive, event_of, money, play, standing

ROUND = [(Kind.PAY_IN, "A", 60), (Kind.LEND, "A", 40), (Kind.REPAY, "A", 15), (Kind.INCOME, "A", 5),
         (Kind.LEND, "B", 30), (Kind.WRITE_OFF, "A", 25), (Kind.RECOVER, "A", 10), (Kind.COST, "A", 3)]


def check_against_the_naive_model(wishes: list[tuple[Kind, str, int]]) -> None:
    naive = Naive()
    history = play(wishes, naive)
    inside = {line: pieces for line, pieces in naive.lines.items()
              if pieces and line[0] not in (Bucket.RETURNED, Bucket.COSTS)}
    assert standing(history.book) == inside


def check_conservation(wishes: list[tuple[Kind, str, int]]) -> None:
    history = play(wishes)
    shown = statement("pot", "SEK", history.moves)
    assert balances(shown)
    for bucket, amount in ((Bucket.CASH, shown.cash), (Bucket.OUT, shown.out), (Bucket.RESERVED, shown.reserved),
                           (Bucket.LOST, shown.losses), (Bucket.PAID_IN, shown.paid_in)):
        assert history.book.total(bucket) == amount
    pieces = standing(history.book)
    assert sum(piece[3] for line in pieces.values() for piece in line) == sum(turn.whole.minor for turn in shown.turns)


@given(WISHES)
def test_the_book_agrees_with_a_naive_model(wishes: list[tuple[Kind, str, int]]) -> None:
    check_against_the_naive_model(wishes)


@given(WISHES)
def test_nothing_is_made_or_lost(wishes: list[tuple[Kind, str, int]]) -> None:
    check_conservation(wishes)


@given(WISHES)
def test_stored_moves_rebuild_the_book(wishes: list[tuple[Kind, str, int]]) -> None:
    history = play(wishes)
    assert apply(Book("pot", "SEK"), history.moves) == history.book


@given(WISHES)
def test_a_stored_row_of_lot_and_buckets_finds_its_slot(wishes: list[tuple[Kind, str, int]]) -> None:
    """A row that names the lot and the line, but not the place, still says which piece was taken."""
    history = play(wishes)
    for number, moves in history.by_event.items():
        book = history.books_before[number]
        for move in moves:
            slot = move.taken
            if slot.bucket in (Bucket.PAID_IN, Bucket.INCOME):
                continue
            assert book.first_with(slot.lot, slot.bucket, slot.agreement) == slot
            book = apply(book, [move])


@given(st.integers(1, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=6))
def test_shares_sum_to_the_whole_and_none_exceeds_what_is_there(amount: int, there: list[int]) -> None:
    total = sum(there)
    if total == 0:
        return
    asked = money(amount % total + 1)
    shares = share_back(asked, {f"s{nr}": money(minor) for nr, minor in enumerate(there)})
    assert sum(share.minor for share in shares.values()) == asked.minor
    assert all(0 <= share.minor <= minor for share, minor in zip(shares.values(), there, strict=True))


def test_ties_go_to_the_source_that_came_first_in_the_agreement() -> None:
    assert share_back(money(1), {"late": money(5), "early": money(5)}) == {"late": money(1), "early": money(0)}


def test_money_of_two_pots_comes_back_to_both() -> None:
    books = [apply(Book(name, "SEK"), _arrived(name, 100)) for name in ("north", "south")]
    books = [apply(book, _dealt(book, Event(2, Kind.LEND, START, money(part), "A"))) for book, part
             in zip(books, (60, 30), strict=True)]
    shared = deal_shared(books, Event(3, Kind.REPAY, START, money(30), "A"))
    assert not isinstance(shared, NotEnough)
    assert [sum(move.amount.minor for move in moves) for moves in shared] == [20, 10]
    short = deal_shared(books, Event(3, Kind.REPAY, START, money(91), "A"))
    assert isinstance(short, NotEnough) and short.there == money(90)


def _arrived(source: str, minor: int) -> tuple[Move, ...]:
    return _dealt(Book(source, "SEK"), Event(1, Kind.PAY_IN, START, money(minor)))


def _dealt(book: Book, event: Event) -> tuple[Move, ...]:
    moves = deal(book, event)
    assert not isinstance(moves, NotEnough)
    return moves


def test_a_lot_knows_its_turn_its_origin_and_what_bore_it() -> None:
    history = play([(Kind.PAY_IN, "A", 50), (Kind.RESERVE, "G", 50), (Kind.CALL, "G", 20), (Kind.RELEASE, "G", 30),
                    (Kind.WRITE_OFF, "G", 20), (Kind.RECOVER, "G", 5)])
    cash = [slot.lot for slot, _ in history.book.pieces(Bucket.CASH)]
    assert [(lot.turn, lot.origin, lot.kind, lot.born_by) for lot in cash] == [
        (1, "G", LotKind.RELEASED, 3), (1, "G", LotKind.RECOVERED, 5)]
    assert [move.born for move in history.by_event[2]] == [None]


def test_more_than_there_is_moves_nothing_and_says_what_is_there() -> None:
    book = apply(Book("pot", "SEK"), _arrived("pot", 10))
    short = deal(book, Event(2, Kind.LEND, START, money(11), "A"))
    assert short == NotEnough("pot", Bucket.CASH, "", money(11), money(10))


def test_an_event_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        Event(1, Kind.PAY_IN, START, money(0))
    with pytest.raises(ValueError, match="agreement"):
        Event(1, Kind.LEND, START, money(1))
    with pytest.raises(ValueError, match="agreement"):
        Event(1, Kind.PAY_IN, START, money(1), "A")


def test_a_move_that_does_not_fit_the_book_is_refused() -> None:
    moves = _arrived("pot", 10)
    book = apply(Book("pot", "SEK"), moves)
    out = _dealt(book, Event(2, Kind.LEND, START, money(10), "A"))
    with pytest.raises(ValueError, match="does not hold"):
        apply(apply(book, out), out)


def test_a_statement_at_a_date_counts_value_dates() -> None:
    history = play(ROUND)
    shown = statement("pot", "SEK", history.moves, as_of=date(2025, 1, 3))
    assert (shown.paid_in, shown.cash, shown.out) == (money(60), money(35), money(25))
    assert shown.flows == (Flow("pot", "A", 0, money(40)),) and balances(shown)
    assert str(shown.use_factor()) == "0.67"


def test_dealing_costs_what_it_touches() -> None:
    """Of 20,000 lots in cash, a lending of three reads three."""
    book = Book("pot", "SEK")
    for number in range(20_000):
        book = apply(book, deal(book, Event(number, Kind.PAY_IN, START, money(1))))  # type: ignore[arg-type]
    read = 0

    def counting(self: Book, *line: object) -> object:
        nonlocal read
        for piece in pieces(self, *line):  # type: ignore[arg-type]
            read += 1
            yield piece

    pieces = Book.pieces
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Book, "pieces", counting)
        assert len(_dealt(book, Event(20_000, Kind.LEND, START, money(3), "A"))) == 3
    assert read == 3


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=200))
def test_the_line_is_an_ordered_map(steps: list[tuple[int, bool]]) -> None:
    line, plain = None, {}
    before = None
    for number, adds in steps:
        key = ("cash", "", number, 1)
        before = (line, dict(plain))
        line = put(line, key, number) if adds else drop(line, key)
        plain = {**plain, key: number} if adds else {other: kept for other, kept in plain.items() if other != key}
    assert list(walk(line, ("", "", 0, 0))) == sorted(plain.items())
    half = ("cash", "", 15, 0)
    assert list(walk(line, half)) == sorted(one for one in plain.items() if one[0] >= half)
    assert all(find(line, ("cash", "", number, 1)) == plain.get(("cash", "", number, 1)) for number in range(31))
    if before is not None:
        assert list(walk(before[0], ("", "", 0, 0))) == sorted(before[1].items()), "the line before was changed"


def test_the_line_stays_level_when_places_rise() -> None:
    line = None
    for number in range(5_000):
        line = put(line, ("cash", "", number, 1), number)

    def height(node: object) -> int:
        return 0 if node is None else 1 + max(height(node.before), height(node.after))  # type: ignore[attr-defined]

    assert height(line) < 50


def test_the_naive_model_finds_a_book_that_is_dealt_from_the_back(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = Book.pieces
    monkeypatch.setattr(Book, "pieces", lambda book, *line: reversed(list(pieces(book, *line))))
    with pytest.raises(AssertionError):
        check_against_the_naive_model([(Kind.PAY_IN, "A", 5), (Kind.INCOME, "A", 5), (Kind.LEND, "A", 3)])


def test_conservation_finds_money_that_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dealing, "drop", lambda line, key: line)
    with pytest.raises(AssertionError):
        check_conservation(ROUND)


def test_events_of_the_round_are_all_carried_out() -> None:
    assert len(play(ROUND).by_event) == len(ROUND)
    assert event_of(0, ROUND[0]).agreement == ""
