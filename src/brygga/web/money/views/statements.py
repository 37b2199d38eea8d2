"""Statements typed in by hand: opening, rows, closing; rows are matched afterwards."""

from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import enter_statement
from brygga.foundation import clock
from brygga.foundation.refusals import NotSeen
from brygga.operations.money_day import next_statement
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.money.forms import ROWS, RowForm, StatementForm

Rows = formset_factory(RowForm, extra=0, min_num=1, max_num=200, absolute_max=200)


@seat_page("money.read")
def listing(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List the statements, latest first."""
    names = {a.id: a.name for a in payments.bank_accounts(seat.tenant_id)}
    rows = [(names[s.bank_account_id], s) for s in payments.statements(seat.tenant_id)]
    return render(request, "money/statements.html", {"title": _("Kontoutdrag"), "rows": rows,
                                                     "accounts": payments.bank_accounts(seat.tenant_id),
                                                     "may_enter": seat.may("statement.enter")})


@seat_page("money.read")
def one(request: HttpRequest, seat: Seat, statement_id: int) -> HttpResponse:
    """Show one statement with what each row was said to be."""
    found = [s for s in payments.statements(seat.tenant_id) if s.id == statement_id]
    if not found:
        raise NotSeen
    return render(request, "money/statement.html", {
        "title": _("Kontoutdrag"), "statement": found[0],
        "lines": payments.lines(seat.tenant_id, statement_id=statement_id)})


@seat_page("statement.enter", "GET", "POST")
def new(request: HttpRequest, seat: Seat, bank_account_id: int) -> HttpResponse:
    """Type a statement in; "more rows" draws the page anew with what is typed."""
    account = payments.bank_account(seat.tenant_id, bank_account_id)
    begins = next_statement(seat.tenant_id, account, clock.today())
    head = StatementForm(request.POST or None, initial=begins | parked(request))
    rows = Rows(_with_more(request), prefix="rad", initial=[{}] * ROWS if request.method == "GET" else None)
    if request.method == "POST" and "more" not in request.POST and head.is_valid() and rows.is_valid():
        with told_in(head):
            statement_id = enter_statement(
                command_of(request, seat), bank_account_id=bank_account_id, from_on=head.cleaned_data["from_on"],
                to_on=head.cleaned_data["to_on"], opening_minor=head.cleaned_data["opening"],
                closing_minor=head.cleaned_data["closing"], lines=_lines(rows))
            messages.success(request, _("Kontoutdraget är inlagt. Para ihop raderna."))
            return redirect("money:statement" if not _lines(rows) else "money:day", slug=seat.slug,
                            **({"statement_id": statement_id} if not _lines(rows) else {}))
    return render(request, "money/statement_new.html", {
        "title": _("Skriv in ett kontoutdrag"), "account": account, "form": head, "rows": rows})


def _with_more(request: HttpRequest) -> Any:
    if request.method != "POST":
        return None
    given = request.POST.copy()
    if "more" in given:
        given["rad-TOTAL_FORMS"] = str(min(200, int(given.get("rad-TOTAL_FORMS", "0") or 0) + ROWS))
    return given


def _lines(rows: Any) -> list[dict[str, Any]]:
    return [{"on": r["on"], "amount_minor": r["amount"], "counterparty": r["counterparty"],
             "reference": r["reference"].replace(" ", ""), "text": r["text"]}
            for r in rows.cleaned_data if r and r.get("amount")]
