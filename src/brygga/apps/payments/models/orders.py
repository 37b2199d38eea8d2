"""The fund's bank accounts, and payments that leave them only by four eyes."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, TenantRow, currency_column

ORDER_PURPOSES = ("pay_out", "over_return")
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
    """A payment for an agreement. Who made it neither approves nor receives it; an approval holds what was approved.

    An agreement is paid out once; what came in beyond what was owed goes back as often as it comes, one at a time.
    """

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
    purpose = models.CharField(max_length=12, default="pay_out")
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
            models.CheckConstraint(condition=models.Q(purpose__in=ORDER_PURPOSES), name="order_purpose"),
            models.UniqueConstraint(fields=["agreement"], condition=models.Q(purpose="pay_out")
                                    & ~models.Q(state="withdrawn"), name="order_once_an_agreement"),
            models.UniqueConstraint(fields=["agreement"], name="order_one_return_at_a_time", condition=models.Q(
                purpose="over_return", state__in=["proposed", "approved", "listed"]))]
