"""The value that a check of `brygga verify` answers: its name, how many rows it looked at, what was wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """`rows` is what was looked at; `faults` name each thing that does not hold, empty when all does."""

    name: str
    rows: int
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether nothing was wrong."""
        return not self.faults
