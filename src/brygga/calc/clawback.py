"""Calculator `clawback`: must money that an association paid out go back (EFL 2018:672, 10:15, 10:18, 11:7–8)?

Two rules that are easily mixed: a bankruptcy application within a year takes back as far as the debts need (10:15,
11:8), an unlawful payment goes back in full and without any year (10:18, 11:7), with interest from the payment.
"""

from __future__ import annotations

from datetime import date

from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, PERCENT, Bad, Fields, currency_of
from brygga.calc.statute import FLAG, MONEY, OLDEST, TEXT, choice, closed, iso, maybe, one_of, pack, say, terms_on
from brygga.domain.capital.contribution import clawback, in_reach
from brygga.domain.claims.reference import ReferenceRateMissing, reference_on
from brygga.domain.dates import add_months
from brygga.domain.money import format_amount
from brygga.domain.rates import Rate

NAME = "clawback"
MEMBER = ("member_contribution", "overinsats")
UNLAWFUL = ("unlawful_redemption", "unlawful_repayment")
KINDS = (*MEMBER, "forlagsinsats", *UNLAWFUL)
_AMOUNTS = {"paid": AMOUNT, "needed_for_debts": AMOUNT, "bankruptcy_application_on": DAY}
INPUT = one_of(
    closed({"kind": choice("member_contribution"), "membership_ended_on": DAY, **_AMOUNTS},
           {"paid_on": DAY, "currency": TEXT}),
    closed({"kind": choice("overinsats"), "counted_from_year_end": DAY, **_AMOUNTS},
           {"paid_on": DAY, "currency": TEXT}),
    closed({"kind": choice("forlagsinsats"), "redeemed_on": DAY, **_AMOUNTS},
           {"redeemable_without_notice": FLAG, "currency": TEXT}),
    closed({"kind": choice(*UNLAWFUL), "paid_on": DAY}, {"reference_rate": PERCENT, "paid": AMOUNT, "currency": TEXT}),
)
OUTPUT = one_of(
    closed({"liable": FLAG, "repay": MONEY, "window_ends": maybe(DAY), "explain": EXPLAIN}),
    closed({"obligation": TEXT, "interest_rate": MONEY, "interest_from": DAY, "repay": maybe(MONEY),
            "explain": EXPLAIN}),
)
_HIGHEST = Rate.from_percent("1000")


def answer(fields: Fields, language: str) -> dict[str, object]:
    """Whether, how much and until when; for an unlawful payment the interest. Raises Bad."""
    kind = fields.choice("kind", KINDS)
    if kind in UNLAWFUL:
        return _unlawful(fields, language)
    start_field = {"member_contribution": "membership_ended_on", "overinsats": "counted_from_year_end"}.get(
        kind, "redeemed_on")
    start = fields.date(start_field)
    exempt = fields.boolean("redeemable_without_notice", False) if kind == "forlagsinsats" else False
    paid_on = fields.date("paid_on", None) if kind in MEMBER else None
    currency = currency_of(fields, "SEK")
    paid, needed = fields.money("paid", currency, low=0), fields.money("needed_for_debts", currency, low=0)
    applied_on = fields.date("bankruptcy_application_on")
    fields.finish()
    if paid_on is not None and paid_on < start:
        raise fields.bad("inconsistent", "paid_on", "Betalt innan medlemskapet upphörde: se unlawful_repayment.",
                         "Paid before membership ended: see unlawful_repayment.")
    ends = _window_ends(kind, start)
    terms = terms_on(pack().contribution_terms, OLDEST)
    repay = clawback(paid, needed, start, applied_on, terms, exempt=exempt)
    liable = not exempt and in_reach(start, applied_on, ends)
    return {
        "liable": liable, "repay": format_amount(repay), "window_ends": None if exempt else iso(ends),
        "explain": _explain(start, ends, applied_on, liable, exempt, format_amount(repay), language),
    }


def _window_ends(kind: str, start: date) -> date:
    if kind in MEMBER:
        return add_months(start, terms_on(pack().membership_terms, OLDEST).clawback_months)
    return add_months(start, terms_on(pack().contribution_terms, OLDEST).clawback_months)


def _explain(
    start: date, ends: date, applied_on: date, liable: bool, exempt: bool, repay: str, language: str
) -> list[str]:
    if exempt:
        return [say(language, "Insatsen kunde lösas in på en bestämd dag utan uppsägning: inget återkrav (EFL 11:8).",
                    "The contribution could be redeemed on a fixed date without notice: no clawback (EFL 11:8).")]
    lines = [say(language, f"Året går från {start} till och med {ends}; konkursansökan kom {applied_on} (EFL 10:15, "
                 "11:8). Ansökans dag räknas, inte konkursbeslutets.",
                 f"The year runs from {start} through {ends}; the bankruptcy application came {applied_on} (EFL 10:15, "
                 "11:8). The application's day counts, not the decision's.")]
    if liable:
        lines.append(say(language, f"Betalas tillbaka så långt skulderna kräver: {repay}.",
                         f"Paid back as far as the debts need: {repay}."))
    else:
        lines.append(say(language, "Utanför året: inget betalas tillbaka.", "Outside the year: nothing is paid back."))
    return lines


def _unlawful(fields: Fields, language: str) -> dict[str, object]:
    paid_on = fields.date("paid_on")
    given = fields.rate("reference_rate", None)
    currency = currency_of(fields, "SEK")
    paid = fields.money("paid", currency, None, low=0)
    fields.finish()
    law = terms_on(pack().late_terms, paid_on)
    if given is not None and not Rate(-_HIGHEST.fraction) <= given <= _HIGHEST:
        message = ("Ska vara högst 1000 procent.", "Must be at most 1000 percent.")
        raise fields.bad("out_of_range", "reference_rate", *message)
    try:
        reference = reference_on(law.table(), paid_on) if given is None else given
    except ReferenceRateMissing as gap:
        raise Bad("reference_rate_missing", fields.place("reference_rate"),
                  f"Referensräntan för halvåret från {gap.half_year} saknas. Ange reference_rate.",
                  f"The reference rate for the half-year from {gap.half_year} is missing. Give reference_rate."
                  ) from None
    rate = (reference + law.restitution_margin).percent()
    obligation = say(language, "lämna tillbaka allt, utan ettårsgräns", "return in full, no one-year limit")
    line = say(language, f"Betalt i strid med lagen: allt ska tillbaka (EFL 10:18, 11:7). Ränta från {paid_on}: "
               f"referensräntan {reference} plus två, {rate} % (räntelagen 5 §), tills dröjsmålsränta börjar gå.",
               f"Paid against the act: all goes back (EFL 10:18, 11:7). Interest from {paid_on}: reference rate "
               f"{reference} plus two, {rate} % (räntelagen 5 §), until late interest begins.")
    return {"obligation": obligation, "interest_rate": rate, "interest_from": paid_on.isoformat(),
            "repay": None if paid is None else format_amount(paid), "explain": [line]}
