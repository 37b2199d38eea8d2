"""OCA account_loan: by periods alone, the level found anew each period ("oca_each") or once ("oca_end")."""

from brygga.domain.loans.conventions.shape import Convention

OCA_EACH = Convention(name="oca_each", walk="cumulative", rounding="half_up", day_counts=("PERIOD",), level_each=True)
OCA_END = Convention(
    name="oca_end", walk="cumulative", rounding="half_up", day_counts=("PERIOD",), last_keeps_level=True
)
