"""One stored paper."""

from django.db import models

from brygga.foundation.rows import TenantRow


class Document(TenantRow):
    """A paper: never changed once stored; a newer version is a row that supersedes it."""

    append_only = True

    key = models.CharField(max_length=32, unique=True)
    matter = models.ForeignKey("foundation.Matter", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    made_by = models.CharField(max_length=10, default="upload")
    stored_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    stored_at = models.DateTimeField()
    for_applicant = models.BooleanField(default=True)
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")
