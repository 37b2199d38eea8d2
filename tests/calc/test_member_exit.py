"""`member_exit`, `clawback` and `association_calendar`: the worked tables of membership.md, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from brygga.domain.capital import distribution
from brygga.domain.capital import membership as days
from brygga.jurisdictions.se import membership as law
from tests.calc.statute import ask, cell, refused, yes
from tests.domain.funding.worked import tables

PAGE = "membership.md"
SHEET = ("year_end", "adopted_on", "equity", "reserve_fund", "forlagsinsatser")


def check_the_days() -> None:
    for row in tables(PAGE, "event", "on")[0]:
        answered = ask("member_exit", {"event": row["event"], "on": row["on"], "waiting_months": int(row["waiting"]),
                                       "financial_year_end": row["year ends"]})
        keys = ("waiting_ends", "contributions_payable_on", "clawback_until")
        assert [answered[key] for key in keys] == [row["waiting ends"], row["payable"], row["clawback until"]], row
        stays = row["event"] == "overinsats"
        assert answered["membership_ends"] == (None if stays else row["counted from"]), row
        if stays:
            assert (answered["counted_from_year_end"], answered["payable_on"]) == (row["counted from"], row["payable"])


def check_changes_and_bars() -> None:
    for row in tables(PAGE, "decision")[0]:
        answered = ask("member_exit", {
            "event": "bylaw_change", "decision_on": row["decision"], "on": row["notice"],
            "waiting_months": int(row["waiting"]), "financial_year_end": row["year ends"]})
        assert (answered["last_day_for_notice"], answered["notice_in_time"], answered["waiting_months_applied"],
                answered["membership_ends"], answered["without_the_right"]) == (
            row["last day"], yes(row["in time"]), int(row["applied"]), row["ends"], row["without the right"]), row
    for row in tables(PAGE, "joined")[0]:
        answered = ask("member_exit", {"event": "notice", "on": row["notice"], "joined_on": row["joined"],
                                       "bar_years": int(row["bar years"]), "financial_year_end": "12-31"})
        assert (answered["notice_allowed_from"], answered["effective"], cell(answered["membership_ends"]),
                answered["membership_ends_if_given_on_first_day"]) == (
            row["allowed from"], yes(row["effective"]), row["ends"], row["ends if given on the first day"]), row
        assert bool(answered["refused"]) is (not answered["effective"])


def check_the_amounts() -> None:
    for row in tables(PAGE, "ended", "own")[0]:
        sheets = [dict(zip(SHEET, one.split(), strict=True)) for one in row["sheets"].split("; ")]
        answered = ask("member_exit", {"membership_ended_on": row["ended"], "member_contributions": row["own"],
                                       "all_member_contributions": row["all"], "balance_sheets": sheets})
        assert (answered["balance_sheet_used"], answered["base"], answered["share_of_base"], answered["payable"],
                answered["to_reserve_fund"]) == tuple(
            row[column] for column in ("used", "base", "part", "paid", "to reserve fund")), row


def check_clawback() -> None:
    for row in tables(PAGE, "kind", "from")[0]:
        start = "redeemed_on" if row["kind"] == "forlagsinsats" else "membership_ended_on"
        given = {"kind": row["kind"], start: row["from"], "bankruptcy_application_on": row["application"],
                 "paid": row["paid"], "needed_for_debts": row["needed"]}
        if yes(row["without notice"]):
            given["redeemable_without_notice"] = True
        answered = ask("clawback", given)
        assert (answered["liable"], answered["repay"], cell(answered["window_ends"])) == (
            yes(row["liable"]), row["repay"], row["until"]), row


def check_the_year() -> None:
    for row in tables(PAGE, "year ended")[0]:
        answered = ask("association_calendar", {"financial_year_ended_on": row["year ended"]})
        assert (answered["annual_meeting_by"], answered["accounts_at_bolagsverket_by"]) == (
            row["meeting by"], row["accounts by"]), row
    for row in tables(PAGE, "meeting")[0]:
        answered = ask("association_calendar", {"meeting_on": row["meeting"]})
        keys = ("notice_from", "notice_by", "notice_by_if_statutes_allow", "dividend_proposal_available_from")
        assert [answered[key] for key in keys] == list(row.values())[1:], row
    for row in tables(PAGE, "balanced")[0]:
        answered = ask("association_calendar", {
            "equity": {"balanced_result": row["balanced"], "result_of_year": row["of the year"],
                       "member_contributions": "300000.00", "forlagsinsatser": "500000.00"},
            "restricted_since": row["restricted since"], "distributed_since": row["distributed since"],
            "held_back_by_prudence": row["held back"], "board_proposal": row["proposal"],
            "statutes_oblige": yes(row["obliged"])})
        assert (answered["available"], answered["admissible"], answered["at_most"]) == (
            row["available"], yes(row["admissible"]), row["at most"]), row


def check_every_table() -> None:
    check_the_days()
    check_changes_and_bars()
    check_the_amounts()
    check_clawback()
    check_the_year()


def test_the_worked_tables() -> None:
    check_every_table()


def test_the_example_answers_exactly_its_keys() -> None:
    answered = ask("member_exit", {"event": "notice", "on": "2026-11-30", "financial_year_end": "12-31",
                                   "waiting_months": 1})
    assert answered.pop("explain")[-1].startswith("Clawback at a bankruptcy on an application through 2027-12-31")
    assert answered == {"waiting_ends": "2026-12-30", "membership_ends": "2026-12-31",
                        "contributions_payable_on": "2027-06-30", "clawback_until": "2027-12-31", "refused": []}


def test_a_dead_members_share_that_is_taken_over_ends_the_membership_then() -> None:
    death = {"event": "death", "on": "2026-03-10", "financial_year_end": "12-31"}
    taken = ask("member_exit", death | {"acquirer_admitted_on": "2026-06-01"})
    assert (taken["membership_ends"], taken["contributions_payable_on"]) == ("2026-06-01", None)
    late = ask("member_exit", death | {"acquirer_admitted_on": "2027-01-01"})
    assert (late["membership_ends"], late["contributions_payable_on"]) == ("2026-12-31", "2027-06-30")


@pytest.mark.parametrize(("on", "payable"), [("2027-05-10", False), ("2027-06-30", False), ("2027-07-01", True)])
def test_a_winding_up_within_six_months_puts_distribution_first(on: str, payable: bool) -> None:
    answered = ask("member_exit", {"membership_ended_on": "2026-12-31", "event": {"kind": "bankruptcy", "on": on}})
    assert answered["payable_under_10_11"] is payable
    assert answered["contributions_payable_on"] == ("2027-06-30" if payable else None)


def test_an_unlawful_payment_goes_back_in_full_with_interest() -> None:
    answered = ask("clawback", {"kind": "unlawful_redemption", "paid_on": "2026-02-01", "paid": "100"})
    assert (answered["interest_rate"], answered["repay"], answered["obligation"]) == (
        "4.00", "100.00", "return in full, no one-year limit")
    assert refused("clawback", {"kind": "unlawful_redemption", "paid_on": "2022-02-01"}) == (
        "reference_rate_missing", "reference_rate")


def test_several_days_are_answered_at_once() -> None:
    answered = ask("association_calendar", {
        "financial_year_ended_on": "2025-12-31", "meeting_on": "2026-05-20",
        "decision_lowering_obligatory_contribution_registered_on": "2026-05-10"})
    assert answered["may_be_carried_out_from"] == "2027-05-10" and len(answered["explain"]) == 5


NOTICE = {"event": "notice", "on": "2026-11-30", "financial_year_end": "12-31"}
AMOUNT = {"membership_ended_on": "2026-12-31", "member_contributions": "10", "all_member_contributions": "20"}


@pytest.mark.parametrize(("name", "given", "code", "field"), [
    ("member_exit", {}, "missing", "event"), ("member_exit", {"event": "bored"}, "out_of_range", "event"),
    ("member_exit", NOTICE | {"waiting_months": 7}, "out_of_range", "waiting_months"),
    ("member_exit", NOTICE | {"waiting_months": 0}, "out_of_range", "waiting_months"),
    ("member_exit", NOTICE | {"waiting_months": "1"}, "wrong_type", "waiting_months"),
    ("member_exit", NOTICE | {"bar_years": 3, "joined_on": "2025-01-01"}, "out_of_range", "bar_years"),
    ("member_exit", NOTICE | {"bar_years": 1}, "missing", "joined_on"),
    ("member_exit", NOTICE | {"joined_on": "2027-01-01"}, "inconsistent", "on"),
    ("member_exit", NOTICE | {"decision_on": "2026-01-01"}, "unknown_field", "decision_on"),
    ("member_exit", AMOUNT, "missing", "balance_sheets"),
    ("member_exit", AMOUNT | {"balance_sheets": []}, "insufficient", "balance_sheets"),
    ("member_exit", AMOUNT | {"all_member_contributions": "9", "balance_sheets": []}, "inconsistent",
     "all_member_contributions"),
    ("member_exit", AMOUNT | {"balance_sheets": [
        {"year_end": "2025-12-31", "adopted_on": "2025-12-30", "equity": "1"}]},
     "inconsistent", "balance_sheets.0.adopted_on"),
    ("clawback", {"kind": "gift"}, "out_of_range", "kind"),
    ("clawback", {"kind": "forlagsinsats", "redeemed_on": "2026-01-01", "paid": "-1", "needed_for_debts": "1"},
     "out_of_range", "paid"),
    ("clawback", {"kind": "unlawful_redemption", "paid_on": "2026-02-01", "reference_rate": "1001"}, "out_of_range",
     "reference_rate"),
    ("association_calendar", {}, "missing", "financial_year_ended_on"),
    ("association_calendar", {"meeting_on": "2026-02-31"}, "wrong_type", "meeting_on"),
    ("association_calendar", {"equity": {"balanced_result": "1"}, "board_proposal": "1"}, "missing",
     "equity.result_of_year"),
    ("association_calendar", {"equity": {"balanced_result": "1", "result_of_year": "1e400"}, "board_proposal": "1"},
     "wrong_type", "equity.result_of_year"),
])
def test_what_cannot_be_answered_says_where(name: str, given: dict[str, Any], code: str, field: str) -> None:
    assert refused(name, given) == (code, field)


@pytest.mark.parametrize("defect", ["year_end_passed", "two_months", "bar_ignored", "latest_sheet", "held_back_ignored",
                                    "clawback_two_years", "not_moved"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "year_end_passed":
        monkeypatch.setattr(days.YearEnd, "on_or_after", lambda one, on: one.in_year(on.year + 1))
    elif defect == "two_months":
        monkeypatch.setattr(law, "MEMBERSHIP", replace(law.MEMBERSHIP, waiting_months=2))
    elif defect == "bar_ignored":
        monkeypatch.setattr("brygga.calc.member_exit.notice_allowed_from", lambda joined_on, months: joined_on)
    elif defect == "latest_sheet":
        monkeypatch.setattr("brygga.calc.member_money.Sheet.adopted_on", property(lambda one: one.year_end),
                            raising=False)
    elif defect == "held_back_ignored":
        monkeypatch.setattr(distribution.FreeEquity, "prudent", property(lambda one: one.available))
    elif defect == "clawback_two_years":
        monkeypatch.setattr(law, "MEMBERSHIP", replace(law.MEMBERSHIP, clawback_months=24))
    else:
        monkeypatch.setattr("brygga.calc.association_calendar.working_day", lambda: lambda day: True)
    with pytest.raises((AssertionError, AttributeError)):
        check_every_table()
