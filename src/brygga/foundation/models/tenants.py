"""Who owns a row (tenant), what it hangs on (matter), and which day it is."""

from django.db import models


class Tenant(models.Model):
    """A fund, hub or adviser organisation in this installation; its slug stands in every address."""

    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=[("fund", "fund"), ("hub", "hub"), ("adviser", "adviser")])
    name = models.CharField(max_length=200)
    orgnr = models.CharField(max_length=13, unique=True)
    currency = models.CharField(max_length=3, default="SEK")
    country = models.CharField(max_length=2, default="SE")
    county = models.CharField(max_length=2, blank=True, default="")
    profile = models.CharField(max_length=12, default="small_fund",
                               choices=[("full", "full"), ("small_fund", "small_fund")])
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=["fund", "hub", "adviser"]),
                                              name="tenant_kind"),
                       models.CheckConstraint(condition=models.Q(profile__in=["full", "small_fund"]),
                                              name="tenant_profile")]

    def __str__(self) -> str:
        """Return the name that people use."""
        return self.name


class Matter(models.Model):
    """The key of a case and of all that hangs on it; the wall between a person and a case names a matter."""

    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()


class BusinessDate(models.Model):
    """At most one row: the own date of a demo or practice directory. No row: the wall clock rules."""

    on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="business_date_alone")]
