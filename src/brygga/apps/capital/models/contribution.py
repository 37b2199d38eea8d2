"""A förlagsinsats that the fund holds, and what it has given."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, currency_column


class Contribution(MatterRow):
    """The instrument behind an agreement: paid in on a day, redeemed at the earliest by EFL 11:4."""

    agreement = models.OneToOneField("agreements.Agreement", on_delete=models.PROTECT, related_name="+")
    decision_item = models.OneToOneField("decisions.AgendaItem", on_delete=models.PROTECT, related_name="+")
    amount_minor = MoneyMinorField()
    currency = currency_column()
    certificate_number = models.CharField(max_length=40, blank=True, default="")
    dividend_terms = models.CharField(max_length=300, blank=True, default="")
    fixed_date = models.DateField(null=True)
    statutes_registered_on = models.DateField(null=True)
    contributed_on = models.DateField(null=True)
    pay_out_entry = models.OneToOneField("ledger.JournalEntry", on_delete=models.PROTECT, null=True, related_name="+")
    certificate_received_on = models.DateField(null=True)
    holder_notice_on = models.DateField(null=True)
    association_notice_on = models.DateField(null=True)
    redeemed_on = models.DateField(null=True)
    redeemed_minor = MoneyMinorField(default=0)
    redemption_entry = models.OneToOneField("ledger.JournalEntry", on_delete=models.PROTECT, null=True,
                                            related_name="+")


class Dividend(MatterRow):
    """Utdelning decided by the association's meeting, and received."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="dividends")
    year = models.IntegerField()
    decided_on = models.DateField()
    amount_minor = MoneyMinorField()
    currency = currency_column()
    decided_entry = models.OneToOneField("ledger.JournalEntry", on_delete=models.PROTECT, null=True, related_name="+")
    received_on = models.DateField(null=True)
    received_entry = models.OneToOneField("ledger.JournalEntry", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contribution", "year"], name="dividend_once_a_year")]
