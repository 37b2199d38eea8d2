"""Apache Fineract's progressive schedule: chained rate factors at twelve digits, one step of smoothing."""

from brygga.domain.loans.conventions.shape import Convention

FINERACT_PROGRESSIVE = Convention(
    name="fineract_progressive",
    walk="progressive",
    rounding="half_even",
    day_counts=("PERIOD", "30/365", "ACT/360", "ACT/364", "ACT/365F", "ACT/ACT 31 Dec"),
    digits=12,
    level_rate="chained",
    smoothing=True,
    arrears_grace=3,
)
