"""Bodies, meetings, who was there, and the minutes."""

from django.db import models

from brygga.foundation.rows import TenantRow


class Body(TenantRow):
    """Who decides: the board, or somebody by delegation. `size` is the number of seats that the statutes give."""

    kind = models.CharField(max_length=12, choices=[("board", "board"), ("delegation", "delegation")])
    name = models.CharField(max_length=80)
    size = models.IntegerField()
    from_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "kind"], name="body_once")]


class Meeting(TenantRow):
    """A sammanträde, or a delegated decision which is a meeting of one. `state`: planned, open, closed, adjusted.

    `reported_in` is the board's meeting that was told of a delegated decision.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    year = models.IntegerField()
    number = models.IntegerField()
    on = models.DateField()
    pack_freezes_on = models.DateField()
    state = models.CharField(max_length=10, default="planned")
    chair = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    keeper = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    adjuster = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reported_in = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="reports")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "year", "number"], name="meeting_number_once"),
                       models.CheckConstraint(condition=~models.Q(chair=models.F("adjuster")),
                                              name="minutes_adjusted_by_another"),
                       models.CheckConstraint(condition=~models.Q(keeper=models.F("adjuster")),
                                              name="minutes_kept_by_another")]


class Attendance(TenantRow):
    """Somebody who was there, as chair, member or deputy, until `left_at`."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=10)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once")]


class Minutes(TenantRow):
    """The minutes of a meeting: numbered without gap a year, signed by the keeper, adjusted by the chair and one more.

    `digest` is of what the minutes say, whatever is printed across the page; `anchor` is the end of the tenant's
    audit trail when the meeting closed, printed on the paper: whoever holds it can prove the trail up to that day.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    year = models.IntegerField()
    number = models.IntegerField()
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    anchor = models.CharField(max_length=64)
    signed_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    chair_adjusted_at = models.DateTimeField(null=True)
    other_adjusted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "year", "number"], name="minutes_number_once")]
