"""The one card of an agreement's page: what is asked of whoever looks, or whom all wait for."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from brygga.apps.access import queries as people
from brygga.apps.access.doorways import Seat, names_with
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView, SigningView
from brygga.foundation.refusals import Refused
from brygga.web.agreements import words

Card = dict[str, Any]


def card(seat: Seat, agreement: AgreementView, signings: list[SigningView], found: list[Refused], shown: dict[str, Any]
         ) -> Card | None:
    """Return what is asked, or None when nothing is."""
    if agreement.state == "draft":
        waiting = next((s for s in signings if s.checked_on is None and not s.refused_reason), None)
        return _check(seat, agreement, waiting) if waiting else _sign(seat, agreement)
    if agreement.state == "signed":
        return _pay(seat, agreement, found)
    if agreement.state == "in_arrears":
        return _call(agreement)
    return shown.get("card")


def _sign(seat: Seat, agreement: AgreementView) -> Card:
    by = words.deadline(agreement.last_day_on, seat.on)
    if not seat.may("signing.hand_in"):
        return {"title": _("Vi väntar på underskrifter"), "waiting": True,
                "text": _("%(party)s skriver under på papper, senast %(day)s.") % {"party": agreement.party, "day": by}}
    return {"title": _("Ladda upp det underskrivna avtalet"),
            "text": _("%(party)s kan också göra det själva, senast %(day)s.") % {"party": agreement.party, "day": by},
            "action_label": _("Ladda upp papperet"), "action_href": words.url(seat, "hand_in", agreement.number)}


def _check(seat: Seat, agreement: AgreementView, signing: SigningView) -> Card:
    checked = set(agreements.checkers(agreement.id))
    others = names_with(seat.tenant_id, "signing.check", seat.on, matter_id=agreement.matter_id,
                        without=frozenset(checked | {seat.person_id}))
    if seat.person_id in checked or not seat.may("signing.check"):
        return {"title": _("Underskrifterna väntar på kontroll"), "waiting": True,
                "text": (_("Du har redan kontrollerat.") + " " if seat.person_id in checked else "")
                + _("Det här kan: %s.") % ", ".join(others)}
    left = 2 - len(checked)
    return {"title": _("Kontrollera underskrifterna"),
            "text": (_("Två personer kontrollerar.") if left == 2 else _("En har kontrollerat. Du är den andra."))
            + " " + _("Är det rätt avtal, och har rätt personer skrivit under?"),
            "post_url": words.url(seat, "check", agreement.number), "post_label": _("Underskrifterna är rätt"),
            "links": [{"label": _("Öppna det underskrivna papperet"),
                       "href": reverse("cases:paper", kwargs={"slug": seat.slug, "key": signing.paper_key})},
                      {"label": _("Något saknas: skicka tillbaka"),
                       "href": words.url(seat, "send_back", agreement.number)}]}


def _pay(seat: Seat, agreement: AgreementView, found: list[Refused]) -> Card:
    by = words.deadline(agreement.last_day_on, seat.on)
    if found:
        return {"title": _("Något är kvar före utbetalning"), "waiting": True,
                "text": _("%(first)s Allt ska vara klart senast %(day)s.") % {"first": found[0].message, "day": by}}
    href = _money(seat, agreement)
    if not seat.may("payment.make") or not href:
        return {"title": _("Allt är klart för utbetalning"), "waiting": True,
                "text": _("Det här kan lägga upp den: %s.") % ", ".join(
                    names_with(seat.tenant_id, "payment.make", seat.on, matter_id=agreement.matter_id))}
    return {"title": _("Allt är klart för utbetalning"), "text": _("En annan person attesterar. Senast %s.") % by,
            "action_label": _("Lägg upp utbetalningen"), "action_href": href}


def _money(seat: Seat, agreement: AgreementView) -> str:
    try:
        return reverse("money:propose", kwargs={"slug": seat.slug, "number": agreement.number})
    except NoReverseMatch:
        return ""


def _call(agreement: AgreementView) -> Card:
    names = ", ".join(name for _id, name, _mail, _lang in people.reaching(agreement.matter_id))
    return {"title": _("Ring %s om den försenade betalningen") % agreement.party,
            "text": _("Fråga vad som har hänt och hur vi kan hjälpa till. Inget brev går ut. Kontakt: %s.") % names}
