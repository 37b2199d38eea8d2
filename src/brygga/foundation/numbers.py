"""Numbers without gaps: a counter for each tenant, series and year, taken in the act's own transaction.

One statement makes the counter and takes the number; the act is alone in its tenant (see `locks`), and a rolled-back
act gives its number back.
"""

from brygga.foundation.plain_sql import ask

TAKE = """INSERT INTO foundation_counter (tenant_id, series, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (tenant_id, series, year) DO UPDATE SET last = foundation_counter.last + 1 RETURNING last"""


def take_number(*, tenant_id: int, series: str, year: int) -> int:
    """Return the next number of the series, beginning at 1."""
    return int(ask(TAKE, (tenant_id, series, year))[0][0])
