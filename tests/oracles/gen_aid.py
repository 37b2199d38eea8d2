"""Seeded random questions about aid and portfolio guarantees, leaning to boundaries."""

from datetime import date, timedelta
from random import Random
from typing import Any

from .aid import CEILING
from .generators import sum_text
from .money import show

NAMES = "ABCDEFGH"


def percent(rng: Random, most: int) -> str:
    return show(rng.choice([0, 100, rng.randint(0, most)]))


def measure_case(rng: Random) -> dict[str, Any]:
    """A loan or guarantee with everything given; sizes at, above and below the largest of their branch."""
    kind, regime = rng.choice(["loan", "guarantee"]), rng.choice(list(CEILING))
    method = rng.choice(["safe_harbour", "reference_rate" if kind == "loan" else "premium"])
    a_year = rng.choice([1, 2, 4, 12])
    months = rng.choice([60, 120, rng.randint(1, 11) * 12]) if rng.random() < 0.7 else 12 // a_year * rng.randint(1, 40)
    if method == "safe_harbour":
        months = rng.choice([59, 60, 61, 119, 120, 121, rng.randint(1, 130)])
    largest = int(CEILING[regime] * 100 * (5 if kind == "loan" else 7.5) / (1 if months <= 60 else 2))
    amount = rng.choice([largest, largest + 1, largest - 1, rng.randint(1, largest), rng.randint(1, largest)])
    profile = rng.choice(["bullet", "straight", "annuity", "list"])
    case = {
        "regime": regime, "kind": kind, "method": method, "amount": show(amount), "months": months,
        "collateral_share": rng.choice(["0.49", "0.5", "0.50", "1.2"]),
        "cover": rng.choice(["0.80", "0.8", "0.81", "0.35"]),
        "reference": {"base": percent(rng, 900), "margin": percent(rng, 1000), "discount_margin": percent(rng, 200)},
        "charged": percent(rng, 1500), "profile": profile, "periods_per_year": a_year,
        "premium": {"safe_harbour": percent(rng, 700), "paid": percent(rng, 700)},
    }
    if profile == "list" and method != "safe_harbour":
        case["balances"] = [sum_text(rng, 10**9) for _ in range(months * a_year // 12)]
    return case


def room_case(rng: Random) -> dict[str, Any]:
    """Grants around the third anniversary, links around the day, persons and public bodies between."""
    any_day = date(2026, 1, 1) + timedelta(rng.randint(0, 900))
    on = rng.choice([date(2026, 6, 15), date(2027, 2, 28), date(2027, 3, 1), any_day])
    types = ["enterprise", "enterprise", "person", "public_body"]
    kinds = {name: rng.choice(types) for name in NAMES[1:] if rng.random() < 0.7}
    links = [_link(rng, on) for _ in range(rng.randint(0, 9))]
    regime = rng.choice([*CEILING, "general"])
    case = {
        "regime": regime, "on": str(on), "undertakings": ["A"], "links": links,
        "nodes": {name: {"type": kind} for name, kind in kinds.items()},
        "grants": [_grant(rng, on, CEILING[regime]) for _ in range(rng.randint(0, 8))],
        "new_gge": sum_text(rng, CEILING[regime] * 100),
    }
    if rng.random() < 0.2:
        case["fx"] = f"{rng.randint(90_000, 130_000) / 10_000:.4f}"
    return case


def _link(rng: Random, on: date) -> dict[str, Any]:
    link: dict[str, Any] = {"from": rng.choice(NAMES), "to": rng.choice(NAMES),
                            "kind": rng.choice(["votes", "votes", "board", "contract", "agreement"])}
    if rng.random() < 0.5:
        link["share"] = rng.choice(["0.5", "0.50", "0.51", "0.500001", "1", "0"])
    if rng.random() < 0.3:
        link["from_date"] = str(on + timedelta(rng.choice([-400, -1, 0, 1])))
    elif rng.random() < 0.3:
        link["to_date"] = str(on + timedelta(rng.choice([-400, -1, 0, 1])))
    return link


def _grant(rng: Random, on: date, ceiling: int) -> dict[str, Any]:
    back = rng.choice([-1, 0, 1, 500, 1094, 1095, 1096, 1097])
    grant: dict[str, Any] = {"undertaking": rng.choice("AABC" + NAMES), "on": str(on - timedelta(back)),
                             "gge": sum_text(rng, ceiling * 60)}
    if rng.random() < 0.2:
        grant["on"] = "2024-02-29"
    if rng.random() < 0.3:
        grant["member_state"] = rng.choice(["SE", "NO", "RO"])
    if rng.random() < 0.3:
        grant["regime"] = rng.choice(list(CEILING))
    if rng.random() < 0.3:
        grant["fx"] = f"{rng.randint(90_000, 130_000) / 10_000:.4f}"
    return grant


def portfolio_case(rng: Random) -> dict[str, Any]:
    """Losses and recoveries around a cap that is soon reached."""
    events: list[dict[str, str]] = []
    for _ in range(rng.randint(0, 9)):
        if rng.random() < 0.6:
            events.append({"loss": sum_text(rng, 5_000_000)})
        else:
            events.append({"recovery": sum_text(rng, 5_000_000)})
            if rng.random() < 0.5:
                events[-1]["cost"] = sum_text(rng, 900_000)
    return {
        "rate": rng.choice(["0.80", "0.5", "1", "0.333"]), "cap_rate": rng.choice(["0.15", "0.30", "1", "0"]),
        "volume": sum_text(rng, 30_000_000), "events": events,
        "paid_before": rng.choice(["0", sum_text(rng, 3_000_000)]), "recovery_refills_cap": rng.random() < 0.5,
    }
