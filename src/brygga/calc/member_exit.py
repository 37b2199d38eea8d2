"""Calculator `member_exit`: when a membership ends and what is then paid (EFL 2018:672, 3:7, 4:7–10, 10:11–16).

Three shapes, told apart by their first field: an event (`event` as text: the days), balance sheets (the amount, by
`calc.member_money`), and a winding-up after the membership ended (also there).
"""

from __future__ import annotations

from datetime import date

from brygga.calc import member_money
from brygga.calc.contract import DAY, EXPLAIN, Bad, Fields
from brygga.calc.statute import (
    FLAG,
    OLDEST,
    TEXT,
    WHOLE,
    YEAR_END,
    Schema,
    choice,
    closed,
    iso,
    many,
    maybe,
    one_of,
    pack,
    say,
    terms_on,
    working_day,
)
from brygga.calc.year_end import read_year_end
from brygga.domain.capital.membership import (
    Exit,
    MembershipTerms,
    YearEnd,
    last_day_to_dissent,
    leave,
    notice_allowed_from,
    taken_over,
)

NAME = "member_exit"
LEAVES = ("notice", "exclusion")
ENDS_BY_ITSELF = ("death", "dissolution")
EVENTS = (*LEAVES, *ENDS_BY_ITSELF, "overinsats", "bylaw_change")
_ASKED: dict[str, Schema] = {"on": DAY, "financial_year_end": YEAR_END}
_WAITS: dict[str, Schema] = {"waiting_months": WHOLE}
INPUT = one_of(
    closed({"event": choice("notice"), **_ASKED}, {**_WAITS, "joined_on": DAY, "bar_years": WHOLE}),
    closed({"event": choice("exclusion", "dissolution", "overinsats"), **_ASKED}, _WAITS),
    closed({"event": choice("death"), **_ASKED}, {**_WAITS, "acquirer_admitted_on": DAY}),
    closed({"event": choice("bylaw_change"), "decision_on": DAY, **_ASKED}, _WAITS),
    *member_money.INPUTS,
)
_DAYS: Schema = {"waiting_ends": maybe(DAY), "membership_ends": maybe(DAY), "contributions_payable_on": maybe(DAY),
                 "clawback_until": maybe(DAY), "refused": many(TEXT), "explain": EXPLAIN}
OUTPUT = one_of(
    closed(_DAYS),
    closed({**_DAYS, "effective": FLAG, "notice_allowed_from": DAY, "membership_ends_if_given_on_first_day": DAY,
            "contributions_payable_on_if_given_on_first_day": DAY}),
    closed({**_DAYS, "notice_in_time": FLAG, "last_day_for_notice": DAY, "waiting_months_applied": WHOLE,
            "without_the_right": DAY}),
    closed({**_DAYS, "counted_from_year_end": DAY, "payable_on": DAY}),
    *member_money.OUTPUTS,
)


def answer(fields: Fields, language: str) -> dict[str, object]:
    """Days, amount, or the rule that a winding-up brings. Raises Bad."""
    law = terms_on(pack().membership_terms, OLDEST)
    if fields.has("membership_ended_on"):
        return member_money.answer(fields, law, language)
    event = fields.choice("event", EVENTS)
    on, year_end = fields.date("on"), read_year_end(fields)
    waiting = fields.integer("waiting_months", law.waiting_months, low=1, high=law.waiting_months_max)
    if event == "bylaw_change":
        return _dissent(fields, on, year_end, waiting, law, language)
    if event == "notice" and fields.has("bar_years"):
        return _barred(fields, on, year_end, waiting, law, language)
    if event in ENDS_BY_ITSELF:
        waiting = law.death_months
    joined_on = fields.date("joined_on", None) if event == "notice" else None
    if event == "notice":
        fields.raw("bar_years")
    admitted_on = fields.date("acquirer_admitted_on", None) if event == "death" else None
    fields.finish()
    _in_order(fields, "on", joined_on, on)
    found = leave(on, waiting, year_end, law)
    if admitted_on is not None:
        _in_order(fields, "acquirer_admitted_on", on, admitted_on)
        found = taken_over(found, admitted_on, law)
    if event == "overinsats":
        return {**_days(found, None), "counted_from_year_end": iso(found.counted_from),
                "payable_on": iso(found.payable_on), "explain": _explain(event, on, waiting, found, language)}
    return {**_days(found, found.counted_from), "explain": _explain(event, on, waiting, found, language)}


def _days(found: Exit, membership_ends: date | None) -> dict[str, object]:
    return {
        "waiting_ends": iso(found.waiting_ends), "membership_ends": iso(membership_ends),
        "contributions_payable_on": iso(found.payable_on), "clawback_until": iso(found.clawback_until), "refused": [],
    }


def _dissent(
    fields: Fields, on: date, year_end: YearEnd, waiting: int, law: MembershipTerms, language: str
) -> dict[str, object]:
    decided_on = fields.date("decision_on")
    fields.finish()
    _in_order(fields, "on", decided_on, on)
    last = last_day_to_dissent(decided_on, law, working_day())
    in_time = on <= last
    applied = law.waiting_months if in_time else waiting
    found, without = leave(on, applied, year_end, law), leave(on, waiting, year_end, law)
    first = say(
        language,
        f"Beslutet togs {decided_on}; sista dagen att säga upp på grund av det är {last}, en månad senare (EFL 3:7).",
        f"The decision was taken {decided_on}; the last day for a notice because of it is {last}, a month later "
        "(EFL 3:7).")
    second = (say(language, "I tid: stadgarnas längre väntetid gäller inte (EFL 4:9 st 2).",
                  "In time: the longer waiting time of the statutes does not apply (EFL 4:9 second paragraph).")
              if in_time else say(language, "För sent: uppsägningen gäller som en vanlig uppsägning.",
                                  "Too late: it counts as an ordinary notice."))
    return {
        **_days(found, found.counted_from), "notice_in_time": in_time, "last_day_for_notice": iso(last),
        "waiting_months_applied": applied, "without_the_right": iso(without.counted_from),
        "explain": [first, second, *_explain("notice", on, applied, found, language)],
    }


def _barred(
    fields: Fields, on: date, year_end: YearEnd, waiting: int, law: MembershipTerms, language: str
) -> dict[str, object]:
    joined_on = fields.date("joined_on")
    years = fields.integer("bar_years", low=0, high=law.bar_months_max // 12)
    fields.finish()
    _in_order(fields, "on", joined_on, on)
    first = notice_allowed_from(joined_on, 12 * years)
    found, at_first = leave(on, waiting, year_end, law), leave(first, waiting, year_end, law)
    extra = {
        "effective": on >= first, "notice_allowed_from": iso(first),
        "membership_ends_if_given_on_first_day": iso(at_first.counted_from),
        "contributions_payable_on_if_given_on_first_day": iso(at_first.payable_on),
    }
    if on >= first:
        return {**_days(found, found.counted_from), **extra,
                "explain": _explain("notice", on, waiting, found, language)}
    why = say(language, f"Stadgarna hindrar uppsägning i {years} år från inträdet. Säg upp tidigast {first} (EFL 4:7).",
              f"The statutes bar a notice for {years} years from entry. Give notice on {first} at the earliest "
              "(EFL 4:7).")
    nothing = dict.fromkeys(("waiting_ends", "membership_ends", "contributions_payable_on", "clawback_until"))
    return {**nothing, "refused": [why], **extra,
            "explain": [why, *_explain("notice", first, waiting, at_first, language)]}


def _in_order(fields: Fields, name: str, before: date | None, after: date) -> None:
    if before is not None and after < before:
        raise Bad("inconsistent", fields.place(name), f"Dagen ligger före {before}.", f"The day is before {before}.")


def _explain(event: str, on: date, waiting: int, found: Exit, language: str) -> list[str]:
    section = "4:10" if event in ENDS_BY_ITSELF else "10:16" if event == "overinsats" else "4:9"
    lines = [
        say(language, f"{on} och {waiting} månader: {found.waiting_ends} (EFL {section}).",
            f"{on} and {waiting} months: {found.waiting_ends} (EFL {section})."),
        say(language, f"Närmaste slut på räkenskapsåret, den dagen inräknad: {found.counted_from}.",
            f"The next end of the financial year, that day included: {found.counted_from}."),
    ]
    if event == "overinsats":
        lines.append(say(language, "Medlemskapet består.", "The membership goes on."))
    if found.payable_on is None:
        lines.append(say(language, "Andelen är övertagen: medlemskapet upphör då, inget betalas ut (EFL 4:10, 10:11).",
                         "The share is taken over: membership ends then, and nothing is paid out (EFL 4:10, 10:11)."))
    else:
        lines.append(say(language, f"Insatserna betalas {found.payable_on}, sex månader senare (EFL 10:11).",
                         f"The contributions are paid {found.payable_on}, six months later (EFL 10:11)."))
    lines.append(say(language, f"Återkrav vid konkurs på ansökan till och med {found.clawback_until} (EFL 10:15).",
                     f"Clawback at a bankruptcy on an application through {found.clawback_until} (EFL 10:15)."))
    return lines
