"""Statutory examples beside the rules: a file of examples that is not part of the project, and a handful that is.

BRYGGA_LAW_VECTORS names the file, BRYGGA_LAW_REPORT where one row an example goes. Each topic but the postings must be
equal; what is not applicable says why.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.jurisdictions import law_vectors
from tests.jurisdictions.law_vectors import DIFFERENT, EQUAL, NOT_APPLICABLE, judged

VECTORS = os.environ.get("BRYGGA_LAW_VECTORS", "")
LEAST_EQUAL = 95
"""Percent of a topic's applicable examples."""
MAY_BE_ABSENT = {"posting"}

OWN: list[dict[str, Any]] = [
    {"id": "own-late", "topic": "late_interest", "input": {
        "principal": "73000", "due_on": "2026-02-28", "paid_on": "2026-03-10",
        "reference_rates": [{"from": "2026-01-01", "rate": "2.00"}]},
     "expected": {"interest": "200.00", "days": 10, "rate": "10.00",
                  "rows": [{"from": "2026-03-01", "to": "2026-03-11", "days": 10}]}},
    {"id": "own-gap", "topic": "late_interest", "input": {
        "principal": "100", "due_on": "2026-06-15", "paid_on": "2026-07-15",
        "reference_rates": [{"from": "2026-01-01", "rate": "2.00"}]},
     "expected": {"error": {"code": "reference_rate_missing", "field": "reference_rates"}}},
    {"id": "own-gap-short", "topic": "late_interest", "input": {
        "principal": "100", "due_on": "2026-06-15", "paid_on": "2026-07-15",
        "reference_rates": [{"from": "2026-01-01", "rate": "2.00"}]},
     "expected": {"error": "reference_rate_missing"}},
    {"id": "own-fixed", "topic": "forlagsinsats_redemption", "input": {
        "contributed_on": "2021-03-15", "bylaw_registered_on": "2021-03-16", "fixed_date": "2027-06-30"},
     "expected": {"fixed_date_valid": False, "earliest_redemption": None, "refused_because": "the clause is younger"}},
    {"id": "own-barred", "topic": "member_exit", "input": {
        "event": "notice", "on": "2026-05-01", "joined_on": "2026-02-28", "bar_years": 1,
        "financial_year_end": "06-30"},
     "expected": {"effective": False, "notice_allowed_from": "2027-02-28", "membership_ends": None,
                  "contributions_payable_on": "2027-12-30"}},
    {"id": "own-paid-out", "topic": "posting",
     "input": {"event": "loan paid out, fee withheld", "principal": "2000.00", "fee_withheld": "100.00"},
     "expected": {"vouchers": [{"on": "2026-01-15", "series": "main", "rows": [
         {"side": "D", "account": "1381", "amount": "2000.00"}, {"side": "K", "account": "1930", "amount": "1900.00"},
         {"side": "K", "account": "3921", "amount": "100.00"}]}]}},
]


@pytest.mark.skipif(not VECTORS, reason="BRYGGA_LAW_VECTORS names no file: the statutory examples were not compared")
def test_the_statutory_examples_are_answered_to_the_figure() -> None:
    vectors = json.loads(Path(VECTORS).read_text(encoding="utf-8"))["vectors"]
    report = [judged(vector) for vector in vectors]
    told = os.environ.get("BRYGGA_LAW_REPORT")
    if told:
        Path(told).write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    counts = Counter(row["status"] for row in report)
    for row in report:
        if row["status"] != EQUAL:
            sys.stdout.write(f"{row['id']}: {row['status']}: {row['why']}\n")
    sys.stdout.write(f"law vectors: {counts[EQUAL]} equal, {counts[DIFFERENT]} different, "
                     f"{counts[NOT_APPLICABLE]} not applicable of {len(vectors)}\n")
    assert not counts[DIFFERENT]
    assert short_topics(vectors, report) == []


def short_topics(vectors: list[dict[str, Any]], report: list[dict[str, str]]) -> list[str]:
    """Topics with too few equal among those that the product has a calculator for."""
    pairs = [(vector["topic"], row) for vector, row in zip(vectors, report, strict=True)
             if "not built yet" not in row["why"] and vector["topic"] not in MAY_BE_ABSENT]
    every = Counter(topic for topic, _ in pairs)
    equal = Counter(topic for topic, row in pairs if row["status"] == EQUAL)
    return [topic for topic in every if 100 * equal[topic] < LEAST_EQUAL * every[topic]]


@pytest.mark.parametrize("vector", OWN, ids=lambda vector: str(vector["id"]))
def test_examples_of_our_own_are_equal(vector: dict[str, Any]) -> None:
    assert judged(vector)["status"] == EQUAL, judged(vector)


def leaves(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a value that holds a figure, a day or a word, as (container, key)."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [place for key, one in list(inner)
            for place in (leaves(one) if isinstance(one, (dict, list)) else [(value, key)])]


@pytest.mark.parametrize("vector", OWN, ids=lambda vector: str(vector["id"]))
def test_canary_every_stated_value_that_is_wrong_is_found(vector: dict[str, Any]) -> None:
    """Each stated value is spoiled in turn; a day of an entry is given, so it comes back whatever it is."""
    for nr in range(len(leaves(vector["expected"]))):
        copy = json.loads(json.dumps(vector))
        held, key = leaves(copy["expected"])[nr]
        if vector["topic"] == "posting" and key == "on":
            continue
        held[key] = "" if key in law_vectors.FOR_PEOPLE else "spoiled"
        assert judged(copy)["status"] == DIFFERENT, key


@pytest.mark.parametrize(("topic", "given", "status"), [
    ("posting", {"event": "guarantee fee a quarter in advance"}, NOT_APPLICABLE),
    ("posting", {"event": "loan paid out, fee withheld", "framework": "K3"}, NOT_APPLICABLE),
    ("horoscope", {}, DIFFERENT),
    ("limitation", {"claim": "business_loan"}, DIFFERENT),
])
def test_what_cannot_be_compared_is_never_equal(topic: str, given: dict[str, Any], status: str) -> None:
    expected = {"vouchers": [{"on": "2026-01-01", "rows": []}]} if topic == "posting" else {"last_day": "2036-01-15"}
    assert judged({"id": "x", "topic": topic, "input": given, "expected": expected})["status"] == status


def test_a_topic_that_falls_short_is_named() -> None:
    vectors = [{"topic": "limitation"}, {"topic": "posting"}, {"topic": "gge"}]
    report = [{"status": DIFFERENT, "why": ""}, {"status": NOT_APPLICABLE, "why": ""},
              {"status": NOT_APPLICABLE, "why": "not built yet"}]
    assert short_topics(vectors, report) == ["limitation"]
