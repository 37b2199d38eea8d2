"""What stands on the pages of payments: a payment as questions and answers, its state as a tag, where one is."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.payments.views import OrderView
from brygga.foundation.refusals import text
from brygga.web.shell.templatetags.brygga import datum, kr_exact

STATES = {"proposed": (text("väntar på attest"), "warn"), "approved": (text("attesterad"), "ok"),
          "listed": (text("inlagd i banken"), "ok"), "confirmed": (text("betald"), "ok"),
          "withdrawn": (text("tillbakadragen"), "")}
KINDS = {"bankgiro": text("bankgiro"), "plusgiro": text("plusgiro"), "account": text("konto")}


def state(code: str) -> dict[str, Any]:
    """Return the tag of a payment's state."""
    word, kind = STATES[code]
    return {"word": word, "kind": kind}


def account(order: OrderView) -> str:
    """Return the payee's account with what kind it is."""
    return f"{KINDS.get(order.payee_account_kind, '')} {order.payee_account}".strip()


def purpose(order: OrderView) -> str:
    """Return what a payment is for, as a sentence begins."""
    if order.purpose == "over_return":
        return _("Återbetalning av för mycket inbetalt på avtal %s") % order.message
    return _("Utbetalning av avtal %s") % order.message


def order(one: OrderView) -> list[dict[str, str]]:
    """Return all that an approval is given for, as questions and answers."""
    rows = [(_("Vad"), purpose(one)), (_("Till"), one.payee), (_("Konto"), account(one)),
            (_("Belopp"), kr_exact(one.amount_minor)), (_("Meddelande"), one.message),
            (_("Betalas"), datum(one.pay_on)), (_("Upplagd av"), one.made_by), (_("Attesterad av"), one.approved_by)]
    if one.confirmed_on:
        rows += [(_("Banken betalade"), datum(one.confirmed_on)), (_("Bankens referens"), one.bank_reference)]
    return [{"question": question, "answer": answer} for question, answer in rows if answer]


def trail(seat: Seat, here: str) -> list[dict[str, str]]:
    """Return where a page under Pengar is."""
    return [{"label": _("Pengar"), "href": reverse("money:day", kwargs={"slug": seat.slug})},
            {"label": here, "href": ""}]
