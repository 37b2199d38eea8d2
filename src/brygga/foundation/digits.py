"""A whole number out of an address or a button: what nobody typed, and anybody can forge."""


def whole(given: str) -> int | None:
    """Return the number that a few plain digits write; None for all else. To Python "²" is a digit and no number."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None
