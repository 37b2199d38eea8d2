"""Apache Fineract's cumulative schedule: row by row, half-even, the level found with thirty days over 365."""

from brygga.domain.loans.conventions.shape import Convention

FINERACT_CLASSIC = Convention(
    name="fineract_classic",
    walk="cumulative",
    rounding="half_even",
    day_counts=("PERIOD", "ACT/365F", "ACT/360", "ACT/364"),
    level_rate="thirty_365",
    exact_level=True,
    level_whole=True,
    arrears_grace=3,
)
