"""The one card of a case's page: whose turn it is, what is asked, by when, and the press that does it."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.views import CaseDetail
from brygga.apps.duties.doorways import DutyView
from brygga.formats.pictures import figures
from brygga.web.cases.listed import language


@dataclass(frozen=True, slots=True)
class Card:
    """What the card says. `post_url` makes its press an act of its own; `waiting` when somebody else acts."""

    title: str
    text: str = ""
    waiting: bool = False
    action_label: str = ""
    action_href: str = ""
    second_label: str = ""
    second_href: str = ""
    post_url: str = ""
    links: list[dict[str, str]] = field(default_factory=list)

    @property
    def link_label(self) -> str:
        """Return the label of the card's link: none when its press is an act."""
        return "" if self.post_url else self.action_label


def next_card(seat: Seat, detail: CaseDetail, duties: list[DutyView]) -> Card:
    """Return the card for this seat: its own turn, somebody else's, or nobody's."""
    case = detail.case

    def to(name: str, **more: Any) -> str:
        return reverse(f"cases:{name}", kwargs={"slug": seat.slug, "number": case.number, **more})
    if not seat.may("case.prepare"):
        return _for_readers(seat, detail, duties)
    by_state = {"enquiry": _enquiry, "application": _application, "preparation": _preparation,
                "decision": _decision, "resting": _asleep, "referred": _asleep}
    if case.state in by_state:
        return by_state[case.state](detail, duties, to)
    return _later(seat, detail)


def _by(duties: list[DutyView], *codes: str) -> str:
    days = [d.due_on for d in duties if d.code in codes and d.due_on]
    return _("Senast %s.") % figures.day(min(days), language(), "veckodag") if days else ""


def _enquiry(detail: CaseDetail, duties: list[DutyView], to: Any) -> Card:
    return Card(_("Nästa steg är ditt"), _("Svara på intresseanmälan. %s") % _by(duties, "enquiry.answer"),
                action_label=_("Bjud in att ansöka"), action_href=to("invite"), second_label=_("Hänvisa vidare"),
                second_href=to("refer"), links=[{"label": _("Låt ärendet vila"), "href": to("rest")}])


def _application(detail: CaseDetail, duties: list[DutyView], to: Any) -> Card:
    left = sum(1 for gap in detail.left if gap.required)
    return Card(_("Vi väntar på sökanden"), _("De skriver ansökan: %d saker kvar innan den kan skickas.") % left
                if left else _("Ansökan är ifylld men inte skickad."), waiting=True,
                links=[{"label": _("Låt ärendet vila"), "href": to("rest")},
                       {"label": _("Hänvisa vidare"), "href": to("refer")}])


def _preparation(detail: CaseDetail, duties: list[DutyView], to: Any) -> Card:
    case = detail.case
    asking = [{"label": _("Be om en komplettering"), "href": to("ask")}]
    waited = next((c for c in detail.completions if c.is_open), None)
    if waited is not None:
        return Card(_("Vi väntar på sökanden"), _("%(what)s Svar senast %(day)s. Er tid står stilla.") % {
            "what": waited.asked_for if waited.asked_for.endswith((".", "?")) else f"{waited.asked_for}.",
            "day": figures.day(waited.answer_by, language(), "veckodag")}, waiting=True,
            links=[{"label": _("Skriv in ett svar som kom på annat sätt"), "href": to("answer", pk=waited.id)}])
    if case.handled_by_id is None:
        return Card(_("Ingen har tagit ärendet"), _("Den som tar det bereder det. %s") % _by(
            duties, "application.prepare"), action_label=_("Ta ärendet"), post_url=to("take"))
    by = _("Klart senast %s.") % figures.day(case.expected_on, language(), "veckodag") if case.expected_on else ""
    if detail.memo is None:
        return Card(_("Nästa steg är ditt"), _("Läs ansökan och skriv bedömningen. %s") % by, links=asking,
                    action_label=_("Skriv bedömningen"), action_href=to("memo"))
    return Card(_("Nästa steg är ditt"), _("Bedömningen är skriven. Lägg fram ett förslag för styrelsen. %s") % by,
                action_label=_("Lägg fram ett förslag"), action_href=to("propose"),
                second_label=_("Föreslå avslag"), second_href=to("decline"),
                links=[*asking, {"label": _("Ändra bedömningen"), "href": to("memo")},
                       {"label": _("Låt ärendet vila"), "href": to("rest")}])


def _decision(detail: CaseDetail, duties: list[DutyView], to: Any) -> Card:
    declining = any(p.outcome == "decline" and p.state == "open" for p in detail.proposals)
    if not any(p.state == "open" for p in detail.proposals):
        return Card(_("Nästa steg är ditt"), _("Förslaget är tillbakataget. Lägg fram ett nytt."),
                    action_label=_("Lägg fram ett förslag"), action_href=to("propose"),
                    second_label=_("Föreslå avslag"), second_href=to("decline"))
    links = [] if declining else [{"label": _("Lägg fram ett förslag till"), "href": to("propose")}]
    mine = any(d.code == "proposal.to_board" and d.mine for d in duties)
    return Card(_("Nästa steg är ditt") if mine else _("Förslaget väntar på beslut"),
                _("Ta upp förslaget på ett sammanträde.") if mine else _("Det är framlagt för styrelsen."),
                waiting=not mine, action_label=_("Till sammanträden"),
                action_href=_elsewhere("boardroom:meetings", to), links=links)


def _asleep(detail: CaseDetail, duties: list[DutyView], to: Any) -> Card:
    return Card(_("Ärendet vilar") if detail.case.state == "resting" else _("Ärendet är hänvisat"),
                _("Hör de av sig kan ni gå vidare där ni var."), action_label=_("Gå vidare med ärendet"),
                post_url=to("wake"))


def _later(seat: Seat, detail: CaseDetail) -> Card:
    words = {"agreement": _("Avtal skrivs och pengarna betalas ut."),
             "follow_up": _("Pengarna är ute. Ärendet följs upp."),
             "declined": _("Avslag. Sökanden kan begära omprövning en gång, om något nytt har hänt."),
             "withdrawn": _("Sökanden tog tillbaka ansökan."), "closed": _("Ärendet är avslutat.")}
    title = _("Inget väntar på dig här")
    if detail.case.state in ("agreement", "follow_up"):
        href = reverse("agreements:list", kwargs={"slug": seat.slug})
        return Card(title, words[detail.case.state], action_label=_("Till avtalen"), action_href=href)
    return Card(title, words.get(detail.case.state, ""))


def _for_readers(seat: Seat, detail: CaseDetail, duties: list[DutyView]) -> Card:
    mine = [d for d in duties if d.mine]
    if mine:
        return Card(_("Nästa steg är ditt"), mine[0].text, action_label=_("Gå dit"), action_href=mine[0].path)
    if duties:
        return Card(_("Nästa steg: %s") % duties[0].who, duties[0].text, waiting=True)
    return Card(_("Inget väntar på dig här"))


def _elsewhere(name: str, to: Any) -> str:
    return reverse(name, kwargs={"slug": to("one").split("/")[2]})
