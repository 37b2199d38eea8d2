"""Who may lend and guarantee in Sweden, and to whom.

Lag (1996:1006): whoever lends or guarantees as a business is registered with Finansinspektionen; from 2024-01-01 also
when that is a small part of what it does (SFS 2023:824). LBF (2004:297) 1:7 a: from 2025-07-01 lending to consumers
is for credit institutions alone, so a registered institute lends to a person only for business purposes. A
förlagsinsats is not in the list of LBF 7:1, so the register does not apply to it; that is a reading, not a ruling of
a court, and stands as unsure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from brygga.jurisdictions.contract import Answer, Registration, Rule, Ruling, Words

REGISTER = "FI:1996:1006"
LENDING = frozenset({"loan", "guarantee"})

REGISTERED_INSTITUTE = Rule(
    "se.registered_institute", "lag (1996:1006) 1–2 §§, LBF 7:1 st 2 p 2 och 6", date(2024, 1, 1),
    Words(
        "Den som lånar ut pengar eller går i borgen yrkesmässigt ska vara registrerad hos Finansinspektionen, också "
        "när det är en liten del av verksamheten.",
        "Whoever lends or guarantees as a business must be registered with Finansinspektionen, also when it is a "
        "small part of what it does.",
    ),
)
PERSONS_FOR_BUSINESS = Rule(
    "se.persons_for_business", "LBF (2004:297) 1:7 a", date(2025, 7, 1),
    Words(
        "Ett registrerat finansiellt institut får låna ut till en person bara när lånet i huvudsak gäller "
        "näringsverksamhet.",
        "A registered financial institute may lend to a person only when the loan is mainly for business.",
    ),
)
CONTRIBUTION_UNREGISTERED = Rule(
    "se.contribution_unregistered", "lag (1996:1006) 1 §, LBF 7:1", date(2024, 1, 1),
    Words(
        "Att placera en förlagsinsats står inte bland de verksamheter som kräver registrering.",
        "Placing a förlagsinsats is not among the activities that need registration.",
    ),
    sure=False,
)
RULES = (REGISTERED_INSTITUTE, PERSONS_FOR_BUSINESS, CONTRIBUTION_UNREGISTERED)

_REGISTER_OR_HUB = Words(
    "Registrera föreningen hos Finansinspektionen, eller låt det nationella navet stå för avtalet.",
    "Register with Finansinspektionen, or let the national hub issue the agreement.",
)
_BUSINESS_PURPOSE = Words(
    "Skriv vad lånet ska användas till i verksamheten. Ett lån för privat bruk får fonden inte ge.",
    "Say what the loan is for in the business. The fund may not lend for private use.",
)


def may_issue(
    instrument: str, registrations: Sequence[Registration], on: date, *, to_person: bool, for_business: bool
) -> tuple[Ruling, ...]:
    """Tell whether a body may issue an instrument (codes `loan`, `guarantee`, `contribution`, …) on a day.

    A rule that is not yet in force, or is about other instruments, answers that it does not apply.
    """
    if instrument not in LENDING:
        return (Ruling(CONTRIBUTION_UNREGISTERED, Answer.DOES_NOT_APPLY),)
    return (_registered(registrations, on), _person(on, to_person, for_business))


def _registered(registrations: Sequence[Registration], on: date) -> Ruling:
    if not REGISTERED_INSTITUTE.in_force(on):
        return Ruling(REGISTERED_INSTITUTE, Answer.DOES_NOT_APPLY)
    if any(one.register == REGISTER and one.covers(on) for one in registrations):
        return Ruling(REGISTERED_INSTITUTE, Answer.YES)
    return Ruling(REGISTERED_INSTITUTE, Answer.NO, _REGISTER_OR_HUB)


def _person(on: date, to_person: bool, for_business: bool) -> Ruling:
    if not to_person or not PERSONS_FOR_BUSINESS.in_force(on):
        return Ruling(PERSONS_FOR_BUSINESS, Answer.DOES_NOT_APPLY)
    if for_business:
        return Ruling(PERSONS_FOR_BUSINESS, Answer.YES)
    return Ruling(PERSONS_FOR_BUSINESS, Answer.NO, _BUSINESS_PURPOSE)
