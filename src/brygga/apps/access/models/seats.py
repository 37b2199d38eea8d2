"""Which person has which role in a tenant, who reaches which case, and what is shut for whom."""

from django.db import models

from brygga.foundation.rows import MatterRow, TenantRow


class Membership(TenantRow):
    """A role of a person in a tenant, proposed by one person and confirmed by another."""

    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    proposed_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(proposed_by=models.F("confirmed_by")), name="role_takes_two"),
            models.CheckConstraint(condition=models.Q(to_on=None) | models.Q(to_on__gte=models.F("from_on")),
                                   name="role_days"),
            models.UniqueConstraint(fields=["tenant", "person", "role"], condition=models.Q(to_on=None),
                                    name="role_once")]


class MatterAccess(MatterRow):
    """An applicant's reach: this person may read and write this case on the applicant's side."""

    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=20, default="contact")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    given_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "person"], name="matter_access_once")]


class Wall(MatterRow):
    """What stands between a person and a case. `unanswered` and `conflicted` shut everything; `clear` opens."""

    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    ground = models.CharField(max_length=20, default="")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "person"], name="wall_once"),
                       models.CheckConstraint(condition=models.Q(state__in=["unanswered", "clear", "conflicted"]),
                                              name="wall_state")]
        indexes = [models.Index(fields=["person", "state"], name="wall_person")]
