"""OCR och nummer: a reference made, or a number checked for its shape and check digit.

Personal identity numbers are left out on purpose: the question stands in the address, and addresses are kept in
histories and logs.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from brygga.formats.pictures.pieces import Piece, pieces
from brygga.formats.xlsx.workbook import Column
from brygga.foundation.refusals import text
from brygga.web.calculators.card import Card
from brygga.web.calculators.desk import Desk
from brygga.web.calculators.shown import Shown, Table
from brygga.web.shell.parsing import Unreadable, read_orgnr
from brygga.web.shell.pictures import both_widths

KINDS = (("ocr", text("Gör ett OCR-nummer")), ("check_ocr", text("Kontrollera ett OCR-nummer")),
         ("orgnr", text("Kontrollera ett organisationsnummer")), ("bankgiro", text("Kontrollera ett bankgiro")),
         ("plusgiro", text("Kontrollera ett plusgiro")), ("iban", text("Kontrollera ett IBAN")))
FIELD = {"ocr": "base", "check_ocr": "reference"}


class NumberForm(forms.Form):
    """What is to be done, and the number."""

    kind = forms.ChoiceField(label=text("Vad vill ni göra?"), choices=KINDS, widget=forms.RadioSelect)
    value = forms.CharField(label=text("Numret"), max_length=60, widget=forms.TextInput(
        {"class": "l", "autocomplete": "off"}), help_text=text("Med eller utan bindestreck. För ett nytt OCR-nummer: "
                                                                "siffrorna det ska börja med, till exempel 12345."),
        error_messages={"required": text("Skriv ett nummer.")})

    def clean(self) -> dict[str, Any]:
        """A person's number is not put in an address."""
        given = super().clean() or {}
        if given.get("kind") == "orgnr" and given.get("value"):
            try:
                read_orgnr(given["value"])
            except Unreadable as unread:
                if unread.code == "orgnr_person":
                    self.add_error("value", _("Det ser ut som ett personnummer. Här kontrolleras bara föreningars och "
                                              "företags nummer, eftersom det ni skriver syns i adressen."))
        return given


def work(desk: Desk, given: dict[str, Any]) -> Shown:
    """Put the number, say whether it is right."""
    kind = given["kind"]
    value = "".join(given["value"].split()) if kind in FIELD else given["value"]
    answer = desk.put("identifiers", {"kind": kind, FIELD.get(kind, "value"): value})
    rows: list[tuple[str, str]] = [(_("Ni skrev"), given["value"])]
    if kind == "ocr":
        said, tone, more = _("OCR-numret är %s.") % answer["reference"], "ok", [
            _("Det slutar med en längdsiffra och en kontrollsiffra, så att banken märker om någon skriver fel.")]
        rows.append((_("OCR-nummer"), answer["reference"]))
    elif answer["valid"]:
        said, tone = _("Numret stämmer."), "ok"
        more = [_("Form: %s.") % answer["form"]] if answer.get("form") else []
        more.append(_("Kontrollen gäller hur numret är byggt. Vem som har det står i ett register."))
        rows.append((_("Stämmer"), _("ja")))
    else:
        said, tone, more = _("Numret stämmer inte."), "warn", [answer["why"]]
        rows.append((_("Stämmer"), _("nej")))
    return Shown(said, answer["explain"], tone=tone, more=more, picture=_picture(kind, answer, value),
                 tables=[Table(_("Numret"), (Column(_("Vad")), Column(_("Svar"))), rows)])


def _picture(kind: str, answer: dict[str, Any], value: str) -> dict[str, Any]:
    """The number in its parts, when it is right: which digits are its own and which are there to find slips."""
    if not answer.get("valid", True):
        return {}
    plain = "".join(sign for sign in answer.get("reference", value) if sign.isalnum()).upper()
    check = _("kontrollsiffra")
    if kind == "iban":
        parts = [Piece(plain[:2], _("land")), Piece(plain[2:4], _("kontrollsiffror"), True),
                 Piece(plain[4:], _("bank och konto"))]
    elif kind == "ocr":
        parts = [Piece(plain[:-2], _("era siffror")), Piece(plain[-2], _("längdsiffra"), True),
                 Piece(plain[-1], check, True)]
    else:
        parts = [Piece(plain[:-1], _("numret")), Piece(plain[-1], check, True)]
    return {"svg": both_widths(partial(pieces, title=_("Så är numret byggt")), parts, id_="digits"), "width": "mid",
            "caption": _("De fyllda rutorna räknas ut ur de andra. Därför märks det om en siffra blir fel.")}


def start(today: dt.date) -> dict[str, Any]:
    """A new reference."""
    return {"kind": "ocr"}


CARD = Card("nummer", text("OCR och nummer"), text("Gör ett OCR-nummer, kontrollera organisationsnummer och konton"),
            text("Gör ett OCR-nummer eller kontrollera ett nummer som någon har skrivit. Ni får veta om det är rätt "
                  "byggt, och annars vad som är fel."), NumberForm, work, start,
            {"base": "value", "reference": "value", "value": "value"}, press=text("Visa svaret"))
