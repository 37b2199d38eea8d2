"""Calculator `reference_rate`: the half-year's reference rate (räntelagen 9 §), rounded from the central bank's rate or
looked up in the country's dated table.

A half-year that is not in the table is the error `reference_rate_missing`; the last one is never carried forward.
"""

from __future__ import annotations

from brygga.calc.contract import DAY, EXPLAIN, PERCENT, Bad, Fields
from brygga.calc.statute import FLAG, MONEY, OLDEST, TEXT, closed, one_of, pack, say, shape_of, terms_on
from brygga.domain.claims.reference import LateTerms, half_year, rounded_up
from brygga.domain.rates import Rate

NAME = "reference_rate"
HIGHEST = Rate.from_percent("1000")
INPUT = one_of(closed({"riksbank_rate_at_half_year_end": PERCENT}), closed({"on": DAY}))
OUTPUT = one_of(
    closed({"reference_rate": MONEY, "late_rate": MONEY, "restitution_rate": MONEY, "explain": EXPLAIN}),
    closed({"reference_rate": MONEY, "late_rate": MONEY, "restitution_rate": MONEY, "half_year_from": DAY,
            "source": TEXT, "confirmed": FLAG, "explain": EXPLAIN}),
)


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The reference rate and the two rates of interest that follow from it, in percent. Raises Bad."""
    law = terms_on(pack().late_terms, OLDEST)
    if shape_of(fields, ("riksbank_rate_at_half_year_end", "on")) == "on":
        return _looked_up(fields, law, language)
    bank = fields.rate("riksbank_rate_at_half_year_end")
    fields.finish()
    if not Rate(-HIGHEST.fraction) <= bank <= HIGHEST:
        message = ("Ska vara högst 1000 procent.", "Must be at most 1000 percent.")
        raise fields.bad("out_of_range", "riksbank_rate_at_half_year_end", *message)
    rate = rounded_up(bank, law.step)
    line = say(language, f"{bank} avrundas till närmast högre halva procentenhet: {rate} (räntelagen 9 §).",
               f"{bank} is rounded to the nearest higher half point: {rate} (räntelagen 9 §).")
    return {**_rates(rate, law), "explain": [line, _late(rate, law, language)]}


def _looked_up(fields: Fields, law: LateTerms, language: str) -> dict[str, object]:
    begins = half_year(fields.date("on"))
    fields.finish()
    row = next((row for row in law.rates if row.from_on == begins), None)
    if row is None:
        raise Bad("reference_rate_missing", "on", f"Referensräntan för halvåret från {begins} finns inte i tabellen.",
                  f"The reference rate for the half-year from {begins} is not in the table.")
    line = say(language, f"Halvåret från {begins}: {row.rate} ({row.source}).",
               f"The half-year from {begins}: {row.rate} ({row.source}).")
    return {**_rates(row.rate, law), "half_year_from": begins.isoformat(), "source": row.source,
            "confirmed": row.sure, "explain": [line, _late(row.rate, law, language)]}


def _rates(rate: Rate, law: LateTerms) -> dict[str, object]:
    return {"reference_rate": rate.percent(), "late_rate": (rate + law.late_margin).percent(),
            "restitution_rate": (rate + law.restitution_margin).percent()}


def _late(rate: Rate, law: LateTerms, language: str) -> str:
    late, back = rate + law.late_margin, rate + law.restitution_margin
    return say(language, f"Dröjsmålsränta {late} (6 §), ränta på det som ska tillbaka {back} (5 §).",
               f"Late interest {late} (6 §), interest on what must go back {back} (5 §).")
