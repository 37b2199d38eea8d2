"""What the fund writes before a decision: the memo, and the proposal with its shares of pots."""

from django.db import models

from brygga.foundation.rows import MatterRow, MoneyMinorField, currency_column


class Memo(MatterRow):
    """Bedömning: three questions in three lines (returns, worth, risks) and the text behind; versions by rows."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="memos")
    version = models.IntegerField()
    comes_back = models.CharField(max_length=300)
    worth_it = models.CharField(max_length=300)
    what_can_go_wrong = models.CharField(max_length=300)
    text = models.TextField(max_length=20000)
    written_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="memo_version_once")]


class Proposal(MatterRow):
    """What the board is asked: one instrument with its terms (as data), conditions and last day; several a case."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="proposals")
    instrument = models.CharField(max_length=20)
    outcome = models.CharField(max_length=8, default="grant")
    amount_minor = MoneyMinorField(default=0)
    currency = currency_column()
    purpose = models.CharField(max_length=300, blank=True, default="")
    terms = models.JSONField(default=dict)
    conditions = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    way_to_yes = models.TextField(max_length=2000, blank=True, default="")
    state = models.CharField(max_length=10, default="open")
    made_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=["open", "granted", "declined", "withdrawn"]),
                                   name="proposal_state"),
            models.CheckConstraint(condition=models.Q(outcome__in=["grant", "decline"]), name="proposal_outcome")]


class ProposalShare(MatterRow):
    """The part of a proposal that a pot would pay."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="shares")
    pot = models.ForeignKey("ledger.Pot", on_delete=models.PROTECT, related_name="+")
    amount_minor = MoneyMinorField()
    currency = currency_column()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "pot"], name="proposal_share_once"),
                       models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="proposal_share_amount")]
