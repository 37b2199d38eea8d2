"""Stöd av mindre betydelse: what a loan, a guarantee or a grant holds of aid, and whether it fits under the ceiling.

Three questions in a row: the kronor in euro at the day's rate, the aid in the measure, and the room that is left.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import partial
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from brygga.domain.rates import format_fraction
from brygga.formats.pictures.places import Part, places, places_key
from brygga.formats.xlsx.workbook import Cell, Column
from brygga.foundation.refusals import text
from brygga.web.calculators.card import Card
from brygga.web.calculators.desk import Desk, in_minor, in_share, in_units, language
from brygga.web.calculators.pages.borrowing import MonthsField, a_share, below_nothing
from brygga.web.calculators.shown import Fact, Shown, Table
from brygga.web.shell import say
from brygga.web.shell.forms import AmountField, DateField, PercentField
from brygga.web.shell.pictures import both_widths, drawing

KINDS = (("loan", text("ett lån")), ("guarantee", text("en garanti")), ("grant", text("ett bidrag")))
EARLIER = (1, 2, 3)
NEEDS = {"months": ("loan", "guarantee"), "cover": ("guarantee",)}
"""Which kinds a field belongs to, and must then be filled in."""
US = "Företaget"
RATE_MAX_PPM = 10_000_000


text_with: Any = lazy(lambda words, nr: str(words) % nr, str)
"""A text with a number in it, put together when it is shown."""


class RateInput(forms.TextInput):
    """A box for kronor a euro."""

    def __init__(self) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "class": "s"})


def earlier(nr: int) -> tuple[DateField, AmountField]:
    """The day and the euro of aid that was had before."""
    return (DateField(label=text_with(text("Tidigare stöd %s, beviljat den"), nr), required=False, help_text=""),
            AmountField(label=text_with(text("Tidigare stöd %s, belopp"), nr), currency="EUR", required=False))


class AidForm(forms.Form):
    """The measure, the day, the rate of exchange, and what has been had before."""

    kind = forms.ChoiceField(label=text("Vad handlar det om?"), choices=KINDS,
                             widget=forms.RadioSelect({"class": "inline"}))
    amount = AmountField(label=text("Belopp"), min_minor=1,
                         help_text=text("För en garanti: det garanterade beloppet."))
    sek_per_eur = PercentField(label=text("Kronor per euro"), widget=RateInput(), help_text=text(
        "Kursen den dag stödet beviljas, till exempel 11,25. Riksbanken har den."), error_messages={
            "required": text("Skriv kursen, till exempel 11,25.")})
    on = DateField(label=text("När beviljas det?"))
    months = MonthsField(
        min_value=1, max_value=600, error_messages={
            "required": text("Skriv hur många månader lånet eller garantin löper, till exempel 36."),
            "invalid": text("Skriv antalet månader med siffror, till exempel 36."),
            "min_value": text("Minst en månad."), "max_value": text("Högst 600 månader, 50 år.")})
    secured = forms.BooleanField(label=text("Lånet har säkerhet för minst hälften"), required=False)
    cover = PercentField(label=text("Hur stor del av lånet täcker garantin?"), error_messages={
        "required": text("Skriv hur stor del av lånet som garantin täcker, till exempel 80.")})
    earlier1_on, earlier1_eur = earlier(1)
    earlier2_on, earlier2_eur = earlier(2)
    earlier3_on, earlier3_eur = earlier(3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Only what the kind has is asked for; the stylesheet hides the rest while the kind is chosen."""
        super().__init__(*args, **kwargs)
        for name, kinds in NEEDS.items():
            self.fields[name].required = not self.is_bound or self.data.get("kind") in kinds

    @property
    def not_asked(self) -> list[str]:
        """Fields of other kinds than the chosen one."""
        kind = self.data.get("kind")
        return [name for name, kinds in {**NEEDS, "secured": ("loan",)}.items() if kind not in kinds]

    def clean(self) -> dict[str, Any]:
        """Earlier aid has both day and amount. What depends on the kind is shown as asked for, whichever was chosen."""
        given = super().clean() or {}
        below_nothing(self, "sek_per_eur")
        a_share(self, "cover")
        for name in NEEDS:
            self.fields[name].required = True
        for nr in EARLIER:
            on, eur = given.get(f"earlier{nr}_on"), given.get(f"earlier{nr}_eur")
            if eur is not None and on is None and f"earlier{nr}_on" not in self.errors:
                self.add_error(f"earlier{nr}_on", _("Skriv vilken dag det beviljades."))
            if on is not None and eur is None and f"earlier{nr}_eur" not in self.errors:
                self.add_error(f"earlier{nr}_eur", _("Skriv hur stort stödet var, i euro."))
        return given


def work(desk: Desk, given: dict[str, Any]) -> Shown:
    """Kronor to euro, euro to aid, aid to room."""
    rate = format_fraction(Fraction(given["sek_per_eur"], 10_000), 4)
    euro = desk.put("deminimis", {"gge_sek": in_units(given["amount"]), "sek_per_eur": rate,
                                  "granting_date": given["on"].isoformat()})
    measured = desk.put("gge", _measure(given, euro["gge_eur"]))
    working = [*euro["explain"], *measured["explain"]]
    if measured["gge"] is None:
        return Shown(_("Stödet går inte att räkna ut med den förenklade metoden."), working, tone="warn",
                     more=[*measured["why"], _("Räkna då med referensräntan, som kräver fler uppgifter, eller fråga "
                                               "fonden.")])
    room = desk.put("deminimis", {
        "on": given["on"].isoformat(), "new_gge": measured["gge"], "undertakings": [US], "grants": _earlier(given)})
    return _shown(given, measured, room, [*working, *room["explain"]])


def _measure(given: dict[str, Any], euro: str) -> dict[str, Any]:
    question: dict[str, Any] = {"kind": given["kind"], "amount": euro, "on": given["on"].isoformat()}
    if given["kind"] != "grant":
        question |= {"method": "safe_harbour", "months": given["months"]}
    if given["kind"] == "loan":
        question["collateral_share"] = "0.5" if given["secured"] else "0"
    if given["kind"] == "guarantee":
        question["cover"] = in_share(given["cover"])
    return question


def _earlier(given: dict[str, Any]) -> list[dict[str, str]]:
    return [{"undertaking": US, "on": given[f"earlier{nr}_on"].isoformat(),
             "gge": in_units(given[f"earlier{nr}_eur"])} for nr in EARLIER if given[f"earlier{nr}_on"]]


def _shown(given: dict[str, Any], measured: dict[str, Any], room: dict[str, Any], working: list[str]) -> Shown:
    new, used, left, ceiling = (in_minor(room[name]) for name in ("new_gge", "used", "headroom", "ceiling"))
    parts = {"new": say.kr(new, currency="EUR"), "left": say.kr(left, currency="EUR"),
             "ceiling": say.kr(ceiling, currency="EUR")}
    fits = bool(room["admissible"])
    sentence = (_("Stödet är %(new)s och ryms: %(left)s av taket på %(ceiling)s var ledigt.") if fits else
                _("Stödet är %(new)s och ryms inte: bara %(left)s av taket på %(ceiling)s är ledigt."))
    counted: list[list[Cell]] = [[dt.date.fromisoformat(one["on"]), in_minor(one["gge"])] for one in room["counted"]]
    euro = "€"
    return Shown(
        sentence % parts, working, tone="ok" if fits else "warn",
        more=[*room["why"], _("Stöd till företag som hör ihop med ert räknas samman med ert, och allt stöd de senaste "
                              "tre åren räknas. Kontrollera mot registret innan ni beslutar.")],
        facts=[Fact(Column(_("Stödet i åtgärden"), "amount", euro), new, measured["source"]),
               Fact(Column(_("Använt på tre år"), "amount", euro), used),
               Fact(Column(_("Ledigt före det nya"), "amount", euro), left, room["source"])],
        picture=_picture(used, new, left),
        tables=[Table(_("Tidigare stöd som räknas"), (Column(_("Beviljat"), "date"), Column(_("Stöd"), "amount", euro)),
                      counted)] if counted else [])


def _picture(used: int, new: int, left: int) -> dict[str, Any]:
    fitting = min(new, left)
    parts = [Part("out", _("Använt"), used), Part("committed", _("Det nya stödet"), fitting),
             Part("lost", _("Över taket"), new - fitting), Part("free", _("Ledigt efteråt"), left - fitting)]
    bar = partial(places, currency="EUR", title=_("Utrymmet under taket"))
    return {"svg": both_widths(bar, parts, id_="room"), "width": "mid",
            "caption": _("Hela stapeln är taket för tre år."), "key": [
                {"swatch": drawing(k.swatch), "label": k.label}
                for k in places_key(parts, language=language(), currency="EUR")]}


def start(today: dt.date) -> dict[str, Any]:
    """A loan of today; the rate of exchange is a fact that nobody guesses."""
    return {"kind": "loan", "amount": 20_000_000, "on": today, "months": 36, "secured": True, "cover": 800_000}


CARD = Card("stod", text("Stöd av mindre betydelse"),
            text("Hur mycket stöd ett lån, en garanti eller ett bidrag är, och om det ryms"),
            text("Lån på bättre villkor än bankens kan vara statligt stöd. Ni får veta hur stort stödet är i euro, "
                  "och om det ryms under taket för tre år."), AidForm, work, start,
            {"gge_sek": "amount", "sek_per_eur": "sek_per_eur", "granting_date": "on", "amount": "amount", "on": "on",
             "months": "months", "collateral_share": "secured", "cover": "cover", "new_gge": "amount",
             **{f"grants.{nr - 1}.{name}": f"earlier{nr}_{box}" for nr in EARLIER
                for name, box in (("on", "on"), ("gge", "eur"))}},
            folded=tuple(f"earlier{nr}_{box}" for nr in EARLIER[1:] for box in ("on", "eur")),
            fold=text("Fler tidigare stöd"))
