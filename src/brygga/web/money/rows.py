"""The rows of the treasurer's lanes. A case that is shut for the seat stands as "jäv": no name, no way in, no press."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access import queries as access
from brygga.apps.access.doorways import Seat, persons_with_role
from brygga.apps.access.permissions import PERMISSIONS
from brygga.apps.agreements.views import AgreementView
from brygga.apps.payments.views import BankAccountView, LineView, OrderView
from brygga.operations.bank_doings import PotDebt
from brygga.operations.client_money import holds_client_money
from brygga.operations.money_day import ToDo
from brygga.operations.suggestions import Suggestion
from brygga.web.money import words
from brygga.web.shell.templatetags.brygga import datum, kr_exact

Row = dict[str, Any]


def to_approve(seat: Seat, orders: list[OrderView]) -> list[Row]:
    """Return the payments to approve: pressable, or greyed with who can."""
    able = persons_with_role(seat.tenant_id, PERMISSIONS["payment.approve"], seat.on)
    others = {pk: name for pk, name, _role in able if pk != seat.person_id}
    shut = access.walls(order.matter_id for order in orders)
    return [_approve(seat, order, sorted({name for pk, name in others.items() if pk not in shut.get(
        order.matter_id, ())})) for order in orders]


def _approve(seat: Seat, order: OrderView, others: list[str]) -> Row:
    if not seat.sees(order.matter_id):
        return _shut(order.amount_minor)
    row = _order(order)
    if order.made_by_id == seat.person_id:
        row["off"] = _("Du skapade den här. %s kan attestera.") % (_either(others) or _("Ingen annan"))
    elif not seat.may("payment.approve"):
        row["off"] = _("Din roll attesterar inte.")
    else:
        row |= {"action_label": _("Attestera"), "key": "A", "fields": {"seen_digest": order.digest},
                "action_url": _url(seat, "approve", order_id=order.id)}
    return row | {"second_label": _("Läs mer"), "second_href": _url(seat, "order", order_id=order.id)}


def to_pay(seat: Seat, order: OrderView) -> Row:
    """Return an approved payment: confirmed here when the bank has paid."""
    if not seat.sees(order.matter_id):
        return _shut(order.amount_minor)
    row = _order(order)
    row["text"] = _("Attesterad av %(who)s. Betalas %(day)s till %(account)s.") % {
        "who": order.approved_by, "day": datum(order.pay_on, "utan_ar"), "account": order.payee_account}
    if seat.may("payment.confirm"):
        row |= {"action_label": _("Bekräfta"), "key": "B", "action_href": _url(seat, "confirm", order_id=order.id)}
    return row | {"second_label": _("Läs mer"), "second_href": _url(seat, "order", order_id=order.id)}


def to_propose(seat: Seat, agreement: AgreementView) -> Row:
    """Return a signed agreement whose pay-out nobody has proposed."""
    if not seat.sees(agreement.matter_id):
        return _shut(agreement.amount_minor)
    row = {"title": agreement.party, "amount": kr_exact(agreement.amount_minor),
           "text": _("Avtal %s är undertecknat. Ingen har lagt upp betalningen.") % agreement.number}
    if not seat.may("payment.make"):
        return row | {"off": _("Din roll lägger inte upp betalningar.")}
    return row | {"action_label": _("Lägg upp"), "action_href": _url(seat, "propose", number=agreement.number)}


def to_send_back(seat: Seat, agreement: AgreementView, minor: int) -> Row:
    """Return a repaid loan on which more came in than was owed."""
    if not seat.sees(agreement.matter_id):
        return _shut(minor)
    row = {"title": agreement.party, "amount": kr_exact(minor),
           "text": _("Avtal %s är återbetalt och det här kom in för mycket.") % agreement.number}
    if not seat.may("payment.make"):
        return row | {"off": _("Din roll lägger inte upp betalningar.")}
    return row | {"action_label": _("Betala tillbaka"), "action_href": _url(seat, "propose", number=agreement.number)}


def to_match(seat: Seat, line: LineView, readings: list[Suggestion], masked: bool) -> Row:
    """Return a row of a statement with its likeliest reading."""
    if masked:
        return _shut(line.amount_minor)
    best = readings[0] if readings else None
    row: Row = {"title": kr_exact(line.amount_minor), "amount": datum(line.on, "utan_ar"),
                "text": f"{best.label}. {best.why}" if best else _said(line) or _("Raden har ingen text."),
                "second_label": _("Välj annat") if best else _("Säg vad det är"),
                "second_href": _url(seat, "line", line_id=line.id)}
    if best is not None:
        row["score"] = best.score
    if not seat.may("statement.match"):
        return row
    if best is not None:
        return row | {"action_label": _("Godkänn"), "key": "G", "fields": {"what": f"{best.kind}|{best.subject}"},
                      "action_url": _url(seat, "match", line_id=line.id)}
    return row | {"action_label": row["second_label"], "action_href": row["second_href"], "second_label": ""}


def in_suspense(seat: Seat, line: LineView, masked: bool) -> Row:
    """Return a row that waits on the suspense account."""
    if masked:
        return _shut(line.amount_minor)
    row = {"title": kr_exact(line.amount_minor), "amount": datum(line.on, "utan_ar"),
           "text": _("På observationskontot. %s") % _said(line)}
    if not seat.may("statement.match"):
        return row
    return row | {"action_label": _("Säg vad det är"), "action_href": _url(seat, "line", line_id=line.id)}


def debt(seat: Seat, owed: PotDebt, pots: dict[int, str], accounts: list[BankAccountView], *,
         is_clients: bool = False) -> Row:
    """Return a debt between a capital pot and the operating money; with a client it is paid by a real transfer."""
    if is_clients:
        return _debt_with_client(seat, owed, pots, accounts)
    said = _("Banken tog pengar från %s. Verksamheten är skyldig dem, och det ska jämnas ut inom månaden.") \
        if owed.minor > 0 else _("Bankens ränta står i %s. Den hör till verksamheten och ska flyttas inom månaden.")
    row: Row = {"title": _("Skuld mellan potter"), "amount": kr_exact(abs(owed.minor)),
                "text": said % pots.get(owed.pot_id, "")}
    return row | _settling(seat, owed, accounts, _("Jämna ut"))


def _debt_with_client(seat: Seat, owed: PotDebt, pots: dict[int, str], accounts: list[BankAccountView]) -> Row:
    """Return a debt with a client: a fee that was taken from theirs, or one that was paid for and then taken back."""
    own = next((account.name for account in accounts if not holds_client_money(account)), "")
    said = _("Banken tog pengar från %(pot)s. Verksamheten är skyldig dem, och det ska jämnas ut inom månaden. För "
             "över beloppet från %(account)s till kontot för förvaltade medel i internetbanken. Bokför sedan "
             "överföringen här.") if owed.minor > 0 else _(
        "Verksamheten har betalat för mycket till %(pot)s. För tillbaka beloppet från kontot för förvaltade medel till "
        "%(account)s i internetbanken. Bokför sedan överföringen här.")
    row: Row = {"title": _("Skuld mellan potter"), "amount": kr_exact(abs(owed.minor)),
                "text": said % {"pot": pots.get(owed.pot_id, ""), "account": own}}
    return row | _settling(seat, owed, accounts, _("Bokför överföringen"))


def _settling(seat: Seat, owed: PotDebt, accounts: list[BankAccountView], label: str) -> Row:
    """Return the press that settles a debt, for whoever may and where the fund has an account of its own."""
    own = [account for account in accounts if not holds_client_money(account)]
    if not seat.may("statement.match") or not own:
        return {}
    return {"action_label": label, "key": "", "fields": {"bank_account_id": own[0].id},
            "action_url": _url(seat, "settle", pot_id=owed.pot_id)}


def before_lock(todo: ToDo) -> dict[str, Any]:
    """Return one line of the list before a month is locked."""
    labels = {"statements": _("Kontoutdrag för hela månaden"), "rows": _("Alla rader ihopparade"),
              "suspense": _("Inget på observationskontot"), "payments": _("Alla betalningar bekräftade"),
              "debts": _("Inga skulder mellan potter"), "over": _("Månaden är slut")}
    if todo.done:
        return {"label": labels[todo.code], "word": _("klart"), "kind": "ok"}
    if todo.code == "statements":
        word = _("till %s") % datum(todo.until, "utan_ar") if todo.until else _("saknas")
    elif todo.code == "over" and todo.until:
        word = _("slutar %s") % datum(todo.until, "utan_ar")
    else:
        word = _("%s kvar") % todo.count
    return {"label": labels[todo.code], "word": word, "kind": "warn"}


def _order(order: OrderView) -> Row:
    told = {"what": words.purpose(order), "day": datum(order.pay_on, "utan_ar"), "by": order.made_by}
    return {"title": order.payee, "amount": kr_exact(order.amount_minor),
            "text": _("%(what)s, betalas %(day)s. Upplagd av %(by)s.") % told}


def _shut(minor: int) -> Row:
    return {"title": _("jäv"), "amount": kr_exact(minor), "text": "",
            "off": _("Du är jävig i ärendet. En annan i fonden sköter den.")}


def _said(line: LineView) -> str:
    return ", ".join(part for part in (line.counterparty, line.reference, line.text) if part)


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else _(" eller ").join(
        [", ".join(names[:-1]), names[-1]]) if names else ""


def _url(seat: Seat, name: str, **given: Any) -> str:
    return reverse(f"money:{name}", kwargs={"slug": seat.slug, **given})
