"""Charts of accounts as data: number, name, the role that Brygga posts to, and which pots the account may stand in.

A fund may map the roles to other numbers; the roles are fixed. A country's chart is one file here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartAccount:
    """One account. `role` is empty when Brygga never posts to it by itself; `pot_kind` "" | "capital" | "operating"."""

    number: str
    name: str
    role: str = ""
    pot_kind: str = ""
    is_memo: bool = False
