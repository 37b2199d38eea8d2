"""Numbers without gaps: a locked counter for each tenant, series and year, taken in the act's own transaction."""

from brygga.foundation import locks
from brygga.foundation.models import Counter


def take_number(*, tenant_id: int, series: str, year: int) -> int:
    """Return the next number of the series, beginning at 1; a rolled-back act gives its number back."""
    Counter.objects.get_or_create(tenant_id=tenant_id, series=series, year=year)
    counter = locks.lock_one(Counter.objects.filter(tenant_id=tenant_id, series=series, year=year))
    assert counter is not None
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
