"""Sums of postings for other rooms: by role and pot, by bank account and pot, by agreement. Debit positive."""

from collections.abc import Iterable

from django.db.models import Sum

from brygga.apps.ledger.models import Account, JournalEntry, Posting, Pot
from brygga.foundation.refusals import Refused, text


def by_role_and_pot(tenant_id: int) -> dict[tuple[str, int], int]:
    """Return (role, or number where the account has none; pot) → minor units, over all time: one query."""
    names = {pk: role or number for pk, role, number in
             Account.objects.filter(tenant_id=tenant_id).values_list("pk", "role", "number")}
    rows = Posting.objects.filter(tenant_id=tenant_id).values("account_id", "pot_id").annotate(sum=Sum("amount_minor"))
    return {(names[row["account_id"]], row["pot_id"]): row["sum"] for row in rows if row["sum"]}


def by_account_and_pot(tenant_id: int, account_ids: Iterable[int]) -> dict[tuple[int, int], int]:
    """Return (account id, pot) → minor units for some accounts."""
    rows = Posting.objects.filter(tenant_id=tenant_id, account_id__in=list(account_ids)).values(
        "account_id", "pot_id").annotate(sum=Sum("amount_minor"))
    return {(row["account_id"], row["pot_id"]): row["sum"] for row in rows if row["sum"]}


def of_agreement(tenant_id: int, agreement_id: int) -> dict[tuple[str, int], int]:
    """Return (role, pot) → minor units of what an agreement has in the books."""
    rows = Posting.objects.filter(tenant_id=tenant_id, agreement_id=agreement_id).values(
        "account__role", "pot_id").annotate(sum=Sum("amount_minor"))
    return {(row["account__role"], row["pot_id"]): row["sum"] for row in rows if row["sum"]}


def of_agreements(tenant_id: int, role: str) -> dict[int, int]:
    """Return agreement → minor units on the account with a role: what each has out, accrued or owing."""
    rows = Posting.objects.filter(tenant_id=tenant_id, account__role=role, agreement_id__isnull=False).values(
        "agreement_id").annotate(sum=Sum("amount_minor"))
    return {row["agreement_id"]: row["sum"] for row in rows if row["sum"]}


def of_agreements_by_pot(tenant_id: int, role: str) -> dict[int, dict[int, int]]:
    """Return agreement → pot → minor units on the account with a role: one query."""
    rows = Posting.objects.filter(tenant_id=tenant_id, account__role=role, agreement_id__isnull=False).values(
        "agreement_id", "pot_id").annotate(sum=Sum("amount_minor"))
    found: dict[int, dict[int, int]] = {}
    for row in rows:
        if row["sum"]:
            found.setdefault(row["agreement_id"], {})[row["pot_id"]] = row["sum"]
    return found


def of_entry(tenant_id: int, entry_id: int | None, role: str) -> dict[int, int]:
    """Return pot → minor units that one entry put on the account with a role, by pot."""
    rows = Posting.objects.filter(tenant_id=tenant_id, entry_id=entry_id, account__role=role).order_by("pot_id")
    return dict(rows.values("pot_id").annotate(sum=Sum("amount_minor")).values_list("pot_id", "sum"))


def on_bank_of_entries(tenant_id: int, event: str) -> dict[int, dict[int, int]]:
    """Return entry → account id → minor units that entries about pots moved on the 19xx accounts; reversed ones not."""
    about_pots = JournalEntry.objects.filter(tenant_id=tenant_id, subject__gte="pot/", subject__lt="pot0", event=event,
                                             reverses=None, reversed_by=None)
    entries = list(about_pots.values_list("pk", flat=True))
    rows = Posting.objects.filter(entry_id__in=entries, account__number__startswith="19") if entries else \
        Posting.objects.none()
    found: dict[int, dict[int, int]] = {}
    for entry_id, account_id, minor in rows.values_list("entry_id", "account_id", "amount_minor"):
        there = found.setdefault(entry_id, {})
        there[account_id] = there.get(account_id, 0) + minor
    return found


def operating_pot(tenant_id: int) -> int:
    """Return the pot of operating money (verksamhetsmedel); a fund has one from its first day."""
    pots = Pot.objects.filter(tenant_id=tenant_id, kind="operating").order_by("pk")
    pot_id = pots.values_list("pk", flat=True).first()
    if pot_id is None:
        raise Refused("pot.no_operating", text("Fonden har ingen pott för verksamhetsmedel."),
                      way_on=text("Öppna en under Inställningar."))
    return pot_id


def free_bank_accounts(tenant_id: int, taken: set[int]) -> list[tuple[int, str]]:
    """Return (id, "number name") of the chart's bank accounts (19xx) that no bank account of the fund has yet."""
    rows = Account.objects.filter(tenant_id=tenant_id, number__startswith="19").exclude(pk__in=taken).order_by("number")
    return [(row.pk, f"{row.number} {row.name}") for row in rows]
