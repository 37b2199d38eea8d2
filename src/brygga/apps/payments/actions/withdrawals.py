"""A statement that was typed wrong is withdrawn by adding: it and its rows stay, and count no more.

Only the latest of its account, so that the chain of balances is as it was before the statement; and only while no row
of it is said to be anything, so that no entry in the books stands on a row that does not count. The database refuses
the same by itself (`fences`). Do not unmatch rows here: each is undone on its own page, where one sees what it moves.
"""

from django.utils.translation import get_language

from brygga.apps.access import segregation
from brygga.apps.payments import queries
from brygga.apps.payments.models import Statement, StatementLine, StatementWithdrawal
from brygga.apps.payments.views import REASON_MAX
from brygga.domain.casework.acts import Act
from brygga.formats.pictures import figures
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text

NAMED = 10
"""So many rows in the way are named; of the rest the number is told."""


@action("payments.withdraw_statement")
def withdraw_statement(cmd: Command, *, statement_id: int, reason: str) -> int:
    """Withdraw the latest statement of an account, none of whose rows is matched; returns the statement's id."""
    statement = Statement.objects.filter(tenant_id=cmd.tenant, pk=statement_id).first()
    if statement is None:
        raise NotSeen
    segregation.require(cmd, Act.RECONCILE, deeds=[], subject=f"statement/{statement_id}")
    if StatementWithdrawal.objects.filter(statement=statement).exists():
        raise Refused("statement.withdrawn", text("Utdraget är redan tillbakadraget."))
    faults = [*_of_reason(reason.strip()), *_of_later(statement), *_of_rows(statement)]
    if faults:
        raise Refusals(faults)
    StatementWithdrawal.objects.create(tenant_id=statement.tenant_id, statement=statement, reason=reason.strip(),
                                       by_id=cmd.actor, at=cmd.at, on=cmd.on)
    record(cmd, "payments.statement_withdrawn", subject=f"statement/{statement_id}", data={
        "account": statement.bank_account_id, "closing": statement.closing_minor}, private={"reason": reason.strip()})
    return statement_id


def _of_reason(reason: str) -> list[Refused]:
    if not reason:
        return [Refused("statement.why", text("Skriv vad som blev fel."), field="reason")]
    if len(reason) > REASON_MAX:
        return [Refused("statement.why_long", text("Skriv högst %s tecken.") % REASON_MAX, field="reason")]
    return []


def _of_later(statement: Statement) -> list[Refused]:
    last = queries.statements(statement.tenant_id, statement.bank_account_id)[0]
    if last.id == statement.pk:
        return []
    return [Refused("statement.not_latest", text("Ett senare utdrag tar vid där det här slutar. Det går till och med "
                                                 "%s.") % last.to_on.isoformat(),
                    way_on=text("Dra tillbaka det senaste utdraget först."))]


def _of_rows(statement: Statement) -> list[Refused]:
    """Day and amount name a row: whose it is may be shut for the reader."""
    rows = list(statement.lines.exclude(state="open").order_by("line_no"))
    if not rows:
        return []
    named = "; ".join(_row(row) for row in rows[:NAMED])
    if len(rows) > NAMED:
        named = text("%(rows)s och %(count)s till") % {"rows": named, "count": len(rows) - NAMED}
    return [Refused("statement.rows_matched", text("De här raderna är ihopparade eller ligger på observationskontot: "
                                                   "%s.") % named,
                    way_on=text("Öppna varje rad och ångra ihopparningen. Dra sedan tillbaka utdraget."))]


def _row(row: StatementLine) -> str:
    amount = figures.money(row.amount_minor, row.currency, get_language() or "sv", exact=True)
    return str(text("rad %(number)s, %(day)s, %(amount)s")) % {
        "number": row.line_no, "day": row.on.isoformat(), "amount": amount}
