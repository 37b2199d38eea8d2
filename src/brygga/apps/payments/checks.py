"""What `brygga verify` proves of payments and statements, from the rows alone."""

from collections.abc import Iterator

from brygga.apps.payments import queries
from brygga.apps.payments.models import Match, PaymentOrder, Statement, StatementLine
from brygga.foundation.checking import Check


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the checks of one tenant's payments."""
    yield _four_eyes(tenant_id)
    yield _statements(tenant_id)
    yield _lines(tenant_id)


def _four_eyes(tenant_id: int) -> Check:
    """Nobody approved what they made, and what was paid is what was approved."""
    faults, rows = [], PaymentOrder.objects.filter(tenant_id=tenant_id).exclude(state="proposed")
    for order in rows:
        if order.made_by_id == order.approved_by_id:
            faults.append(f"payment {order.number} was approved by who made it")
        if order.state in ("approved", "listed", "confirmed") and queries.digest_of(order) != order.approved_digest:
            faults.append(f"payment {order.number} is not what was approved")
    return Check("payments.four_eyes", len(rows), tuple(faults))


def _statements(tenant_id: int) -> Check:
    """Opening + lines = closing, and each statement that counts begins where the one before it ended."""
    faults: list[str] = []
    last: dict[int, Statement] = {}
    rows = list(Statement.objects.filter(tenant_id=tenant_id).select_related("withdrawal").prefetch_related(
        "lines").order_by("bank_account", "to_on", "pk"))
    for statement in rows:
        moved = sum(line.amount_minor for line in statement.lines.all())
        if statement.opening_minor + moved != statement.closing_minor:
            faults.append(f"statement {statement.pk} does not add up")
        if hasattr(statement, "withdrawal"):
            faults += [f"statement {statement.pk} is withdrawn with line {line.line_no} {line.state}"
                       for line in statement.lines.all() if line.state != "open"]
            continue
        before = last.get(statement.bank_account_id)
        if statement.opening_minor != (before.closing_minor if before else 0):
            faults.append(f"statement {statement.pk} does not begin where the one before it ended")
        if before and statement.from_on < before.to_on:
            faults.append(f"statement {statement.pk} overlaps the one before it")
        last[statement.bank_account_id] = statement
    return Check("statements.add_up", len(rows), tuple(faults))


def _lines(tenant_id: int) -> Check:
    """A matched line has exactly one standing match, an open line none; of a withdrawn statement too."""
    faults, rows = [], list(StatementLine.objects.filter(tenant_id=tenant_id).order_by("pk"))
    standing = dict.fromkeys((row.pk for row in rows), 0)
    for line_id in Match.objects.filter(tenant_id=tenant_id, undone_at=None).values_list("line_id", flat=True):
        standing[line_id] += 1
    for row in rows:
        if standing[row.pk] != (0 if row.state == "open" else 1):
            faults.append(f"line {row.pk} is {row.state} with {standing[row.pk]} matches")
    return Check("statement_lines.matched_once", len(rows), tuple(faults))
