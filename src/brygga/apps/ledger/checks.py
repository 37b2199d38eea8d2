"""What `brygga verify` proves of the books, from the rows alone, whatever wrote them."""

import json
from collections.abc import Iterator
from itertools import groupby

from django.db.models import Count, F, Max, Q, Sum

from brygga.apps.ledger import mapping, queries
from brygga.apps.ledger.models import JournalEntry, Posting
from brygga.foundation.checking import Check
from brygga.foundation.models import AuditEvent


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the checks of one tenant's books."""
    yield _zero_per_entry(tenant_id)
    yield _zero_over_all(tenant_id)
    yield _numbers(tenant_id)
    yield _periods(tenant_id)
    yield _kinds_of_pot(tenant_id)
    yield _within_the_tenant(tenant_id)
    yield from _digests_and_mirrors(tenant_id)


def _zero_per_entry(tenant_id: int) -> Check:
    """I1, I15: every entry is whole and zero in each pot and currency."""
    lines = Posting.objects.filter(entry__tenant_id=tenant_id)
    faults = [f"entry {entry} is {over} from zero in pot {pot}" for entry, pot, _, over in lines.values_list(
        "entry_id", "pot_id", "currency").annotate(over=Sum("amount_minor")).exclude(over=0)]
    found = JournalEntry.objects.filter(tenant_id=tenant_id)
    halves = found.annotate(there=Count("postings"), last=Max("postings__line_no")).exclude(
        Q(there=F("lines")) & Q(last=F("lines")))
    return Check("ledger.entries_balance", found.count(),
                 tuple(faults + [f"entry {entry} is not whole" for entry in halves.values_list("pk", flat=True)]))


def _zero_over_all(tenant_id: int) -> Check:
    """I2: all accounts together are zero in each currency."""
    lines = Posting.objects.filter(tenant_id=tenant_id)
    sums = lines.values_list("currency").annotate(over=Sum("amount_minor")).exclude(over=0)
    return Check("ledger.books_balance", lines.count(), tuple(f"the books are {o} {c} from zero" for c, o in sums))


def _numbers(tenant_id: int) -> Check:
    """Numbers of each series and year run from 1 without a gap."""
    found = JournalEntry.objects.filter(tenant_id=tenant_id)
    faults = []
    for (series, year), rows in groupby(found.order_by("series", "year", "number").values_list(
            "series", "year", "number"), key=lambda row: row[:2]):
        numbers = [row[2] for row in rows]
        faults += [f"{series} {expected}/{year} is missing before {number}"
                   for expected, number in enumerate(numbers, start=1) if number != expected][:1]
    return Check("ledger.numbers_run", found.count(), tuple(faults))


def _periods(tenant_id: int) -> Check:
    """I6: every entry stands in a period of its tenant and year that holds its day, and came before it was closed."""
    found = JournalEntry.objects.filter(tenant_id=tenant_id)
    right = Q(period__tenant_id=tenant_id, period__year=F("year"), period__first_on__lte=F("booked_on"),
              period__last_on__gte=F("booked_on"))
    late = Q(period__closed_at__lt=F("recorded_at"))
    return Check("ledger.closed_stays_closed", found.count(), tuple(
        f"entry {key} stands in a period that does not hold it" for key in
        found.filter(~right | late).values_list("pk", flat=True)))


def _kinds_of_pot(tenant_id: int) -> Check:
    """Capital and operating money never mix: each account stands in pots of the kind that it demands."""
    lines = Posting.objects.filter(tenant_id=tenant_id).exclude(account__pot_kind="")
    mixed = lines.exclude(account__pot_kind=F("pot__kind")).values_list("entry_id", "line_no")
    return Check("ledger.pots_unmixed", lines.count(),
                 tuple(f"line {n} of entry {entry} stands in a pot of the wrong kind" for entry, n in mixed))


def _within_the_tenant(tenant_id: int) -> Check:
    """I11: account, pot, agreement, party, document and what is reversed belong to the entry's tenant."""
    lines = Posting.objects.filter(Q(tenant_id=tenant_id) | Q(entry__tenant_id=tenant_id))
    same = Q(entry__tenant_id=tenant_id, tenant_id=tenant_id, account__tenant_id=tenant_id, pot__tenant_id=tenant_id)
    stray = ~same | (Q(agreement_id__isnull=False) & ~Q(agreement__tenant_id=tenant_id)) | (
        Q(party_id__isnull=False) & ~Q(party__tenant_id=tenant_id))
    faults = [f"line {n} of entry {entry} points out of the tenant"
              for entry, n in lines.filter(stray).values_list("entry_id", "line_no")]
    strays = JournalEntry.objects.filter(tenant_id=tenant_id).filter(
        (Q(document_id__isnull=False) & ~Q(document__tenant_id=tenant_id)) | (
            Q(reverses_id__isnull=False) & ~Q(reverses__tenant_id=tenant_id)))
    faults += [f"entry {entry} points out of the tenant" for entry in strays.values_list("pk", flat=True)]
    return Check("ledger.within_tenant", lines.count(), tuple(faults))


def _digests_and_mirrors(tenant_id: int) -> Iterator[Check]:
    """Each entry's digest is that of its rows and stands in the trail, once; each reversal is the mirror."""
    told = _told_in_trail(tenant_id)
    digests, chained, mirrors, rows, reversals = [], [], [], 0, 0
    for entry, lines in queries.whole_entries(tenant_id):
        rows += 1
        if mapping.digest_of(mapping.content_of(entry, lines)) != entry.digest:
            digests.append(f"entry {entry.pk} is not what was sealed")
        if told.pop(entry.pk, None) != [entry.digest]:
            chained.append(f"entry {entry.pk} does not stand in the trail as it is")
        if entry.reverses_id:
            reversals += 1
            before = Posting.objects.filter(entry_id=entry.reverses_id).order_by("line_no")
            if [_mirrored(line) for line in before] != [_plain(line) for line in lines]:
                mirrors.append(f"entry {entry.pk} is no mirror of entry {entry.reverses_id}")
    chained += [f"the trail tells of entry {key}, which is not there" for key in told]
    yield Check("ledger.digests", rows, tuple(digests))
    yield Check("ledger.in_the_trail", rows, tuple(chained))
    yield Check("ledger.reversals_mirror", reversals, tuple(mirrors))


def _told_in_trail(tenant_id: int) -> dict[int, list[str]]:
    told: dict[int, list[str]] = {}
    for body in AuditEvent.objects.filter(tenant_id=tenant_id, code="ledger.entry_sealed").order_by("seq").values_list(
            "body", flat=True).iterator(chunk_size=2000):
        data = json.loads(body)["data"]
        told.setdefault(data["entry"], []).append(data["digest"])
    return told


def _plain(line: Posting) -> tuple[object, ...]:
    return (line.line_no, line.account_id, line.pot_id, line.agreement_id, line.party_id, line.currency,
            line.amount_minor)


def _mirrored(line: Posting) -> tuple[object, ...]:
    return (*_plain(line)[:-1], -line.amount_minor)
