"""What a taken-over loan carries with it, as JSON: its product's choices and what was changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from brygga.calc.contract import AMOUNT, DAY, PERCENT, Fields, schema_object
from brygga.domain.loans.checks import CHOICES, KEPT_CHOICES
from brygga.domain.loans.conventions import CONVENTIONS, HOUSE, TAKEN_OVER
from brygga.domain.loans.conventions.kept import Extended, Fixed, Kept, Moved

DEFAULT = Kept()
CHANGES = ("drop", "total", "principal", "add", "move", "extend")
ALL_DAY_COUNTS = tuple(
    dict.fromkeys([*CHOICES["day_count"], *(name for one in TAKEN_OVER.values() for name in one.day_counts)])
)
"""The house's own first, then what only taken-over loans count by."""

CONVENTION: dict[str, object] = {"type": "string", "enum": list(CONVENTIONS)}
_CHANGE = schema_object(
    {
        "kind": {"type": "string", "enum": list(CHANGES)},
        "due_on": DAY,
        "amount": AMOUNT,
        "to": DAY,
        "extra": {"type": "integer", "minimum": 1},
    },
    ("kind", "due_on"),
)
KEPT = schema_object(
    {
        "down_payment": PERCENT,
        "down_payment_at_once": {"type": "boolean"},
        "principal_share": PERCENT,
        "instalment": AMOUNT,
        "compounding": {"type": "boolean"},
        "in_advance": {"type": "boolean"},
        **{name: {"type": "string", "enum": list(options)} for name, options in KEPT_CHOICES.items()},
        "changes": {"type": "array", "items": _CHANGE},
    }
)


def day_counts(convention: str) -> tuple[str, ...]:
    """The names of day counts that loans of a convention may have."""
    return CHOICES["day_count"] if convention == HOUSE else TAKEN_OVER[convention].day_counts


def read_kept(fields: Fields, currency: str) -> Kept:
    """The group `kept`; nothing where it is not given. Raises Bad."""
    group = fields.group("kept")
    if group is None:
        return DEFAULT
    share = group.rate("principal_share", None)
    instalment = group.money("instalment", currency, None, low=1)
    chosen: dict[str, Any] = {
        name: group.choice(name, options, getattr(DEFAULT, name)) for name, options in KEPT_CHOICES.items()
    }
    changes = group.items("changes")
    read = [_change(item, currency) for item in changes]
    down = group.rate("down_payment", None)
    kept = Kept(
        down_payment=DEFAULT.down_payment if down is None else down.fraction,
        down_payment_at_once=group.boolean("down_payment_at_once", False),
        principal_share=None if share is None else share.fraction,
        instalment=None if instalment is None else instalment.minor,
        compounding=group.boolean("compounding", False),
        in_advance=group.boolean("in_advance", False),
        fixed=tuple(one for one in read if isinstance(one, Fixed)),
        moved=tuple(one for one in read if isinstance(one, Moved)),
        extended=tuple(one for one in read if isinstance(one, Extended)),
    )
    group.finish()
    return replace(kept, **chosen)


def _change(item: Fields, currency: str) -> Fixed | Moved | Extended:
    kind, due_on = item.choice("kind", CHANGES), item.date("due_on")
    read: Fixed | Moved | Extended
    if kind == "move":
        read = Moved(due_on, item.date("to"))
    elif kind == "extend":
        read = Extended(due_on, item.integer("extra", low=1))
    elif kind == "drop":
        read = Fixed(kind, due_on)
    else:
        read = Fixed(kind, due_on, item.money("amount", currency, low=1).minor)
    item.finish()
    return read
