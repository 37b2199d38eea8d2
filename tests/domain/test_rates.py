"""A rate is exact, however it is written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from brygga.domain.money import NotADecimal
from brygga.domain.rates import Rate, format_fraction


def test_percent_and_parts_per_million_are_the_same_rate() -> None:
    assert Rate.from_percent("6.25") == Rate.from_ppm(62_500) == Rate(Fraction(1, 16))
    assert Rate.from_percent("6.25").ppm == 62_500


def test_a_rate_finer_than_a_column_is_told() -> None:
    with pytest.raises(ValueError):
        assert Rate.from_percent("6.12345").ppm


def test_reference_rate_and_margin_add_exactly() -> None:
    assert Rate.from_percent("2.15") + Rate.from_percent("3.9") == Rate.from_percent("6.05")
    assert Rate.from_percent("2") - Rate.from_percent("3") == Rate.from_percent("-1")


@pytest.mark.parametrize(
    ("percent", "shown"), [("6", "6.00"), ("6.5", "6.50"), ("6.125", "6.125"), ("-0.4", "-0.40"), ("0", "0.00")]
)
def test_percent_is_shown_with_the_decimals_it_needs(percent: str, shown: str) -> None:
    assert Rate.from_percent(percent).percent() == shown


def test_a_rate_is_a_plain_decimal() -> None:
    with pytest.raises(NotADecimal):
        Rate.from_percent("6%")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(1, 200), 2, "0.01"),
        (Fraction(-1, 200), 2, "-0.01"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(1, 3), 4, "0.3333"),
    ],
)
def test_fractions_are_shown_half_up(value: Fraction, decimals: int, text: str) -> None:
    assert format_fraction(value, decimals) == text
