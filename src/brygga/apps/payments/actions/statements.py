"""Statements by hand: opening + lines = closing, each begins where the last ended, every line said to be something.

A day that is not over may go on in the next statement: it is the chain of balances that keeps a row from being typed
twice, not the calendar.
"""

from datetime import date
from typing import Any

from django.utils.translation import get_language

from brygga.apps.access import segregation
from brygga.apps.payments import queries
from brygga.apps.payments.models import BankAccount, Match, Statement, StatementLine
from brygga.domain.casework.acts import Act
from brygga.formats.pictures import figures
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text


@action("payments.enter_statement")
def enter_statement(cmd: Command, *, bank_account_id: int, from_on: date, to_on: date, opening_minor: int,
                    closing_minor: int, lines: list[dict[str, Any]]) -> int:
    """Enter a statement; `lines` are {on, amount_minor, counterparty, reference, text}. Returns its id."""
    account = BankAccount.objects.filter(tenant_id=cmd.tenant, pk=bank_account_id).first()
    if account is None:
        raise NotSeen
    segregation.require(cmd, Act.RECONCILE, deeds=[], subject=f"bank_account/{bank_account_id}")
    faults = _faults(cmd, account, from_on, to_on, opening_minor, closing_minor, lines)
    if faults:
        raise Refusals(faults)
    statement = Statement.objects.create(
        tenant_id=cmd.tenant, bank_account=account, from_on=from_on, to_on=to_on, opening_minor=opening_minor,
        closing_minor=closing_minor, currency=account.currency, entered_by_id=cmd.actor, entered_at=cmd.at)
    StatementLine.objects.bulk_create([
        StatementLine(tenant_id=cmd.tenant, statement=statement, line_no=number, on=line["on"],
                      amount_minor=line["amount_minor"], currency=account.currency,
                      counterparty=line.get("counterparty", ""), reference=line.get("reference", ""),
                      text=line.get("text", "")) for number, line in enumerate(lines, start=1)])
    record(cmd, "payments.statement_entered", subject=f"statement/{statement.pk}", data={
        "account": bank_account_id, "from": from_on, "to": to_on, "opening": opening_minor,
        "closing": closing_minor, "lines": len(lines)})
    return statement.pk


@action("payments.match_line")
def match_line(cmd: Command, *, line_id: int, kind: str, subject: str, entry_id: int | None) -> int:
    """Say what an open line is, with the entry it became; returns the match's id."""
    line = _line(cmd, line_id)
    queries.require_counting(not hasattr(line.statement, "withdrawal"))
    if line.state != "open":
        raise Refused("line.matched", text("Raden är redan ihopparad."))
    match = Match.objects.create(tenant_id=line.tenant_id, line=line, kind=kind, subject=subject, entry_id=entry_id,
                                 made_by_id=cmd.actor, made_at=cmd.at)
    line.state = "suspense" if kind == "suspense" else "matched"
    line.save(update_fields=["state"])
    record(cmd, "payments.line_matched", subject=f"statement_line/{line_id}",
           data={"kind": kind, "to": subject, "entry": entry_id})
    return match.pk


@action("payments.undo_match")
def undo_match(cmd: Command, *, match_id: int, entry_id: int | None) -> int:
    """Take a match back (with the entry that put the books right); the line is open again. Returns the line's id."""
    match = Match.objects.filter(tenant_id=cmd.tenant, pk=match_id, undone_at=None).select_related("line").first()
    if match is None:
        raise NotSeen
    match.undone_at, match.undone_by_id, match.undone_entry_id = cmd.at, cmd.actor_id, entry_id
    match.save(update_fields=["undone_at", "undone_by", "undone_entry"])
    match.line.state = "open"
    match.line.save(update_fields=["state"])
    record(cmd, "payments.match_undone", subject=f"statement_line/{match.line_id}",
           data={"match": match_id, "entry": entry_id})
    return match.line_id


def _line(cmd: Command, line_id: int) -> StatementLine:
    line = StatementLine.objects.filter(tenant_id=cmd.tenant, pk=line_id).select_related(
        "statement__withdrawal").first()
    if line is None:
        raise NotSeen
    return line


def _faults(cmd: Command, account: BankAccount, from_on: date, to_on: date, opening: int, closing: int,
            lines: list[dict[str, Any]]) -> list[Refused]:
    faults = []
    last = Statement.objects.filter(bank_account=account, withdrawal=None).order_by("-to_on", "-pk").first()
    if from_on > to_on:
        faults.append(Refused("statement.days", text("Sista dagen ligger före första dagen."), field="to_on"))
    if to_on > cmd.on:
        faults.append(Refused("statement.future", text("Utdraget kan inte sträcka sig in i framtiden."), field="to_on"))
    if from_on < account.opened_on:
        faults.append(Refused("statement.before_account", text("Kontot finns i fonden från och med %s.")
                              % account.opened_on.isoformat(), field="from_on"))
    if last is not None and from_on < last.to_on:
        faults.append(Refused("statement.overlap", text("De dagarna finns redan på ett utdrag, till och med %s.")
                              % last.to_on.isoformat(), field="from_on", way_on=text("Börja den dagen eller senare.")))
    if last is not None and opening != last.closing_minor:
        ended = figures.money(last.closing_minor, account.currency, get_language() or "sv", exact=True)
        faults.append(Refused("statement.opening", text("Ingående saldo ska vara det förra utdragets utgående, %s.")
                              % ended, field="opening"))
    if last is None and opening:
        faults.append(Refused("statement.first_opening", text("Det första utdraget börjar på noll."), field="opening",
                              way_on=text("Skriv det som redan stod på kontot som en egen rad.")))
    if opening + sum(line["amount_minor"] for line in lines) != closing:
        faults.append(Refused("statement.sum", text("Ingående saldo och raderna blir inte det utgående saldot."),
                              field="closing", way_on=text("Kontrollera rad för rad mot bankens utdrag.")))
    if any(not from_on <= line["on"] <= to_on for line in lines):
        faults.append(Refused("statement.line_day", text("En rad har en dag utanför utdraget."), field="lines"))
    if any(not line["amount_minor"] for line in lines):
        faults.append(Refused("statement.line_amount", text("En rad saknar belopp."), field="lines"))
    return faults
