"""What a page of the calculators consists of: its words, its form, and how its question is put and shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from brygga.web.calculators.desk import Desk
from brygga.web.calculators.shown import Shown

Worked = Callable[[Desk, dict[str, Any]], Shown]


@dataclass(frozen=True, slots=True)
class Card:
    """One page. `slug` stands in the address; `places` leads refusals to fields; `start` gives the form's defaults.

    `folded` names the fields that most leave empty, `fold` says what they are about; the fold stands open when one of
    them is written or wrong. `press` is on the button when it is not "Räkna".
    """

    slug: str
    title: Any
    row: Any
    lead: Any
    form: type[forms.Form]
    work: Worked
    start: Callable[[dt.date], dict[str, Any]]
    places: Mapping[str, str]
    folded: tuple[str, ...] = ()
    fold: Any = ""
    press: Any = ""
