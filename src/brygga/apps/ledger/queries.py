"""Readers of the books: balances, trial balance, entries with their lines. `as_of` is a day of booking, included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from brygga.apps.ledger import mapping
from brygga.apps.ledger.models import Account, JournalEntry, Period, Posting, Pot


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """Debit less credit on one account, in one currency."""

    number: str
    name: str
    role: str
    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One account over a span of days: opening + debit − credit = closing."""

    number: str
    name: str
    currency: str
    opening_minor: int
    debit_minor: int
    credit_minor: int

    @property
    def closing_minor(self) -> int:
        """Return the balance after the span."""
        return self.opening_minor + self.debit_minor - self.credit_minor


@dataclass(frozen=True, slots=True)
class LineRow:
    """One posting as it is shown: debit positive."""

    line_no: int
    number: str
    account: str
    pot_id: int
    pot: str
    agreement_id: int | None
    party_id: int | None
    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as it is shown; `matters` are the cases that its agreements belong to (for the wall)."""

    entry_id: int
    ref: str
    booked_on: date
    value_on: date
    event: str
    subject: str
    text: str
    made_by_id: int | None
    reverses_id: int | None
    reversed_by_id: int | None
    document_id: int | None
    digest: str
    matters: frozenset[int]
    lines: tuple[LineRow, ...]


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period and its state: "open", "soft" (two people can lift it), "asked" (one has asked), "closed"."""

    period_id: int
    year: int
    first_on: date
    last_on: date
    state: str


def balances(tenant_id: int, *, as_of: date, pot_id: int | None = None) -> list[AccountBalance]:
    """Return every account with a balance on `as_of`, by number; of one pot when `pot_id` is given."""
    rows = _until(tenant_id, as_of, pot_id=pot_id).values_list("account__number", "account__name", "account__role",
                                                               "currency").annotate(minor=Sum("amount_minor"))
    return [AccountBalance(*row) for row in rows.order_by("account__number", "currency") if row[4]]


def balance_of(tenant_id: int, *, as_of: date, role: str, currency: str = "SEK", pot_id: int | None = None,
               agreement_id: int | None = None, party_id: int | None = None) -> int:
    """Return debit less credit on the account of `role`, over what is asked for (None: all)."""
    rows = _until(tenant_id, as_of, pot_id=pot_id, agreement_id=agreement_id, party_id=party_id)
    return rows.filter(account__role=role, currency=currency).aggregate(sum=Sum("amount_minor"))["sum"] or 0


def balances_by_agreement(tenant_id: int, *, as_of: date, role: str) -> dict[int, int]:
    """Return agreement id → debit less credit on the account of `role`; the control account is their sum."""
    rows = _until(tenant_id, as_of).filter(account__role=role, agreement__isnull=False)
    return {key: minor for key, minor in rows.values_list("agreement_id").annotate(minor=Sum("amount_minor")) if minor}


def balances_by_pot(tenant_id: int, *, as_of: date, role: str) -> dict[int, int]:
    """Return pot id → debit less credit on the account of `role`."""
    rows = _until(tenant_id, as_of).filter(account__role=role)
    return {key: minor for key, minor in rows.values_list("pot_id").annotate(minor=Sum("amount_minor")) if minor}


def bank_balance(tenant_id: int, *, as_of: date, pot_id: int | None = None, currency: str = "SEK") -> int:
    """Return what the books say is in the bank: the sum of 19xx, client money (1990) apart."""
    rows = _until(tenant_id, as_of, pot_id=pot_id).filter(account__number__startswith="19", currency=currency)
    return rows.exclude(account__role="client_bank").aggregate(sum=Sum("amount_minor"))["sum"] or 0


def trial_balance(tenant_id: int, *, from_on: date, to_on: date, pot_id: int | None = None) -> list[TrialRow]:
    """Return opening, debit, credit and closing of every account that has any of them, by number."""
    within, before = Q(entry__booked_on__gte=from_on), Q(entry__booked_on__lt=from_on)
    rows = _until(tenant_id, to_on, pot_id=pot_id).values_list("account__number", "account__name", "currency").annotate(
        opening=Sum("amount_minor", filter=before), debit=Sum("amount_minor", filter=within & Q(amount_minor__gt=0)),
        credit=Sum("amount_minor", filter=within & Q(amount_minor__lt=0)))
    return [TrialRow(number, name, currency, opening or 0, debit or 0, -(credit or 0))
            for number, name, currency, opening, debit, credit in rows.order_by("account__number", "currency")]


def entries(tenant_id: int, *, subject: str | None = None, agreement_id: int | None = None, pot_id: int | None = None,
            year: int | None = None, before_id: int | None = None, most: int = 50) -> list[EntryRow]:
    """Return up to `most` entries, newest first; `before_id` gives the next page."""
    found = JournalEntry.objects.filter(tenant_id=tenant_id)
    found = found.filter(subject=subject) if subject else found
    found = found.filter(year=year) if year else found
    found = found.filter(pk__lt=before_id) if before_id else found
    if agreement_id or pot_id:
        lines = Posting.objects.filter(tenant_id=tenant_id)
        lines = lines.filter(agreement_id=agreement_id) if agreement_id else lines
        lines = lines.filter(pot_id=pot_id) if pot_id else lines
        found = found.filter(pk__in=lines.values("entry_id"))
    return _shown(list(found.order_by("-pk")[:most]))


def entries_by_id(tenant_id: int, entry_ids: set[int]) -> list[EntryRow]:
    """Return the entries with these ids, with their lines, oldest first."""
    return _shown(list(JournalEntry.objects.filter(tenant_id=tenant_id, pk__in=entry_ids).order_by("pk")))


def entry(tenant_id: int, entry_id: int) -> EntryRow | None:
    """Return one entry with its lines, or None."""
    found = _shown(list(JournalEntry.objects.filter(tenant_id=tenant_id, pk=entry_id)))
    return found[0] if found else None


def periods(tenant_id: int) -> list[PeriodRow]:
    """Return the periods by day."""
    def state(period: Period) -> str:
        if period.closed_at or not period.soft_closed_at:
            return "closed" if period.closed_at else "open"
        return "asked" if period.reopening_asked_by_id else "soft"
    found = Period.objects.filter(tenant_id=tenant_id).order_by("first_on")
    return [PeriodRow(p.pk, p.year, p.first_on, p.last_on, state(p)) for p in found]


def pots(tenant_id: int, *, kind: str | None = None) -> list[tuple[int, str, str, str]]:
    """Return (id, name, kind, currency) of the pots, in the order they were opened."""
    found = Pot.objects.filter(tenant_id=tenant_id).order_by("pk")
    return list((found.filter(kind=kind) if kind else found).values_list("pk", "name", "kind", "currency"))


def accounts(tenant_id: int) -> list[tuple[str, str, str]]:
    """Return (number, name, role) of the chart, by number."""
    return list(Account.objects.filter(tenant_id=tenant_id).order_by("number").values_list("number", "name", "role"))


def whole_entries(tenant_id: int) -> Iterator[tuple[JournalEntry, list[Posting]]]:
    """Yield every entry with its lines, in the order of sealing; a thousand at a time."""
    last = 0
    while found := list(JournalEntry.objects.filter(tenant_id=tenant_id, pk__gt=last).order_by("pk")[:1000]):
        last, lines = found[-1].pk, dict[int, list[Posting]]()
        for line in Posting.objects.filter(entry_id__gte=found[0].pk, entry_id__lte=last, entry__tenant_id=tenant_id
                                           ).select_related("account").order_by("entry_id", "line_no"):
            lines.setdefault(line.entry_id, []).append(line)
        yield from ((entry, lines.get(entry.pk, [])) for entry in found)


def entries_for_export(tenant_id: int) -> Iterator[dict[str, Any]]:
    """Yield every entry as {"entry": id, "digest": …, "content": canonical text}, in the order of sealing."""
    for found, lines in whole_entries(tenant_id):
        yield {"entry": found.pk, "digest": found.digest, "content": mapping.content_of(found, lines)}


def _until(tenant_id: int, as_of: date, **of: int | None) -> "QuerySet[Posting]":
    rows = Posting.objects.filter(tenant_id=tenant_id, entry__booked_on__lte=as_of)
    return rows.filter(**{name: value for name, value in of.items() if value is not None})


def _shown(found: Sequence[JournalEntry]) -> list[EntryRow]:
    keys = [e.pk for e in found]
    lines: dict[int, list[LineRow]] = {key: [] for key in keys}
    matters: dict[int, set[int]] = {key: set() for key in keys}
    rows = Posting.objects.filter(entry_id__in=keys).order_by("entry_id", "line_no").values_list(
        "entry_id", "agreement__matter_id", "line_no", "account__number", "account__name", "pot_id", "pot__name",
        "agreement_id", "party_id", "currency", "amount_minor")
    for entry_id, matter_id, n, number, account, pot_id, pot, agreement, party, currency, minor in rows:
        lines[entry_id].append(LineRow(n, number, account, pot_id, pot, agreement, party, currency, minor))
        if matter_id is not None:
            matters[entry_id].add(matter_id)
    undone = dict(JournalEntry.objects.filter(reverses_id__in=keys).values_list("reverses_id", "pk"))
    return [EntryRow(e.pk, f"{e.series} {e.number}/{e.year}", e.booked_on, e.value_on, e.event, e.subject, e.text,
                     e.made_by_id, e.reverses_id, undone.get(e.pk), e.document_id, e.digest, frozenset(matters[e.pk]),
                     tuple(lines[e.pk])) for e in found]
