"""Hur många varv gör kronan? A thought fund drawn as the house's arches: each turn in its own colour.

`domain.funding.scenario` makes the events, the calculator `lots` says which kronor went where and for which time.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from brygga.domain.dates import add_months
from brygga.domain.funding.scenario import Happening, ScenarioRefused, Thought, revolve
from brygga.formats.pictures.arch_values import Arc, ArchWorld, PayIn, bundled
from brygga.formats.pictures.arch_words import arch_table
from brygga.formats.xlsx.workbook import Column
from brygga.foundation.refusals import text
from brygga.web.calculators.card import Card
from brygga.web.calculators.desk import Desk, NotAnswered, in_minor, in_units, language
from brygga.web.calculators.pages.borrowing import MonthsField, percent_field
from brygga.web.calculators.shown import Fact, Shown, Table
from brygga.web.shell import say
from brygga.web.shell.forms import AmountField, DateField
from brygga.web.shell.pictures import ArchesView, arches_view

SOURCE = "Insättningen"
LOSSES_DRAWN_MAX = 6
ARCHES_MAX = 14
"""All arches of a thought fund are equally long, so more of them cover each other; then those of a year are one."""
FIELDS = {"loan": "loan", "lost": "lost", "months": "months", "until": "until"}


class TurnsForm(forms.Form):
    """A sum, the loans it becomes, what is lost, and from when to when."""

    amount = AmountField(label=text("Hur mycket pengar kommer in?"), min_minor=1)
    loan = AmountField(label=text("Hur stort är varje lån?"), min_minor=1)
    months = MonthsField(
        label=text("Hur många månader är lånen?"), min_value=3, max_value=480,
        help_text=text("De betalas tillbaka lika mycket varje kvartal."),
        error_messages={"invalid": text("Skriv antalet månader med siffror, till exempel 36."),
                        "min_value": text("Minst 3 månader."), "max_value": text("Högst 480 månader, 40 år.")})
    lost = percent_field(text("Hur mycket av varje lån går förlorat?"), text("Procent. Skriv 0 om inget gör det."))
    start = DateField(label=text("När kommer pengarna?"))
    until = DateField(label=text("Räkna fram till"))


def work(desk: Desk, given: dict[str, Any]) -> Shown:
    """Think the fund, put its events, show the turns."""
    try:
        events = revolve(Thought(given["amount"], given["loan"], given["months"], Fraction(given["lost"], 1_000_000),
                                 given["start"], given["until"], unit_minor=100))
    except ScenarioRefused as no:
        raise NotAnswered(FIELDS[no.field], no.en if language() == "en" else no.sv) from None
    answer = desk.put("lots", {"currency": "SEK", "events": [_event(one) for one in events]})
    source = answer["sources"][SOURCE]
    lent, lost = in_minor(source["lent_total"]), in_minor(source["losses"])
    highest = max(turn["turn"] for turn in source["turns"])
    times = source["revolve_factor"].replace(".", "." if language() == "en" else ",")
    parts = {"paid": say.kr(given["amount"]), "factor": times,
             "lent": say.kr(lent), "count": sum(one.kind == "lend" for one in events), "day": say.day(given["until"]),
             "lost": say.kr(lost), "turn": highest}
    return Shown(
        _("%(paid)s hinner lånas ut %(factor)s gånger till den %(day)s: %(lent)s i %(count)s lån.") % parts,
        answer["explain"], tone="ok",
        more=[_("De kronor som har arbetat mest är inne på varv %(turn)s.") % parts,
              *([_("%(lost)s har gått förlorat på vägen.") % parts] if lost else [])],
        facts=[Fact(Column(_("Utlånat sammanlagt"), "amount", "kr"), lent),
               Fact(Column(_("I kassan"), "amount", "kr"), in_minor(source["cash"])),
               Fact(Column(_("Ute i lån"), "amount", "kr"), in_minor(source["out"])),
               Fact(Column(_("Förlorat"), "amount", "kr"), lost)],
        arches=_view(_world(given, events, answer["flows"])), arches_say=_said(int(parts["count"])),
        tables=[_turns(source["turns"])])


def _said(loans: int) -> str:
    """What the arches are."""
    each = (_("Varje båge är de lån som lånas ut samma år.") if loans > ARCHES_MAX else _("Varje båge är ett lån."))
    return f"{each} " + _("Den börjar den dag pengarna lånas ut, smalnar av när de betalas tillbaka och landar när "
                          "allt är tillbaka. Siffran vid foten säger vilket varv pengarna är på.")


def _view(world: ArchWorld) -> ArchesView:
    """The arches without names, which say nothing here; many small losses would cover them, and stand in the table."""
    arcs = bundled(world.arcs, language(), 0) if len(world.arcs) > ARCHES_MAX else world.arcs
    if sum(len(arc.losses) for arc in arcs) > LOSSES_DRAWN_MAX:
        arcs = tuple(replace(arc, losses=()) for arc in arcs)
    return replace(arches_view(replace(world, arcs=arcs), names=False), rows=arch_table(world, language()))


def _event(one: Happening) -> dict[str, Any]:
    told: dict[str, Any] = {"on": one.on.isoformat(), "kind": one.kind}
    if one.kind == "pay_in":
        return told | {"source": SOURCE, "amount": in_units(one.minor)}
    if one.kind == "lend":
        return told | {"agreement": one.loan, "from": {SOURCE: in_units(one.minor)}}
    return told | {"agreement": one.loan, "amount": in_units(one.minor)}


def _turns(turns: list[dict[str, Any]]) -> Table:
    names = (("cash", _("I kassan")), ("out", _("Ute i lån")), ("lost", _("Förlorat")))
    return Table(_("Var kronorna är, varv för varv"), (Column(_("Varv"), "count"), *(
        Column(label, "amount", "kr") for _name, label in names)), [
        [turn["turn"], *(in_minor(turn[name]) for name, _label in names)] for turn in turns])


def _world(given: dict[str, Any], events: list[Happening], flows: list[dict[str, Any]]) -> ArchWorld:
    """The arches: what each loan still owes by day, and which turns its kronor were on when they were lent."""
    shares: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for flow in flows:
        shares[flow["to"]][flow["turn"]] += in_minor(flow["amount"])
    cash, at = 0, []
    loans: dict[str, list[Happening]] = defaultdict(list)
    for one in events:
        cash += {"lend": -1, "write_off": 0}.get(one.kind, 1) * one.minor
        at.append((one.on, cash))
        if one.loan:
            loans[one.loan].append(one)
    arcs = [_arc(name, told, shares[name], given) for name, told in loans.items()]
    return ArchWorld(given["until"], (PayIn(given["start"], given["amount"]),), tuple(dict(at).items()), tuple(arcs),
                     mark=say.day(given["until"], "manad"))


def _arc(name: str, told: list[Happening], shares: dict[int, int], given: dict[str, Any]) -> Arc:
    owed, steps = 0, []
    for one in told:
        owed += one.minor if one.kind == "lend" else -one.minor
        steps.append((one.on, owed))
    lands = add_months(told[0].on, given["months"])
    return Arc(_("Lån %s") % name, "loan", told[0].on, lands, tuple(dict(steps).items()), tuple(sorted(shares.items())),
               losses=tuple((one.on, one.minor) for one in told if one.kind == "write_off"))


def start(today: dt.date) -> dict[str, Any]:
    """A region's million over ten years."""
    return {"amount": 100_000_000, "loan": 20_000_000, "months": 36, "lost": 0, "start": today,
            "until": add_months(today, 120)}


CARD = Card("varv", text("Hur många varv gör kronan?"), text("När pengar som kommer tillbaka lånas ut igen"),
            text("Ett bidrag används en gång. Pengar som lånas ut kommer tillbaka och lånas ut igen. Ni får se hur "
                  "långt en summa räcker."), TurnsForm, work, start, {"events": "amount"})
