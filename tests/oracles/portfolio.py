"""A capped portfolio guarantee a second time, with its random cases: claims up to the cap, and what comes back."""

from fractions import Fraction
from random import Random
from typing import Any

from .generators import sum_text
from .money import minor, rounded, show
from .wrong import Expected, Mistake, spoil


def portfolio(value: dict[str, Any]) -> Any:
    """The whole answer but `explain`."""
    rate = Fraction(value["rate"])
    cap = rounded(rate * Fraction(value["cap_rate"]) * minor(value["volume"]), "half_up")
    paid, returned = minor(value.get("paid_before", "0")), 0
    refills = value.get("recovery_refills_cap", True)

    def left() -> int:
        return max(0, cap - paid + (returned if refills else 0))

    rows = []
    for event in value["events"]:
        if "loss" in event:
            claim = rounded(rate * minor(event["loss"]), "half_up")
            payable = min(claim, left())
            paid += payable
            rows.append({"claim": show(claim), "payable": show(payable), "net_paid": show(paid - returned)})
        else:
            kept = max(0, minor(event["recovery"]) - minor(event.get("cost", "0")))
            back = min(rounded(rate * kept, "half_up"), paid - returned)
            returned += back
            rows.append({"returned": show(back), "net_paid": show(paid - returned)})
    return {"cap_amount": show(cap), "rows": rows, "cap_left": show(left())}


def portfolio_case(rng: Random) -> dict[str, Any]:
    """Losses and recoveries around a cap that is soon reached, some of it already paid."""
    volume = rng.choice([rng.randint(10**4, 10**9), 100_000 * rng.randint(1, 9999)])
    value: dict[str, Any] = {
        "rate": rng.choice(["0.80", "0.8", "0.5", "1", "0.333", "0.7", f"{rng.random():.3f}", "0"]),
        "cap_rate": rng.choice(["0.15", "0.30", "0.2", "1", "0", f"{rng.random():.4f}"]),
        "volume": show(volume), "recovery_refills_cap": rng.random() < 0.5, "events": [],
    }  # fmt: skip
    for _ in range(rng.randint(0, 12)):
        size = max(2, volume // rng.choice([2, 5, 20, 100]))
        event = {rng.choice(["loss", "loss", "recovery"]): sum_text(rng, size)}
        if "recovery" in event and rng.random() < 0.6:
            event["cost"] = sum_text(rng, size // rng.choice([1, 4, 20]))
        value["events"].append(event)
    if rng.random() < 0.5:
        value["paid_before"] = rng.choice(["0", sum_text(rng, volume // 20), sum_text(rng, volume)])
    return value


def wrong_portfolio(rng: Random) -> tuple[Any, Expected]:
    """A portfolio with one mistake."""
    return spoil(rng, portfolio_case(rng), MISTAKES, {"": ["rate", "cap_rate", "volume", "events"]})


def _outside(rng: Random, value: dict[str, Any]) -> Mistake:
    return value | {rng.choice(["rate", "cap_rate"]): rng.choice(["1.01", "-0.01"])}, "error"


def _negative(rng: Random, value: dict[str, Any]) -> Mistake:
    event = rng.choice([{"loss": "-1"}, {"recovery": "-1"}, {"recovery": "1", "cost": "-1"}])
    return value | rng.choice([{"events": [event]}, {"volume": "-1"}, {"paid_before": "-0.01"}]), "error"


def _both(_: Random, value: dict[str, Any]) -> Mistake:
    return value | {"events": [{"loss": "1", "recovery": "1"}]}, "error"


MISTAKES = [_outside, _negative, _both]
