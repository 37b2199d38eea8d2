"""Invented content for the style page. Names of places are real, amounts, dates and terms are made up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator

from brygga.formats.pictures.cash_curve import Month, cash_curve
from brygga.formats.pictures.readiness import Area, readiness
from brygga.formats.pictures.schedule import Payment, schedule
from brygga.formats.pictures.stack import Cost, Source, stack
from brygga.formats.pictures.timeline import Stop, timeline
from brygga.web.shell import sample_world
from brygga.web.shell.forms import AmountField, DateField, DateThreeField, OrgnrField, PercentField, choice
from brygga.web.shell.pictures import arches_view, both_widths, drawing

TODAY = sample_world.TODAY
KR = 100
NAV = [{"label": label, "url": f"#{label.lower()}", "current": label == "Pengar"}
       for label in ("Ärenden", "Avtal", "Pengar", "Källor", "Rapporter")]
USER = {"name": "Karin Lind", "role": "Kassör", "logout_url": "#ut",
        "links": [{"label": "Mina uppgifter", "url": "#jag"}]}
TIES = [
    ("none", choice("Nej, jag har ingen koppling")),
    ("board", choice("Jag sitter i styrelsen, är anställd eller får företräda dem",
                     "Då är du jävig enligt lagen (EFL 7:23) och deltar inte.")),
    ("kin", choice("Jag är släkt eller nära vän med någon som berörs")),
]
WRONG = {"name": "", "amount": "12.500", "start": "260312", "founded_dag": "31", "founded_manad": "2",
         "founded_ar": "2020", "orgnr": "720412-4567", "rate": "fyra", "purpose": "", "kind": "lan"}


class ApplicationSample(forms.Form):
    """A form with one of each field."""

    name = forms.CharField(label="Vad heter föreningen?", error_messages={"required": "Skriv föreningens namn."})
    orgnr = OrgnrField(label="Organisationsnummer", help_text="Tio siffror. Står på registreringsbeviset.")
    amount = AmountField(label="Hur mycket behöver ni?", help_text="Ungefär räcker, ni kan ändra senare.")
    rate = PercentField(label="Vilken ränta betalar ni i dag?", required=False)
    start = DateField(label="När behöver ni pengarna?")
    founded = DateThreeField(label="När bildades föreningen?", help_text="Datum för det första mötet.")
    kind = forms.ChoiceField(label="Vad gäller det?", choices=[("", "Välj"), ("lan", "Lån"), ("garanti", "Garanti")])
    tie = forms.ChoiceField(label="Har du någon koppling till Hantverkshuset?", widget=forms.RadioSelect,
                            choices=TIES, error_messages={"required": "Välj det svar som stämmer bäst."})
    help = forms.MultipleChoiceField(label="Vad vill ni ha hjälp med?", required=False,
                                     widget=forms.CheckboxSelectMultiple, choices=[
                                         ("plan", "Finansieringsplan"), ("bank", choice("Prata med banken",
                                                                         "Vi följer med om ni vill."))])
    purpose = forms.CharField(label="Berätta kort vad ni vill göra", widget=forms.Textarea,
                              error_messages={"required": "Berätta med en mening vad ni vill göra."})
    paper = forms.FileField(label="Bankens lånelöfte", required=False, help_text="PDF eller foto, högst 15 MB.")
    closed = forms.CharField(label="Ärendets nummer", disabled=True, initial="2026-014", required=False)
    agree = forms.BooleanField(label="Vi har rätt att företräda föreningen", help_text="Annars frågar vi er.",
                               error_messages={"required": "Kryssa i rutan om ni får företräda föreningen."})


def content() -> dict[str, Any]:
    """Lists for the components, in the shapes that docs/guides/components.md gives."""
    return _case() | _papers()


def _case() -> dict[str, Any]:
    return {
        "trail": [{"label": "Ärenden", "href": "#"}, {"label": "2026-014"}],
        "steps": [{"label": "Ansökan", "when": "12 feb", "state": "done"},
                  {"label": "Beredning", "when": "klar senast 6 mars", "state": "now"},
                  {"label": "Beslut", "when": "19 mars"}, {"label": "Avtal"}, {"label": "Uppföljning"}],
        "facts": [{"label": "I kassan i dag", "value": "1 074 800 kr", "note": "varav 220 000 kr är reserverade"},
                  {"label": "Ute i föreningar", "value": "884 200 kr", "note": "sex avtal"},
                  {"label": "Tillbaka hittills", "value": "1 355 800 kr", "note": "varav 3 000 kr återvunnet"},
                  {"label": "Förlorat", "value": "41 000 kr", "note": "ett avtal, 2022"}],
        "tasks": [{"label": "Om föreningen", "href": "#", "word": "klart", "kind": "ok"},
                  {"label": "Bankens lånelöfte", "href": "#", "word": "saknas", "kind": "warn",
                   "hint": "Senast torsdag 5 mars"},
                  {"label": "Åtta frågor om föreningen", "href": "#", "word": "går inte ihop", "kind": "stop"},
                  {"label": "Avtalet", "hint": "Öppnas när styrelsen har beslutat"}],
        "agrees": [{"label": label, "value": "1 612 480,50 kr"} for label in ("Banken", "Bokfört", "Potterna")],
        "differs": [{"label": "Banken", "value": "1 612 480,50 kr"}, {"label": "Bokfört", "value": "1 612 482,00 kr"}],
        "points": [{"label": "Mötet öppnas, justerare", "word": "klart", "kind": "ok"},
                   {"label": "Ställdalens skafferi, förlagsinsats 200 000 kr", "href": "#", "word": "nu",
                    "kind": "warn", "now": True},
                   {"label": "Hantverkshuset i Askersund, lån 400 000 kr", "href": "#"},
                   {"label": "Ett ärende där du är jävig. Ordföranden leder inte den punkten.", "shut": True}],
        "thread": [{"text": "Hej! Fint att ortsborna redan har lovat 105 000 kronor.\nKan ni skicka bankens "
                            "lånelöfte när ni har det?", "who": "Handläggaren på fonden", "when": "24 februari"},
                   {"text": "Banken svarar på fredag, så säger de.", "who": "Ni", "when": "25 februari",
                    "mine": True}],
        "lines": [{"label": "Utlånat och placerat sedan start", "value": "2 200 000 kr", "note": "tio avtal"},
                  {"label": "Inbetalt av regionen", "value": "2 000 000 kr"}],
        "ratio": {"label": "2 200 000 / 2 000 000", "value": "1,1 gånger"},
    }


def _papers() -> dict[str, Any]:
    return {
        "documents": [{"title": "Stadgar", "href": "#", "kind": "PDF", "size": 412_300, "date": dt.date(2025, 5, 3)},
                      {"title": "Bankens lånelöfte, undertecknat av kontorschefen och inskannat av föreningen",
                       "href": "#", "kind": "bild", "size": 2_411_000, "note": "Version 2"}],
        "tabs": [{"label": label, "href": "#", "current": label == "Regler", "count": count}
                 for label, count in (("Plan", None), ("Regler", 4), ("Dokument", 12), ("Beslut", None),
                                      ("Tidslinje", None))],
        "doors": [{"label": "Starta", "text": "Vi har en idé och kanske ännu ingen förening", "href": "#"},
                  {"label": "Vänta på ett bidrag", "text": "Bidraget är beviljat men kommer i efterhand",
                   "href": "#"},
                  {"label": "Det har kört ihop sig", "text": "Vi behöver prata med någon innan det blir värre",
                   "href": "#"}],
        "qa": [{"question": "Kommer det tillbaka?", "answer": "Troligen, från år sex. Föreningen får inte lösa in "
                "tidigare än 26 mars 2031 (EFL 11:4)."},
               {"question": "Vad kan gå fel?", "answer": "Länsstyrelsens bidrag dröjer.", "link": "Brygglån finns i "
                "planen", "href": "#"}],
        "columns": [{"label": "Fråga"}, {"label": "Svar"}, {"label": "Varför"}],
        "rules": [["Får föreningen ge ut förlagsinsatser?", {"word": "ja", "kind": "ok"},
                   "§ 7 i stadgarna, registrerade 3 maj 2025 (EFL 11:1)"],
                  ["Vem får skriva under?", {"word": "saknas", "kind": "warn"},
                   {"text": "Registerutdraget är från före årsmötet.", "link": "Be om ett nytt", "href": "#"}],
                  ["Får vi låna ut till dem?", {"word": "nej", "kind": "stop"},
                   "Pengarna gäller Västmanland; föreningen finns i Örebro län (avtalet § 3)"]],
        "money_columns": [{"label": "Förfaller"}, {"label": "Amortering", "numeric": True},
                          {"label": "Ränta", "numeric": True}, {"label": "Kvar", "numeric": True}],
        "money_rows": [["2026-12-31", "8 333,00 kr", "293,64 kr", "391 667,00 kr"],
                       [{"text": "2027-01-31", "href": "#"}, "8 333,00 kr", "−87,53 kr", "383 334,00 kr"]],
        "money_total": ["Sammanlagt", "16 666,00 kr", "206,11 kr", ""],
        "page": Paginator(range(240), 20).page(5),
        "links": [{"label": "Någon har en avvikande mening", "href": "#"}, {"label": "Rösta och räkna", "href": "#"}],
        "error_list": [{"label": "Hur mycket behöver ni: skriv beloppet med siffror", "href": "#sida"}],
    }


def pictures() -> dict[str, Any]:
    """Every picture with sample data."""
    balances = (60, 78, 24, -42, -98, -162, -130, 22, 58, 64, 84, 92)
    months = [Month(dt.date(2026 + (i + 3) // 12, (i + 3) % 12 + 1, 1), b * 1000 * KR) for i, b in enumerate(balances)]
    fine = [Month(m.first, abs(m.minor) + 20_000 * KR) for m in months]
    costs = [Cost("Ombyggnad", 460_000 * KR), Cost("Kylar, lås, kassa", 225_000 * KR),
             Cost("Första lager", 120_000 * KR), Cost("Eget arbete", 100_000 * KR, in_kind=True)]
    sources = [Source("Länsstyrelsen", 300_000 * KR, "asked"),
               Source("Vi: förlagsinsats", 200_000 * KR, "proposed", ours=True),
               Source("Sparbanken", 200_000 * KR, "promised"), Source("Ortsbor", 105_000 * KR, "paid"),
               Source("Eget arbete", 100_000 * KR, "in_kind")]
    stops = [Stop(dt.date(2026, 3, 26), "Inbetald"), Stop(dt.date(2031, 3, 26), "Får sägas upp", "EFL 11:4"),
             Stop(dt.date(2033, 3, 26), "Tidigaste inlösen", "två år efter uppsägning")]
    areas = [Area(name, level) for name, level in zip(
        ("Idé", "Behov", "Marknad", "Människor", "Styrelse", "Ekonomi", "Lokalt stöd", "Risk"),
        (4, 3, 2, 4, 3, 1, 4, 0), strict=True)]
    return {
        "arches": arches_view(sample_world.world()), "crowd": arches_view(sample_world.crowded(), id_="trangt"),
        "curve": both_widths(cash_curve, months, id_="curve"),
        "curve_fine": both_widths(cash_curve, fine, id_="jamn"),
        "stack": drawing(stack(costs, sources)), "stack_gap": drawing(stack(costs, sources[1:], id_="gap")),
        "plan": both_widths(schedule, _payments(), id_="plan"),
        "timeline": both_widths(timeline, stops, dt.date(2029, 1, 10), id_="time"),
        "ready": drawing(readiness(areas)),
    }


def _payments() -> list[Payment]:
    owed, rows = 40_000_000, []
    for i in range(48):
        due = dt.date(2024 + (i + 9) // 12, (i + 9) % 12 + 1, 28)
        principal = 0 if i < 6 else -(-owed // (48 - i))
        interest = owed * 45_000 // 1_000_000 // 12
        owed -= principal
        rows.append(Payment(due, principal, interest, owed, due <= TODAY))
    return rows
