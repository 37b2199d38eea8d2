"""Statements typed in by hand: opening, rows, closing; rows are matched afterwards."""

import re
from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import enter_statement
from brygga.apps.payments.views import LineView, StatementView
from brygga.foundation.refusals import text
from brygga.operations.money_day import next_statement
from brygga.operations.money_wall import masked
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.money import words
from brygga.web.money.forms import ROWS, RowForm, StatementForm
from brygga.web.money.views.lines import what_kind
from brygga.web.shell.templatetags.brygga import datum, kr_exact

Rows = formset_factory(RowForm, extra=0, min_num=0, max_num=200, absolute_max=200)
TYPED = re.compile(r"rad-(\d+)-(\w+)")
STATES = {"open": (text("inte ihopparad"), "warn"), "matched": ("", "ok"),
          "suspense": (text("observationskonto"), "warn")}


@seat_page("money.read")
def listing(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List the statements, latest first."""
    accounts = payments.bank_accounts(seat.tenant_id)
    names = {a.id: a.name for a in accounts}
    several = len(accounts) > 1
    columns = [{"label": _("Dagar")}, *([{"label": _("Konto")}] if several else []),
               {"label": _("Ingående"), "numeric": True}, {"label": _("Utgående"), "numeric": True},
               {"label": _("Läge"), "phone": "beside"}]
    rows = [[{"text": f"{s.from_on.isoformat()} – {s.to_on.isoformat()}",
              "href": _url(seat, "statement", statement_id=s.id)}, *([names[s.bank_account_id]] if several else []),
             kr_exact(s.opening_minor), kr_exact(s.closing_minor),
             {"word": _("tillbakadraget"), "kind": "warn"} if s.withdrawn else {"word": _("gäller"), "kind": "ok"}]
            for s in payments.statements(seat.tenant_id, with_withdrawn=True)]
    return render(request, "money/statements.html", {
        "title": _("Kontoutdrag"), "columns": columns, "rows": rows, "trail": words.trail(seat, _("Kontoutdrag")),
        "accounts": [{"name": a.name, "href": _url(seat, "statement_new", bank_account_id=a.id)} for a in accounts],
        "may_enter": seat.may("statement.enter")})


@seat_page("money.read")
def one(request: HttpRequest, seat: Seat, statement_id: int) -> HttpResponse:
    """Show one statement with what each row was said to be; rows of shut cases without name or way in."""
    found = payments.statement(seat.tenant_id, statement_id)
    account = payments.bank_account(seat.tenant_id, found.bank_account_id)
    lines = payments.lines(seat.tenant_id, statement_id=statement_id)
    shut = masked(seat, lines)
    last = payments.statements(seat.tenant_id, found.bank_account_id)[:1]
    columns = [{"label": _("Dag")}, {"label": _("Från eller till")}, {"label": _("Referens eller text")},
               {"label": _("Är")}, {"label": _("Belopp"), "numeric": True}]
    return render(request, "money/statement.html", {
        "title": f"{account.name}, {datum(found.to_on)}", "columns": columns,
        "rows": [_row(seat, line, line.id in shut) for line in lines], "is_empty": not lines,
        "statement_id": statement_id, "withdrawn": _withdrawn(found),
        "may_withdraw": seat.may("statement.enter") and [s.id for s in last] == [statement_id],
        "facts": [{"label": _("Från och med"), "value": found.from_on.isoformat()},
                  {"label": _("Till och med"), "value": found.to_on.isoformat()},
                  {"label": _("Ingående saldo"), "value": kr_exact(found.opening_minor)},
                  {"label": _("Utgående saldo"), "value": kr_exact(found.closing_minor)}], "trail": [
            {"label": _("Pengar"), "href": _url(seat, "day")},
            {"label": _("Kontoutdrag"), "href": _url(seat, "statements")}, {"label": account.name, "href": ""}]})


@seat_page("statement.enter", "GET", "POST")
def new(request: HttpRequest, seat: Seat, bank_account_id: int) -> HttpResponse:
    """Type a statement in; "more rows" draws the page anew with what is typed."""
    account = payments.bank_account(seat.tenant_id, bank_account_id)
    posted = request.method == "POST" and "more" not in request.POST
    if posted:
        head, rows = StatementForm(request.POST), Rows(request.POST, prefix="rad")
    else:
        kept = request.POST.dict() if request.method == "POST" else parked(request)
        head = StatementForm(initial=next_statement(seat.tenant_id, account, seat.on) | kept)
        rows = Rows(prefix="rad", initial=_typed(kept) + [{}] * ROWS)
    if posted and head.is_valid() and rows.is_valid():
        lines, given = _lines(rows), head.cleaned_data
        with told_in(head):
            statement_id = enter_statement(
                command_of(request, seat), bank_account_id=bank_account_id, from_on=given["from_on"],
                to_on=given["to_on"], opening_minor=given["opening"], closing_minor=given["closing"], lines=lines)
            messages.success(request, _("Kontoutdraget är inlagt. Para ihop raderna.") if lines else
                             _("Kontoutdraget är inlagt."))
            return redirect("money:day", slug=seat.slug) if lines else redirect(
                "money:statement", slug=seat.slug, statement_id=statement_id)
    return render(request, "money/statement_new.html", {
        "title": _("Skriv in ett kontoutdrag"), "account": account, "form": head, "rows": rows,
        "row_faults": _faults(rows) if posted else [], "trail": [
            {"label": _("Pengar"), "href": _url(seat, "day")},
            {"label": _("Kontoutdrag"), "href": _url(seat, "statements")}, {"label": account.name, "href": ""}]})


def _withdrawn(found: StatementView) -> str:
    """What stands on a statement that counts no more, empty on one that does."""
    if found.withdrawn is None:
        return ""
    return _("%(who)s drog tillbaka utdraget %(day)s: %(why)s Det räknas inte längre.") % {
        "who": found.withdrawn.by, "day": datum(found.withdrawn.on),
        "why": found.withdrawn.reason.rstrip(".") + "."}


def _faults(rows: Any) -> list[dict[str, str]]:
    """The faults of the rows for the summary on top, each with the address of its box."""
    return [{"label": _("Rad %(number)s: %(fault)s") % {"number": number, "fault": error}, "href": f"#{field.auto_id}"}
            for number, row in enumerate(rows.forms, start=1) for field in row for error in field.errors]


def _row(seat: Seat, line: LineView, is_shut: bool) -> list[Any]:
    if is_shut:
        return [line.on.isoformat(), _("jäv"), "", "", kr_exact(line.amount_minor)]
    word, kind = STATES[line.state] if line.counts else (_("räknas inte"), "")
    said = ", ".join(part for part in (line.reference, line.text) if part)
    return [{"text": line.on.isoformat(), "href": _url(seat, "line", line_id=line.id)}, line.counterparty, said,
            {"word": word or what_kind(line.kind), "kind": kind}, kr_exact(line.amount_minor)]


def _typed(kept: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that were typed before, from a form that was not sent: in their order, empty ones left out."""
    found: dict[int, dict[str, Any]] = {}
    for name, value in kept.items():
        if (match := TYPED.fullmatch(name)) and value:
            found.setdefault(int(match[1]), {})[match[2]] = value
    return [found[number] for number in sorted(found)]


def _lines(rows: Any) -> list[dict[str, Any]]:
    return [{"on": r["on"], "amount_minor": r["amount"], "counterparty": r["counterparty"],
             "reference": r["reference"].replace(" ", ""), "text": r["text"]}
            for r in rows.cleaned_data if r and r.get("amount")]


def _url(seat: Seat, name: str, **given: Any) -> str:
    return reverse(f"money:{name}", kwargs={"slug": seat.slug, **given})
