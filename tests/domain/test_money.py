"""Money is whole minor units; parts sum to the whole and a rounding has a name."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.money import (
    Money,
    NotADecimal,
    OtherCurrency,
    Rounding,
    TooFine,
    TooLarge,
    format_amount,
    half_even,
    half_up,
    parse_amount,
    parse_decimal,
)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("1234.50", "SEK", 123450),
        ("1234.5", "EUR", 123450),
        ("0.01", "SEK", 1),
        ("-0.01", "SEK", -1),
        ("1.000", "SEK", 100),
        ("7", "ISK", 7),
        ("1.234", "KWD", 1234),
    ],
)
def test_amounts_are_read_exactly(text: str, currency: str, minor: int) -> None:
    assert parse_amount(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    "text", ["", "1,5", "1e5", ".5", "5.", "+1", " 1", "1 000", "NaN", "Infinity", "٣", "1\n", "--1", "0x10"]
)
def test_only_plain_decimals_are_amounts(text: str) -> None:
    with pytest.raises(NotADecimal):
        parse_amount(text, "SEK")


def test_amounts_finer_or_larger_than_the_house_keeps_are_refused() -> None:
    with pytest.raises(TooFine):
        parse_amount("0.005", "SEK")
    with pytest.raises(TooFine):
        parse_amount("0.5", "JPY")
    with pytest.raises(TooLarge):
        parse_amount("10000000000000000", "SEK")
    with pytest.raises(TooLarge):
        parse_decimal("9" * 5000)


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.sampled_from(["SEK", "ISK", "KWD", "CLF"]))
def test_what_is_written_is_read_back(minor: int, currency: str) -> None:
    assert parse_amount(format_amount(Money(minor, currency)), currency).minor == minor


def assert_fair(parts: list[int], whole: int, weights: list[int]) -> None:
    assert sum(parts) == whole
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(whole * weight, sum(weights))) < 1


WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)


@given(st.integers(-(10**12), 10**12), WEIGHTS)
def test_parts_sum_to_the_whole_and_each_is_within_a_unit(whole: int, weights: list[int]) -> None:
    assert_fair([part.minor for part in Money(whole, "SEK").split(weights)], whole, weights)


def test_canary_parts_rounded_each_for_itself_are_found() -> None:
    with pytest.raises(AssertionError):
        assert_fair([half_up(100, 3)] * 3, 100, [1, 1, 1])


def test_the_largest_remainder_goes_first_and_ties_to_the_first() -> None:
    assert [part.minor for part in Money(100, "SEK").split([1, 1, 1])] == [34, 33, 33]
    assert [part.minor for part in Money(10, "SEK").split([1, 6, 2])] == [1, 7, 2]
    assert [part.minor for part in Money(-100, "SEK").split([1, 1, 1])] == [-34, -33, -33]


def test_weights_that_share_nothing_are_refused() -> None:
    for weights in ([], [0, 0], [1, -1], [2, -1]):
        with pytest.raises(ValueError):
            Money(100, "SEK").split(weights)


@pytest.mark.parametrize(("rounding", "named"), [(half_up, ROUND_HALF_UP), (half_even, ROUND_HALF_EVEN)])
@given(st.integers(-(10**6), 10**6), st.sampled_from([1, 2, 4, 5, 8, 10, 100, 1000]))
def test_roundings_are_those_of_the_decimal_standard(
    rounding: Rounding, named: str, numerator: int, denominator: int
) -> None:
    exact = Decimal(numerator) / Decimal(denominator)
    assert rounding(numerator, denominator) == int(exact.quantize(Decimal(1), rounding=named))


def test_canary_the_two_roundings_differ_at_a_half() -> None:
    assert [half_up(5, 2), half_even(5, 2), half_up(-5, 2), half_even(-5, 2)] == [3, 2, -3, -2]


def test_a_product_is_rounded_once() -> None:
    assert Money(100, "SEK").times(Fraction(1, 8), half_up) == Money(13, "SEK")
    assert Money(100, "SEK").times(Fraction(1, 8), half_even) == Money(12, "SEK")


def test_two_currencies_never_meet() -> None:
    with pytest.raises(OtherCurrency):
        Money(1, "SEK") + Money(1, "EUR")
    with pytest.raises(OtherCurrency):
        assert Money(1, "SEK") < Money(1, "EUR")
    assert Money(1, "SEK") != Money(1, "EUR")


def test_a_float_is_no_money() -> None:
    with pytest.raises(TypeError):
        Money(1.0, "SEK")  # type: ignore[arg-type]


def test_sums_and_order() -> None:
    assert Money(3, "SEK") + Money(4, "SEK") - Money(2, "SEK") == -Money(-5, "SEK")
    assert Money(1, "SEK") < Money(2, "SEK") <= Money(2, "SEK") and Money(3, "SEK") > Money(2, "SEK")
    assert not Money(0, "SEK") and Money(-1, "SEK")
    assert str(Money(-5, "SEK")) == "-0.05 SEK"
