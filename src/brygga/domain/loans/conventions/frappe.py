"""frappe/lending: the instalment rounded up to a whole unit, rows by days over 365, spans that count both ends."""

from brygga.domain.loans.conventions.shape import Convention

FRAPPE = Convention(
    name="frappe",
    walk="cumulative",
    rounding="half_up",
    day_counts=("PERIOD", "ACT/365F"),
    level_rounding="up",
    multiple=1,
    first_day_late=1,
    both_ends=True,
    month_end_stays=True,
    waives=99,
)
FRAPPE_2023 = Convention(
    name="frappe_2023",
    walk="cumulative",
    rounding="half_up",
    day_counts=("PERIOD", "ACT/365F"),
    level_rounding="up",
    multiple=1,
    both_ends=True,
    month_end_stays=True,
    waives=99,
)
"""The same house before the due date itself counted as a day late."""
