"""Calculator `limitation`: when a claim is barred, and what moves that day (preskriptionslagen 1981:130, EFL 17:41).

Five questions, told apart by their first field: a claim with its interruptions (`arose_on`), a guarantor's recourse
(`guarantee_issued_on`), a call on a guarantee (`main_claim_barred_on`), a clause (`clause` or `clause_years`) and
a share in a wound-up association (`final_accounts_presented_on`).
"""

from __future__ import annotations

import re
from datetime import date

from brygga.calc.contract import DAY, EXPLAIN, Bad, Fields
from brygga.calc.statute import (
    FLAG,
    OLDEST,
    TEXT,
    WHOLE,
    choice,
    closed,
    iso,
    many,
    maybe,
    one_of,
    pack,
    say,
    shape_of,
    terms_on,
    working_day,
)
from brygga.domain.claims.limitation import (
    Interruption,
    Limitation,
    LimitationTerms,
    Outcome,
    last_day,
    limitation,
    recourse_barred,
)

NAME = "limitation"
CONSUMER = "consumer"
CLAIMS = ("business_loan", "fee", "recourse", CONSUMER)
ACKNOWLEDGED = ("instalment_paid_by_debtor", "interest_paid_by_debtor", "acknowledgement", "promise_to_pay")
DEMANDED = ("written_demand", "written_reminder")
SPOKEN = "oral_demand"
PROCEEDINGS = ("court_or_kronofogden", "arbitration", "bankruptcy_claim", "reorganisation")
_INTERRUPTION = one_of(
    closed({"kind": choice(*ACKNOWLEDGED), "on": DAY}),
    closed({"kind": choice(SPOKEN), "on": DAY}),
    closed({"kind": choice(*DEMANDED)}, {"sent_on": DAY, "received_on": DAY}),
    closed({"kind": choice(*PROCEEDINGS), "applied_on": DAY}, {"final_decision_on": DAY, "debtor_served": FLAG}),
)
INPUT = one_of(
    closed({"arose_on": DAY}, {"claim": choice(*CLAIMS), "interruptions": many(_INTERRUPTION)}),
    closed({"guarantee_issued_on": DAY, "paid_on": DAY}, {"claim": choice("regress_of_guarantor")}),
    closed({"main_claim_barred_on": DAY, "call_received_on": DAY},
           {"claim": choice("guarantee_towards_bank"), "debtor_dissolved_on": DAY}),
    closed({"clause": TEXT}, {"claim": choice(*CLAIMS)}),
    closed({"clause_years": WHOLE}, {"claim": choice(*CLAIMS)}),
    closed({"final_accounts_presented_on": DAY}, {"holder_claims_on": DAY}),
)
_STEP = closed({"kind": TEXT, "outcome": choice(*Outcome), "last_day": maybe(DAY)})
OUTPUT = one_of(
    closed({"last_day": maybe(DAY), "barred_from": maybe(DAY), "steps": many(_STEP), "explain": EXPLAIN}),
    closed({"earliest_bar": DAY, "explain": EXPLAIN}),
    closed({"call_refused": FLAG, "why": maybe(TEXT), "explain": EXPLAIN}),
    closed({"clause_valid": FLAG, "why": TEXT, "explain": EXPLAIN}),
    closed({"last_day": DAY, "claim_lost": maybe(FLAG), "explain": EXPLAIN}),
)
_YEARS = re.compile(r"([0-9]{1,4})[ -]*(?:years?|års?)", re.IGNORECASE)
_OUTCOMES = {
    Outcome.NEW_TIME: ("ny tid, sista dagen är {}", "new time, the last day is {}"),
    Outcome.PENDING: ("avbrott; ny tid när förfarandet är slut", "interrupted; new time when the proceeding has ended"),
    Outcome.YEAR_AFTER: ("gäldenären fick inget veta: inget avbrott, men ett år från slutet, {}",
                         "the debtor never heard of it: no interruption, but a year from its end, {}"),
    Outcome.NOT_RECEIVED: ("inget bevis för att det kom fram: inget avbrott, sista dagen är {}",
                           "no proof of receipt: no interruption, the last day is {}"),
    Outcome.NOT_WRITTEN: ("muntligt krav: inget avbrott, sista dagen är {}",
                          "an oral demand: no interruption, the last day is {}"),
    Outcome.NOT_SERVED: ("gäldenären fick inget veta och året är redan använt: sista dagen är {}",
                         "the debtor never heard of it and the year is used: the last day is {}"),
    Outcome.TOO_LATE: ("kom när fordran var preskriberad: sista dagen var {}",
                       "came when the claim was barred: the last day was {}"),
}


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The answer to the one question that the fields ask. Raises Bad."""
    law = terms_on(pack().limitation_terms, OLDEST)
    questions = {
        "arose_on": _claim, "guarantee_issued_on": _recourse, "main_claim_barred_on": _call, "clause": _clause,
        "clause_years": _clause, "final_accounts_presented_on": _share,
    }
    return questions[shape_of(fields, questions)](fields, law, language)


def _claim(fields: Fields, law: LimitationTerms, language: str) -> dict[str, object]:
    arose_on = fields.date("arose_on")
    years = _years(fields, law)
    interruptions = [_interruption(item, arose_on) for item in fields.items("interruptions")]
    fields.finish()
    found = limitation(arose_on, years, interruptions, law, working_day())
    return {
        "last_day": iso(found.last_day), "barred_from": iso(found.barred_from),
        "steps": [{"kind": step.interruption.kind, "outcome": step.outcome.value, "last_day": iso(step.last_day)}
                  for step in found.steps],
        "explain": _explain(arose_on, years, found, language),
    }


def _years(fields: Fields, law: LimitationTerms) -> int:
    return law.consumer_years if fields.choice("claim", CLAIMS, CLAIMS[0]) == CONSUMER else law.years


def _interruption(item: Fields, arose_on: date) -> Interruption:
    kind = item.choice("kind", (*ACKNOWLEDGED, *DEMANDED, *PROCEEDINGS, SPOKEN))
    if kind in (*ACKNOWLEDGED, SPOKEN):
        found = Interruption(kind, item.date("on"), written=kind != SPOKEN)
    elif kind in DEMANDED:
        sent_on, received_on = item.date("sent_on", None), item.date("received_on", None)
        if sent_on is not None and received_on is not None and received_on < sent_on:
            raise item.bad("inconsistent", "received_on", "Mottaget före det sändes.", "Received before it was sent.")
        found = Interruption(kind, received_on)
    else:
        applied_on, ended_on = item.date("applied_on"), item.date("final_decision_on", None)
        if ended_on is not None and ended_on < applied_on:
            raise item.bad("inconsistent", "final_decision_on", "Avgjort före ansökan.", "Decided before applied for.")
        found = Interruption(kind, applied_on, True, ended_on, item.boolean("debtor_served", True))
    item.finish()
    if found.on is not None and found.on < arose_on:
        raise Bad("inconsistent", item.path, "Före fordran fanns.", "Before the claim arose.")
    return found


def _explain(arose_on: date, years: int, found: Limitation, language: str) -> list[str]:
    lines = [say(language, f"Fordran kom till {arose_on}: {years} år (preskriptionslagen 2 §).",
                 f"The claim arose on {arose_on}: {years} years (preskriptionslagen 2 §).")]
    for step in found.steps:
        when = step.interruption.on or "–"
        what = say(language, *_OUTCOMES[step.outcome]).format(step.last_day or "–")
        lines.append(f"{when}, {step.interruption.kind}: {what} (5–7 §§).")
    if found.last_day is None:
        lines.append(say(language, "Så länge förfarandet pågår löper ingen tid.",
                         "While the proceeding goes on no time runs."))
    else:
        lines.append(say(language, f"Sista dagen att avbryta: {found.last_day}; preskriberad från {found.barred_from}.",
                         f"The last day to interrupt is {found.last_day}; barred from {found.barred_from}."))
    return lines


def _recourse(fields: Fields, law: LimitationTerms, language: str) -> dict[str, object]:
    fields.choice("claim", ("regress_of_guarantor",), None)
    issued_on, paid_on = fields.date("guarantee_issued_on"), fields.date("paid_on")
    fields.finish()
    if paid_on < issued_on:
        raise fields.bad("inconsistent", "paid_on", "Betalt före borgen.", "Paid before the guarantee.")
    day = recourse_barred(issued_on, paid_on, law)
    line = say(language, f"Bevaka till {day}: tio år från borgen, dock minst ett år från betalningen (4 §).",
               f"Watch until {day}: ten years from the guarantee, at least a year from the payment (4 §).")
    return {"earliest_bar": day.isoformat(), "explain": [line]}


def _call(fields: Fields, law: LimitationTerms, language: str) -> dict[str, object]:
    fields.choice("claim", ("guarantee_towards_bank",), None)
    barred_on, called_on = fields.date("main_claim_barred_on"), fields.date("call_received_on")
    dissolved_on = fields.date("debtor_dissolved_on", None)
    fields.finish()
    survives = dissolved_on is not None and dissolved_on < barred_on
    refused = called_on >= barred_on and not survives
    why = None
    if refused:
        why = say(language, "När huvudfordran är preskriberad är borgen det också (8 § st 2; NJA 2014 s. 107).",
                  "Limitation of the main claim covers the guarantee (8 § second paragraph; NJA 2014 p. 107).")
    elif survives:
        line = say(language, "Låntagaren upplöstes före preskriptionen: borgen står kvar (NJA 2005 s. 44).",
                   "The debtor was dissolved before limitation: the guarantee stands (NJA 2005 p. 44).")
    else:
        line = say(language, "Huvudfordran var inte preskriberad när kravet kom.",
                   "The main claim was not barred when the call came.")
    return {"call_refused": refused, "why": why, "explain": [why or line]}


def _clause(fields: Fields, law: LimitationTerms, language: str) -> dict[str, object]:
    by_law = _years(fields, law)
    asked = fields.integer("clause_years", None, low=0, high=9999)
    text = fields.text("clause", None)
    fields.finish()
    if text is not None and asked is not None:
        message = ("Ange villkorets text eller dess tid, inte båda.", "Give the clause's text or its years, not both.")
        raise fields.bad("inconsistent", "clause_years", *message)
    if text is not None:
        found = _YEARS.search(text)
        asked = int(found[1]) if found else None
    valid = asked is not None and asked <= by_law
    if valid:
        why = say(language, f"En tid på {asked} år är inte längre än lagens {by_law}.",
                  f"A time of {asked} years is not longer than the act's {by_law}.")
    elif asked is None:
        why = say(language, "Ett villkor om att fordran inte preskriberas, eller avbryts på annat sätt, är ogiltigt "
                  "(12 §). Ingen tid i år står i villkoret.",
                  "A clause that the claim is not barred, or is interrupted in another way, is void (12 §). The clause "
                  "names no time in years.")
    else:
        why = say(language, f"{asked} år är längre än lagens {by_law}: villkoret är ogiltigt (12 §).",
                  f"{asked} years is longer than the act's {by_law}: the clause is void (12 §).")
    return {"clause_valid": valid, "why": why, "explain": [why]}


def _share(fields: Fields, law: LimitationTerms, language: str) -> dict[str, object]:
    presented_on, claimed_on = fields.date("final_accounts_presented_on"), fields.date("holder_claims_on", None)
    fields.finish()
    ends = last_day(presented_on, law.distribution_years, law, working_day())
    lost = None if claimed_on is None else claimed_on > ends
    line = say(language, f"Den som inte hört av sig senast {ends}, fem år efter slutredovisningen, har förlorat sin "
               "del (EFL 17:41).",
               f"Whoever has not come forward by {ends}, five years after the final accounts, has lost the share "
               "(EFL 17:41).")
    return {"last_day": ends.isoformat(), "claim_lost": lost, "explain": [line]}
