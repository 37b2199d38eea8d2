"""Apache Fineract's progressive schedule: chained rate factors at twelve digits, a smoothed level.

Its first releases rounded the interest of every stretch of a period. Later ones add the stretches and round once,
smooth the level in up to three steps, and put early money on instalments as they stand on its day.
"""

from dataclasses import replace

from brygga.domain.loans.conventions.shape import Convention

FINERACT_PROGRESSIVE = Convention(
    name="fineract_progressive",
    walk="progressive",
    rounding="half_even",
    day_counts=("PERIOD", "30/365", "ACT/360", "ACT/364", "ACT/365F", "ACT/ACT 31 Dec"),
    digits=12,
    level_rate="chained",
    smoothing=1,
    arrears_grace=3,
)
FINERACT_PROGRESSIVE_ONCE = replace(
    FINERACT_PROGRESSIVE,
    name="fineract_progressive_once",
    walk="as_of",
    stretch_rounding="period",
    smoothing=3,
)
