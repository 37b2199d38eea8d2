"""Apache Fineract's progressive schedule: chained rate factors at twelve digits, a smoothed level.

Earlier releases round the interest of every stretch of a period; later ones add the stretches and round once, and
smooth the level in several steps. That they take three at most is unsure: its published figures show two (November
2026).
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
    stretch_rounding="period",
    smoothing=3,
)
