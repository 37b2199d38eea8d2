"""What was said between applicant and fund, and what was asked for (komplettering)."""

from django.db import models

from brygga.foundation.rows import MatterRow


class Message(MatterRow):
    """A message in the case, seen by both sides; `from_fund` says which side wrote it."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="messages")
    from_fund = models.BooleanField()
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField(max_length=4000)
    at = models.DateTimeField()


class Completion(MatterRow):
    """A komplettering: what the fund asked for and by when; while it waits the fund's clock stands still."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="completions")
    asked_for = models.CharField(max_length=300)
    question = models.CharField(max_length=40, blank=True, default="")
    asked_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answer_by = models.DateField()
    answered_on = models.DateField(null=True)
    answer = models.TextField(max_length=4000, blank=True, default="")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
