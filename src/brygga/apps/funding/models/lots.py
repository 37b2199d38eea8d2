"""Delbelopp: every krona by where it came from and which turn it is on. Added once, never changed.

The columns are those of `domain.funding.lots`: an event of one pot, the lots it bore, and its moves from slot to slot.
"""

from django.db import models

from brygga.foundation.rows import MoneyMinorField, TenantRow, currency_column


class LotEvent(TenantRow):
    """What happened to a pot's lots, in the order of sealed entries (`seq` within the pot, from 1)."""

    append_only = True

    pot = models.ForeignKey("ledger.Pot", on_delete=models.PROTECT, related_name="+")
    seq = models.IntegerField()
    kind = models.CharField(max_length=12)
    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, null=True, related_name="+")
    amount_minor = MoneyMinorField()
    currency = currency_column()
    entry = models.ForeignKey("ledger.JournalEntry", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pot", "seq"], name="lot_event_once")]


class Lot(TenantRow):
    """A sum that came in at one time: its turn, and the agreement it last came from (none: the source itself)."""

    append_only = True

    pot = models.ForeignKey("ledger.Pot", on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(LotEvent, on_delete=models.PROTECT, related_name="lots")
    line = models.IntegerField()
    kind = models.CharField(max_length=10)
    turn = models.IntegerField()
    origin = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "line"], name="lot_once")]


class LotMove(TenantRow):
    """A piece that went from one slot to another. A slot is (bucket, agreement, filled by event, line).

    `kind` and `on` are the event's and the turns are the lots', so that a statement is one sum over these rows; the
    database refuses a move that says otherwise, and none of the rows is ever changed.
    """

    append_only = True

    event = models.ForeignKey(LotEvent, on_delete=models.PROTECT, related_name="moves")
    line_no = models.IntegerField()
    pot = models.ForeignKey("ledger.Pot", on_delete=models.PROTECT, related_name="+")
    amount_minor = MoneyMinorField()
    taken_bucket = models.CharField(max_length=10)
    taken_agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, null=True, related_name="+")
    taken_event = models.IntegerField()
    taken_line = models.IntegerField()
    taken_lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    put_bucket = models.CharField(max_length=10)
    put_agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, null=True, related_name="+")
    put_event = models.IntegerField()
    put_line = models.IntegerField()
    put_lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    on = models.DateField()
    taken_turn = models.IntegerField()
    put_turn = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "line_no"], name="lot_move_once"),
                       models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="lot_move_amount")]
        indexes = [models.Index(fields=["pot", "event"], name="lot_move_by_pot"),
                   models.Index(fields=["pot", "kind", "taken_bucket", "put_bucket", "taken_turn", "put_turn", "on",
                                        "amount_minor"], name="lot_move_sums")]
