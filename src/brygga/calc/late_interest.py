"""Calculator `late_interest`: what a late payment costs by law, row by row (räntelagen 1975:635, 3–7 and 9 §§).

Three bases: a due date known beforehand (3 §), a demand (4 §), and money that must go back (5 §). What is read and
refused stands in `late_interest_input`; the counting is `domain.claims`'s.
"""

from __future__ import annotations

from brygga.calc.contract import DAY, EXPLAIN, Fields
from brygga.calc.late_interest_input import INPUT, Asked, read
from brygga.calc.statute import MONEY, TEXT, WHOLE, closed, iso, many, say
from brygga.domain.claims.late_interest import Row, rows, total
from brygga.domain.claims.reference import ReferenceRateMissing
from brygga.domain.money import format_amount, half_up, zero

__all__ = ["INPUT", "NAME", "OUTPUT", "answer"]

NAME = "late_interest"
_ROW = closed({"from": DAY, "to": DAY, "days": WHOLE, "base": MONEY, "rate": MONEY, "interest": MONEY})
OUTPUT = closed({"interest": MONEY, "rows": many(_ROW), "explain": EXPLAIN},
                {"interest_runs_from": DAY, "first_day_counted": DAY, "why": TEXT})
OUTPUT["properties"]["rows"] = many(_ROW)  # type: ignore[index]


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The interest and its rows; for a demand also the day it runs from. Raises Bad."""
    asked = read(fields)
    if asked.silent:
        return _nothing_runs(asked.claim.principal.currency, language)
    try:
        found = rows(asked.claim, asked.spans, asked.day_count)
    except ReferenceRateMissing as gap:
        where = gap.half_year.isoformat()
        raise fields.bad(
            "reference_rate_missing", "reference_rates",
            f"Referensräntan för halvåret från {where} saknas. Läs den hos Riksbanken och lägg till den.",
            f"The reference rate for the half-year from {where} is missing. Read it at Riksbanken and add it.",
        ) from None
    currency = asked.claim.principal.currency
    answered: dict[str, object] = {
        "interest": format_amount(total(found, currency, half_up)),
        "rows": [_row(row) for row in found],
    }
    if asked.runs_from is not None:
        answered["interest_runs_from"] = iso(asked.runs_from)
        answered["first_day_counted"] = iso(asked.first_day)
    return {**answered, "explain": _explain(asked, found, str(answered["interest"]), language)}


def _row(row: Row) -> dict[str, object]:
    return {
        "from": row.start.isoformat(), "to": row.end.isoformat(), "days": row.days, "base": format_amount(row.base),
        "rate": row.rate.percent(), "interest": format_amount(row.shown(half_up)),
    }


def _nothing_runs(currency: str, language: str) -> dict[str, object]:
    why = say(
        language,
        "Kravet måste säga att utebliven betalning leder till ränta, om inte båda är näringsidkare (räntelagen 4 §).",
        "The demand must state that non-payment leads to interest, unless both are businesses in their trade "
        "(räntelagen 4 §).",
    )
    return {"interest": format_amount(zero(currency)), "rows": [], "interest_runs_from": None,
            "first_day_counted": None, "why": why, "explain": [why]}


def _explain(asked: Asked, found: list[Row], interest: str, language: str) -> list[str]:
    lines = [_start(asked, language)]
    if not found:
        lines.append(say(language, "Betalt i tid, eller inget kvar att räkna på: ingen ränta.",
                         "Paid in time, or nothing left to count on: no interest."))
    for row in found:
        shown = format_amount(row.shown(half_up))
        lines.append(say(
            language,
            f"{row.start} till {row.end}, {row.days} dagar på {row.base} till {row.rate}: {shown}.",
            f"{row.start} to {row.end}, {row.days} days on {row.base} at {row.rate}: {shown}.",
        ))
    lines.append(say(language, f"Summan avrundas en gång: {interest}. Dagarna räknas {asked.day_count_name}.",
                     f"The sum is rounded once: {interest}. Days are counted {asked.day_count_name}."))
    return lines


def _start(asked: Asked, language: str) -> str:
    if asked.basis == "demand":
        return say(
            language,
            f"Efter krav går räntan från {asked.runs_from}: trettio dagar efter att det sändes, dock inte innan det "
            f"kom fram. Första dagen som räknas är {asked.first_day} (räntelagen 4 §).",
            f"After a demand interest runs from {asked.runs_from}: thirty days after it was sent, not before it was "
            f"received. The first day counted is {asked.first_day} (räntelagen 4 §).",
        )
    if asked.basis == "restitution":
        return say(language, f"Pengar som ska tillbaka: referensräntan plus två, från {asked.first_day} (5 §).",
                   f"Money that must go back: the reference rate plus two, from {asked.first_day} (5 §).")
    return say(
        language,
        f"Dagen efter förfallodagen, {asked.first_day}, är den första som räknas: referensräntan plus åtta, eller "
        "avtalets högre ränta (räntelagen 3, 6 och 7 §§).",
        f"The day after the due date, {asked.first_day}, is the first counted: the reference rate plus eight, or the "
        "contract's higher rate (räntelagen 3, 6 and 7 §§).",
    )
