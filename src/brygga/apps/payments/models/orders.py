"""The fund's bank accounts, and payments that leave them only by four eyes."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, TenantRow, currency_column

ORDER_STATES = ("proposed", "approved", "listed", "confirmed", "withdrawn")


class BankAccount(TenantRow):
    """An account at a bank; `ledger_account` is its account in the chart (19xx), opened with a typed balance."""

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    number = models.CharField(max_length=34)
    ledger_account = models.OneToOneField("ledger.Account", on_delete=models.PROTECT, related_name="+")
    currency = currency_column()
    opened_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "number"], name="bank_account_once")]


class PaymentOrder(MatterRow):
    """A payment for an agreement. Who made it neither approves nor receives it; an approval holds what was approved."""

    number = models.IntegerField()
    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="+")
    bank_account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="+")
    payee = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    payee_account_kind = models.CharField(max_length=10)
    payee_account = models.CharField(max_length=34)
    amount_minor = MoneyMinorField()
    currency = currency_column()
    message = models.CharField(max_length=100)
    pay_on = models.DateField()
    state = models.CharField(max_length=10, default="proposed")
    made_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    approved_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_on = models.DateField(null=True)
    approved_digest = models.CharField(max_length=64, blank=True, default="")
    confirmed_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_on = models.DateField(null=True)
    bank_reference = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], name="order_number_once"),
            models.CheckConstraint(condition=~models.Q(made_by=models.F("approved_by")), name="order_four_eyes"),
            models.CheckConstraint(condition=models.Q(state__in=ORDER_STATES), name="order_state"),
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="order_amount"),
            models.CheckConstraint(condition=models.Q(state__in=["proposed", "withdrawn"])
                                   | models.Q(approved_by__isnull=False), name="order_approved_first"),
            models.UniqueConstraint(fields=["agreement"], condition=~models.Q(state="withdrawn"),
                                    name="order_once_an_agreement")]
