"""The edges of pots, lots and statements: one öre, nothing left of a cap, all that a refusal says, half a hundredth.

Each is one that a fault on purpose (`make mutate`) passed through before it stood here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from brygga.domain.funding.allocation import Allocation, NotCovered, Offer, Share, allocate
from brygga.domain.funding.deal import NotEnough, apply, deal, deal_shared
from brygga.domain.funding.line import Node, put, walk
from brygga.domain.funding.lots import Book, Bucket, Event, Kind, Lot, LotKind, Move, Slot
from brygga.domain.funding.restrictions import CaseFacts, PotKind, Refusal, Restriction, admissible, narrowness
from brygga.domain.funding.turns import Turn, balances, statement
from brygga.domain.funding.undo import Use, UsedSince, reverse
from brygga.domain.funding.waterfall import Layer, MoreThanLost, bear_loss, heal
from brygga.domain.money import Money
from tests.domain.funding.histories import money, play

ON = date(2026, 6, 1)
SALA = CaseFacts("19", "1981", "loan", "shop", ON)
POT = Restriction("pot", PotKind.CAPITAL)


def offer(terms: Restriction, cash: int, given: int | None = None) -> Offer:
    return Offer(terms, money(cash), money(0), date(2020, 1, 1), None if given is None else money(given))


@pytest.mark.parametrize(("terms", "facts", "refusal"), [
    (replace(POT, kind=PotKind.OPERATING), SALA, Refusal("wrong_kind", "pot", "capital", ("operating",))),
    (replace(POT, open_from=date(2026, 6, 2)), SALA, Refusal("not_open_yet", "pot", "2026-06-01", ("2026-06-02",))),
    (replace(POT, open_to=ON), SALA, Refusal("closed", "pot", "2026-06-01", ("2026-06-01",))),
    (replace(POT, case_cap=money(9)), replace(SALA, amount=money(10)), Refusal("over_case_cap", "pot", "10", ("9",))),
    (replace(POT, purposes=frozenset({"b", "a"})), SALA, Refusal("wrong_purpose", "pot", "shop", ("a", "b"))),
])  # fmt: skip
def test_a_refusal_says_which_pot_what_the_case_has_and_what_is_allowed(
    terms: Restriction, facts: CaseFacts, refusal: Refusal
) -> None:
    assert admissible(terms, facts) == [refusal]


def test_of_two_pots_limited_alike_the_one_that_allows_less_goes_first() -> None:
    wide = replace(POT, pot="a wide one", counties=frozenset({"18", "19", "20"}))
    narrow = replace(POT, pot="narrow", counties=frozenset({"19"}))
    assert narrowness(narrow) > narrowness(wide) > narrowness(POT)
    shared = Allocation((Share("narrow", money(9)), Share("a wide one", money(1))))
    for offers in ([offer(wide, 9), offer(narrow, 9)], [offer(narrow, 9), offer(wide, 9)]):
        assert allocate(money(10), offers, SALA) == shared


def test_an_allocation_needs_an_amount_and_one_ore_is_one() -> None:
    assert allocate(money(1), [offer(POT, 5)], SALA) == Allocation((Share("pot", money(1)),))
    for minor in (0, -1):
        with pytest.raises(ValueError, match="above zero"):
            allocate(money(minor), [offer(POT, 5)], SALA)


@pytest.mark.parametrize(("given", "gives"), [(None, 30), (0, 30), (29, 1), (30, 0), (31, 0)])
def test_what_the_case_has_had_counts_against_the_cap_of_the_pot(given: int | None, gives: int) -> None:
    capped = offer(replace(POT, case_cap=money(30)), 100, given)
    answer = allocate(money(60), [capped], replace(SALA, amount=money(60)))
    assert answer == NotCovered(money(60 - gives), (Share("pot", money(gives)),), {})


def test_another_currency_is_said_with_both() -> None:
    euro = Offer(POT, Money(100, "EUR"), Money(0, "EUR"), ON)
    answer = allocate(money(1), [euro], SALA)
    assert isinstance(answer, NotCovered)
    assert answer.refusals == {"pot": [Refusal("wrong_currency", "pot", "SEK", ("EUR",))]}


HISTORY = [(Kind.PAY_IN, "A", 80), (Kind.LEND, "A", 40), (Kind.RESERVE, "G", 20), (Kind.WRITE_OFF, "A", 10),
           (Kind.COST, "A", 5)]  # fmt: skip


def test_a_statement_names_its_source_and_its_turns_are_money() -> None:
    shown = statement("pot", "SEK", play(HISTORY).moves)
    assert (shown.source, shown.turns) == ("pot", (Turn(0, money(15), money(30), money(20), money(10)),))
    assert balances(shown)
    for wrong in (replace(shown, costs=money(6)), replace(shown, turns=())):
        assert not balances(wrong)


@pytest.mark.parametrize(("lent", "factor"), [(1, "0.13"), (3, "0.38"), (5, "0.63"), (8, "1.00")])
def test_a_factor_is_rounded_half_up_to_two_decimals(lent: int, factor: str) -> None:
    shown = statement("pot", "SEK", play([(Kind.PAY_IN, "A", 8), (Kind.LEND, "A", lent)]).moves)
    assert (shown.revolve_factor(), shown.use_factor()) == (Decimal(factor), Decimal(factor))


def test_a_slot_that_is_not_there_holds_nothing_and_a_lot_that_is_not_there_has_no_slot() -> None:
    book = play(HISTORY).book
    lot = Lot(77, 1, 0, "pot", LotKind.PAID_IN)
    assert book.at(Slot(Bucket.CASH, "", 77, 1, lot)) == money(0)
    assert book.first_with(lot, Bucket.CASH) is None
    (cash, _), = book.pieces(Bucket.CASH)
    assert book.first_with(cash.lot, Bucket.CASH) == cash


def test_a_reversal_is_dated_and_says_what_it_undoes() -> None:
    history = play([(Kind.PAY_IN, "A", 10), (Kind.LEND, "A", 10)])
    back = reverse(history.book, history.by_event[1], number=9, on=date(2030, 1, 1))
    assert not isinstance(back, UsedSince)
    went, = history.by_event[1]
    assert back == (Move(9, Kind.LEND, date(2030, 1, 1), money(10), went.put, went.taken, undoes=1),)


def test_a_refused_reversal_says_who_used_how_much_when_and_from_where_and_nobody_else() -> None:
    history = play([(Kind.PAY_IN, "A", 10), (Kind.PAY_IN, "A", 10), (Kind.LEND, "B", 4), (Kind.COST, "A", 6),
                    (Kind.LEND, "C", 3)])  # fmt: skip
    since = [move for move in history.moves if move.event > 0]
    refused = reverse(history.book, history.by_event[0], number=9, on=ON, since=since)
    slot = history.by_event[0][0].put
    lent, = history.by_event[2]
    cost, = history.by_event[3]
    assert refused == UsedSince("pot", money(10), (
        Use(2, Kind.LEND, lent.on, "B", money(4), slot), Use(3, Kind.COST, cost.on, "", money(6), slot)))


def test_two_moves_into_one_slot_are_taken_back_together_or_not_at_all() -> None:
    arrived, = play([(Kind.PAY_IN, "A", 10)]).moves
    halves = (replace(arrived, amount=money(4)), replace(arrived, amount=money(6)))
    book = apply(Book("pot", "SEK"), halves)
    spent = deal(book, Event(1, Kind.COST, ON, money(3)))
    assert not isinstance(spent, NotEnough)
    refused = reverse(apply(book, spent), halves, number=9, on=ON, since=spent)
    assert isinstance(refused, UsedSince) and refused.missing == money(3)
    assert not isinstance(reverse(book, halves, number=9, on=ON), UsedSince)


def test_what_is_missing_from_several_pots_names_no_pot() -> None:
    short = deal_shared([Book("north", "SEK"), Book("south", "SEK")], Event(3, Kind.REPAY, ON, money(1), "A"))
    assert short == NotEnough("", Bucket.OUT, "A", money(1), money(0))


def test_every_move_of_a_small_history_stands_where_it_should() -> None:
    history = play([(Kind.PAY_IN, "A", 10), (Kind.PAY_IN, "A", 5), (Kind.LEND, "B", 12), (Kind.REPAY, "B", 11)])
    first, second = (Lot(nr, 1, 0, "pot", LotKind.PAID_IN) for nr in (0, 1))
    came = [history.by_event[nr][0] for nr in (0, 1)]
    for nr, lot, move in ((0, first, came[0]), (1, second, came[1])):
        slots = Slot(Bucket.PAID_IN, "", nr, 1, lot), Slot(Bucket.CASH, "", nr, 1, lot)
        assert move == Move(nr, Kind.PAY_IN, move.on, move.amount, *slots)
    lent = [Slot(Bucket.OUT, "B", 2, line, lot) for line, lot in ((1, first), (2, second))]
    on = history.by_event[2][0].on
    assert history.by_event[2] == (
        Move(2, Kind.LEND, on, money(10), came[0].put, lent[0]), Move(2, Kind.LEND, on, money(2), came[1].put, lent[1]))
    back = [Lot(3, line, 1, "B", LotKind.RETURNED) for line in (1, 2)]
    assert [(move.taken, move.put, move.amount) for move in history.by_event[3]] == [
        (lent[0], Slot(Bucket.CASH, "", 3, 1, back[0]), money(10)),
        (lent[1], Slot(Bucket.CASH, "", 3, 2, back[1]), money(1))]
    assert history.book.held(Bucket.OUT, "B") == money(1)


@pytest.mark.parametrize("minor", [0, -1, 11])
def test_a_stored_move_of_nothing_or_of_more_than_there_is_does_not_fit(minor: int) -> None:
    book = play([(Kind.PAY_IN, "A", 10)]).book
    spent = deal(book, Event(1, Kind.COST, ON, money(10)))
    assert not isinstance(spent, NotEnough)
    with pytest.raises(ValueError, match="does not hold"):
        apply(book, [replace(spent[0], amount=money(minor))])


def depth(node: Node[int] | None) -> int:
    """How many places one may have to pass."""
    level, deep = [node] if node else [], 0
    while level:
        deep += 1
        level = [side for here in level for side in (here.before, here.after) if side is not None]
    return deep


@pytest.mark.parametrize("places", [
    [(event, 1) for event in range(2000)], [(7, line) for line in range(2000)],
    [(event, line) for event in range(1000) for line in (1, 2)], [(event << 32, 1) for event in range(2000, 0, -1)],
])  # fmt: skip
def test_places_that_rise_do_not_make_a_crooked_line(places: list[tuple[int, int]]) -> None:
    line: Node[int] | None = None
    for event, nr in places:
        line = put(line, ("cash", "", event, nr), event)
    assert depth(line) < 40, "a line of 2,000 places at random is some 25 deep"
    assert len(list(walk(line, ("", "", -1, -1)))) == 2000


def test_a_walk_begins_with_the_place_it_is_asked_for() -> None:
    line: Node[int] | None = None
    for event in (3, 1, 2):
        line = put(line, ("cash", "", event, 1), event)
    assert [value for _, value in walk(line, ("cash", "", 2, 1))] == [2, 3]


def test_a_recovery_of_more_than_the_loss_says_both_figures() -> None:
    layers = [Layer("hub", money(10), 1)]
    borne = bear_loss(money(12), layers)
    assert heal(money(12), borne, layers).by_layer == {"hub": money(10)}
    with pytest.raises(MoreThanLost, match="13.*of a loss of 12"):
        heal(money(13), borne, layers)
