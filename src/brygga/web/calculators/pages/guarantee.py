"""Vad kostar en garanti, och vad sparar vi? The fee by day on what is guaranteed, against the bank's lower rate."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from brygga.formats.pictures.places import Part, places, places_key
from brygga.formats.xlsx.workbook import Column
from brygga.foundation.refusals import text
from brygga.web.calculators.card import Card
from brygga.web.calculators.desk import Desk, in_minor, in_percent, in_share, language
from brygga.web.calculators.pages import borrowing
from brygga.web.calculators.shown import Fact, Shown, Table
from brygga.web.shell import say
from brygga.web.shell.pictures import both_widths, drawing

PLACES = {**{f"loan.{name}": field for name, field in borrowing.PLACES.items()}, "rate_without": "rate_without",
          "share": "share", "fee_rate": "fee_rate", "cap": "share"}


class GuaranteeForm(borrowing.Loan):
    """A bank loan at two rates, how much of it is guaranteed, and for what fee."""

    rate_without = borrowing.percent_field(text("Bankens ränta utan garanti"), text("Procent om året."))
    rate = borrowing.percent_field(text("Bankens ränta med garanti"), text("Procent om året."))
    share = borrowing.percent_field(text("Hur stor del täcker garantin?"),
                                    text("Procent av det som är kvar av lånet."))
    fee_rate = borrowing.percent_field(text("Garantiavgift"), text("Procent om året på det garanterade beloppet."))
    field_order = ("amount", "months", "every", "repayment", "start", "rate_without", "rate", "share", "fee_rate")

    def clean(self) -> dict[str, Any]:
        """Percentages are not below nothing, and no more than the whole loan is guaranteed."""
        given = super().clean()
        borrowing.below_nothing(self, "rate_without", "rate", "fee_rate")
        borrowing.a_share(self, "share")
        return given


def work(desk: Desk, given: dict[str, Any]) -> Shown:
    """Put the comparison, say what is left in the borrower's pocket."""
    answer = desk.put("guarantee", {
        "loan": borrowing.loan_question(given, given["rate"]), "rate_without": in_percent(given["rate_without"]),
        "share": in_share(given["share"]), "fee_rate": in_percent(given["fee_rate"])})
    fee, by_rate, saved = (in_minor(answer[name]) for name in ("fee", "saved_by_rate", "saved"))
    parts = {"fee": say.kr(fee, exact=True), "by_rate": say.kr(by_rate, exact=True),
             "saved": say.kr(abs(saved), exact=True)}
    sentence = (_("Garantin kostar %(fee)s och sänker räntan med %(by_rate)s: ni sparar %(saved)s.") if saved >= 0 else
                _("Garantin kostar %(fee)s men sänker räntan bara med %(by_rate)s: den kostar er %(saved)s mer."))
    return Shown(
        sentence % parts, answer["explain"], tone="ok" if saved >= 0 else "warn",
        more=[] if saved >= 0 else [_("Den kan ändå vara värd det, om banken inte lånar ut utan garanti.")],
        facts=[Fact(Column(_("Garantiavgift"), "amount", "kr"), fee, _("hela tiden")),
               Fact(Column(_("Effektiv ränta med garanti"), "percent", "%"), answer["apr"], _("avgiften inräknad")),
               Fact(Column(_("Effektiv ränta utan"), "percent", "%"), answer["apr_without"]),
               Fact(Column(_("Ni sparar") if saved >= 0 else _("Skillnad"), "amount", "kr"), saved, _("efter avgift"))],
        picture=_picture(in_minor(answer["cost"]) - fee, fee, saved), tables=[_table(answer["rows"])])


def _picture(cost: int, fee: int, saved: int) -> dict[str, Any]:
    """The cost without a guarantee as one bar, parted in what still is paid and what is kept."""
    parts = [Part("out", _("Ränta och avgifter till banken"), cost), Part("committed", _("Garantiavgift"), fee)]
    parts += [Part("free", _("Det ni sparar"), saved)] if saved > 0 else []
    caption = (_("Hela stapeln är vad lånet hade kostat utan garanti.") if saved >= 0 else
               _("Hela stapeln är vad lånet kostar med garanti."))
    return {"svg": both_widths(partial(places, title=_("Vad lånet kostar")), parts, id_="cost"), "width": "mid",
            "caption": caption, "key": [{"swatch": drawing(k.swatch), "label": k.label}
                                        for k in places_key(parts, language=language())]}


def _table(rows: list[dict[str, Any]]) -> Table:
    names = (("balance", _("Lånets saldo")), ("guaranteed", _("Garanterat")), ("fee", _("Garantiavgift")),
             ("interest", _("Ränta")), ("interest_without", _("Ränta utan garanti")), ("saved", _("Sparat")))
    columns = [Column(_("Från"), "date"), Column(_("Till"), "date"), Column(_("Dagar"), "count"),
               *(Column(label, "amount", "kr") for _name, label in names)]
    return Table(_("Avgift och besparing, period för period"), columns, [
        [dt.date.fromisoformat(row["from"]), dt.date.fromisoformat(row["to"]), row["days"],
         *(in_minor(row[name]) for name, _label in names)] for row in rows])


def start(today: dt.date) -> dict[str, Any]:
    """A plain example to change."""
    return borrowing.start_values(today) | {"rate_without": 95_000, "rate": 65_000, "share": 800_000,
                                            "fee_rate": 15_000}


CARD = Card("garanti", text("Vad kostar en garanti, och vad sparar vi?"),
            text("Garantiavgift dag för dag mot bankens lägre ränta"),
            text("En garanti kostar en avgift men kan ge lägre ränta i banken. Ni får veta vad avgiften blir på det "
                  "som är kvar av lånet, och vad som blir över."), GuaranteeForm, work, start, PLACES)
