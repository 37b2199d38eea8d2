"""Which calculator answers to which name.

Imported by name and only when asked for, so that one calculator never costs or breaks another.
"""

from __future__ import annotations

import importlib
from typing import cast

from brygga.calc.contract import Bad, Calculator

MODULES = {
    "loan": "brygga.calc.loan",
    "lots": "brygga.calc.lots",
    "waterfall": "brygga.calc.waterfall",
    "contribution": "brygga.calc.contribution",
    "late_interest": "brygga.calc.late_interest",
    "reference_rate": "brygga.calc.reference_rate",
    "limitation": "brygga.calc.limitation",
    "retention": "brygga.calc.retention",
    "clawback": "brygga.calc.clawback",
    "member_exit": "brygga.calc.member_exit",
    "association_calendar": "brygga.calc.association_calendar",
    "identifiers": "brygga.calc.identifiers",
    "apr": "brygga.calc.apr",
    "gge": "brygga.calc.gge",
    "deminimis": "brygga.calc.deminimis",
    "deminimis_register": "brygga.calc.deminimis_register",
    "guarantee": "brygga.calc.guarantee",
    "portfolio_guarantee": "brygga.calc.portfolio_guarantee",
    "ratios": "brygga.calc.ratios",
    "sroi": "brygga.calc.sroi",
}


def names() -> list[str]:
    """The calculators' names, sorted."""
    return sorted(MODULES)


def calculator(name: str) -> Calculator:
    """The calculator's module. Raises Bad unknown_calculator."""
    if name not in MODULES:
        known = ", ".join(names())
        message = (f"Okänd kalkyl. De som finns: {known}.", f"Unknown calculator. Known: {known}.")
        raise Bad("unknown_calculator", "", *message)
    return cast(Calculator, importlib.import_module(MODULES[name]))
