"""How meetings and paragraphs look: rows for the components, made from what the doorways answer and nothing else."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.decisions.views import AgendaLine, Answered, DecisionView, MeetingPage, MeetingView
from brygga.domain.casework.labels import label
from brygga.formats.pictures import figures
from brygga.foundation.refusals import text

STATES = {"planned": (text("planerat"), ""), "open": (text("pågår"), "warn"),
          "closed": (text("protokollet väntar"), "warn"), "adjusted": (text("justerat"), "ok")}
OUTCOMES = {"granted": text("beviljat"), "declined": text("avslag"), "sent_back": text("tillbaka till beredning")}


def tongue() -> str:
    """Return the language of the page: sv or en."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def here(seat: Seat, name: str, **given: Any) -> str:
    """Return an address of the boardroom."""
    return reverse(f"boardroom:{name}", kwargs={"slug": seat.slug, **given})


def trail(seat: Seat, meeting: MeetingView | None = None) -> list[dict[str, str]]:
    """Return the way back: the list of meetings, and the meeting when the page is below it."""
    steps = [{"label": _("Sammanträden"), "href": here(seat, "meetings")}]
    if meeting is not None:
        steps.append({"label": figures.day(meeting.on, tongue()), "href": here(seat, "meeting", label=meeting.label)})
    return steps


def columns(*labels: str) -> list[dict[str, str]]:
    """Return the heads of a table."""
    return [{"label": label} for label in labels]


def what(line: AgendaLine) -> str:
    """Return "Ramsbergs Handel, lån 150 000 kr"; a proposed decline says so."""
    if line.outcome != "grant":
        return _("%s, förslag om avslag") % line.title
    amount = figures.money(line.amount_minor, line.currency, tongue())
    return f"{line.title}, {label('instrument', line.instrument, tongue())} {amount}"


def points(seat: Seat, page: MeetingPage, current: int | None = None) -> list[dict[str, Any]]:
    """Return the agenda as the component draws it; what is shut says that it is there and nothing more."""
    if page.meeting.kind == "delegation":
        return [_point(seat, page.meeting, line, current) for line in page.lines]
    begun = page.meeting.state != "planned"
    done = {"word": _("klart"), "kind": "ok"} if begun else {}
    rows: list[dict[str, Any]] = [
        {"number": 1, "label": _("Sammanträdet öppnas, justerare väljs"), **done},
        {"number": 2, "label": _("Föregående protokoll"), **done},
        {"number": 3, "label": _("Delegationsbeslut att anmäla"), "hint": _delegated(page), **done}]
    rows += [_point(seat, page.meeting, line, current) for line in page.lines]
    last = max((line.paragraph for line in page.lines), default=3) + 1
    closed = {"word": _("klart"), "kind": "ok"} if page.meeting.state in ("closed", "adjusted") else {}
    return [*rows, {"number": last, "label": _("Sammanträdet avslutas"), **closed}]


def _delegated(page: MeetingPage) -> str:
    return _("%d st") % len(page.delegated) if page.delegated else ""


def _point(seat: Seat, meeting: MeetingView, line: AgendaLine, current: int | None) -> dict[str, Any]:
    row: dict[str, Any] = {"number": line.paragraph, "now": line.paragraph == current}
    if line.shut == "conflict":
        return row | {"label": _("Ett ärende där du är jävig"), "shut": True, "word": _("jäv")}
    if line.shut:
        asked = seat.may("board.declare") and meeting.state in ("planned", "open")
        return row | {"label": _("Ett ärende: svara på frågan om jäv"), "word": _("väntar på dig"), "kind": "warn",
                      "href": here(seat, "question", label=meeting.label, paragraph=line.paragraph) if asked else ""}
    row |= {"label": what(line), "href": here(seat, "item", label=meeting.label, paragraph=line.paragraph)}
    if line.state == "decided":
        kind = "ok" if line.decided == "granted" else "stop" if line.decided == "declined" else "warn"
        return row | {"word": OUTCOMES[line.decided], "kind": kind}
    if line.state == "postponed":
        return row | {"word": _("uppskjutet")}
    if line.state == "withdrawn":
        return row | {"word": _("utgår")}
    if line.paragraph == current and meeting.state == "open":
        return row | {"word": _("nu"), "kind": "warn"}
    return row | ({"word": _("underlag fryst")} if line.is_frozen else {"word": _("inget underlag än"), "kind": "warn"})


def answered_rows(answered: tuple[Answered, ...]) -> list[list[Any]]:
    """Return § by § how many have answered the question of conflict: numbers alone, never names."""
    return [[f"§ {row.paragraph}", _("%(done)d av %(all)d") % {"done": row.answered, "all": row.asked},
             str(row.shut)] for row in answered]


def decided_rows(decision: DecisionView) -> list[dict[str, str]]:
    """Return what was decided as question and answer, with its arithmetic."""
    rows = [(_("Beslut"), str(OUTCOMES[decision.outcome])), (_("Dag"), figures.day(decision.decided_on, tongue()))]
    if decision.last_day_on:
        rows.append((_("Gäller till och med"), figures.day(decision.last_day_on, tongue())))
    rows.append((_("Hur"), _how(decision)))
    rows += [(_("Avvikande mening, %s") % name, words) for name, words in decision.dissents]
    return [{"question": question, "answer": answer} for question, answer in rows]


def _how(decision: DecisionView) -> str:
    if decision.way == "vote":
        count = _("Omröstning: %(yes)d ja, %(no)d nej, %(none)d avstod.") % {
            "yes": decision.yes, "no": decision.no, "none": decision.abstained}
        return f"{count} {_('Den som ledde punkten avgjorde.')}" if decision.by_casting_vote else count
    if decision.way == "press":
        return _("Enligt förslaget. %(there)d av %(seats)d var med.") % {
            "there": decision.present, "seats": decision.seats}
    return _("På delegation, av %s.") % decision.chaired_by
