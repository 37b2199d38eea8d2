"""Vad kostar lånet? The plan, what it costs in all, and the effective rate."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from brygga.formats.xlsx.workbook import Column
from brygga.foundation.refusals import text
from brygga.web.calculators.card import Card
from brygga.web.calculators.desk import Desk, in_minor, in_units
from brygga.web.calculators.pages import borrowing
from brygga.web.calculators.shown import Fact, Shown
from brygga.web.shell import say
from brygga.web.shell.forms import AmountField


class LoanForm(borrowing.Loan):
    """A loan with its rate, a fee at the start and a time without instalments."""

    rate = borrowing.percent_field(text("Vilken ränta?"), text("Procent om året."))
    fee = AmountField(label=text("Uppläggningsavgift"), required=False, help_text=text("Dras när lånet betalas ut."))
    free_months = borrowing.MonthsField(
        label=text("Månader utan amortering i början"), required=False, min_value=0, help_text="",
        error_messages={"invalid": text("Skriv antalet månader med siffror, till exempel 6."),
                        "min_value": text("Antalet kan inte vara mindre än noll.")})
    field_order = ("amount", "rate", "months", "every", "repayment", "start", "fee", "free_months")

    def clean(self) -> dict[str, Any]:
        """The months without instalments are whole periods, fewer than the loan's."""
        given = super().clean()
        borrowing.below_nothing(self, "rate")
        free, every = given.get("free_months") or 0, int(given.get("every") or 1)
        if free % every:
            self.add_error("free_months", _("Ska vara hela perioder. Skriv ett tal som går att dela med %s.") % every)
        elif given.get("months") and free >= given["months"]:
            self.add_error("free_months", _("Lånet ska också betalas tillbaka. Skriv färre månader än lånets längd."))
        return given


def work(desk: Desk, given: dict[str, Any]) -> Shown:
    """Put the loan, show what it costs."""
    question = borrowing.loan_question(given, given["rate"])
    if given["fee"]:
        question["fees"] = [{"kind": "setup", "amount": in_units(given["fee"]), "when": "disbursement"}]
    if given["free_months"]:
        question["grace_principal"] = given["free_months"] // int(given["every"])
    answer = desk.put("loan", question)
    rows, totals = answer["schedule"], answer["totals"]
    cost, first = in_minor(totals["total_cost_of_borrowing"]), rows[0]
    parts = {"cost": say.kr(cost, exact=True), "amount": say.kr(given["amount"]), "months": given["months"],
             "first": say.kr(in_minor(first["total"]), exact=True),
             "day": say.day(dt.date.fromisoformat(first["due_on"]))}
    apr, fee = answer["apr"], in_minor(totals["fees"])
    fees = _("och avgifter %s") % say.kr(fee) if fee else _("inga avgifter")
    return Shown(
        _("Lånet på %(amount)s kostar %(cost)s på %(months)s månader.") % parts, answer["explain"],
        more=[_("Den första betalningen är %(first)s, den %(day)s.") % parts],
        facts=[Fact(Column(_("Ränta"), "amount", "kr"), in_minor(totals["interest"]), fees),
               Fact(Column(_("Effektiv ränta"), "percent", "%"), apr, _("allt inräknat, om året")),
               Fact(Column(_("Ni betalar"), "amount", "kr"), in_minor(totals["paid"]), _("med lånet självt")),
               Fact(Column(_("Betalningar"), "count"), len(rows), str(dict(borrowing.EVERY)[given["every"]]))],
        picture=borrowing.plan_picture(rows), tables=[borrowing.plan_table(rows)])


def start(today: dt.date) -> dict[str, Any]:
    """A plain example to change."""
    return borrowing.start_values(today) | {"rate": 55_000}


CARD = Card("lan", text("Vad kostar lånet?"), text("Ränta, betalningsplan och effektiv ränta"),
            text("Skriv hur stort lånet är och hur ni vill betala. Ni får veta vad det kostar, vad varje betalning "
                  "blir och vad som är kvar efteråt."), LoanForm, work, start, borrowing.PLACES,
            folded=("fee", "free_months"), fold=text("Avgift, eller tid utan amortering"))
