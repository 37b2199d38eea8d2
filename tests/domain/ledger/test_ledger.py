"""The book's core: what does not balance cannot be written, and what is reversed is as if it had not been."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.ledger import entries as entries_module
from brygga.domain.ledger import postings as postings_module
from brygga.domain.ledger.balances import balances, by_role_and_agreement, by_role_and_pot
from brygga.domain.ledger.entries import Entry, Line, NotAnEntry, Unbalanced, reverse, sums_by_pot
from brygga.domain.ledger.postings import BadRule, Bearing, EventRule, RuleLine, entry_of
from tests.domain.casework.canary import planted

DAY = date(2026, 4, 1)
BEARING = Bearing({"pot": "region", "other_pot": "operating"}, "L-1", "shop", "SEK")
PAID_OUT = EventRule("loan_paid_out", "paid", (
    RuleLine("D", "loan_principal", ("principal",)),
    RuleLine("K", "bank", ("principal", "-fee")),
    RuleLine("K", "fee_income", ("fee",)),
))
BETWEEN_POTS = EventRule("pot_to_pot", "decision", (
    RuleLine("D", "bank", ("amount",), pot="other_pot"), RuleLine("K", "due_to_pot", ("amount",), pot="other_pot"),
    RuleLine("D", "due_from_pot", ("amount",)), RuleLine("K", "bank", ("amount",)),
))


def line(role: str, minor: int, pot: str = "region", currency: str = "SEK") -> Line:
    return Line(role, pot, "L-1", "shop", minor, currency)


def paid_out(principal: int, fee: int) -> Entry:
    return entry_of(PAID_OUT, {"principal": principal, "fee": fee}, BEARING, DAY, "Utbetalning")


def test_a_pay_out_with_a_fee() -> None:
    posted = [(x.account_role, x.minor) for x in paid_out(100_000_00, 500_00).lines]
    assert posted == [("loan_principal", 100_000_00), ("bank", -99_500_00), ("fee_income", -500_00)]
    assert len(paid_out(100_000_00, 0).lines) == 2


@pytest.mark.parametrize(("lines", "over"), [
    ((line("bank", 100), line("loan", -99)), 1),
    ((line("bank", 100, "region"), line("loan", -100, "operating")), -100),
    ((line("bank", 100), line("loan", -100, currency="EUR")), -100),
])
def test_what_does_not_balance_in_every_pot_and_currency_cannot_be(lines: tuple[Line, ...], over: int) -> None:
    with pytest.raises(Unbalanced) as unbalanced:
        Entry("e", DAY, "t", lines)
    assert abs(unbalanced.value.over) == abs(over)


@pytest.mark.parametrize("lines", [(), (line("bank", 0), line("loan", 0)), (line("", 1), line("loan", -1)),
                                   (line("bank", 1, ""), line("loan", -1, ""))])
def test_what_is_no_entry(lines: tuple[Line, ...]) -> None:
    with pytest.raises(NotAnEntry):
        Entry("e", DAY, "t", lines)


def test_between_pots_both_pots_balance() -> None:
    entry = entry_of(BETWEEN_POTS, {"amount": 5_000_00}, BEARING, DAY, "Lån mellan potter")
    assert sums_by_pot(entry.lines) == {("operating", "SEK"): 0, ("region", "SEK"): 0}


@pytest.mark.parametrize(("lines", "loose"), [
    ((RuleLine("D", "bank", ("a",)), RuleLine("K", "loan", ("b",))), "a in pot, b in pot"),
    ((RuleLine("D", "bank", ("a",)), RuleLine("K", "loan", ("a",), pot="other_pot")), "a in other_pot, a in pot"),
    ((RuleLine("D", "bank", ("a", "fee")), RuleLine("K", "loan", ("a",))), "fee in pot"),
])
def test_a_rule_that_could_post_unbalanced_is_refused_when_written(lines: tuple[RuleLine, ...], loose: str) -> None:
    with pytest.raises(BadRule, match=loose):
        EventRule("bad", "paid", lines)


@pytest.mark.parametrize("amounts", [{"principal": 1}, {"principal": 1, "fee": 0, "tax": 0},
                                     {"principal": 1, "fee": -1}])
def test_a_rule_takes_the_amounts_it_names_and_none_below_zero(amounts: dict[str, int]) -> None:
    with pytest.raises(BadRule):
        entry_of(PAID_OUT, amounts, BEARING, DAY, "t")


def test_a_reversal_points_back_says_why_and_is_not_reversed_again() -> None:
    undone = reverse(paid_out(100, 1), "H-7", date(2026, 5, 1), "fel mottagare")
    assert (undone.reverses, undone.text) == ("H-7", "fel mottagare")
    for entry, reason in ((paid_out(100, 1), " "), (undone, "igen")):
        with pytest.raises(NotAnEntry):
            reverse(entry, "H-7", DAY, reason)


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(0, 10**6)), min_size=1, max_size=8))
def test_balances_sum_to_zero_and_a_reversal_takes_an_entry_away(amounts: list[tuple[int, int]]) -> None:
    book = [paid_out(p, f) for p, f in amounts if p != f]
    standing = balances(book, DAY)
    assert sum(standing.values()) == 0
    assert standing.get(("loan_principal", "SEK"), 0) == sum(p for p, f in amounts if p != f)
    undone = [reverse(e, str(nr), DAY, "prov") for nr, e in enumerate(book)]
    assert balances(book + undone, DAY) == {}


def test_balances_by_day_pot_and_agreement() -> None:
    book = [paid_out(100, 0), reverse(paid_out(100, 0), "H-1", date(2026, 6, 1), "fel")]
    assert balances(book, date(2026, 3, 31)) == {}
    assert balances(book, DAY, by_role_and_pot)[("bank", "region", "SEK")] == -100
    assert balances(book, DAY, by_role_and_agreement)[("loan_principal", "L-1", "SEK")] == 100
    assert balances(book, date(2026, 6, 1)) == {}


def test_canaries_of_the_book() -> None:
    """The defects: pots are added together; a rule's sides are not looked at; a reversal keeps the sign."""
    blind = planted(entries_module, "key = (line.pot, line.currency)", 'key = ("all", line.currency)')
    lines = (line("bank", 100, "region"), line("loan", -100, "operating"))
    assert blind.Entry("e", DAY, "t", lines).lines == lines
    sideless = planted(postings_module, 'return 1 if line.side == "D" else -1', "return 1")
    with pytest.raises(sideless.BadRule):
        sideless.EventRule("e", "paid", PAID_OUT.lines)
    kept = planted(entries_module, "-x.minor, x.currency", "x.minor, x.currency")
    book = [paid_out(100, 0), kept.reverse(paid_out(100, 0), "H-1", DAY, "fel")]
    assert balances(book, DAY) != {}
