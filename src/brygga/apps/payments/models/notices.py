"""Notices (avier): what was asked for, with its reference and paper."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, currency_column


class Notice(MatterRow):
    """One bill for one instalment of an agreement."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="+")
    instalment_nr = models.IntegerField()
    due_on = models.DateField()
    amount_minor = MoneyMinorField()
    currency = currency_column()
    reference = models.CharField(max_length=25)
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
    made_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "instalment_nr"], name="notice_once")]
