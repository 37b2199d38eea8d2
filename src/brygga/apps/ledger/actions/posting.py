"""Posting: a header that says how many lines, then all lines in one statement; the last of them seals.

These acts are called inside the acts of other apps. What the database would refuse is refused here first, with words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from brygga.apps.ledger import mapping, rules
from brygga.apps.ledger.actions.accounts import ground_of
from brygga.apps.ledger.mapping import EntryRef, LedgerLine
from brygga.apps.ledger.models import JournalEntry, Posting
from brygga.domain.ledger import entries, postings
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.raw_rows import inserting, inserting_all
from brygga.foundation.refusals import NotSeen, Refused, text

COLUMNS = ("entry_id", "line_no", "tenant_id", "account_id", "pot_id", "agreement_id", "party_id", "currency",
           "amount_minor")


@dataclass(frozen=True, slots=True)
class _Header:
    """What an entry is, beside its lines."""

    event: str
    subject: str
    text: str
    on: date
    value_on: date
    series: str
    document_id: int | None
    matter_id: int | None = None
    reverses_id: int | None = None


@action("ledger.post")
def post(cmd: Command, *, event: str, subject: str, text: str, on: date, lines: Sequence[LedgerLine],
         value_on: date | None = None, series: str = "H", document_id: int | None = None,
         matter_id: int | None = None) -> EntryRef:
    """Seal one entry on business date `on`. `subject` names what it is about, as "loan/12".

    Raises domain's NotAnEntry and Unbalanced for lines that are no entry, Refused for a period that is closed or not
    there, an unknown account, or money of two kinds in one pot.
    """
    return _seal(cmd, _Header(event, subject, text, on, value_on or on, series, document_id, matter_id), lines)


@action("ledger.post_event")
def post_event(cmd: Command, *, event: str, amounts: Mapping[str, int], pots: Mapping[str, int], subject: str,
               text: str, on: date, value_on: date | None = None, currency: str = "SEK",
               agreement_id: int | None = None, party_id: int | None = None, document_id: int | None = None,
               matter_id: int | None = None) -> EntryRef:
    """Seal the entry that the postings table gives for `event`. `pots` is {"pot": id} or with "other_pot" as well.

    Amounts are minor units by the names of the rule, none negative; lines of zero fall away.
    """
    rule = rules.RULES[event]
    bearing = postings.Bearing({slot: str(pot) for slot, pot in pots.items()}, "", "", currency)
    lines = [LedgerLine(line.account_role, int(line.pot), line.minor, line.currency, agreement_id, party_id)
             for line in postings.entry_of(rule, amounts, bearing, on, text).lines]
    return _seal(cmd, _Header(event, subject, text, on, value_on or on, rule.series, document_id, matter_id), lines)


@action("ledger.reverse")
def reverse(cmd: Command, *, entry_id: int, reason: str, on: date) -> EntryRef:
    """Seal the mirror of an entry, line by line, dated `on`; an entry is reversed once, a reversal never."""
    assert cmd.tenant_id is not None
    entry = JournalEntry.objects.filter(pk=entry_id, tenant_id=cmd.tenant_id).first()
    if entry is None:
        raise NotSeen
    if not reason.strip():
        raise Refused("entry.reason", text("Skriv varför verifikationen rättas."), field="reason")
    if entry.reverses_id is not None:
        raise Refused("entry.is_reversal", text("En rättelse rättas inte. Bokför händelsen på nytt i stället."))
    if JournalEntry.objects.filter(reverses_id=entry.pk).exists():
        raise Refused("entry.reversed", text("Verifikationen är redan rättad."))
    if on < entry.booked_on:
        raise Refused("entry.before", text("Rättelsen kan inte dateras före verifikationen."), field="on")
    stored = Posting.objects.filter(entry_id=entry.pk).select_related("account").order_by("line_no")
    lines = [LedgerLine(p.account.number, p.pot_id, -p.amount_minor, p.currency, p.agreement_id, p.party_id)
             for p in stored]
    return _seal(cmd, _Header(entry.event, entry.subject, reason.strip()[:200], on, on, entry.series,
                              entry.document_id, reverses_id=entry.pk), lines)


def _seal(cmd: Command, header: _Header, lines: Sequence[LedgerLine]) -> EntryRef:
    assert cmd.tenant_id is not None
    entries.Entry(header.event, header.on, header.text, tuple(
        entries.Line(x.account, str(x.pot_id), "", "", x.minor, x.currency) for x in lines))
    ground = ground_of(cmd.tenant_id, header.on, lines, header.series)
    accounts, number = ground.accounts, ground.number
    columns = {
        "tenant_id": cmd.tenant_id, "series": header.series, "number": number, "year": ground.year,
        "booked_on": header.on, "value_on": header.value_on, "event": header.event, "subject": header.subject,
        "text": header.text, "reverses_id": header.reverses_id, "document_id": header.document_id,
        "made_by_id": cmd.actor_id, "recorded_at": cmd.at, "lines": len(lines)}
    rows = [(n, accounts[x.account].number, x.pot_id, x.agreement_id, x.party_id, x.currency, x.minor)
            for n, x in enumerate(lines, start=1)]
    digest = mapping.digest_of(mapping.content(columns, rows))
    entry_id = ground.entry_id
    sealing = [
        inserting(JournalEntry, {"id": entry_id, **columns, "period_id": ground.period_id, "digest": digest}),
        inserting_all(Posting, COLUMNS, [
            (entry_id, n, cmd.tenant_id, accounts[x.account].id, x.pot_id, x.agreement_id, x.party_id, x.currency,
             x.minor) for n, x in enumerate(lines, start=1)])]
    record(cmd, "ledger.entry_sealed", subject=f"entry/{entry_id}", matter_id=header.matter_id, after=sealing,
           data={"entry": entry_id, "series": header.series, "number": number, "year": ground.year,
                 "event": header.event, "digest": digest})
    return EntryRef(entry_id, header.series, number, ground.year, digest)
