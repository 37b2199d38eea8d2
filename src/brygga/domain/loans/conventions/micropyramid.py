"""MicroPyramid micro-finance: equal principal by the month, interest flat or on the balance, no days counted."""

from brygga.domain.loans.conventions.shape import Convention

MICROPYRAMID = Convention(name="micropyramid", walk="cumulative", rounding="half_up", day_counts=("PERIOD",))
