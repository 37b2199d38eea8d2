"""Letters on their way out, stored in the same transaction as the act that caused them."""

from django.db import models

from brygga.foundation.models.tenants import Tenant


class OutboxItem(models.Model):
    """One letter to one address; sent at least once, made once (the dedupe key is unique)."""

    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, null=True, related_name="+")
    matter_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    attachments = models.JSONField(default=list)
    dedupe_key = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    withheld_at = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    last_error = models.CharField(max_length=300, default="")

    class Meta:
        indexes = [models.Index(fields=["sent_at", "id"], name="outbox_waiting")]
