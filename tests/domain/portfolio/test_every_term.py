"""Every term of a loan stands in a column, or is named as one that no column holds; the random loans have them all."""

from __future__ import annotations

import random
from dataclasses import dataclass, fields, replace

import pytest

from brygga.domain.loans.checks import CHOICES
from brygga.domain.loans.conventions import CONVENTIONS
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.portfolio.columns import ALONE, SAID, WITHOUT_EFFECT, loans_of
from tests.domain.loans.worlds import loan
from tests.domain.portfolio.odd_loans import MAKERS
from tests.domain.portfolio.random_loans import random_loans

SEED = 20261128


def unnamed(terms: type[LoanTerms]) -> list[str]:
    """The terms of which nobody has said what bulk does with them."""
    return [one.name for one in fields(terms) if one.name not in SAID | WITHOUT_EFFECT | ALONE]


def test_every_term_stands_in_one_of_three_lists() -> None:
    assert unnamed(LoanTerms) == []
    assert len(SAID) + len(WITHOUT_EFFECT) + len(ALONE) == len(fields(LoanTerms))


def test_canary_a_term_of_tomorrow_is_found() -> None:
    @dataclass(frozen=True, slots=True)
    class Tomorrow(LoanTerms):
        indexed_to: str = ""

    assert unnamed(Tomorrow) == ["indexed_to"]


def test_the_random_loans_have_every_term_in_more_than_one_value() -> None:
    loans = random_loans(SEED, 5_000)
    seen = {one.name: {repr(getattr(terms, one.name)) for terms in loans} for one in fields(LoanTerms)}
    assert [name for name, values in seen.items() if len(values) < 2] == []
    missing = {name: {repr(choice) for choice in choices} - seen[name] for name, choices in CHOICES.items()}
    assert {name: values for name, values in missing.items() if values} == {}
    assert {repr(name) for name in CONVENTIONS} == seen["convention"]


def test_what_is_said_to_have_no_effect_has_none() -> None:
    usual = {one.name: one.default for one in fields(LoanTerms) if one.name in WITHOUT_EFFECT}
    loans = random_loans(SEED, 400)
    held = [terms for place, terms in enumerate(loans) if place not in loans_of(loans, loans[0].is_bank_day).others]
    assert len(held) > 300
    assert [terms for terms in held if plan(terms).rows != plan(replace(terms, **usual)).rows] == []


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_what_no_column_holds_goes_alone(name: str) -> None:
    chance, found = random.Random(SEED), []
    while len(found) < 20:
        try:
            found.append(MAKERS[name](chance, loan(term=chance.randint(2, 24), every=loan().every)))
        except TermsRefused:
            continue
    assert sorted(loans_of(found).others) == list(range(20))


def test_every_term_that_goes_alone_has_a_maker() -> None:
    assert {*MAKERS, "kept"} == ALONE
