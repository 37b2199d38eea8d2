"""The chart, the pots and the periods that entries stand in."""

from django.db import models

from brygga.foundation.rows import TenantRow, currency_column

POT_KINDS = [("capital", "capital"), ("operating", "operating")]


class Account(TenantRow):
    """An account of the fund's chart; `role` says what Brygga uses it for ("bank", "loans", "interest_income").

    `pot_kind` says which pots it may stand in: "" any, "capital" (placements), "operating" (costs).
    """

    changeable = ("name", "role")

    number = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=40, blank=True, default="")
    is_memo = models.BooleanField(default=False)
    pot_kind = models.CharField(max_length=10, blank=True, default="", choices=POT_KINDS)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pot_kind__in=["", "capital", "operating"]),
                                              name="account_pot_kind"),
                       models.UniqueConstraint(fields=["tenant", "number"], name="account_number_once"),
                       models.UniqueConstraint(fields=["tenant", "role"], condition=~models.Q(role=""),
                                               name="account_role_once")]


class Pot(TenantRow):
    """Money of one source and purpose. Capital and operating money never mix: a fence sees to it."""

    changeable = ("name",)

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=POT_KINDS)
    currency = currency_column()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=["capital", "operating"]), name="pot_kind"),
                       models.UniqueConstraint(fields=["tenant", "name"], name="pot_name_once")]


class Period(TenantRow):
    """Days that entries may be dated in. A soft close two people can lift; a hard close is for ever.

    Who asked for the lift stands on the row until the next soft close; another person confirms, the fence sees to it.
    """

    changeable = ("soft_closed_at", "closed_at", "reopening_asked_by_id", "reopening_confirmed_by_id")

    year = models.IntegerField()
    first_on = models.DateField()
    last_on = models.DateField()
    soft_closed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reopening_asked_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    reopening_confirmed_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(first_on__lte=models.F("last_on")),
                                              name="period_days")]
