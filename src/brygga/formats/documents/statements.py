"""The value of the funder's one-page statement: so the money has worked.

The one identity that every statement must keep is checked here, not trusted: what is in the till, out and
reserved equals what was paid in, plus income, less losses, costs and what was handed back [F4].
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from brygga.formats.documents.contract import Document, Party, Picture, demand

UseKind = Literal["loan", "contribution", "guarantee", "share"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverage:
    """A leverage figure under a named definition, which is always printed beside it."""

    name: str
    definition: str
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRow:
    """One agreement paid from the source. `label` is a name only where it may be shown, else a place.

    `turn` counts from 0 (first use); None is 'varv okänt'. `lost_minor` is after recoveries.
    """

    label: str
    kind: UseKind
    began_on: date
    turn: int | None
    amount_minor: int
    back_minor: int
    left_minor: int
    lost_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatement(Document):
    """One source at the end of a period; `period_to` is the last day counted.

    `free_minor` is cash that is not reserved. `back_minor` is repaid by enterprises, `recovered_minor`
    recovered after a loss (told apart); `lost_minor` is after recoveries. Factors have one decimal.
    """

    funder: Party
    source_name: str
    register_number: str
    period_from: date
    period_to: date
    paid_in_minor: int
    income_minor: int
    free_minor: int
    reserved_minor: int
    out_minor: int
    out_count: int
    back_minor: int
    recovered_minor: int
    lost_minor: int
    costs_minor: int
    returned_minor: int
    revolve_factor: Decimal
    use_factor: Decimal
    average_days_out: int | None
    arches: Picture
    rows: tuple[UseRow, ...]
    leverage: tuple[Leverage, ...] = ()

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        there = self.free_minor + self.out_minor + self.reserved_minor
        came = self.paid_in_minor + self.income_minor
        went = self.lost_minor + self.costs_minor + self.returned_minor
        demand(
            there == came - went,
            "amounts",
            f"do not balance: {there} is there, {came - went} should be (smallest units).",
            "Run the verification of the source before the statement.",
        )
