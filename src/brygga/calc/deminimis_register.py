"""Calculator `deminimis_register`: by when aid must stand in the register, and how long its records are kept.

Both times are of (EU) 2023/2831 art. 6 and unsure until the act is read; working days are the country pack's.
"""

from __future__ import annotations

from brygga.calc.contract import DAY, EXPLAIN, Fields, schema_object
from brygga.domain.aid.deminimis import REGISTER_WORKING_DAYS, YEARS_KEPT, keep_records_through, register_by
from brygga.jurisdictions.registry import country

NAME = "deminimis_register"
COUNTRY = "SE"
INPUT = schema_object({"granting_date": DAY}, ("granting_date",))
OUTPUT = schema_object(
    {"register_by": DAY, "keep_records_through": DAY, "source": {"type": "string"}, "explain": EXPLAIN},
    ("register_by", "keep_records_through", "source", "explain"),
)
SOURCE = "(EU) 2023/2831 art. 6"


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The two days. Raises Bad."""
    granted_on = fields.date("granting_date")
    fields.finish()
    latest, kept = register_by(granted_on, country(COUNTRY).is_bank_day), keep_records_through(granted_on)
    english = language == "en"
    return {
        "register_by": latest.isoformat(),
        "keep_records_through": kept.isoformat(),
        "source": SOURCE,
        "explain": [
            f"Granted {granted_on}; {REGISTER_WORKING_DAYS} working days after it, that day not counted: {latest} "
            f"({SOURCE}, to be confirmed)." if english else
            f"Beviljat {granted_on}; {REGISTER_WORKING_DAYS} arbetsdagar efter, den dagen oräknad: {latest} "
            f"({SOURCE}, behöver bekräftas).",
            f"Keep the records for {YEARS_KEPT} years, through {kept}." if english
            else f"Spara handlingarna i {YEARS_KEPT} år, till och med {kept}.",
        ],
    }
