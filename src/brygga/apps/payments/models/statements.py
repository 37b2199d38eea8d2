"""Bank statements: opening + lines = closing, each line matched or in suspense; a wrong one withdrawn by adding."""

from django.db import models

from brygga.apps.payments.views import REASON_MAX
from brygga.foundation.rows import MoneyMinorField, TenantRow, currency_column


class Statement(TenantRow):
    """A statement typed in or read from a file; each begins where the one before it ended. Never changed."""

    append_only = True

    bank_account = models.ForeignKey("payments.BankAccount", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    opening_minor = MoneyMinorField()
    closing_minor = MoneyMinorField()
    currency = currency_column()
    entered_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(from_on__lte=models.F("to_on")),
                                              name="statement_days")]


class StatementWithdrawal(TenantRow):
    """A statement that was typed wrong counts no more from here on: who said so, when and why. It and its rows stay."""

    append_only = True

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=REASON_MAX)
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    on = models.DateField()


class StatementLine(TenantRow):
    """One row of a statement: money in positive, out negative. `state`: open, matched, suspense."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lines")
    line_no = models.IntegerField()
    on = models.DateField()
    amount_minor = MoneyMinorField()
    currency = currency_column()
    counterparty = models.CharField(max_length=120, blank=True, default="")
    reference = models.CharField(max_length=60, blank=True, default="")
    text = models.CharField(max_length=140, blank=True, default="")
    state = models.CharField(max_length=10, default="open")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["statement", "line_no"], name="statement_line_once"),
                       models.CheckConstraint(condition=~models.Q(amount_minor=0), name="statement_line_amount"),
                       models.CheckConstraint(condition=models.Q(state__in=["open", "matched", "suspense"]),
                                              name="statement_line_state")]


class Match(TenantRow):
    """What a line was said to be, by whom, and which entry it became; undone by adding, never by removing."""

    line = models.ForeignKey(StatementLine, on_delete=models.PROTECT, related_name="matches")
    kind = models.CharField(max_length=30)
    subject = models.CharField(max_length=60)
    entry = models.ForeignKey("ledger.JournalEntry", on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_entry = models.ForeignKey("ledger.JournalEntry", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line"], condition=models.Q(undone_at=None),
                                               name="match_once_a_line")]
