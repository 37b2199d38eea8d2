"""What stands on the agenda and what became of it."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, currency_column


class AgendaItem(MatterRow):
    """A paragraph about one proposal of one case, with its frozen pack.

    `state`: waiting, decided, postponed, withdrawn. `pack_digest` is of the stored paper's bytes, `contents_digest` of
    what the pack was made from (domain.casework.pack): when the latter no longer matches, the pack is stale.
    """

    meeting = models.ForeignKey("decisions.Meeting", on_delete=models.PROTECT, related_name="items")
    paragraph = models.IntegerField()
    proposal_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    instrument = models.CharField(max_length=20)
    outcome = models.CharField(max_length=8, default="grant")
    amount_minor = MoneyMinorField()
    currency = currency_column()
    proposed = models.JSONField()
    proposed_digest = models.CharField(max_length=64)
    prepared_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    pack = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
    pack_digest = models.CharField(max_length=64, blank=True, default="")
    contents_digest = models.CharField(max_length=64, blank=True, default="")
    pack_version = models.IntegerField(default=0)
    frozen_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default="waiting")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "paragraph"], name="paragraph_once"),
                       models.UniqueConstraint(fields=["meeting", "proposal_id"], name="item_once_a_meeting"),
                       models.CheckConstraint(condition=models.Q(
                           state__in=["waiting", "decided", "postponed", "withdrawn"]), name="item_state")]
        indexes = [models.Index(fields=["tenant", "proposal_id"], name="item_by_proposal")]


class Declaration(MatterRow):
    """A person's answer on ties to a case, before the pack opens. A new answer is a new row; the heaviest counts."""

    append_only = True

    meeting = models.ForeignKey("decisions.Meeting", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12)
    text = models.TextField(max_length=1000, blank=True, default="")
    by_law = models.BooleanField(default=False)
    at = models.DateTimeField()


class Ruling(MatterRow):
    """The chair's answer to a tie that the chair may open; the reason stands in the minutes."""

    append_only = True

    meeting = models.ForeignKey("decisions.Meeting", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    opens = models.BooleanField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "matter", "person"], name="ruling_once"),
                       models.CheckConstraint(condition=~models.Q(by=models.F("person")), name="ruled_by_another")]


class Decision(MatterRow):
    """What the body decided on an item; its digest is what was on the table. Nothing else can make an agreement."""

    append_only = True

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    agreement = models.OneToOneField("agreements.Agreement", on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10)
    way = models.CharField(max_length=12)
    decided_on = models.DateField()
    last_day_on = models.DateField(null=True)
    proposed_digest = models.CharField(max_length=64)
    pack_digest = models.CharField(max_length=64)
    seats = models.IntegerField(default=1)
    present = models.IntegerField(default=1)
    yes = models.IntegerField(default=0)
    no = models.IntegerField(default=0)
    abstained = models.IntegerField(default=0)
    by_casting_vote = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    way_to_yes = models.TextField(max_length=2000, blank=True, default="")
    chaired_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=["granted", "declined", "sent_back"]),
                                   name="decision_outcome"),
            models.CheckConstraint(condition=models.Q(way__in=["press", "vote", "delegation"]), name="decision_way"),
            models.CheckConstraint(condition=models.Q(outcome="granted", agreement__isnull=False,
                                                      last_day_on__isnull=False)
                                   | (~models.Q(outcome="granted") & models.Q(agreement=None)),
                                   name="only_a_yes_has_an_agreement")]


class Vote(MatterRow):
    """One member's counted vote on an item."""

    append_only = True

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes")
    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    vote = models.CharField(max_length=8)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="vote_once")]


class Dissent(MatterRow):
    """An avvikande mening, in the member's own words, in the minutes."""

    append_only = True

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="dissents")
    person = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="dissent_once")]
