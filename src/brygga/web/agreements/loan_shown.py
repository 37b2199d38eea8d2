"""A loan as its page shows it: one sentence, the plan as a picture and a table, payments with how each was shared."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat, names_with
from brygga.apps.agreements.views import AgreementView
from brygga.apps.loans import queries as loans
from brygga.apps.loans.views import Instalment, LoanView, PaymentView
from brygga.apps.payments import queries as payments
from brygga.formats.pictures.schedule import Payment, schedule
from brygga.web.agreements import words
from brygga.web.shell.pictures import both_widths

REPAYMENT = {"annuity": "annuitet", "straight": "rak amortering", "bullet": "allt på slutdagen"}


def shown(seat: Seat, agreement: AgreementView) -> dict[str, Any]:
    """Return what the page shows of the loan behind an agreement."""
    loan = loans.loan(seat.tenant_id, agreement.id, seat.on)
    fees = any(one.row.fee for one in loan.instalments)
    return {
        "lead": _lead(agreement, loan), "facts": _facts(agreement, loan), "picture": _picture(loan),
        "plan_columns": _columns([_("Nr"), _("Förfaller")], [
            _("Amortering"), _("Ränta"), *([_("Avgift")] if fees else []), _("Att betala"), _("Kvar av lånet")]),
        "plan": [_row(one, agreement, loan, fees=fees) for one in loan.instalments],
        "payments": [_payment(p, agreement) for p in reversed(loan.payments)],
        "payment_columns": _columns([_("Dag")], [
            _("Betalt"), _("Amortering"), _("Ränta"), *([_("Avgift")] if fees else [])]),
        "payment_rows": [_payment_row(p, agreement, fees=fees) for p in reversed(loan.payments)],
        "over": words.kr(loan.over_minor, agreement.currency, exact=True) if loan.over_minor else "",
        "card": _send_back(seat, agreement, loan) if agreement.state == "ended" and loan.over_minor else None}


def _send_back(seat: Seat, agreement: AgreementView, loan: LoanView) -> dict[str, Any]:
    """What is asked when more came in than was owed: the same payment as any other, by two."""
    over = words.kr(loan.over_minor, agreement.currency, exact=True)
    card: dict[str, Any] = {"title": _("%s har betalats för mycket") % over,
                            "text": _("Lånet är återbetalt. Betala tillbaka resten till %s.") % agreement.party}
    if payments.orders(seat.tenant_id, ("proposed", "approved", "listed"), agreement.id):
        return card | {"waiting": True, "text": _("Återbetalningen är upplagd.")}
    if not seat.may("payment.make"):
        able = names_with(seat.tenant_id, "payment.make", seat.on, matter_id=agreement.matter_id)
        return card | {"waiting": True, "text": _("Det här kan betala tillbaka: %s.") % ", ".join(able)}
    return card | {"action_label": _("Betala tillbaka"), "action_href": reverse(
        "money:propose", kwargs={"slug": seat.slug, "number": agreement.number})}


def _columns(first: list[str], amounts: list[str]) -> list[dict[str, Any]]:
    return [*({"label": label} for label in first), *({"label": label, "numeric": True} for label in amounts),
            {"label": _("Läge")}]


def _lead(agreement: AgreementView, loan: LoanView) -> str:
    if loan.state is None:
        return ""
    if agreement.state == "ended":
        return _("Lånet på %s är återbetalt.") % words.kr(agreement.amount_minor, agreement.currency)
    left = words.kr(loan.state.outstanding_principal.minor, agreement.currency, exact=True)
    if loan.state.days_past_due:
        return _("%(late)s är %(days)s. Kvar av lånet: %(left)s.") % {
            "late": words.kr(loan.state.overdue.minor, agreement.currency, exact=True),
            "days": words.late(loan.state.days_past_due), "left": left}
    if loan.next_due is None:
        return _("Kvar av lånet: %s.") % left
    return _("Kvar av lånet: %(left)s. Nästa betalning är %(amount)s, senast %(day)s.") % {
        "left": left, "amount": words.kr(loan.next_due.amount.minor, agreement.currency, exact=True),
        "day": words.deadline(loan.next_due.pay_on, loan.state.as_of)}


def _facts(agreement: AgreementView, loan: LoanView) -> list[dict[str, str]]:
    terms, totals = loan.terms, loan.plan.totals
    rate = terms.rate.percent().rstrip("0").rstrip(".").replace(".", ",")
    return [
        {"label": _("Lånet"), "value": words.kr(agreement.amount_minor, agreement.currency), "note": agreement.purpose},
        {"label": _("Ränta"), "value": _("%s procent om året") % rate, "note": _(REPAYMENT[terms.repayment])},
        {"label": _("Lånet kostar"), "value": words.kr(totals.total_cost_of_borrowing.minor, agreement.currency),
         "note": _("ränta och avgifter, effektivt %s procent om året") % loan.apr_percent.replace(".", ",")},
        {"label": _("OCR-nummer"), "value": agreement.reference, "note": _("på varje betalning")}]


def _picture(loan: LoanView) -> Any:
    rows = [Payment(one.row.due_on, one.row.principal, one.row.interest, one.row.closing, one.left_minor == 0)
            for one in loan.instalments]
    return both_widths(schedule, rows, id_="plan") if rows else ""


def _row(one: Instalment, agreement: AgreementView, loan: LoanView, *, fees: bool) -> list[Any]:
    row, of = one.row, agreement.currency
    amounts = (row.principal, row.interest, *([row.fee] if fees else []), row.total, row.closing)
    return [str(row.nr), words.day(row.pay_on), *(words.kr(minor, of, exact=True) for minor in amounts),
            _state(one, loan, of)]


def _state(one: Instalment, loan: LoanView, currency: str) -> Any:
    if one.left_minor is None or loan.state is None:
        return "–"
    if one.left_minor == 0:
        return {"word": _("betald"), "kind": "ok"}
    if one.row.pay_on < loan.state.as_of:
        return {"word": _("%s försenat") % words.kr(one.left_minor, currency, exact=True), "kind": "stop"}
    return {"word": _("%s kvar") % words.kr(one.left_minor, currency, exact=True), "kind": "warn"}


def _payment_row(payment: PaymentView, agreement: AgreementView, *, fees: bool) -> list[Any]:
    amounts = (payment.amount_minor, payment.principal_minor, payment.interest_minor,
               *([payment.fee_minor] if fees else []))
    state: Any = {"word": _("rättad"), "kind": "warn"} if payment.reversed else (
        {"word": _("bokförd"), "kind": "ok"} if payment.amount_minor > 0 else _("tillbakabetalt")
        if payment.amount_minor else _("tidigare inbetalt används"))
    return [words.day(payment.on), *(words.kr(minor, agreement.currency, exact=True) for minor in amounts), state]


def _payment(payment: PaymentView, agreement: AgreementView) -> dict[str, Any]:
    of = agreement.currency
    return {"on": payment.on, "amount": words.kr(payment.amount_minor, of, exact=True), "reversed": payment.reversed,
            "is_credit": not payment.amount_minor,
            "lines": [{"label": _share(share.nr, share.to), "value": words.kr(share.minor, of, exact=True)}
                      for share in payment.shares],
            "total": {"label": _("Betalt"), "value": words.kr(payment.amount_minor, of, exact=True)}}


def _share(nr: int | None, to: str) -> str:
    if nr is None:
        return _("Utöver lånet, väntar på nästa") if to == "credit" else _("Amortering i förtid")
    part = {"fee": _("avgift"), "interest": _("ränta"), "principal": _("amortering")}[to]
    return _("Betalning %(nr)s, %(part)s") % {"nr": nr, "part": part}
