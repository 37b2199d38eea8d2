"""The rows and tabs of the list of cases, as the page's components take them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.views import CaseView
from brygga.apps.duties.doorways import DutyView
from brygga.domain.casework import labels
from brygga.formats.pictures import figures
from brygga.foundation.words import country_of
from brygga.jurisdictions.contract import Country
from brygga.jurisdictions.registry import country
from brygga.web.shell import say

KINDS = {"decision": "warn", "preparation": "warn", "declined": "stop", "agreement": "ok", "follow_up": "ok"}
ORDER = ("enquiry", "application", "preparation", "decision", "agreement", "follow_up", "declined", "resting",
         "referred", "withdrawn", "closed")


def columns() -> list[dict[str, Any]]:
    """Return the columns of the list."""
    return [{"label": _("Ärende")}, {"label": _("Läge"), "phone": "beside"}, {"label": _("Plats"), "phone": "bare"},
            {"label": _("Söker"), "numeric": True}, {"label": _("Nästa steg"), "phone": "bare full"},
            {"label": _("Senast")}]


def rows(seat: Seat, cases: Iterable[CaseView], duties: dict[int, list[DutyView]]) -> list[list[Any]]:
    """Return the cases as rows of the table."""
    pack = country(country_of(seat.tenant_id))
    return [_row(seat, pack, case, duties.get(case.matter_id, [])) for case in cases]


def _row(seat: Seat, pack: Country, case: CaseView, duties: list[DutyView]) -> list[Any]:
    """Who acts next and by when comes from the case's most urgent duty."""
    first = duties[0] if duties else None
    hint = case.number + (f", {case.handled_by}" if case.handled_by else "")
    due = first.due_on if first and first.due_on else case.expected_on if case.state == "preparation" else None
    return [{"text": case.name, "href": reverse("cases:one", kwargs={"slug": seat.slug, "number": case.number}),
             "hint": hint},
            {"word": state_word(case.state), "kind": KINDS.get(case.state, "")}, place(pack, case.municipality),
            figures.money(case.need_minor, case.currency, language()) if case.need_minor else "–",
            {"text": first.text, "hint": first.who} if first else "–",
            say.day(due, "utan_ar", near=seat.on).replace(" ", figures.HARD) if due else "–"]


def tabs(seat: Seat, counts: dict[str, int], state: str, mine: bool, search: str) -> list[dict[str, Any]]:
    """Return a tab for all and one for each state that has cases."""
    here = reverse("cases:list", kwargs={"slug": seat.slug})

    def href(to: str) -> str:
        asked = {k: v for k, v in (("lage", to), ("sok", search), ("mina", "1" if mine else "")) if v}
        return f"{here}?{urlencode(asked)}" if asked else here
    found = [{"label": _("Alla"), "href": href(""), "current": not state, "count": sum(counts.values())}]
    for one in ORDER:
        if counts.get(one) or one == state:
            word = state_word(one)
            found.append({"label": word[:1].upper() + word[1:], "href": href(one), "current": one == state,
                          "count": counts.get(one, 0)})
    return found


def state_word(state: str) -> str:
    """Return what a state is called."""
    return labels.label("case_state", state, language())


def place(pack: Country, municipality: str) -> str:
    """Return a municipality's name, or its county's when the pack does not know the name."""
    region = pack.region_of(municipality)
    if region is None:
        return "–"
    return next((m.name for m in pack.municipalities(region.code) if m.code == municipality), region.name)


def language() -> str:
    """Return the page's language."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"
