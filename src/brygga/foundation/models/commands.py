"""What was asked and answered (idempotency), and the counters behind numbers without gaps."""

from django.db import models

from brygga.foundation.models.tenants import Tenant


class CommandRecord(models.Model):
    """One act: (tenant, actor, command, key) happened once, with this fingerprint and this answer."""

    append_only = True

    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    scope = models.CharField(max_length=90)
    command = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    answer = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "command", "key"], name="command_once")]


class Counter(models.Model):
    """The last number given in a series of a tenant and year; locked while a number is taken."""

    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=30)
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "series", "year"], name="counter_once")]
