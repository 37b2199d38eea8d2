"""An invented fund for the style page: agreements, cash and pay-ins that look like a real one's. All made up."""

from __future__ import annotations

import datetime as dt

from brygga.formats.pictures.arch_values import UNKNOWN, Arc, ArchWorld, Kind, PayIn, Steps

TODAY = dt.date(2026, 11, 23)
KR = 100


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _falling(start: dt.date, end: dt.date, minor: int, count: int, grace: int = 0) -> Steps:
    """Straight instalments: `count` equal parts between start and end, none in the first `grace`."""
    span = (end - start).days
    steps = [(start, minor)]
    for i in range(1, count + 1):
        paid = max(0, i - grace) / (count - grace)
        steps.append((start + dt.timedelta(days=span * i // count), round(minor * (1 - paid))))
    return tuple(steps)


def _arc(label: str, kind: Kind, start: str, end: str, kronor: int, shares: dict[int, int], count: int = 20,
         grace: int = 0) -> Arc:
    starts, lands, minor = _day(start), _day(end), kronor * KR
    bullet = kind != "loan"
    steps = ((starts, minor), (lands, 0)) if bullet else _falling(starts, lands, minor, count, grace)
    return Arc(
        label=label, kind=kind, starts=starts, lands=lands,
        outstanding=tuple(s for s in steps if s[0] <= TODAY), planned=tuple(s for s in steps if s[0] > TODAY),
        shares=tuple((turn, part * KR) for turn, part in shares.items()), href="#avtal",
    )


def _arcs() -> tuple[Arc, ...]:
    lost = Arc(
        label="Nora Återbruk", kind="loan", starts=_day("2020-10-28"), lands=_day("2024-10-28"),
        outstanding=(*_falling(_day("2020-10-28"), _day("2024-10-28"), 15_000_000, 16)[:6], (_day("2022-03-01"), 0)),
        losses=((_day("2022-03-01"), 4_100_000),), recoveries=((_day("2023-02-10"), 300_000),), href="#avtal",
    )
    return (
        _arc("Ramsbergs Handel", "contribution", "2019-08-20", "2024-09-10", 200_000, {0: 200_000}),
        _arc("Café Kanalen", "loan", "2019-12-30", "2024-01-15", 300_000, {0: 300_000}),
        lost,
        _arc("Byahuset i Fellingsbro", "guarantee", "2021-03-10", "2025-04-10", 250_000, {0: 250_000}),
        _arc("Odlarna", "loan", "2021-07-20", "2025-08-15", 350_000, {0: 350_000}),
        _arc("Verkstan", "loan", "2022-06-01", "2026-01-20", 180_000, {1: 120_000, 0: 60_000}),
        _arc("Ställdalens skafferi", "contribution", "2024-02-05", "2029-04-01", 200_000, {1: 200_000}),
        _arc("Hantverkshuset i Askersund", "loan", "2023-08-20", "2028-10-01", 400_000, {1: 240_000, 0: 160_000}),
        _arc("Cykelkollektivet", "loan", "2025-02-10", "2028-02-10", 160_000, {2: 160_000}, grace=4),
        _arc("Mötesplats Laxå", "guarantee", "2025-05-15", "2028-06-01", 220_000, {1: 220_000}),
        _arc("Textilen", "loan", "2026-01-10", "2028-12-20", 320_000, {2: 200_000, 1: 120_000}),
        _arc("Gamla bryggeriet", "loan", "2022-11-01", "2025-03-01", 90_000, {UNKNOWN: 90_000}),
    )


def world() -> ArchWorld:
    """The sample: three pay-ins of two million together, twelve agreements, a loss and a recovery."""
    arcs = _arcs()
    payins = (PayIn(_day("2019-06-01"), 100_000_000), PayIn(_day("2022-01-10"), 50_000_000),
              PayIn(_day("2024-01-05"), 50_000_000))
    return ArchWorld(TODAY, payins, _cash(arcs, payins), arcs)


def crowded(count: int = 36) -> ArchWorld:
    """Many agreements that all end near today: the hard case for the names."""
    places = ("Nora", "Laxå", "Hällefors", "Kumla", "Degerfors", "Askersund", "Fellingsbro", "Grythyttan")
    arcs = tuple(
        _arc(f"{places[i % 8]} {('handel', 'bygdegård', 'kooperativ', 'café')[i % 4]}", "guarantee" if i % 7 == 3 else
             "loan", (dt.date(2020, 3, 1) + dt.timedelta(days=i * 67)).isoformat(),
             (dt.date(2025, 1, 1) + dt.timedelta(days=i * 48)).isoformat(), 60_000 + (i * 37_000) % 300_000,
             {i % 4: 1})
        for i in range(count)
    )
    payins = (PayIn(_day("2020-01-10"), 900_000_000),)
    return ArchWorld(TODAY, payins, _cash(arcs, payins), arcs)


def _cash(arcs: tuple[Arc, ...], payins: tuple[PayIn, ...]) -> Steps:
    moves: dict[dt.date, int] = {}
    for payin in payins:
        moves[payin.day] = moves.get(payin.day, 0) + payin.minor
    for arc in arcs:
        if arc.kind == "guarantee":
            continue
        before, lost = 0, dict(arc.losses)
        for day, minor in arc.outstanding:
            moves[day] = moves.get(day, 0) + before - minor - lost.get(day, 0)
            before = minor
        for day, minor in arc.recoveries:
            moves[day] = moves.get(day, 0) + minor
    cash, steps = 0, []
    for day in sorted(moves):
        cash += moves[day]
        steps.append((day, max(0, cash)))
    return tuple(steps)
