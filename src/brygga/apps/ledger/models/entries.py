"""Entries and postings: inserted once, sealed by the last line, never changed."""

from django.db import models

from brygga.foundation.rows import currency_column


class JournalEntry(models.Model):
    """A verifikation. `lines` says how many postings it has; the last of them seals it or is refused.

    Tenant, period, document and what it reverses are checked by the seal (`fences/`), as quickly as they can be.
    """

    append_only = own_tenant_fence = True

    tenant = models.ForeignKey("foundation.Tenant", on_delete=models.PROTECT, db_constraint=False, db_index=False,
                               related_name="+")
    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, db_constraint=False, db_index=False,
                               related_name="+")
    series = models.CharField(max_length=2)
    number = models.IntegerField()
    year = models.IntegerField()
    booked_on = models.DateField()
    value_on = models.DateField()
    event = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    text = models.CharField(max_length=200)
    lines = models.IntegerField()
    digest = models.CharField(max_length=64)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, db_constraint=False, null=True,
                                    related_name="reversed_by")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, db_constraint=False, null=True,
                                 db_index=False, related_name="+")
    made_by = models.ForeignKey("access.Person", on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "series", "year", "number"], name="entry_number_once"),
                       models.CheckConstraint(condition=models.Q(lines__gte=2, lines__lte=1000), name="entry_lines")]
        # Only the index of numbers begins with the tenant: PostgreSQL plans the seal on tables that are still empty,
        # where any index that begins so looks as good, and keeps the plan; each posting would then read all before it.
        indexes = [models.Index(fields=["booked_on", "tenant"], name="entry_by_day"),
                   models.Index(fields=["subject", "tenant"], name="entry_by_subject")]


class Posting(models.Model):
    """A konteringsrad: pot always, agreement and party where there is one. Debit positive, credit negative.

    Relations carry no foreign key constraints: the seal's triggers check them, and constraints would cost most of
    the speed of a bulk posting.
    """

    append_only = own_tenant_fence = True

    pk = models.CompositePrimaryKey("entry_id", "line_no")
    entry = models.ForeignKey(JournalEntry, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False,
                              related_name="postings")
    line_no = models.IntegerField()
    tenant = models.ForeignKey("foundation.Tenant", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False,
                               related_name="+")
    account = models.ForeignKey("ledger.Account", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    pot = models.ForeignKey("ledger.Pot", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.DO_NOTHING, db_constraint=False, null=True,
                                  related_name="+")
    party = models.ForeignKey("parties.Party", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False,
                              null=True, related_name="+")
    currency = currency_column()
    amount_minor = models.BigIntegerField()
