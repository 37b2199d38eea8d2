"""The plan of a taken-over loan on a day: which walk it takes, and its rows as the house shows a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.kept.book import Book
from brygga.domain.loans.kept.cumulative import Cumulative
from brygga.domain.loans.kept.happenings import Happening
from brygga.domain.loans.kept.lines import KeptPlan
from brygga.domain.loans.kept.progressive import Progressive

WALKS: dict[str, type[Book]] = {"cumulative": Cumulative, "progressive": Progressive}


def kept_plan(terms: DraftTerms, happenings: Sequence[Happening], as_of: date) -> KeptPlan:
    """The rows on a day, after everything that happened up to and on it."""
    return WALKS[TAKEN_OVER[terms.convention].walk](terms).run(happenings, as_of)
