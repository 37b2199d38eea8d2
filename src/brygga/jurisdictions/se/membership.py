"""Members of an economic association and its year (EFL 2018:672, chapters 3, 4, 6, 10, 12, 13, 17), as dated times."""

from __future__ import annotations

from datetime import date

from brygga.domain.capital.calendar import AssociationTerms
from brygga.domain.capital.membership import MembershipTerms
from brygga.jurisdictions.contract import Rule, Words

EFL_IN_FORCE = date(2018, 7, 1)

ENDS = Rule(
    "se.membership_ends", "EFL 4:7, 4:9–10", EFL_IN_FORCE,
    Words(
        "Medlemskapet upphör när det räkenskapsår slutar som slutar närmast efter en månad från uppsägningen "
        "(stadgarna: högst sex), sex månader efter dödsfall. Stadgarna får hindra uppsägning i högst två år.",
        "Membership ends with the financial year that ends next after a month from the notice (statutes: at most six), "
        "six months after a death. Statutes may bar a notice for at most two years.",
    ),
)
REPAID = Rule(
    "se.member_contributions_repaid", "EFL 10:11–12, 10:14, 10:16", EFL_IN_FORCE,
    Words(
        "Insatserna betalas sex månader efter att medlemskapet upphörde, högst medlemmens del av eget kapital; resten "
        "går till reservfonden. Går föreningen dessförinnan i likvidation eller konkurs gäller reglerna om skifte.",
        "Contributions are paid six months after membership ended, at most the member's part of equity; the rest goes "
        "to the reserve fund. Liquidation or bankruptcy before that: the rules on distribution.",
    ),
)
MEMBER_CLAWBACK = Rule(
    "se.member_clawback", "EFL 10:15", EFL_IN_FORCE,
    Words(
        "Går föreningen i konkurs efter en ansökan inom ett år från att medlemskapet upphörde betalas insatserna "
        "tillbaka så långt skulderna kräver.",
        "If bankruptcy follows an application within one year of the end of membership, the contributions go back as "
        "far as the debts need.",
    ),
)
UNLAWFUL = Rule(
    "se.unlawful_repayment", "EFL 10:18, 11:7; räntelagen 5 §", EFL_IN_FORCE,
    Words(
        "Det som betalats i strid med lagen återlämnas helt, utan någon ettårsgräns, med ränta från betalningen.",
        "What was paid against the act goes back in full, without any one-year limit, with interest from the payment.",
    ),
)
YEAR = Rule(
    "se.association_year", "EFL 3:6, 6:9, 6:17, 13:9, 17:11", EFL_IN_FORCE,
    Words(
        "Årsstämma inom sex månader; handlingarna hos Bolagsverket inom elva. Sänkta insatser tidigast ett år efter "
        "registreringen. Förslag om utdelning ligger framme två veckor före stämman.",
        "Annual meeting within six months; accounts at Bolagsverket within eleven. Lowered contributions not before a "
        "year after registration. A proposal of dividend lies open two weeks before the meeting.",
    ),
)
DIVIDEND = Rule(
    "se.dividend_cover", "EFL 12:3–5, 13:3", EFL_IN_FORCE,
    Words(
        "Utdelning kräver att det bundna egna kapitalet är täckt efteråt, att den är försvarlig och att stämman "
        "beslutar, högst vad styrelsen föreslagit.",
        "A dividend needs restricted equity to be covered afterwards, to be prudent, and to be decided by the meeting, "
        "at most what the board proposed.",
    ),
)
RULES = (ENDS, REPAID, MEMBER_CLAWBACK, UNLAWFUL, YEAR, DIVIDEND)

MEMBERSHIP = MembershipTerms(
    waiting_months=1, waiting_months_max=6, death_months=6, repayment_months=6, clawback_months=12, dissent_months=1,
    bar_months_max=24,
)
ASSOCIATION = AssociationTerms(
    meeting_months=6, accounts_months=11, lowering_months=12, proposal_weeks=2, notice_weeks_first=6,
    notice_weeks_last=4, notice_weeks_least=2,
)
