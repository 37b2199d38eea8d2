"""Late interest in Sweden (räntelagen 1975:635) and the reference rates that it is reckoned from.

The table is dated data: one row a half-year, with where it is published. A correction by Riksbanken takes the row's
place, since it holds from the half-year's first day (as on 2012-07-02, when 1.50 was put right). A half-year without a
row is an error when somebody asks for it: add the row when Riksbanken has decided, never carry the last one forward.
"""

from __future__ import annotations

from datetime import date

from brygga.domain.claims.reference import LateTerms, ReferenceRate
from brygga.domain.rates import Rate
from brygga.jurisdictions.contract import Rule, Words

_FROM = date(2002, 7, 1)

LATE_INTEREST = Rule(
    "se.late_interest", "räntelagen 3, 4, 6 och 7 §§", _FROM,
    Words(
        "Dröjsmålsränta är referensräntan plus åtta procentenheter, från dagen efter förfallodagen eller trettio dagar "
        "efter ett krav. Har skulden en högre ränta på förfallodagen fortsätter den.",
        "Late interest is the reference rate plus eight percentage points, from the day after the due date or thirty "
        "days after a demand. Where the debt's own rate on the due date is higher, that rate goes on.",
    ),
)
RESTITUTION = Rule(
    "se.restitution_interest", "räntelagen 2 § st 2 och 5 §; EFL 10:18, 11:7", _FROM,
    Words(
        "På pengar som ska gå tillbaka är räntan referensräntan plus två procentenheter från betalningen.",
        "On money that must go back the interest is the reference rate plus two percentage points from the payment.",
    ),
)
REFERENCE_RATE = Rule(
    "se.reference_rate", "räntelagen 9 §", _FROM,
    Words(
        "Riksbanken fastställer referensräntan för varje kalenderhalvår, avrundad till närmast högre halva "
        "procentenhet.",
        "Riksbanken sets the reference rate for each calendar half-year, rounded to the nearest higher half point.",
    ),
)
DAY_COUNT = Rule(
    "se.late_interest_day_count", "räntelagen 6 §", _FROM,
    Words(
        "Lagen säger inte hur dagarna räknas. Vi räknar med 365 dagar om året också i skottår; skriv i kravet vilket "
        "sätt som är använt.",
        "The act does not say how days are counted. We count 365 days a year, leap years too; say in the demand which "
        "way was used.",
    ),
    sure=False,
)
RULES = (LATE_INTEREST, RESTITUTION, REFERENCE_RATE, DAY_COUNT)

_DERIVED = "worked out from the policy rate before the half-year; not read at riksbank.se"
REFERENCE_RATES = tuple(
    ReferenceRate(date.fromisoformat(from_on), Rate.from_percent(percent), source, sure)
    for from_on, percent, source, sure in (
        ("2012-07-01", "1.50", "Riksbanken 2012-07-02, correction of its own decision", True),
        ("2023-07-01", "3.50", "Riksbanken, Referensräntan fastställd till 3,50 procent", True),
        ("2024-01-01", "4.00", "Riksbanken's decision, by Capway 2024-01-02", True),
        ("2024-07-01", "4.00", _DERIVED, False),
        ("2025-01-01", "3.00", _DERIVED, False),
        ("2025-07-01", "2.00", _DERIVED, False),
        ("2026-01-01", "2.00", _DERIVED, False),
    )
)
TERMS = LateTerms(
    late_margin=Rate.from_percent("8"),
    restitution_margin=Rate.from_percent("2"),
    demand_days=30,
    step=Rate.from_percent("0.5"),
    day_count="ACT/365F",
    rates=REFERENCE_RATES,
)
