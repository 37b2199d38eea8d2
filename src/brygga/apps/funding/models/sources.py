"""Funding agreements, and what is promised out of their pots."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, TenantRow, currency_column

CLASSES = ("grant", "revolving_grant", "conditional_capital", "loan", "managed_money", "member_capital", "donation")


class Source(TenantRow):
    """A funding agreement: who, how much, for what, in which books' class and confirmed by whom; one pot each."""

    funder = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    pot = models.OneToOneField("ledger.Pot", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    registry_number = models.CharField(max_length=40, blank=True, default="")
    amount_minor = MoneyMinorField()
    currency = currency_column()
    accounting_class = models.CharField(max_length=24)
    class_confirmed_by = models.CharField(max_length=120)
    class_confirmed_on = models.DateField()
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    counties = models.JSONField(default=list)
    instruments = models.JSONField(default=list)
    purposes = models.JSONField(default=list)
    case_cap_minor = MoneyMinorField(null=True)
    public_resources = models.BooleanField(default=True)
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(accounting_class__in=CLASSES), name="source_class"),
                       models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="source_amount"),
                       models.UniqueConstraint(fields=["tenant", "name"], name="source_name_once")]


class Commitment(MatterRow):
    """A decided share of a pot for an agreement, binding until paid out or lapsed; free = cash − open commitments."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="+")
    pot = models.ForeignKey("ledger.Pot", on_delete=models.PROTECT, related_name="+")
    amount_minor = MoneyMinorField()
    currency = currency_column()
    state = models.CharField(max_length=8, default="open")
    made_on = models.DateField()
    settled_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "pot"], name="commitment_once"),
                       models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="commitment_amount"),
                       models.CheckConstraint(condition=models.Q(state__in=["open", "paid", "lapsed"]),
                                              name="commitment_state")]


class SourcePaper(TenantRow):
    """A statement to the funder as it was written and handed over: which source, which day it shows, which paper."""

    append_only = True

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
