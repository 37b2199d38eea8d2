"""Agreements, what must be met before money leaves, who signed, and what the issuer is registered for."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, TenantRow, currency_column

STATES = ("draft", "signed", "active", "ended", "in_arrears", "called", "restructured", "renewal", "lapsed")


class Agreement(MatterRow):
    """One agreement with one party; its number is given once and for ever."""

    number = models.CharField(max_length=20)
    instrument = models.CharField(max_length=20)
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    issuer = models.ForeignKey("foundation.Tenant", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default="draft")
    amount_minor = MoneyMinorField()
    currency = currency_column()
    purpose = models.CharField(max_length=300)
    reference = models.CharField(max_length=25)
    drafted_on = models.DateField()
    last_day_on = models.DateField()
    signed_on = models.DateField(null=True)
    active_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "number"], name="agreement_number_once"),
                       models.UniqueConstraint(fields=["tenant", "reference"], name="agreement_reference_once"),
                       models.CheckConstraint(condition=models.Q(state__in=STATES), name="agreement_state"),
                       models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="agreement_amount")]


class Condition(MatterRow):
    """Something that must be met before a krona leaves; met by a person with a paper."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="conditions")
    code = models.CharField(max_length=40, default="decided")
    text = models.CharField(max_length=300)
    met_on = models.DateField(null=True)
    met_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")


class Signing(MatterRow):
    """A signed paper: handed in by one person, checked by two others than the one who handed it in or each other."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signings")
    side = models.CharField(max_length=10, choices=[("party", "party"), ("issuer", "issuer"), ("both", "both")])
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    handed_in_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    handed_in_at = models.DateTimeField()
    first_check_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    second_check_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    checked_on = models.DateField(null=True)
    refused_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [models.CheckConstraint(
            condition=~models.Q(first_check_by=models.F("second_check_by")), name="signing_checked_by_two")]


class Registration(TenantRow):
    """What a body is registered for (register, number, from–to); without one it issues nothing of that kind."""

    register = models.CharField(max_length=40)
    number = models.CharField(max_length=40)
    activity = models.CharField(max_length=20)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
