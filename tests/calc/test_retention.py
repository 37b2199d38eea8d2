"""`retention`: the worked tables of retention.md, the conflict of two classes, what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from brygga.jurisdictions.se import retention as law
from tests.calc.statute import ask, refused
from tests.domain.funding.worked import tables

PAGE = "retention.md"


def check_the_tables() -> None:
    for row in tables(PAGE, "year ended")[0]:
        answered = ask("retention", {"financial_year_ended_on": row["year ended"]})
        assert (answered["keep_through"], answered["may_be_destroyed_from"]) == (row["keep through"], row["free from"])
    for row in tables(PAGE, "contract ended")[0]:
        given = {"ended_on": row["contract ended"], "financial_year_end": row["financial year ends"]}
        assert ask("retention", given)["keep_through"] == row["keep through"], row
    for row in tables(PAGE, "from")[0]:
        for name in ("relationship_ended_on", "single_transaction_on", "transaction_declined_on_suspicion_on"):
            answered = ask("retention", {name: row["from"]})
            assert (answered["keep_through"], answered["extended_at_most_to"]) == (row["keep through"], row["at most"])
        answered = ask("retention", {"pep_left_office_on": row["from"]})
        assert answered["enhanced_measures_through"] == row["office watched"]


def test_the_worked_tables() -> None:
    check_the_tables()


def test_registers_are_kept_seven_years_from_removal_or_dissolution() -> None:
    for name in ("entry_removed_on", "association_dissolved_on"):
        assert ask("retention", {name: "2026-03-01"})["keep_at_least_through"] == "2033-03-01"


@pytest.mark.parametrize(("asked_on", "voucher", "known"), [
    ("2032-09-01", False, False), ("2032-09-02", False, True), ("2033-12-31", False, True), ("2034-01-01", True, True),
    (None, None, None)])
def test_each_class_has_its_own_clock(asked_on: str | None, voucher: bool | None, known: bool | None) -> None:
    answered = ask("retention", {"voucher_financial_year_ended_on": "2026-12-31",
                                 "aml_relationship_ended_on": "2027-09-01", "erasure_requested_on": asked_on})
    assert (answered["voucher_erasable"], answered["aml_file_erasable"]) == (voucher, known)
    assert (answered["voucher_from"], answered["aml_from"]) == ("2034-01-01", "2032-09-02")


@pytest.mark.parametrize(("given", "code", "field"), [
    ({}, "missing", "voucher_financial_year_ended_on"),
    ({"financial_year_ended_on": "2026-02-31"}, "wrong_type", "financial_year_ended_on"),
    ({"financial_year_ended_on": "9999-12-31"}, "out_of_range", "financial_year_ended_on"),
    ({"financial_year_ended_on": "2026-12-31", "financial_year_started_on": "2027-01-01"}, "inconsistent",
     "financial_year_started_on"),
    ({"ended_on": "2026-12-31"}, "missing", "financial_year_end"),
    ({"ended_on": "2026-12-31", "financial_year_end": "02-31"}, "out_of_range", "financial_year_end"),
    ({"ended_on": "2026-12-31", "financial_year_end": "december"}, "wrong_type", "financial_year_end"),
    ({"relationship_ended_on": "2026-01-01", "single_transaction_on": "2026-01-01"}, "inconsistent",
     "single_transaction_on"),
    ({"pep_left_office_on": 20260101}, "wrong_type", "pep_left_office_on"),
    ({"entry_removed_on": "2026-03-01", "shoe_size": 43}, "unknown_field", "shoe_size"),
])
def test_what_cannot_be_answered_says_where(given: dict[str, Any], code: str, field: str) -> None:
    assert refused("retention", given) == (code, field)


@pytest.mark.parametrize("change", [{"bookkeeping_years": 6}, {"aml_years": 6}, {"aml_years_max": 9},
                                    {"office_months": 12}], ids=str)
def test_a_planted_mistake_is_found(change: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law, "TERMS", replace(law.TERMS, **change))
    with pytest.raises(AssertionError):
        check_the_tables()
