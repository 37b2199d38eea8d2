"""The treasurer's day: one line that says whether bank, books and pots agree, and three lanes of work under it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat, names_with
from brygga.apps.payments.views import LineView, OrderView
from brygga.formats.pictures.figures import money
from brygga.operations.money_day import MoneyDay, money_day
from brygga.operations.suggestions import Suggestion
from brygga.web.guard.pages import seat_page


@seat_page("money.read")
def day(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show what to approve, what to pay, what to match, what to explain."""
    today = money_day(seat)
    return render(request, "money/day.html", {
        "title": _("Dagens pengar"), "line": today.line, "figures": _figures(today), "note": _note(today),
        "to_approve": [_approve_row(seat, o) for o in today.to_approve],
        "to_pay": [_pay_row(seat, o) for o in today.to_pay],
        "to_match": [_match_row(seat, row, today.suggestions.get(row.id, [])) for row in today.to_match],
        "to_explain": [_explain_row(seat, row) for row in today.in_suspense],
        "accounts": today.accounts, "period": today.period, "may_enter": seat.may("statement.enter"),
        "may_list": bool(today.to_pay), "signed": today.to_propose})


def _figures(today: MoneyDay) -> list[dict[str, str]]:
    line = today.line
    figures = [{"label": _("Banken"), "value": money(line.bank_minor, exact=True)},
               {"label": _("Bokfört"), "value": money(line.books_minor, exact=True)},
               {"label": _("Potterna"), "value": money(line.pots_minor, exact=True)}]
    if line.operating_minor:
        figures.append({"label": _("Verksamheten"), "value": money(line.operating_minor, exact=True)})
    return figures


NAMES = {"unseen_orders": "%(count)s betalning som inte syns på ett utdrag än, %(sum)s",
         "open_rows": "%(count)s rad som inte är ihopparad, %(sum)s"}


def _note(today: MoneyDay) -> str:
    line = today.line
    if line.as_of is None:
        return _("Det finns inget kontoutdrag än.")
    parts = [_(NAMES[d.code]) % {"count": d.count, "sum": money(d.minor, exact=True)} for d in line.differences]
    if line.unexplained_minor:
        parts.append(_("%s som ingen har förklarat") % money(line.unexplained_minor, exact=True))
    return (_("Skillnaden är: ") + "; ".join(parts) + ".") if parts else ""


def _approve_row(seat: Seat, order: OrderView) -> dict[str, Any]:
    row = _order_row(seat, order)
    if not seat.sees(order.matter_id):
        return row
    if order.made_by_id == seat.person_id:
        others = names_with(seat.tenant_id, "payment.approve", seat.on, matter_id=order.matter_id,
                            without=frozenset({seat.person_id}))
        row["off"] = _("Du skapade den här. %s kan attestera.") % (", ".join(others) or _("Någon annan"))
    elif not seat.may("payment.approve"):
        row["off"] = _("Din roll attesterar inte.")
    else:
        row |= {"action_label": _("Attestera"), "key": "A", "fields": {"seen_digest": order.digest},
                "action_url": reverse("money:approve", kwargs={"slug": seat.slug, "order_id": order.id})}
    row |= {"second_label": _("Läs mer"),
            "second_href": reverse("money:order", kwargs={"slug": seat.slug, "order_id": order.id})}
    return row


def _pay_row(seat: Seat, order: OrderView) -> dict[str, Any]:
    row = _order_row(seat, order)
    if seat.sees(order.matter_id) and seat.may("payment.confirm"):
        row |= {"action_label": _("Bekräfta"), "key": "B",
                "action_href": reverse("money:confirm", kwargs={"slug": seat.slug, "order_id": order.id})}
    return row


def _order_row(seat: Seat, order: OrderView) -> dict[str, Any]:
    if not seat.sees(order.matter_id):
        return {"title": _("jäv"), "amount": money(order.amount_minor, exact=True),
                "text": _("Du är jävig i det här ärendet."), "off": _("En annan i fonden sköter den.")}
    told = {"number": order.message, "account": order.payee_account, "by": order.made_by}
    return {"title": order.payee, "amount": money(order.amount_minor, exact=True),
            "text": _("Avtal %(number)s till %(account)s. Upplagd av %(by)s.") % told}


def _match_row(seat: Seat, line: LineView, readings: list[Suggestion]) -> dict[str, Any]:
    best = readings[0] if readings and seat.sees_or_none(readings[0].matter_id) else None
    row: dict[str, Any] = {
        "title": money(line.amount_minor, exact=True), "amount": line.on.isoformat(),
        "text": " ".join(p for p in (line.counterparty, line.reference, line.text) if p),
        "second_label": _("Välj annat") if best else _("Välj"),
        "second_href": reverse("money:line", kwargs={"slug": seat.slug, "line_id": line.id})}
    if best is not None:
        row["text"] = f"{best.label}. {best.why}"
        row["score"] = best.score
    if best is not None and seat.may("statement.match"):
        row |= {"action_label": _("Godkänn"), "key": "G", "fields": {"what": f"{best.kind}|{best.subject}"},
                "action_url": reverse("money:match", kwargs={"slug": seat.slug, "line_id": line.id})}
    return row


def _explain_row(seat: Seat, line: LineView) -> dict[str, Any]:
    return {"title": money(line.amount_minor, exact=True), "amount": line.on.isoformat(),
            "text": _("På observationskontot. ") + " ".join(p for p in (line.counterparty, line.text) if p),
            "action_label": _("Säg vad det är"),
            "action_href": reverse("money:line", kwargs={"slug": seat.slug, "line_id": line.id})}
