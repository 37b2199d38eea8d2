"""A loan, its terms by version, and what has been paid on it."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, currency_column


class Loan(MatterRow):
    """The instrument behind an agreement; it exists only by a decision, once."""

    agreement = models.OneToOneField("agreements.Agreement", on_delete=models.PROTECT, related_name="+")
    decision_item = models.OneToOneField("decisions.AgendaItem", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, default="risk")
    paid_out_on = models.DateField(null=True)
    pay_out_entry = models.OneToOneField("ledger.JournalEntry", on_delete=models.PROTECT, null=True, related_name="+")


class LoanTerms(MatterRow):
    """Terms from a day on: a changed term is a new version, and history is never recomputed from today's terms."""

    append_only = True

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="versions")
    version = models.IntegerField()
    from_on = models.DateField()
    principal_minor = MoneyMinorField()
    currency = currency_column()
    disbursed_on = models.DateField()
    first_due_on = models.DateField()
    rate = models.CharField(max_length=20)
    term = models.IntegerField()
    every = models.CharField(max_length=10, default="months:1")
    repayment = models.CharField(max_length=10)
    interest = models.CharField(max_length=10, default="declining")
    day_count = models.CharField(max_length=10, default="30E/360")
    grace_principal = models.IntegerField(default=0)
    fees = models.JSONField(default=list)
    options = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["loan", "version"], name="loan_terms_once")]


class LoanPayment(MatterRow):
    """Money received on a loan, and how it was shared; a reversed payment is a row that names it.

    A negative row that reverses nothing is money beyond what was owed, sent back to whoever paid it.
    """

    append_only = True

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="payments")
    on = models.DateField()
    amount_minor = MoneyMinorField()
    currency = currency_column()
    principal_minor = MoneyMinorField()
    interest_minor = MoneyMinorField()
    fee_minor = MoneyMinorField()
    over_minor = MoneyMinorField(default=0)
    entry = models.OneToOneField("ledger.JournalEntry", on_delete=models.PROTECT, related_name="+")
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")
    at = models.DateTimeField()
