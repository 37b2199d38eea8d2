"""The audit chain. Bytes are kept in the form that was digested; personal details stand beside, under a salt."""

from django.db import models

from brygga.foundation.models.tenants import Tenant


class AuditHead(models.Model):
    """The end of a chain: locked while a link is added, so links never fork."""

    chain = models.CharField(max_length=30, primary_key=True)
    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")


class AuditEvent(models.Model):
    """One link: canonical bytes, the digest before it and its own."""

    append_only = True

    chain = models.CharField(max_length=30)
    seq = models.BigIntegerField()
    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    at = models.DateTimeField()
    on = models.DateField()
    actor_id = models.BigIntegerField(null=True)
    code = models.CharField(max_length=60)
    matter_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=60)
    body = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_link_once")]
        indexes = [models.Index(fields=["tenant", "matter_id"], name="audit_matter"),
                   models.Index(fields=["tenant", "subject"], name="audit_subject")]


class AuditPrivate(models.Model):
    """Personal details of a link. Erasing the row leaves the chain whole: only a salted digest is in it."""

    event = models.OneToOneField(AuditEvent, on_delete=models.PROTECT, related_name="private", primary_key=True)
    salt = models.CharField(max_length=64)
    details = models.TextField()
