"""When a förlagsinsats can be redeemed (EFL 11:4, 11:8; lag 1930:173), a second time."""

from datetime import date
from typing import Any

from .days import bank_day, months_on

DATES = ("contributed_on", "holder_notice_on", "association_notice_on", "fixed_date", "bylaw_registered_on")


def contribution(value: Any) -> Any:
    """The stated fields (`refused` as whether there is a reason), or ('error', code)."""
    if set(value) - set(DATES):
        return "error", "unknown_field"
    if "contributed_on" not in value:
        return "error", "missing"
    try:
        given = {key: date.fromisoformat(value[key]) if value.get(key) else None for key in DATES}
    except (TypeError, ValueError):
        return "error", "error"
    paid_in = given["contributed_on"]
    if paid_in is None:
        return "error", "error"
    five = months_on(paid_in, 60)
    holder, association, fixed = given["holder_notice_on"], given["association_notice_on"], given["fixed_date"]
    bylaw = given["bylaw_registered_on"]
    barred = fixed is not None and (fixed < five or (bylaw is not None and bylaw > paid_in))
    ways: dict[str, date | None] = {
        "holder": max(five, months_on(holder, 24)) if holder else None,
        "association": max(five, months_on(association, 6)) if association else None,
        "fixed": None if barred else fixed,
    }
    by, earliest = None, None
    for name in ("holder", "association", "fixed"):
        way = ways[name]
        if way is not None and (earliest is None or way < earliest):
            by, earliest = name, way
    return {
        "five_years_on": five.isoformat(),
        "ways": {name: way.isoformat() if way else None for name, way in ways.items()},
        "by": by,
        "earliest_redemption": earliest.isoformat() if earliest else None,
        "pay_on": bank_day(earliest).isoformat() if earliest else None,
        "clawback_exempt": by == "fixed",
        "refused": barred,
    }
