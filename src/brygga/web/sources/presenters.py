"""The source page's figures as the components take them: facts, tables and workings, in the page's language."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brygga.operations.source_page import SourcePage
from brygga.web.sources.words import kr, language


def lead(page: SourcePage) -> str:
    """Return the page's one sentence: who, how much, how often, what is lost."""
    at, told = page.statement, {"funder": page.source.funder, "paid": kr(page.statement.paid_in.minor)}
    if not at.paid_in.minor:
        return _("Inga pengar har kommit in från %(funder)s än.") % told
    told |= {"since": str(page.history[0].on.year) if page.history else "", "lent": _times(page, used=False),
             "used": _times(page, used=True)}
    said = _("%(funder)s har satt in %(paid)s sedan %(since)s.") % told
    if at.lent_total.minor or at.reserved_total.minor:
        said += " " + _("Pengarna har lånats ut eller placerats %(lent)s gånger") % told
        said += _(", och med garantierna har de använts %(used)s gånger.") % told if at.reserved_total.minor else "."
    else:
        said += " " + _("De väntar på sin första användning.")
    lost = at.losses.minor
    return said + " " + (_("%s har gått förlorade.") % kr(lost) if lost else _("Inget har gått förlorat."))


def facts(page: SourcePage, is_today: bool) -> list[dict[str, Any]]:
    """Return the four facts under the sentence."""
    at, back_note = page.statement, ""
    if page.recovered_minor:
        back_note = _("varav %s återvunnet") % kr(page.recovered_minor)
    promised = page.committed_minor + at.reserved.minor
    return [
        {"label": _("I kassan i dag") if is_today else _("I kassan"), "value": kr(at.cash.minor),
         "note": _("varav %s är lovade") % kr(promised) if promised else _("inget av det är lovat")},
        {"label": _("Ute i föreningar"), "value": kr(at.out.minor), "note": _agreements(page.agreements_out)},
        {"label": _("Tillbaka hittills"), "value": kr(page.back_minor), "note": back_note},
        {"label": _("Förlorat"), "value": kr(at.losses.minor),
         "note": _agreements(page.lost_agreements) if page.lost_agreements else ""}]


def factors(page: SourcePage) -> list[dict[str, Any]]:
    """Return the two factors, each with its working."""
    at = page.statement
    if not at.paid_in.minor:
        return []
    paid = {"label": _("Insatt av %s") % page.source.funder, "value": kr(at.paid_in.minor)}
    lent = {"label": _("Utlånat och placerat, allt sedan början"), "value": kr(at.lent_total.minor)}
    reserved = {"label": _("Garantier som har ställts ut"), "value": kr(at.reserved_total.minor)}
    note = _("Samma krona räknas varje gång den används. Därför kan talet bli större än ett.")
    return [
        {"name": _("Utlånat: %s gånger") % _times(page, used=False), "lines": [lent, paid], "note": note,
         "total": {"label": _("Utlånat delat med insatt"), "value": _exact(at.revolve_factor())}},
        {"name": _("Använt: %s gånger") % _times(page, used=True), "lines": [lent, reserved, paid], "note": note,
         "total": {"label": _("Utlånat och garanterat delat med insatt"), "value": _exact(at.use_factor())}}]


def average(page: SourcePage) -> str:
    """Return how long a krona is out, in words; empty before any was."""
    if page.average_days is None:
        return ""
    said = ngettext("En krona har varit ute i genomsnitt %s dag.", "En krona har varit ute i genomsnitt %s dagar.",
                    page.average_days) % page.average_days
    return said + " " + _("Det som fortfarande är ute är räknat till och med dagen som sidan visar.")


def turns(page: SourcePage) -> dict[str, Any]:
    """Return the table of turns: how much of the money stands where, by how often it has been used."""
    def name(turn: int) -> str:
        return _("Första gången") if turn == 0 else _("Andra gången") if turn == 1 else _("Tredje gången") \
            if turn == 2 else _("Gång %s") % (turn + 1)
    columns = [{"label": _("Varv")}, *({"label": word, "numeric": True} for word in (
        _("I kassan"), _("Ute"), _("Reserverat"), _("Förlorat"), _("Sammanlagt")))]
    rows = [[name(t.turn), *(kr(place.minor) if place.minor else "–" for place in (t.cash, t.out, t.reserved, t.lost)),
             kr(t.whole.minor)] for t in page.statement.turns]
    sums = [sum(getattr(t, place).minor for t in page.statement.turns) for place in (
        "cash", "out", "reserved", "lost", "whole")]
    return {"columns": columns, "rows": rows, "total": [_("Sammanlagt"), *map(kr, sums)] if len(rows) > 1 else ""}


def flows(page: SourcePage) -> dict[str, Any]:
    """Return the table of uses: from whom the money last came, to whom it went."""
    columns = [{"label": _("Till")}, {"label": _("Kom senast från")}, {"label": _("Varv"), "numeric": True},
               {"label": _("Belopp"), "numeric": True, "phone": "beside"}]
    return {"columns": columns, "rows": [[f.to, f.origin or page.source.funder, str(f.turn), kr(f.minor)]
                                         for f in page.flows]}


def promises(page: SourcePage) -> dict[str, Any]:
    """Return the table of what is decided and not paid out; a case that is shut has no name here."""
    columns = [{"label": _("Avtal")}, {"label": _("Beslutat")},
               {"label": _("Belopp"), "numeric": True, "phone": "beside"}]
    rows = [[f"{p.label}, {p.number}" if p.label else _("jäv"), p.made_on.isoformat(), kr(p.minor)]
            for p in page.promises]
    return {"columns": columns, "rows": rows}


def history(page: SourcePage) -> dict[str, Any]:
    """Return the table of pay-ins and returns."""
    words = {"pay_in": _("Insatt"), "return": _("Återlämnat till finansiären")}
    columns = [{"label": _("Dag")}, {"label": _("Vad"), "phone": "bare"},
               {"label": _("Belopp"), "numeric": True, "phone": "beside"}]
    rows = [[e.on.isoformat(), {"text": words[e.kind], "hint": _("rättat, räknas inte") if e.put_right else ""},
             kr(e.minor)] for e in page.history]
    return {"columns": columns, "rows": rows}


def sums(page: SourcePage) -> dict[str, Any]:
    """Return how the figures add up: in, out again, and what is there."""
    at = page.statement
    rows = [(_("Insatt"), at.paid_in.minor), (_("Räntor, utdelning och avgifter"), at.income.minor),
            (_("Förlorat"), -at.losses.minor), (_("Kostnader"), -at.costs.minor),
            (_("Återlämnat till finansiären"), -at.returned.minor)]
    there = at.cash.minor + at.out.minor + at.reserved.minor
    return {"lines": [{"label": word, "value": kr(minor)} for word, minor in rows if minor],
            "total": {"label": _("Finns i kassan, ute och reserverat"), "value": kr(there)}}


def _times(page: SourcePage, *, used: bool) -> str:
    at = page.statement
    return _decimal(str((at.use_factor(1) if used else at.revolve_factor(1)) or 0))


def _exact(factor: object) -> str:
    return _decimal(str(factor))


def _decimal(said: str) -> str:
    return said.replace(".", ",") if language() == "sv" else said


def _agreements(count: int) -> str:
    return ngettext("%s avtal", "%s avtal", count) % count
