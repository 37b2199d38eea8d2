"""Abstract rows: what a tenant owns, and what hangs on a matter. The tenant fence is generated from these columns."""

from django.db import models


class TenantRow(models.Model):
    """A row that one tenant owns; every foreign key of it must stay within that tenant (the database sees to it)."""

    tenant = models.ForeignKey("foundation.Tenant", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class MatterRow(TenantRow):
    """A row that hangs on a case; the wall hides it from those whom a conflict of interest shuts out."""

    matter = models.ForeignKey("foundation.Matter", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class MoneyMinorField(models.BigIntegerField):
    """An amount in the currency's smallest unit; the column's name ends in `_minor` and a currency stands beside it."""


def currency_column() -> "models.CharField[str, str]":
    """Return the column that stands beside an amount: three capital letters, SEK unless said."""
    return models.CharField(max_length=3, default="SEK")
