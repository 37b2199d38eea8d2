"""The words of agreements on pages: states, instruments, days and money, in the language of the page."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.views import AgreementView
from brygga.domain.casework import labels
from brygga.formats.pictures import figures
from brygga.foundation.refusals import text

STATES = {
    "draft": (text("väntar på underskrift"), "warn"), "signed": (text("underskrivet, inte utbetalt"), "warn"),
    "active": (text("löper"), "ok"), "ended": (text("avslutat"), ""), "in_arrears": (text("försenat"), "stop"),
    "called": (text("infriat"), "stop"), "restructured": (text("ändrat"), "warn"),
    "renewal": (text("förlängs"), "warn"), "lapsed": (text("förfallet"), ""),
}
BUCKETS = {"1-29": text("1–29 dagar"), "30-59": text("30–59 dagar"), "60-89": text("60–89 dagar"),
           "90+": text("90 dagar eller mer")}


def language() -> str:
    """Return the language of the page."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def kr(minor: int, currency: str = "SEK", *, exact: bool = False) -> str:
    """Return an amount as people read it."""
    return figures.money(minor, currency, language(), exact=exact)


def day(on: date | None, style: str = "") -> str:
    """Return a day in words; "veckodag" for deadlines."""
    return figures.day(on, language(), style) if on else ""


def deadline(on: date, today: date) -> str:
    """Return a last day: with its weekday this year, with its year when it is another."""
    return day(on, "veckodag" if on.year == today.year else "")


def instrument(code: str) -> str:
    """Return what an instrument is called, with a capital."""
    said = labels.label("instrument", code, language())
    return said[:1].upper() + said[1:]


def state(code: str) -> dict[str, str]:
    """Return a state as a table's cell."""
    word, kind = STATES[code]
    return {"word": str(word), "kind": kind}


def late(days: int) -> str:
    """Return how late in words."""
    return ngettext("%d dag sent", "%d dagar sent", days) % days


def url(seat: Seat, name: str, number: str = "", **more: Any) -> str:
    """Return the address of a page of this area."""
    given = {"number": number} if number else {}
    return reverse(f"agreements:{name}", kwargs={"slug": seat.slug, **given, **more})


def trail(seat: Seat, agreement: AgreementView | None = None, here: str = "") -> list[dict[str, str]]:
    """Return where I am: the list, the agreement, and the page below it."""
    found = [{"label": _("Avtal"), "href": url(seat, "list")}]
    if agreement is not None:
        found.append({"label": agreement.number, "href": url(seat, "one", agreement.number) if here else ""})
    return [*found, {"label": here, "href": ""}] if here else found
