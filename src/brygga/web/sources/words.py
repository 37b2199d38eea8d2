"""What stands on the pages of sources, in sentences: terms, accounting classes, where the money is."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from brygga.apps.cases.situations import SITUATIONS
from brygga.apps.funding.queries import SourceView
from brygga.domain.casework.labels import label
from brygga.formats.pictures import figures
from brygga.formats.pictures.places import Part
from brygga.foundation.refusals import text
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country
from brygga.operations.source_page import Places

# "Must it come back if nothing is lost, and when?" decides the class; the auditor decides, the fund notes who did.
CLASSES: tuple[tuple[str, Any, Any], ...] = (
    ("loan", text("Ja, på en bestämd dag eller när de ber om det"), text(
        "Det är ett lån till fonden (skuld). Fonden bär förlusten själv, och ränta kan löpa. Kan aldrig komma från "
        "allmänheten.")),
    ("conditional_capital", text("Ja, men minskat med det som har gått förlorat"), text(
        "Villkorat kapital. Finansiären bär förlusten, i den ordning som avtalet säger. Står som skuld till sitt "
        "fulla belopp tills den regeln träder in.")),
    ("revolving_grant", text("Bara om villkoren bryts eller när programmet upphör"), text(
        "Pengar som ska gå runt. De står som skuld så länge; revisorn avgör en gång per källa.")),
    ("grant", text("Nej, när villkoren är uppfyllda är de våra"), text(
        "Bidrag. Blir intäkt när villkoren är uppfyllda. Förlusten är fondens.")),
    ("donation", text("Nej, det är en gåva"), text("Intäkt när den kommer. Inget lämnas tillbaka.")),
    ("managed_money", text("De blir aldrig våra, vi förvaltar dem"), text(
        "Pengarna står på ett eget bankkonto och syns inte i fondens resultat. Finansiären bär förlusten.")),
    ("member_capital", text("De är medlemmarnas insatser"), text(
        "Eget kapital. Går tillbaka när en medlem lämnar, i den mån det finns täckning (EFL 10:11).")),
)
CLASS_NAMES = {
    "loan": text("lån från finansiären"), "conditional_capital": text("villkorat kapital"),
    "revolving_grant": text("pengar som ska gå runt"), "grant": text("bidrag"), "donation": text("gåva"),
    "managed_money": text("förvaltade medel"), "member_capital": text("medlemsinsatser")}
INSTRUMENTS = ("loan", "bridge_loan", "contribution")


def language() -> str:
    """Return the page's language as the pictures and the domain take it."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def kr(minor: int, currency: str = "SEK") -> str:
    """Return an amount as the page's reader writes it."""
    return figures.money(minor, currency, language())


def counties(tenant_id: int) -> list[tuple[str, str]]:
    """Return (code, name) of the country's counties."""
    return [(place.code, place.name) for place in country(country_of(tenant_id)).regions()]


def instruments() -> list[tuple[str, str]]:
    """Return (code, name) of what the fund gives money in."""
    return [(code, label("instrument", code, language()).capitalize()) for code in INSTRUMENTS]


def purposes() -> list[tuple[str, str]]:
    """Return (code, name) of the situations that cases come with: what a source's purposes are chosen among."""
    return [(code, words.in_(language())) for code, words in SITUATIONS.items()]


def terms(source: SourceView, names: dict[str, str]) -> list[dict[str, str]]:
    """Return the agreement's terms as label and sentence; `names` are county code → name."""
    rows = [(_("Avtal"), source.registry_number or _("Inget diarienummer är skrivet")),
            (_("Belopp"), kr(source.amount_minor, source.currency)), (_("Gäller"), _days(source)),
            (_("Var"), _among([names.get(c, c) for c in source.counties], _("I hela landet"))),
            (_("Till vad"), _among([n for c, n in instruments() if c in source.instruments], _("Lån och placeringar"))),
            (_("Ändamål"), _among([n for c, n in purposes() if c in source.purposes], _("Alla ändamål")))]
    if source.case_cap_minor:
        rows.append((_("Högst till ett ärende"), kr(source.case_cap_minor, source.currency)))
    confirmed = _("%(class)s, bekräftat av %(who)s %(day)s") % {
        "class": CLASS_NAMES[source.accounting_class], "who": source.class_confirmed_by,
        "day": figures.day(source.class_confirmed_on, language())}
    rows += [(_("I böckerna"), str(confirmed)),
             (_("Offentliga medel"), _("Ja, statsstödsreglerna gäller") if source.public_resources else _("Nej"))]
    return [{"question": str(q), "answer": str(a)} for q, a in rows]


def limits(source: SourceView, names: dict[str, str]) -> str:
    """Return one sentence on what the money may be used for, empty when there is no limit."""
    only = [_among([n.lower() for c, n in instruments() if c in source.instruments], ""),
            _among([n.lower() for c, n in purposes() if c in source.purposes], "")]
    where = _among([names.get(c, c) for c in source.counties], "")
    said = [part for part in only if part]
    if where and said:
        return _("Får bara gå till %(what)s i %(where)s.") % {"what": _(" för ").join(said), "where": where}
    if where:
        return _("Får bara användas i %s.") % where
    return _("Får bara gå till %s.") % _(" för ").join(said) if said else ""


def sentence(source: SourceView, at: Places) -> str:
    """Return a source in one sentence: what came in, what is out, what is free."""
    told = {"funder": source.funder, "paid": kr(at.paid_in_minor), "amount": kr(source.amount_minor),
            "out": kr(at.out_minor + at.reserved_minor), "free": kr(at.free_minor)}
    if not at.paid_in_minor:
        return _("%(funder)s ska sätta in %(amount)s. Inget har kommit än.") % told
    if at.paid_in_minor < source.amount_minor:
        return _("%(funder)s har satt in %(paid)s av %(amount)s. %(out)s är ute, %(free)s är fritt.") % told
    return _("%(funder)s har satt in %(paid)s. %(out)s är ute, %(free)s är fritt.") % told


def parts(at: Places) -> list[Part]:
    """Return the parts of the bar with their words."""
    return [Part("free", _("Fritt i kassan"), at.free_minor), Part("committed", _("Lovat"), at.committed_minor),
            Part("out", _("Ute"), at.out_minor), Part("reserved", _("Reserverat"), at.reserved_minor),
            Part("lost", _("Förlorat"), at.lost_minor), Part("returned", _("Återlämnat"), at.returned_minor)]


def _days(source: SourceView) -> str:
    start = figures.day(source.from_on, language())
    if source.to_on is None:
        return _("Från %s, tills vidare") % start
    return _("Från %(start)s till och med %(end)s") % {"start": start, "end": figures.day(source.to_on, language())}


def _among(names: list[str], otherwise: str) -> str:
    if not names:
        return otherwise
    return names[0] if len(names) == 1 else _("%(first)s och %(last)s") % {
        "first": ", ".join(names[:-1]), "last": names[-1]}
