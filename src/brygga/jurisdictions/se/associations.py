"""Economic associations (EFL 2018:672): when one can be bound, and when a förlagsinsats may be placed in it.

Each rule is dated and says its section. Unknown is not no: where nobody has read the statutes yet the ruling refuses
with the way to find out. Amounts and dates of one contribution are `domain.capital.contribution`'s.
"""

from __future__ import annotations

from datetime import date

from brygga.domain.capital.contribution import ContributionTerms
from brygga.jurisdictions.contract import Answer, Rule, Ruling, Words

EFL_IN_FORCE = date(2018, 7, 1)
ECONOMIC_ASSOCIATION = "ekonomisk förening"

REGISTERED_FIRST = Rule(
    "se.registered_first", "EFL 2:4–5", EFL_IN_FORCE,
    Words(
        "Före registreringen kan föreningen inte skaffa rättigheter eller skyldigheter; de som handlar för den blir "
        "själva ansvariga.",
        "Before registration an association cannot acquire rights or duties; those who act for it are liable.",
    ),
)
STATUTES_ALLOW = Rule(
    "se.statutes_allow_contribution", "EFL 11:1", EFL_IN_FORCE,
    Words(
        "Förlagsinsatser får bara tas emot om stadgarna tillåter det och anger villkoren.",
        "Förlagsinsatser may be taken only if the statutes allow it and state the terms.",
    ),
)
OUTSIDERS_MAY = Rule(
    "se.outsiders_may_contribute", "EFL 11:2", EFL_IN_FORCE,
    Words(
        "Den som inte är medlem får sätta in en förlagsinsats, om stadgarna inte säger något annat.",
        "Those who are not members may contribute, unless the statutes say otherwise.",
    ),
)
REDEMPTION = Rule(
    "se.contribution_redemption", "EFL 11:4", EFL_IN_FORCE,
    Words(
        "En förlagsinsats löses in tidigast fem år efter insättningen. Innehavaren säger upp minst två år i förväg, "
        "föreningen sex månader i förväg.",
        "A förlagsinsats is redeemed at the earliest five years after it was paid in. The holder gives notice at "
        "least two years ahead, the association six months.",
    ),
)
REDEMPTION_CAP = Rule(
    "se.contribution_cap", "EFL 11:5–6", EFL_IN_FORCE,
    Words(
        "Inlösen är högst insatsens del av eget kapital enligt senaste fastställda balansräkning; resten går till "
        "reservfonden.",
        "Redemption is at most the contribution's part of equity by the latest adopted balance sheet; the rest goes "
        "to the reserve fund.",
    ),
)
CLAWBACK = Rule(
    "se.contribution_clawback", "EFL 11:8, 10:15", EFL_IN_FORCE,
    Words(
        "Går föreningen i konkurs efter en ansökan inom ett år från inlösen ska pengarna betalas tillbaka så långt "
        "skulderna kräver, utom för insatser som löses in på en bestämd dag utan uppsägning.",
        "If bankruptcy follows an application within one year of redemption, the money is paid back as far as the "
        "debts need, except for contributions redeemed on a fixed date without notice.",
    ),
)
CERTIFICATE = Rule(
    "se.contribution_certificate", "EFL 11:12", EFL_IN_FORCE,
    Words(
        "Föreningen utfärdar ett förlagsandelsbevis per insats, med sju uppgifter och underskrift på papper.",
        "The association issues one certificate for each contribution, with seven items and signed on paper.",
    ),
)
TERMS = ContributionTerms(lock_years=5, holder_notice_months=24, association_notice_months=6, clawback_months=12)
RULES = (REGISTERED_FIRST, STATUTES_ALLOW, OUTSIDERS_MAY, REDEMPTION, REDEMPTION_CAP, CLAWBACK, CERTIFICATE)

_REGISTER = Words(
    "Registrera föreningen hos Bolagsverket. Styrelsen kan besluta redan nu, med registreringen som villkor.",
    "Register the association with Bolagsverket. The board may decide now, on condition of registration.",
)
_READ_STATUTES = Words(
    "Läs de registrerade stadgarna och anteckna om de tillåter förlagsinsatser.",
    "Read the registered statutes and note whether they allow förlagsinsatser.",
)
_CHANGE_STATUTES = Words(
    "Föreningen kan ändra stadgarna på en stämma och registrera ändringen. Vi har en mall för paragrafen.",
    "The association can change its statutes at a meeting and register the change. We have a model clause.",
)
_OTHER_FORM = Words(
    "Förlagsinsats finns bara i ekonomiska föreningar. För andra former passar lån eller kreditgaranti.",
    "A förlagsinsats exists only in economic associations. For other forms a loan or a guarantee fits.",
)


def may_sign(registered_on: date | None, on: date) -> tuple[Ruling, ...]:
    """Tell whether an association may be bound by an agreement on a day (EFL 2:4–5)."""
    if registered_on is not None and registered_on <= on:
        return (Ruling(REGISTERED_FIRST, Answer.YES),)
    return (Ruling(REGISTERED_FIRST, Answer.NO, _REGISTER),)


def may_place_contribution(form: str, statutes_allow: bool | None) -> tuple[Ruling, ...]:
    """Tell whether a förlagsinsats may be placed (EFL 11:1–2); None: nobody has read the statutes."""
    if form != ECONOMIC_ASSOCIATION:
        return (Ruling(STATUTES_ALLOW, Answer.NO, _OTHER_FORM),)
    if statutes_allow is None:
        return (Ruling(STATUTES_ALLOW, Answer.NO, _READ_STATUTES),)
    if not statutes_allow:
        return (Ruling(STATUTES_ALLOW, Answer.NO, _CHANGE_STATUTES),)
    return (Ruling(STATUTES_ALLOW, Answer.YES), Ruling(OUTSIDERS_MAY, Answer.YES))
