"""The Swedish pack: bank days, numbers, who may sign, place and lend, how a board decides, where Sala is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from brygga.jurisdictions.contract import Answer, Country, Registration, Rule
from brygga.jurisdictions.registry import UnknownCountry, countries, country
from brygga.jurisdictions.se import bank_days, identifiers

SE = country("SE")
FI = Registration("FI:1996:1006", "12345", date(2024, 2, 1))
TODAY = date(2026, 6, 15)


def test_the_pack_answers_every_question() -> None:
    assert countries() == ("SE",) and isinstance(SE, Country)
    with pytest.raises(UnknownCountry, match="there is a pack for SE"):
        country("XX")


@pytest.mark.parametrize("closed", ["2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
                                    "2026-06-06", "2026-06-19", "2026-12-24", "2026-12-25", "2026-12-31", "2026-06-14"])
def test_banks_are_shut(closed: str) -> None:
    assert not SE.is_bank_day(date.fromisoformat(closed))


def test_2026_has_as_many_bank_days_as_counted_by_hand() -> None:
    """261 weekdays less ten: 1 and 6 Jan, 3 and 6 Apr, 1 and 14 May, 19 June, 24, 25 and 31 Dec."""
    year = (date(2026, 1, 1) + timedelta(days=nr) for nr in range(365))
    assert sum(SE.is_bank_day(day) for day in year) == 261 - 10


def bank_days_by_the_package(year: int) -> set[date]:
    """Somebody else's reading of the same law."""
    shut = holidays.country_holidays("SE", categories=("public", "de_facto"), years=year)
    return {day for day in days_of(year) if day.weekday() < 5 and day not in shut}


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=nr) for nr in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


def years_that_differ(is_bank_day: Callable[[date], bool]) -> list[int]:
    return [year for year in range(1970, 2101)
            if {day for day in days_of(year) if is_bank_day(day)} != bank_days_by_the_package(year)]


def test_bank_days_are_those_of_the_holidays_package_as_far_as_it_goes() -> None:
    assert years_that_differ(SE.is_bank_day) == []


def test_canary_a_forgotten_whit_monday_is_found_in_its_years() -> None:
    """6 June from the beginning, Whit Monday never: wrong in every year before 2005 where either is a weekday."""
    def modern(day: date) -> bool:
        changed = (day.month, day.day) == (6, 6) or day == bank_days.easter_day(day.year) + timedelta(days=50)
        return SE.is_bank_day(day) if day.year >= 2005 or not changed else day.weekday() < 5 and day.day != 6
    assert years_that_differ(modern) == list(range(1970, 2005))


@pytest.mark.parametrize(("sunday", "monday_after"), [("2101-04-17", "2101-04-18"), ("2285-03-22", "2285-03-23"),
                                                      ("2353-03-22", "2353-03-23"), ("2190-04-25", "2190-04-26")])
def test_the_calendar_does_not_end_with_a_table(sunday: str, monday_after: str) -> None:
    """Easters far ahead, the earliest and the latest there can be among them."""
    assert bank_days.easter_day(int(sunday[:4])) == date.fromisoformat(sunday)
    assert not SE.is_bank_day(date.fromisoformat(monday_after)) and not SE.is_bank_day(date(2150, 12, 24))


def test_easter_is_dateutils_for_a_thousand_years() -> None:
    assert [year for year in range(1600, 2600) if bank_days.easter_day(year) != easter(year)] == []


@pytest.mark.parametrize(("text", "form"), [("769635-0938", "ekonomisk förening"),
                                            ("16769635-0938", "ekonomisk förening"),
                                            ("802002-4280", "ideell förening eller stiftelse"),
                                            ("556036-0793", "aktiebolag"), ("212000-1967", "offentlig")])
def test_an_organisation_number_tells_its_form(text: str, form: str) -> None:
    checked = SE.check_organisation_number(text)
    assert (checked.valid, checked.form) == (True, form)
    assert checked.shown == f"{checked.normal[:6]}-{checked.normal[6:]}" and len(checked.normal) == 10


@pytest.mark.parametrize("text", ["121212-1212", "191212121212", "19121212-1212", "121272-1219"])
def test_a_persons_number_is_not_taken_for_an_organisations(text: str) -> None:
    checked = SE.check_organisation_number(text)
    assert not checked.valid and checked.looks_personal and "personnummer" in (checked.why.sv if checked.why else "")


@pytest.mark.parametrize("text", ["769635-0939", "76963509", "abc", "769635 093８", ""])
def test_a_wrong_organisation_number_says_why(text: str) -> None:
    checked = SE.check_organisation_number(text)
    assert not checked.valid and checked.why is not None and not checked.looks_personal


def test_a_coordination_number_is_recognised() -> None:
    assert SE.check_person_number("121272-1219").form == "samordningsnummer"
    assert SE.check_person_number("19121212-1212").form == "personnummer"
    assert not SE.check_person_number("121312-1212").valid


@pytest.mark.parametrize(("kind", "text", "shown"), [
    ("bankgiro", "1609908", "160-9908"), ("bankgiro", "5050-1055", "5050-1055"), ("bankgiro", "991-2346", "991-2346"),
    ("plusgiro", "415604", "4 15 60-4"), ("plusgiro", "90203-1", "9 02 03-1"), ("plusgiro", "18", "1-8")])
def test_account_numbers_are_shown_as_people_write_them(kind: str, text: str, shown: str) -> None:
    assert (SE.check_account(kind, text).valid, SE.check_account(kind, text).shown) == (True, shown)


def test_a_wrong_account_number_is_refused() -> None:
    assert not SE.check_account("bankgiro", "160-9907").valid and not SE.check_account("bankgiro", "123").valid
    with pytest.raises(ValueError, match="swift"):
        SE.check_account("swift", "1")


def check_references(base: str) -> None:
    reference = SE.make_reference(base)
    assert SE.check_reference(reference, length_digit=True).valid
    for place in range(len(reference)):
        other = str((int(reference[place]) + 1) % 10)
        assert not SE.check_reference(reference[:place] + other + reference[place + 1:], length_digit=False).valid
    of_another_length = base + str((len(base) + 3) % 10)
    of_another_length += identifiers.luhn_digit(of_another_length)
    assert SE.check_reference(of_another_length, length_digit=False).valid
    assert not SE.check_reference(of_another_length, length_digit=True).valid


@given(st.text("0123456789", min_size=1, max_size=23))
def test_one_wrong_digit_in_a_reference_is_always_found(base: str) -> None:
    check_references(base)


def test_the_reference_of_the_banks_own_example() -> None:
    assert SE.make_reference("12345") == "1234574"
    with pytest.raises(ValueError, match="digits"):
        SE.make_reference("12a")


def test_a_check_digit_without_weights_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identifiers, "luhn_digit", lambda digits: "4")
    with pytest.raises(AssertionError):
        check_references("12345")


def test_an_unregistered_association_is_not_bound_and_hears_the_way_to_yes() -> None:
    ruling = SE.may_sign(None, TODAY)[0]
    assert ruling.refuses and ruling.rule.statute == "EFL 2:4–5" and ruling.way_on is not None
    assert SE.may_sign(date(2026, 6, 16), TODAY)[0].refuses
    assert not SE.may_sign(TODAY, TODAY)[0].refuses


@pytest.mark.parametrize(("form", "allowed", "refused"), [("ekonomisk förening", True, False),
                                                          ("ekonomisk förening", False, True),
                                                          ("ekonomisk förening", None, True),
                                                          ("aktiebolag", True, True)])
def test_a_contribution_needs_statutes_that_allow_it(form: str, allowed: bool | None, refused: bool) -> None:
    rulings = SE.may_place_contribution(form, allowed, TODAY)
    assert any(ruling.refuses for ruling in rulings) is refused
    assert all(ruling.way_on for ruling in rulings if ruling.refuses)


@pytest.mark.parametrize(
    ("instrument", "registered", "on", "person", "business", "answers"),
    [
        ("loan", True, TODAY, False, True, ("yes", "does_not_apply")),
        ("loan", False, TODAY, False, True, ("no", "does_not_apply")),
        ("loan", True, date(2024, 1, 31), False, True, ("no", "does_not_apply")),
        ("guarantee", False, date(2023, 12, 31), False, True, ("does_not_apply", "does_not_apply")),
        ("loan", True, TODAY, True, False, ("yes", "no")),
        ("loan", True, TODAY, True, True, ("yes", "yes")),
        ("loan", True, date(2025, 6, 30), True, False, ("yes", "does_not_apply")),
        ("contribution", False, TODAY, False, True, ("does_not_apply",)),
    ],
)
def test_lending_needs_a_registration_and_a_business_purpose(
    instrument: str, registered: bool, on: date, person: bool, business: bool, answers: tuple[str, ...]
) -> None:
    rulings = SE.may_issue(instrument, [FI] if registered else [], on, to_person=person, for_business=business)
    assert tuple(ruling.answer.value for ruling in rulings) == answers
    assert all(ruling.way_on for ruling in rulings if ruling.answer is Answer.NO)


def test_the_board_decides_by_the_act() -> None:
    rules = SE.board_rules(TODAY)
    assert (rules.quorum_over, rules.majority_over, rules.least_support_over) == ((1, 2), (1, 2), (1, 3))
    assert rules.chair_has_casting_vote and rules.minutes_adjusters == 2
    with pytest.raises(ValueError, match="2018-07-01"):
        SE.board_rules(date(2018, 6, 30))


def test_contribution_terms_begin_with_the_act() -> None:
    assert SE.contribution_terms(date(2018, 6, 30)) is None
    terms = SE.contribution_terms(TODAY)
    assert terms is not None and (terms.lock_years, terms.holder_notice_months) == (5, 24)


def test_places() -> None:
    assert len(SE.regions()) == 21
    assert [len(SE.municipalities(county)) for county in ("18", "19", "04", "03", "01")] == [12, 10, 9, 8, 0]
    assert [place.name for place in SE.municipalities("18")][-1] == "Örebro"
    sala = SE.region_of("1981")
    assert sala is not None and sala.name == "Västmanlands län"
    assert SE.region_of("0180") is not None and SE.region_of("1181") is None and SE.region_of("18") is None


def test_every_rule_is_dated_cited_and_said_in_both_languages() -> None:
    rules = SE.rules(TODAY)
    assert len({rule.code for rule in rules}) == len(rules) == 37
    for rule in rules:
        assert rule.statute and rule.says.sv.endswith(".") and rule.says.en.endswith(".") and rule.in_force(TODAY)
    assert "se.quorum" not in {rule.code for rule in SE.rules(date(2018, 6, 30))}


def test_a_rule_ends_on_the_day_before_it_no_longer_applies() -> None:
    said = SE.rules(TODAY)[0].says
    rule = Rule("x", "x", date(2024, 1, 1), said, date(2025, 1, 1))
    assert (rule.in_force(date(2024, 12, 31)), rule.in_force(date(2025, 1, 1))) == (True, False)


@pytest.mark.parametrize(("question", "in_force"), [
    ("late_terms", date(2002, 7, 1)), ("limitation_terms", date(1982, 1, 1)), ("retention_terms", date(2018, 7, 1)),
    ("membership_terms", date(2018, 7, 1)), ("association_terms", date(2018, 7, 1))])
def test_times_of_statute_are_answered_from_the_day_they_are_in_force(question: str, in_force: date) -> None:
    assert getattr(SE, question)(in_force) is not None
    assert getattr(SE, question)(in_force - timedelta(days=1)) is None


def test_what_is_a_reading_of_the_law_is_marked_unsure() -> None:
    unsure = {rule.code for rule in SE.rules(TODAY) if not rule.sure}
    assert {"se.late_interest_day_count", "se.limitation_last_day_moves", "se.limitation_longer_clause",
            "se.contracts_kept"} <= unsure
