"""Seeded random inputs for lots, waterfall and contribution: ordinary ones, nasty ones and wrong ones."""

from datetime import date, timedelta
from random import Random
from typing import Any

from .contribution import DATES
from .days import months_on
from .lots import MOVES, Book, Refused, lots
from .money import minor, show


def sum_text(rng: Random, most: int) -> str:
    """An amount from one öre up to `most` minor units, written in one of the ways people write it."""
    scale = rng.choice([1, 1, 7, 100, 100, 10_000, 1_000_000])
    amount = max(1, min(most, rng.randint(1, max(1, most // scale)) * scale)) if most > 0 else 1
    if amount % 100 == 0 and rng.random() < 0.5:
        return str(amount // 100)
    return show(amount)


def any_day(rng: Random) -> date:
    """A day from 2019 to 2032, leaning to month ends, leap days and days when banks are closed."""
    year = rng.randint(2019, 2032)
    nasty = [(1, 31), (2, 28), (3, 31), (8, 31), (12, 31), (12, 24), (6, 30), (1, 1), (1, 6), (4, 30), (5, 1), (6, 6)]
    if rng.random() < 0.12:
        return date(rng.choice([2020, 2024, 2028, 2032]), 2, 29)
    if rng.random() < 0.35:
        return date(year, *rng.choice(nasty))
    return date(year, 1, 1) + timedelta(rng.randint(0, 364))


def held(book: Book, agreement: str, place: str) -> int:
    """What an agreement has in one place."""
    return sum(piece[3] for piece in book.agreement(agreement)[place])


def next_event(rng: Random, book: Book, sources: list[str], agreements: list[str]) -> dict[str, Any]:
    """An event that mostly can be done, now and then all there is, seldom one öre too much."""
    kinds = ["pay_in", "income", "cost", "return"] + 3 * ["lend", "reserve"] + 3 * ["repay", "release", "call"]
    kind = rng.choice([*kinds, "write_off", "recover", "repay", "lend", "write_off", "recover"])
    source, agreement = rng.choice(sources), rng.choice(agreements)

    def some(room: int) -> str:
        if rng.random() < 0.002:
            return show(room + 1)
        return show(room) if room and rng.random() < 0.2 else sum_text(rng, room)

    cash = {name: sum(piece[3] for piece in pieces) for name, pieces in book.cash.items()}
    if kind in ("lend", "reserve"):
        rich = [name for name in cash if cash[name] > 0]
        chosen = rng.sample(rich, rng.randint(1, len(rich))) if rich else []
        if chosen:
            return {"kind": kind, "agreement": agreement, "from": {name: some(cash[name]) for name in chosen}}
    elif kind in MOVES:
        place = MOVES[kind][0]
        full = [name for name in agreements if held(book, name, place)]
        if full:
            agreement = rng.choice(full)
            return {"kind": kind, "agreement": agreement, "amount": some(held(book, agreement, place))}
    elif kind in ("cost", "return"):
        if cash.get(source):
            return {"kind": kind, "source": source, "amount": some(cash[source])}
    return {"kind": "pay_in" if kind != "income" else kind, "source": source, "amount": sum_text(rng, 10**9)}


def lots_case(rng: Random) -> dict[str, Any]:
    """A history of up to forty events; now and then shuffled, which the date order puts right again."""
    sources = rng.sample(["region", "väst", "bank", "gåvor", "EU"], rng.randint(1, 4))
    agreements = rng.sample(list("ABCDEFG"), rng.randint(1, 5))
    book, events, day = Book(), [], any_day(rng)
    for name in sources:
        events.append({"on": day.isoformat(), "kind": "pay_in", "source": name, "amount": sum_text(rng, 10**9)})
        book.run(events[-1])
    for _ in range(rng.randint(1, 40)):
        event = next_event(rng, book, sources, agreements)
        day += timedelta(rng.choice([0, 0, 1, 30, 200]))
        events.append({"on": day.isoformat(), **event})
        try:
            book.run(event)
        except Refused:
            break
    if rng.random() < 0.2:
        days = sorted({event["on"] for event in events})
        rng.shuffle(days)
        events = [event for on in days for event in events if event["on"] == on]
    return {"currency": "SEK", "events": events}


def spoiled_lots(rng: Random) -> dict[str, Any]:
    """A history with one mistake, made of one without any."""
    value = lots_case(rng)
    while isinstance(lots(value), tuple):
        value = lots_case(rng)
    event = rng.choice(value["events"])
    what = rng.randint(0, 6)
    if what == 0:
        value["extra"] = 1
    elif what == 1:
        event["note"] = "x"
    elif what == 2:
        del value["events"]
    elif what == 3:
        del event[rng.choice(sorted(event))]
        if "kind" not in event or "on" not in event:
            event.clear()
            event.update({"kind": "pay_in", "source": "region", "amount": "1"})
    elif what == 4:
        event["kind"] = "lånad"
    elif what == 5:
        goal = {"kind": "repay", "agreement": "nobody", "amount": "1.00"}
        value["events"].append({"on": "2040-01-01", **goal})
    else:
        value["events"].append({"on": "2040-01-01", "kind": "pay_in", "source": "region", "amount": "-1.00"})
    return value


def waterfall_case(rng: Random) -> dict[str, Any]:
    """Up to seven layers on up to four ranks, in any order."""
    count = rng.randint(1, 7)
    most = rng.choice([3, 50, 10_000, 10**9])
    layers = [
        {"name": name, "amount": sum_text(rng, most), "rank": rng.randint(1, rng.randint(1, 4))}
        for name in rng.sample(["first_loss", "region", "bank", "väst", "hub", "EU", "backer"], count)
    ]
    total = sum(minor(layer["amount"]) for layer in layers)
    loss = rng.choice([total, total + 1, rng.randint(0, total), rng.randint(0, 2 * total)])
    back = rng.choice([0, loss, rng.randint(0, loss), rng.randint(0, loss)])
    return {"loss": show(loss), "layers": layers, "recovery": show(back)}


def spoiled_waterfall(rng: Random) -> dict[str, Any]:
    """A waterfall with one mistake."""
    value = waterfall_case(rng)
    layer = rng.choice(value["layers"])
    what = rng.randint(0, 6)
    if what == 0:
        value["recovery"] = show(minor(value["loss"]) + 1)
    elif what == 1:
        value["layers"].append(dict(layer))
    elif what == 2:
        del value[rng.choice(["loss", "layers"])]
    elif what == 3:
        del layer[rng.choice(sorted(layer))]
    elif what == 4:
        layer["note"] = "x"
    elif what == 5:
        value["loss"] = "-1.00"
    else:
        value["extra"] = "1"
    return value


def contribution_case(rng: Random) -> dict[str, Any]:
    """A pay-in with any of the three ways to redemption, often on the very same days."""
    paid_in = any_day(rng)
    five = months_on(paid_in, 60)

    def near() -> str:
        months = rng.choice([0, 6, 24, 36, 54, 60, rng.randint(0, 120)])
        return max(paid_in, months_on(paid_in, months) + timedelta(rng.choice([-1, 0, 0, 1, 17]))).isoformat()

    value: dict[str, Any] = {"contributed_on": paid_in.isoformat()}
    for key in ("holder_notice_on", "association_notice_on"):
        if rng.random() < 0.85:
            value[key] = near() if rng.random() < 0.6 else None
    if rng.random() < 0.4:
        days = [-30, -1, 0, 0, 1, 200, 800]
        value["fixed_date"] = (five + timedelta(rng.choice(days))).isoformat()
        value["bylaw_registered_on"] = (paid_in + timedelta(rng.choice([-900, -1, -1, 1, 400]))).isoformat()
    return value


def spoiled_contribution(rng: Random) -> dict[str, Any]:
    """A contribution with one mistake."""
    value = contribution_case(rng)
    what = rng.randint(0, 3)
    if what == 0:
        value["extra"] = None
    elif what == 1:
        del value["contributed_on"]
    elif what == 2:
        value[rng.choice(DATES)] = "2026-02-30"
    else:
        value["contributed_on"] = "2021"
    return value
