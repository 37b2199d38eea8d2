"""Which pots could carry a case, shown before anybody decides: free money, fits or why not, shares."""

from brygga.apps.access.doorways import Seat
from brygga.apps.cases import doorways
from brygga.apps.cases.pots import AllocationView, PotLine

__all__ = ["AllocationView", "PotLine", "suggest"]


def suggest(seat: Seat, *, number: str, instrument: str, amount_minor: int) -> AllocationView:
    """Return every pot against a case for a loan or a förlagsinsats of `amount_minor`."""
    return doorways.allocation_for(seat, number, instrument=instrument, amount_minor=amount_minor)
