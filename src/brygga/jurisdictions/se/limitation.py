"""Limitation of claims (preskriptionslagen 1981:130), and of a share in a wound-up association (EFL 17:41)."""

from __future__ import annotations

from datetime import date

from brygga.domain.claims.limitation import LimitationTerms
from brygga.jurisdictions.contract import Rule, Words

_FROM = date(1982, 1, 1)

LIMITATION = Rule(
    "se.limitation", "preskriptionslagen 2, 5–7 §§", _FROM,
    Words(
        "En fordran preskriberas tio år efter att den kom till, mot en konsument efter tre år. Ett erkännande, en "
        "betalning eller ett skriftligt krav som kommit fram ger ny tid; en rättslig prövning ger ny tid när den är "
        "slut.",
        "A claim is barred ten years after it arose, towards a consumer after three. An acknowledgement, a payment or "
        "a written demand that was received gives new time; a proceeding gives new time when it has ended.",
    ),
)
RECOURSE = Rule(
    "se.limitation_recourse", "preskriptionslagen 4 §", _FROM,
    Words(
        "Den som har betalat en skuld som flera svarar för har minst ett år på sig att kräva de andra.",
        "Whoever has paid a debt for which several are liable has at least a year to claim from the others.",
    ),
)
GUARANTEE = Rule(
    "se.limitation_guarantee", "preskriptionslagen 8 § st 2", _FROM,
    Words(
        "När huvudfordran är preskriberad är borgen det också. Be banken visa att preskriptionen är avbruten mot "
        "låntagaren.",
        "When the main claim is barred, so is the guarantee. Ask the bank to show that limitation was interrupted "
        "towards the borrower.",
    ),
)
CLAUSE = Rule(
    "se.limitation_clause", "preskriptionslagen 12 §", _FROM,
    Words(
        "Ett avtal om att en fordran inte preskriberas, eller avbryts på annat sätt än lagens, är ogiltigt.",
        "An agreement that a claim is not barred, or is interrupted in another way than the act's, is void.",
    ),
)
LONGER_CLAUSE = Rule(
    "se.limitation_longer_clause", "preskriptionslagen 12 §", _FROM,
    Words(
        "En längre tid än lagens räknar vi som ogiltig också mellan företag. Lagtexten säger det bara för konsumenter.",
        "A longer time than the act's we take to be void between enterprises too. The text says so for consumers only.",
    ),
    sure=False,
)
LAST_DAY_MOVES = Rule(
    "se.limitation_last_day_moves", "lag (1930:173) 2 §", _FROM,
    Words(
        "Sista dagen att avbryta preskriptionen flyttas från en helgdag till nästa vardag.",
        "The last day to interrupt limitation moves from a holiday to the next working day.",
    ),
    sure=False,
)
DISTRIBUTION = Rule(
    "se.distribution_lost", "EFL 17:41", date(2018, 7, 1),
    Words(
        "Den som inte har begärt sin del inom fem år från att slutredovisningen lades fram har förlorat den.",
        "Whoever has not asked for a share within five years of the final accounts has lost it.",
    ),
)
RULES = (LIMITATION, RECOURSE, GUARANTEE, CLAUSE, LONGER_CLAUSE, LAST_DAY_MOVES, DISTRIBUTION)

TERMS = LimitationTerms(
    years=10, consumer_years=3, recourse_years=1, unserved_years=1, distribution_years=5, moves=True
)
