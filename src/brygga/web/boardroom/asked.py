"""What a meeting asks of whoever looks at it: one card, the most urgent thing first.

The order: answer the question of conflict; the chair answers ties; packs are frozen; the meeting is opened, its items
decided, closed; the minutes are signed and adjusted. Nothing is asked of somebody who cannot do it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brygga.apps.access.doorways import Seat
from brygga.apps.decisions.views import MeetingPage
from brygga.web.boardroom import shown


@dataclass(frozen=True, slots=True)
class Asked:
    """A card: `href` is a page to go to, `post` an act that the button does at once; `waiting` has no button."""

    title: str
    text: str
    action: str = ""
    href: str = ""
    post: str = ""
    calm: bool = False


def asked_of(seat: Seat, page: MeetingPage) -> Asked | None:
    """Return the one thing asked of the seat, or what the meeting waits for; None when nothing does."""
    by_state = {"planned": _planned, "open": _open, "closed": _minutes}.get(page.meeting.state)
    return _declare(seat, page) or _rule(seat, page) or (by_state(seat, page) if by_state else None)


def _declare(seat: Seat, page: MeetingPage) -> Asked | None:
    if not seat.may("board.declare") or page.meeting.state not in ("planned", "open"):
        return None
    left = [line.paragraph for line in page.lines if line.shut == "unanswered"]
    if not left:
        return None
    said = ngettext("%d ärende väntar på ditt svar. Tills dess är det stängt för dig.",
                    "%d ärenden väntar på ditt svar. Tills dess är de stängda för dig.", len(left)) % len(left)
    return Asked(_("Svara på frågan om jäv"), said, _("Svara på frågan"),
                 shown.here(seat, "question", label=page.meeting.label, paragraph=left[0]))


def _rule(seat: Seat, page: MeetingPage) -> Asked | None:
    if page.meeting.state not in ("planned", "open"):
        return None
    if not page.ties_waiting:
        return None
    return Asked(_("En ledamot har berättat om en koppling"),
                 _("Läs och svara om ärendet ska vara stängt för ledamoten."), _("Läs och svara"),
                 shown.here(seat, "ties", label=page.meeting.label))


def _planned(seat: Seat, page: MeetingPage) -> Asked | None:
    label = page.meeting.label
    open_lines = [line for line in page.lines if not line.shut and line.state == "waiting"]
    if not seat.may("board.arrange"):
        return _answered(page) if page.lines and seat.may("board.declare") else None
    if not page.lines:
        return Asked(_("Sätt upp ett ärende"), _("Det som väntar på beslut står på sidan Sammanträden."),
                     _("Se vad som väntar"), shown.here(seat, "meetings"))
    if any(not line.is_frozen for line in open_lines):
        return Asked(_("Frys underlaget"), _("Då läser alla samma sak, och det går att visa i efterhand vad ni läste."),
                     _("Frys underlaget"), post=shown.here(seat, "freeze", label=label))
    if page.meeting.on > seat.on:
        return Asked(_("Allt är klart inför sammanträdet"),
                     _("Ni öppnar det på dagen. Flytta det om det hålls tidigare."), calm=True)
    return Asked(_("Öppna sammanträdet"), _("Skriv in vilka som är med, vem som för protokollet och vem som justerar."),
                 _("Öppna sammanträdet"), shown.here(seat, "open", label=label))


def _answered(page: MeetingPage) -> Asked:
    if all(line.shut for line in page.lines):
        return Asked(_("Du har svarat på allt"), _("Ärendena är stängda för dig. De andra beslutar."), calm=True)
    return Asked(_("Du har svarat på allt"), _("Läs underlaget innan sammanträdet."), calm=True)


def _open(seat: Seat, page: MeetingPage) -> Asked | None:
    meeting = page.meeting
    waiting = [line for line in page.lines if not line.shut and line.state == "waiting"]
    leads = seat.person_id == meeting.chair_id
    if waiting and seat.may("board.decide"):
        first = waiting[0]
        return Asked(_("Nu: § %d") % first.paragraph, shown.what(first), _("Öppna § %d") % first.paragraph,
                     shown.here(seat, "item", label=meeting.label, paragraph=first.paragraph))
    if any(line.shut == "conflict" for line in page.lines) and seat.may("board.decide") and not leads:
        return Asked(_("Du är jävig i det som är kvar"), _("De andra beslutar. Beslutet står i protokollet."),
                     calm=True)
    if seat.person_id in (meeting.chair_id, meeting.keeper_id):
        return Asked(_("Avsluta sammanträdet"), _("Alla punkter är avgjorda. Protokollet skrivs av sig självt."),
                     _("Avsluta sammanträdet"), post=shown.here(seat, "close", label=meeting.label))
    return None


def _minutes(seat: Seat, page: MeetingPage) -> Asked | None:
    meeting, written = page.meeting, page.minutes
    if written is None:
        return None
    href = shown.here(seat, "minutes", label=meeting.label)
    if written.signed_at is None:
        if seat.person_id == meeting.keeper_id:
            return Asked(_("Skriv under protokollet"), _("Läs igenom det först."), _("Läs protokollet"), href)
        return Asked(_("Protokollet väntar på underskrift"), _("%s skriver under först.") % meeting.keeper, calm=True)
    mine = {meeting.chair_id: written.chair_adjusted_at, meeting.adjuster_id: written.other_adjusted_at}
    if seat.person_id in mine and mine[seat.person_id] is None:
        return Asked(_("Justera protokollet"), _("Läs igenom det först."), _("Läs protokollet"), href)
    return Asked(_("Protokollet väntar på justering"),
                 _("%(chair)s och %(adjuster)s justerar.") % {"chair": meeting.chair, "adjuster": meeting.adjuster},
                 calm=True)
