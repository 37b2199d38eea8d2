"""What people type is read in one way or refused with the readings shown.

Canary: let "12.500" be read as anything at all, and the first refusal fails.
"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.formats.pictures import figures
from brygga.web.shell.parsing import Unreadable, read_amount, read_date, read_orgnr, read_percent


@pytest.mark.parametrize(("text", "minor"), [
    ("12500", 1_250_000), ("12 500", 1_250_000), ("12\u00a0500,50", 1_250_050), ("12\u202f500", 1_250_000),
    ("12500.50", 1_250_050), ("12500,5", 1_250_050), ("12.500,50", 1_250_050), ("12,500.50", 1_250_050),
    ("1.250.000", 125_000_000), ("1 250 000 kr", 125_000_000), ("12 500:-", 1_250_000), ("0,05", 5),
    ("12500:-", 1_250_000),
    ("12\u2009500 kr", 1_250_000), ("12\u00a0500\u00a0kr", 1_250_000), ("−5", -500),
    ("\u221212\u00a0500,50", -1_250_050),
    ("9999999999999,99", 999_999_999_999_999), ("0000000000000000012", 1_200), ("−40", -4_000),
    ("- 40,10 kr", -4_010), ("0,5", 50), (" 7 kronor ", 700), ("12 500,", 1_250_000),
])
def test_amounts_that_mean_one_thing(text: str, minor: int) -> None:
    assert read_amount(text) == minor


@pytest.mark.parametrize(("text", "code"), [
    ("12.500", "amount_unclear"), ("12,500", "amount_unclear"), ("1,234", "amount_unclear"),
    ("12,5000", "amount_decimals"), ("12 500,505", "amount_decimals"), ("tolv", "amount_shape"), ("", "amount_shape"),
    ("12 50", "amount_shape"), ("1.25.000", "amount_shape"), ("12.50,000", "amount_shape"), ("kr", "amount_shape"),
    ("10 000 000 000 000", "amount_large"), ("9" * 30, "amount_large"), ("-99999999999999,99", "amount_large"),
    ("1e3", "amount_shape"), ("NaN", "amount_shape"), ("Infinity", "amount_shape"), ("١٢", "amount_shape"),
    ("12\x00", "amount_shape"), ("1e5", "amount_shape"), ("--5", "amount_shape"), ("²5", "amount_shape"),
])
def test_amounts_that_are_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_amount(text)
    assert refused.value.code == code


def test_an_unclear_amount_shows_both_readings() -> None:
    with pytest.raises(Unreadable) as refused:
        read_amount("12.500")
    assert refused.value.readings == ("12500", "12,5")


@given(st.integers(-10**14, 10**14))
def test_what_we_write_we_can_read(minor: int) -> None:
    assert read_amount(figures.money(minor, exact=True)) == minor
    assert read_amount(figures.money(minor)) == minor


@given(st.text(max_size=20))
def test_no_text_makes_the_readers_stumble(text: str) -> None:
    for read in (read_amount, read_date, read_orgnr, read_percent):
        try:
            read(text)
        except Unreadable:
            continue


@pytest.mark.parametrize("text", [
    "2026-03-12", "20260312", "12 mars 2026", "12 Mars 2026", "den 12 mars 2026", "12 mar 2026", "12/3 2026",
    "12/3-2026", "12.3.2026", "12 march 2026", "2026-3-12", "  12  mars  2026 ",
])
def test_dates_that_mean_one_day(text: str) -> None:
    assert read_date(text) == dt.date(2026, 3, 12)


@pytest.mark.parametrize(("text", "code"), [
    ("260312", "date_unclear"), ("26-03-12", "date_unclear"), ("12/3/2026", "date_unclear"), ("12 mars", "date_year"),
    ("12/3", "date_year"), ("2026-02-30", "date_none"), ("31 april 2026", "date_none"), ("igår", "date_shape"),
    ("12 marsipan 2026", "date_shape"), ("", "date_shape"), ("2026", "date_shape"), ("0000-01-01", "date_none"),
    ("0001-01-01", "date_far"), ("1899-12-31", "date_far"), ("9999-12-31", "date_far"), ("12 mars 2206", "date_far"),
])
def test_dates_that_are_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_date(text)
    assert refused.value.code == code


def test_an_unclear_date_shows_the_days_it_may_be() -> None:
    with pytest.raises(Unreadable) as refused:
        read_date("260312")
    assert refused.value.readings == ("2026-03-12", "2012-03-26")


def test_a_day_over_twelve_is_not_unclear() -> None:
    assert read_date("25/3/2026") == read_date("3/25/2026") == dt.date(2026, 3, 25)


@pytest.mark.parametrize("text", ["559123-4567", "5591234567", "16559123-4567", "SE559123456701", " 559123 4567 "])
def test_organisation_numbers(text: str) -> None:
    assert read_orgnr(text) == "5591234567"


@pytest.mark.parametrize(("text", "code"), [
    ("720412-4567", "orgnr_person"), ("197204124567", "orgnr_person"), ("55912345", "orgnr_shape"),
    ("x", "orgnr_shape"),
])
def test_organisation_numbers_that_are_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_orgnr(text)
    assert refused.value.code == code


@pytest.mark.parametrize(("text", "ppm"), [
    ("4,5 %", 45_000), ("4.5", 45_000), ("0", 0), ("0,0001", 1), ("−1 %", -10_000),
])
def test_percent_to_parts_per_million(text: str, ppm: int) -> None:
    assert read_percent(text) == ppm


@pytest.mark.parametrize("text", ["fyra", "4,55555", "%", "4 5 5 5 5"])
def test_percent_that_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_percent(text)
