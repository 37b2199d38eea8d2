"""What the applicant answers: questions of the template, the plan's lines, the eight statements."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, currency_column


class Answer(MatterRow):
    """One answer to one question of the template; `missing` is "vi har det inte än"."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=40)
    value = models.TextField(max_length=4000, blank=True, default="")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
    missing = models.BooleanField(default=False)
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "question"], name="answer_once")]


class PlanLine(MatterRow):
    """A cost or a source of the financing plan. Volunteer work is one line that stands on both sides."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="plan_lines")
    side = models.CharField(max_length=6)
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=120)
    amount_minor = MoneyMinorField()
    vat_minor = MoneyMinorField(default=0)
    currency = currency_column()
    month = models.DateField(null=True)
    hours = models.IntegerField(default=0)
    status = models.CharField(max_length=10, blank=True, default="")
    on_requisition = models.BooleanField(default=False)
    start_rule = models.CharField(max_length=20, blank=True, default="")
    asked_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    conditions = models.CharField(max_length=300, blank=True, default="")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
    place = models.IntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="plan_line_amount"),
                       models.CheckConstraint(condition=models.Q(vat_minor__gte=0), name="plan_line_vat"),
                       models.CheckConstraint(condition=models.Q(side="both") | models.Q(month__isnull=False),
                                              name="plan_line_month"),
                       models.CheckConstraint(condition=models.Q(side__in=["cost", "source", "both"]),
                                              name="plan_line_side")]


class ReadinessAnswer(MatterRow):
    """An answer to one of the eight statements: yes, partly or no, with a note."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="readiness")
    area = models.CharField(max_length=30)
    answer = models.CharField(max_length=8)
    note = models.CharField(max_length=500, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "area"], name="readiness_once")]
