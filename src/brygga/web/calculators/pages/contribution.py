"""Förlagsinsats: när får vi tillbaka den? The days of EFL 11:4 on a line, and which way comes first."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from brygga.domain.dates import add_months
from brygga.formats.pictures.timeline import Stop, timeline
from brygga.formats.xlsx.workbook import Column
from brygga.foundation.refusals import text
from brygga.web.calculators.card import Card
from brygga.web.calculators.desk import Desk
from brygga.web.calculators.shown import Fact, Shown, Table
from brygga.web.shell import say
from brygga.web.shell.forms import DateField
from brygga.web.shell.pictures import both_widths

NAMES = ("contributed_on", "holder_notice_on", "association_notice_on", "fixed_date", "bylaw_registered_on")


class ContributionForm(forms.Form):
    """The days that the law counts from, and the day one stands on."""

    contributed_on = DateField(label=text("När betalades insatsen in?"))
    holder_notice_on = DateField(label=text("När sa innehavaren upp den?"), required=False, help_text="")
    association_notice_on = DateField(label=text("När sa föreningen upp den?"), required=False, help_text="")
    fixed_date = DateField(label=text("Bestämd dag i stadgarna"), required=False, help_text="")
    bylaw_registered_on = DateField(label=text("När registrerades den stadgan?"), required=False, help_text="")
    as_of = DateField(label=text("Räkna som på dagen"), help_text=text("Bilden visar vad som har varit och vad som "
                                                                         "är kvar den dagen."))


def work(desk: Desk, given: dict[str, Any]) -> Shown:
    """Put the days, say when."""
    answer = desk.put("contribution", {name: given[name].isoformat() for name in NAMES if given[name]})
    found = {name: _day(answer[name]) for name in ("five_years_on", "earliest_redemption", "pay_on")}
    sentence, tone, more = _said(answer, found)
    ways = [(str(_way(code)), _day(on) or _closed(code, given)) for code, on in answer["ways"].items()]
    return Shown(
        sentence, answer["explain"], tone=tone, more=more,
        facts=[Fact(Column(_("Fem år efter inbetalningen"), "date"), found["five_years_on"], _("EFL 11 kap. 4 §")),
               Fact(Column(_("Tidigast inlösen"), "date"), found["earliest_redemption"]),
               Fact(Column(_("Betalas"), "date"), found["pay_on"], _("första bankdagen"))],
        picture=_picture(given, found),
        tables=[Table(_("De tre vägarna"), (Column(_("Väg")), Column(_("Tidigast"), "date")), ways)])


def _said(answer: dict[str, Any], found: dict[str, dt.date | None]) -> tuple[str, str, list[str]]:
    if answer["refused"]:
        return _("Så kan insatsen inte lösas in."), "warn", list(answer["refused"])
    if found["pay_on"] is None or found["earliest_redemption"] is None:
        return (_("Ingen har sagt upp insatsen, så den löses inte in än."), "warn", [
            _("Den får tidigast lösas in den %s, och bara om någon säger upp den i tid: innehavaren två år före, "
              "föreningen sex månader före.") % say.day(found["five_years_on"] or dt.date.min)])
    more = [_("Vägen dit: %s.") % _way(answer["by"])]
    if answer["clawback_exempt"]:
        more.append(_("Den kan inte krävas tillbaka vid konkurs, eftersom dagen står i stadgarna (EFL 11 kap. 8 §)."))
    return (_("Insatsen får lösas in den %(on)s och betalas den %(paid)s.") % {
        "on": say.day(found["earliest_redemption"]), "paid": say.day(found["pay_on"])}, "ok", more)


def _way(code: str) -> str:
    return {"holder": _("innehavarens uppsägning"), "association": _("föreningens uppsägning"),
            "fixed": _("bestämd dag i stadgarna")}[code]


def _closed(code: str, given: dict[str, Any]) -> str:
    """Why a way leads to no day."""
    if code == "fixed":
        return _("leder inte dit") if given["fixed_date"] else _("ingen dag i stadgarna")
    told = given["holder_notice_on"] if code == "holder" else given["association_notice_on"]
    return _("leder inte dit") if told else _("inte uppsagd")


def _picture(given: dict[str, Any], found: dict[str, dt.date | None]) -> dict[str, Any]:
    stops = [(given["contributed_on"], _("Insatsen betalas in"), ""),
             (given["holder_notice_on"], _("Innehavaren säger upp"), ""),
             (given["association_notice_on"], _("Föreningen säger upp"), ""),
             (found["five_years_on"], _("Fem år har gått"), _("EFL 11:4")),
             (found["earliest_redemption"], _("Får lösas in"), "")]
    shown = sorted((Stop(day, label, note) for day, label, note in stops if day), key=lambda stop: stop.day)
    drawn = partial(timeline, mark=say.day(given["as_of"]))
    return {"svg": both_widths(drawn, shown, given["as_of"], id_="days"), "width": "mid",
            "caption": _("Fyllda punkter har varit, ringar är kvar.")}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def start(today: dt.date) -> dict[str, Any]:
    """A contribution of four years ago, given notice of today."""
    return {"contributed_on": add_months(today, -48), "holder_notice_on": today, "as_of": today}


CARD = Card("forlagsinsats", text("Förlagsinsats: när får vi tillbaka den?"),
            text("Fem år, uppsägning och den dag som pengarna betalas"),
            text("En förlagsinsats i en ekonomisk förening är bunden i minst fem år och behöver sägas upp. Ni får "
                  "veta den tidigaste dagen, och vilken väg som leder dit."), ContributionForm, work, start,
            {name: name for name in NAMES}, folded=("association_notice_on", "fixed_date", "bylaw_registered_on"),
            fold=text("Uppsägning från föreningen, eller en dag i stadgarna"))
