"""One thing to do."""

from django.db import models

from brygga.foundation.rows import TenantRow


class Duty(TenantRow):
    """`code` has its text in duties.texts; `subject` ("case/12") and code find it again when it is done.

    `addressee` is "role:chair" or "person:7": one open duty of a kind per subject and addressee.
    """

    matter = models.ForeignKey("foundation.Matter", on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    details = models.JSONField(default=dict)
    for_role = models.CharField(max_length=20, blank=True, default="")
    for_person = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    addressee = models.CharField(max_length=40)
    due_on = models.DateField(null=True)
    path = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "code", "subject", "addressee"],
                                               condition=models.Q(closed_at=None), name="duty_open_once")]
        indexes = [models.Index(fields=["tenant", "closed_at", "due_on"], name="duty_open")]
