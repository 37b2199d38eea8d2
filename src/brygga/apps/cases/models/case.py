"""A case and the steps it has taken."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, currency_column


class Case(MatterRow):
    """One need of one applicant, from enquiry to follow-up. `state` follows domain.casework.workflow."""

    number = models.CharField(max_length=12)
    state = models.CharField(max_length=14, default="enquiry")
    situation = models.CharField(max_length=12)
    template = models.CharField(max_length=30, blank=True, default="")
    path = models.CharField(max_length=6, default="full")
    name = models.CharField(max_length=120)
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, null=True, related_name="+")
    contact_name = models.CharField(max_length=120)
    contact_email = models.EmailField()
    contact_phone = models.CharField(max_length=30, blank=True, default="")
    municipality = models.CharField(max_length=4, blank=True, default="")
    summary = models.TextField(max_length=1000)
    need_minor = MoneyMinorField(null=True)
    currency = currency_column()
    opened_on = models.DateField()
    submitted_on = models.DateField(null=True)
    submitted_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    handled_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    expected_on = models.DateField(null=True)
    reclaims_vat = models.BooleanField(default=False)
    declined_reasons = models.JSONField(default=list)
    reconsideration_of = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="+")
    new_facts = models.TextField(max_length=2000, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "number"], name="case_number_once"),
                       models.UniqueConstraint(fields=["matter"], name="case_matter_once")]
        indexes = [models.Index(fields=["tenant", "state"], name="case_by_state")]


class CaseStep(MatterRow):
    """A step taken: which event moved the case, from and to, by whom and why; history is never lost."""

    append_only = True

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    event = models.CharField(max_length=30)
    from_state = models.CharField(max_length=14)
    to_state = models.CharField(max_length=14)
    note = models.CharField(max_length=500, blank=True, default="")
    on = models.DateField()
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
