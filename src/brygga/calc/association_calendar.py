"""Calculator `association_calendar`: the days of an association's year, and what its meeting may distribute.

Give any of the days (year-end, meeting, a registered lowering of contributions) and each answers its own keys; or give
`equity` and the board's proposal, and the sum that may be distributed answers.
EFL (2018:672) 3:6, 6:9, 6:17, 12:3–5, 13:3, 13:9, 17:11.
"""

from __future__ import annotations

from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, Fields, currency_of
from brygga.calc.statute import (
    FLAG,
    MONEY,
    OLDEST,
    TEXT,
    Schema,
    closed,
    iso,
    one_of,
    pack,
    say,
    shape_of,
    terms_on,
    working_day,
)
from brygga.domain.capital.calendar import AssociationTerms, accounts_by, before_meeting, lowering_from, meeting_by
from brygga.domain.capital.distribution import FreeEquity, at_most
from brygga.domain.money import Money, format_amount, zero

NAME = "association_calendar"
LOWERING = "decision_lowering_obligatory_contribution_registered_on"
RESTRICTED = ("member_contributions", "forlagsinsatser", "reserve_fund", "revaluation_fund", "equity_method_fund",
              "development_fund")
SINCE = ("restricted_since", "distributed_since", "held_back_by_prudence")
_DATES = ("financial_year_ended_on", "meeting_on", LOWERING)
_EQUITY = closed({"balanced_result": AMOUNT, "result_of_year": AMOUNT}, dict.fromkeys(RESTRICTED, AMOUNT))
INPUT = one_of(
    closed({}, dict.fromkeys(_DATES, DAY)) | {"anyOf": [{"required": [name]} for name in _DATES]},
    closed({"equity": _EQUITY, "board_proposal": AMOUNT},
           {**dict.fromkeys(SINCE, AMOUNT), "statutes_oblige": FLAG, "currency": TEXT}),
)
_DAYS: Schema = {
    "annual_meeting_by": DAY, "accounts_at_bolagsverket_by": DAY, "after_that": TEXT, "notice_from": DAY,
    "notice_by": DAY, "notice_by_if_statutes_allow": DAY, "dividend_proposal_available_from": DAY,
    "may_be_carried_out_from": DAY, "explain": EXPLAIN,
}
OUTPUT = one_of(
    {"type": "object", "properties": _DAYS, "required": ["explain"], "additionalProperties": False},
    closed({"available": MONEY, "admissible": FLAG, "at_most": MONEY, "equity_in_all": MONEY, "explain": EXPLAIN}),
)


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The keys of what was asked. Raises Bad."""
    if shape_of(fields, (*_DATES, "equity")) == "equity":
        return _dividend(fields, language)
    law = terms_on(pack().association_terms, OLDEST)
    answered: dict[str, object] = {}
    lines: list[str] = []
    for part in (_year, _meeting, _lowering):
        keys, said = part(fields, law, language)
        answered, lines = {**answered, **keys}, [*lines, *said]
    fields.finish()
    return {**answered, "explain": lines}


def _year(fields: Fields, law: AssociationTerms, language: str) -> tuple[dict[str, object], list[str]]:
    ended_on = fields.date("financial_year_ended_on", None)
    if ended_on is None:
        return {}, []
    meeting, accounts = meeting_by(ended_on, law, working_day()), accounts_by(ended_on, law, working_day())
    after = say(language, "därefter prövas tvångslikvidation", "compulsory liquidation is tried")
    return {"annual_meeting_by": iso(meeting), "accounts_at_bolagsverket_by": iso(accounts), "after_that": after}, [
        say(language, f"Räkenskapsåret slutade {ended_on}: årsstämma senast {meeting}, inom sex månader (EFL 6:9).",
            f"The financial year ended {ended_on}: annual meeting by {meeting}, within six months (EFL 6:9)."),
        say(language, f"Handlingarna hos Bolagsverket senast {accounts}, inom elva månader; {after} (EFL 17:11).",
            f"The accounts at Bolagsverket by {accounts}, within eleven months; after that {after} (EFL 17:11)."),
    ]


def _meeting(fields: Fields, law: AssociationTerms, language: str) -> tuple[dict[str, object], list[str]]:
    meeting_on = fields.date("meeting_on", None)
    if meeting_on is None:
        return {}, []
    days = before_meeting(meeting_on, law)
    keys = {"notice_from": iso(days.notice_from), "notice_by": iso(days.notice_by),
            "notice_by_if_statutes_allow": iso(days.notice_by_statutes),
            "dividend_proposal_available_from": iso(days.proposal_from)}
    return dict(keys), [
        say(language, f"Stämma {meeting_on}: kalla {days.notice_from}–{days.notice_by}, med stöd i stadgarna senast "
            f"{days.notice_by_statutes} (EFL 6:17).",
            f"Meeting {meeting_on}: give notice {days.notice_from}–{days.notice_by}, where the statutes allow it by "
            f"{days.notice_by_statutes} (EFL 6:17)."),
        say(language, f"Förslag om utdelning ligger framme från {days.proposal_from}, också för dem som har "
            "förlagsandelar (EFL 13:9).",
            f"A proposal of dividend lies open from {days.proposal_from}, also for holders of förlagsandelar "
            "(EFL 13:9)."),
    ]


def _lowering(fields: Fields, law: AssociationTerms, language: str) -> tuple[dict[str, object], list[str]]:
    registered_on = fields.date(LOWERING, None)
    if registered_on is None:
        return {}, []
    first = lowering_from(registered_on, law)
    return {"may_be_carried_out_from": iso(first)}, [
        say(language, f"Sänkta insatser, registrerade {registered_on}, får genomföras från {first} (EFL 3:6).",
            f"Lowered contributions, registered {registered_on}, may be carried out from {first} (EFL 3:6).")]


def _dividend(fields: Fields, language: str) -> dict[str, object]:
    currency = currency_of(fields, "SEK")
    group = fields.group("equity")
    if group is None:
        raise fields.bad("missing", "equity", "Fältet saknas.", "The field is missing.")
    nothing: Money = zero(currency)
    restricted = [group.money(name, currency, nothing, low=0) for name in RESTRICTED]
    balanced, result = group.money("balanced_result", currency), group.money("result_of_year", currency)
    group.finish()
    since = [fields.money(name, currency, nothing, low=0) for name in SINCE]
    proposal = fields.money("board_proposal", currency, low=0)
    obliged = fields.boolean("statutes_oblige", False)
    fields.finish()
    free = FreeEquity(balanced, result, *since)
    most = at_most(free, proposal, statutes_oblige=obliged)
    every = Money(sum(part.minor for part in (*restricted, balanced, result)), currency)
    return {
        "available": format_amount(free.available), "admissible": proposal <= free.prudent,
        "at_most": format_amount(most), "equity_in_all": format_amount(every),
        "explain": _dividend_explained(free, proposal, most, language),
    }


def _dividend_explained(free: FreeEquity, proposal: Money, most: Money, language: str) -> list[str]:
    lines = [say(language, f"Balanserat {free.balanced_result} och årets resultat {free.result_of_year}, mindre bundet "
                 f"efter balansdagen {free.restricted_since} och redan delat ut {free.distributed_since}: "
                 f"{free.available} får delas ut (EFL 12:3, 12:5).",
                 f"Balanced {free.balanced_result} and the year's result {free.result_of_year}, less restricted since "
                 f"{free.restricted_since} and distributed since {free.distributed_since}: {free.available} may go "
                 "(EFL 12:3, 12:5).")]
    if free.held_back:
        lines.append(say(language, f"Försiktighetsregeln håller kvar {free.held_back}: {free.prudent} (EFL 12:4).",
                         f"The prudence rule holds back {free.held_back}: {free.prudent} (EFL 12:4)."))
    lines.append(say(language, f"Styrelsens förslag {proposal}; stämman får besluta högst {most} (EFL 13:3). "
                     "Försiktighetsregeln kan sänka det mer (12:4).",
                     f"The board proposes {proposal}; the meeting may decide {most} at most (EFL 13:3). The prudence "
                     "rule may lower it further (12:4)."))
    return lines
