"""The conventions that a loan may name, the house's own and those of lenders that loans are taken over from.

docs/algorithms/taken-over-loans.md tells each in words, with a worked table.
"""

from __future__ import annotations

from brygga.domain.loans.conventions.fineract_classic import FINERACT_CLASSIC
from brygga.domain.loans.conventions.fineract_progressive import FINERACT_PROGRESSIVE, FINERACT_PROGRESSIVE_ONCE
from brygga.domain.loans.conventions.frappe import FRAPPE, FRAPPE_2023
from brygga.domain.loans.conventions.micropyramid import MICROPYRAMID
from brygga.domain.loans.conventions.oca import OCA_EACH, OCA_END
from brygga.domain.loans.conventions.shape import HOUSE, Convention

__all__ = ["CONVENTIONS", "HOUSE", "TAKEN_OVER", "Convention"]

TAKEN_OVER: dict[str, Convention] = {
    convention.name: convention
    for convention in (
        FINERACT_CLASSIC, FINERACT_PROGRESSIVE, FINERACT_PROGRESSIVE_ONCE,
        FRAPPE, FRAPPE_2023, OCA_EACH, OCA_END, MICROPYRAMID,
    )
}
"""Name → convention of another lender."""
CONVENTIONS = (HOUSE, *TAKEN_OVER)
"""Every name that terms may carry."""
