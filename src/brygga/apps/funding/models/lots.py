"""Delbelopp: every krona by where it came from and which turn it is on. Added once, never changed."""

from django.db import models

from brygga.foundation.rows import MoneyMinorField, TenantRow


class LotEvent(TenantRow):
    """What happened to a pot's lots, in the order of sealed entries (`seq` within the pot)."""

    append_only = True

    pot = models.ForeignKey("ledger.Pot", on_delete=models.PROTECT, related_name="+")
    seq = models.IntegerField()
    kind = models.CharField(max_length=12)
    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, null=True, related_name="+")
    amount_minor = MoneyMinorField()
    entry = models.ForeignKey("ledger.JournalEntry", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pot", "seq"], name="lot_event_once")]


class Lot(TenantRow):
    """A sum that came in at one time: its turn, and where it last came from."""

    append_only = True

    pot = models.ForeignKey("ledger.Pot", on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(LotEvent, on_delete=models.PROTECT, related_name="lots")
    place = models.IntegerField()
    kind = models.CharField(max_length=10)
    turn = models.IntegerField()
    origin = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "place"], name="lot_once")]


class LotMove(TenantRow):
    """A piece of a lot that went from one place to another: outside, cash, out, reserved, lost, returned, spent."""

    append_only = True

    event = models.ForeignKey(LotEvent, on_delete=models.PROTECT, related_name="moves")
    line_no = models.IntegerField()
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="moves")
    pot = models.ForeignKey("ledger.Pot", on_delete=models.PROTECT, related_name="+")
    from_place = models.CharField(max_length=10)
    to_place = models.CharField(max_length=10)
    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, null=True, related_name="+")
    amount_minor = MoneyMinorField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "line_no"], name="lot_move_once"),
                       models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="lot_move_amount")]
        indexes = [models.Index(fields=["pot", "lot"], name="lot_move_by_lot")]
