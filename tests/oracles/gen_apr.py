"""Seeded random credits with one rate that solves them: draws dated or in years, rates dear, cheap, negative."""

from datetime import date, timedelta
from random import Random
from typing import Any

from .days import months_on
from .generators import any_day
from .money import minor, show
from .wrong import Expected, Mistake, spoil


def parts(rng: Random, whole: int, count: int) -> list[int]:
    """`whole` in `count` parts, equal with the rest in the last, or uneven."""
    if rng.random() < 0.6 or whole < 3 * count:
        return [whole // count] * (count - 1) + [whole - whole // count * (count - 1)]
    marks = sorted(rng.randint(1, whole - 1) for _ in range(count - 1))
    return [high - low for low, high in zip([0, *marks], [*marks, whole], strict=True)]


def dated(rng: Random, draws: list[int], back: list[int]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Draws first, then repayments, on the rhythm of months or on any days."""
    first = any_day(rng)
    draw_days = [first, *(first + timedelta(rng.randint(0, 90)) for _ in draws[1:])]
    seed = max(draw_days) + timedelta(rng.choice([0, 1, 5, 15, 30, 45, rng.randint(1, 700)]))
    months = rng.choice([1, 1, 1, 3, 12])
    if rng.random() < 0.5:
        days = [months_on(seed, months * (nr + 1)) for nr in range(len(back))]
    else:
        days = [seed + timedelta(rng.randint(20, 1500)) for _ in back]
    return (
        [{"on": day.isoformat(), "amount": show(part)} for day, part in zip(draw_days, draws, strict=True)],
        [{"on": day.isoformat(), "amount": show(part)} for day, part in zip(days, back, strict=True)],
    )


def in_years(rng: Random, draws: list[int], back: list[int]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The same with times in years."""
    step = rng.choice([25, 50, 100, 10, rng.randint(5, 300)])
    late = [rng.randint(0, 30) for _ in draws[1:]]
    begun = max([0, *late])
    times = [begun + step * (nr + 1) for nr in range(len(back))]
    return (
        [{"t": f"{time / 100:g}", "amount": show(part)} for time, part in zip([0, *late], draws, strict=True)],
        [{"t": f"{time / 100:g}", "amount": show(part)} for time, part in zip(times, back, strict=True)],
    )


def apr_case(rng: Random) -> dict[str, Any]:
    """A credit whose draws all come before its repayments, so that one rate solves it; now and then they mingle."""
    whole = rng.choice([rng.randint(10_000, 10**6), 100_000 * rng.randint(1, 300), rng.randint(10**4, 10**9)])
    cost = rng.choice([0, 0.001, 0.05, 0.12, 0.3, 1.5, rng.uniform(0, 0.8), -0.1, -0.4])
    draws = parts(rng, whole, rng.choice([1, 1, 1, 2, 3]))
    back = parts(rng, max(1, int(whole * (1 + cost))), rng.choice([1, 1, 2, 3, 6, 12, 24, rng.randint(1, 60)]))
    gets, gives = (dated if rng.random() < 0.75 else in_years)(rng, draws, back)
    if rng.random() < 0.2 and cost >= 0.05:
        fee = {key: text for key, text in gets[0].items() if key != "amount"}
        gives.insert(0, fee | {"amount": show(rng.randint(1, max(1, draws[0] // 20)))})
    value: dict[str, Any] = {"draws": gets, "repayments": gives}
    if cost > 0.02 and len(gives) > 3 and rng.random() < 0.3:
        mingle(rng, value)
    if rng.random() < 0.7:
        value["basis"] = rng.choice(["days365", "equal_months", "equal_months"])
    return value


def mingle(rng: Random, value: dict[str, Any]) -> None:
    """A later draw among the repayments: the debt stays above nothing until the last, so one rate above 0 solves it."""
    place = rng.randint(1, len(value["repayments"]) - 2)
    when = {key: text for key, text in value["repayments"][place].items() if key != "amount"}
    last = value["repayments"][-1]
    more = rng.randint(1, minor(value["draws"][0]["amount"]))
    value["draws"].append(when | {"amount": show(more)})
    last["amount"] = show(minor(last["amount"]) + more + more // 50)
    key = "on" if "on" in when else "t"
    as_time = date.fromisoformat if key == "on" else float
    events = [(as_time(row[key]), minor(row["amount"])) for row in value["draws"]]
    events += [(as_time(row[key]), -minor(row["amount"])) for row in value["repayments"]]
    balance = 0
    for _, change in sorted(events, key=lambda event: (event[0], -event[1]))[:-1]:
        balance += change
        if balance < 0:
            value["draws"].pop()
            last["amount"] = show(minor(last["amount"]) - more - more // 50)
            return


def wrong_apr(rng: Random) -> tuple[Any, Expected]:
    """A credit with one mistake."""
    return spoil(rng, apr_case(rng), MISTAKES, {"": ["draws", "repayments"], "draws": ["amount"],
                                                "repayments": ["amount"]})


def _hopeless(rng: Random, value: dict[str, Any]) -> Mistake:
    """No more than a thousandth comes back, within the year."""
    value["draws"] = [{"t": "0", "amount": "1000"}]
    value["repayments"] = [{"t": rng.choice(["0.25", "1"]), "amount": rng.choice(["0.99", "0.01"])}]
    if rng.random() < 0.2:
        value["repayments"] = [{"t": "1", "amount": "1"}]  # exactly −99.9 %
    return value, "no_solution"


def _mixed(_: Random, value: dict[str, Any]) -> Mistake:
    """Dates and years together."""
    value["draws"] = [{"on": "2026-01-01", "amount": "1000"}]
    value["repayments"] = [{"t": "1", "amount": "1100"}]
    return value, "error"


def _negative(rng: Random, value: dict[str, Any]) -> Mistake:
    rng.choice(value[rng.choice(["draws", "repayments"])])["amount"] = "-1.00"
    return value, "error"


def _empty(rng: Random, value: dict[str, Any]) -> Mistake:
    value[rng.choice(["draws", "repayments"])] = []
    return value, "error"


MISTAKES = [_hopeless, _mixed, _negative, _empty]
