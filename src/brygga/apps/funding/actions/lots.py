"""Deals lots as entries are sealed, in that order; what is sealed is never dealt again."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max

from brygga.apps.funding import mapping
from brygga.apps.funding.models import LotEvent, Source
from brygga.apps.funding.queries import book_of, free_minor, pots_of_agreement, shown
from brygga.domain.funding import deal as dealing
from brygga.domain.funding import lots, undo
from brygga.domain.money import Money
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text


@action("funding.record_lots")
def record_lots(cmd: Command, *, kind: str, pot_id: int, amount_minor: int, entry_id: int, on: date,
                agreement_id: int | None = None) -> int:
    """Deal one event in one pot and store its moves; returns the event's id. More than there is: refused."""
    source = _sources(cmd, [pot_id])[0]
    event = _event(source, kind, amount_minor, on, agreement_id)
    moves = dealing.deal(book_of(pot_id), event)
    if isinstance(moves, dealing.NotEnough):
        raise _not_enough(moves, source.name)
    return _store(cmd, source, event, moves, entry_id).pk


@action("funding.record_shared_lots")
def record_shared_lots(cmd: Command, *, kind: str, agreement_id: int, amount_minor: int, entry_id: int, on: date,
                       parts: list[dict[str, int]]) -> None:
    """Deal what comes back (or is lost) on an agreement over its pots, as `share_of` said: [{pot_id, amount_minor}]."""
    if sum(part["amount_minor"] for part in parts) != amount_minor:
        raise ValueError("the parts do not sum to the whole")
    for part in sorted(parts, key=lambda p: p["pot_id"]):
        if part["amount_minor"]:
            record_lots(cmd, kind=kind, pot_id=part["pot_id"], amount_minor=part["amount_minor"], entry_id=entry_id,
                        on=on, agreement_id=agreement_id)


@action("funding.reverse_lots")
def reverse_lots(cmd: Command, *, entry_id: int, by_entry_id: int, on: date) -> int:
    """Put every piece that an entry moved back where it came from; refused when it is used or promised since."""
    events = list(LotEvent.objects.filter(tenant_id=cmd.tenant, entry_id=entry_id).order_by("pot_id", "seq"))
    sources = {s.pot_id: s for s in _sources(cmd, sorted({e.pot_id for e in events}))} if events else {}
    for event in reversed(events):
        source = sources[event.pot_id]
        later = LotEvent.objects.filter(pot_id=event.pot_id, seq__gt=event.seq)
        moves = undo.reverse(book_of(event.pot_id), mapping.moves_of(event.pot_id, [event]),
                             number=_next(event.pot_id), on=on, since=mapping.moves_of(event.pot_id, later))
        if isinstance(moves, undo.UsedSince):
            raise Refused("lots.used_since", text("Pengarna har redan lånats ut igen och kan inte läggas tillbaka."),
                          way_on=text("Rätta med en ny händelse och en skuld mellan potterna."))
        backwards = _event(source, event.kind, event.amount_minor, on, event.agreement_id)
        _store(cmd, source, backwards, moves, by_entry_id, reverses=event)
    for source in sources.values():
        if free_minor(source.pot_id) < 0:
            raise Refused("lots.promised", text("Pengarna i %s är lovade och kan inte tas tillbaka.") % source.name,
                          way_on=text("Fyll på potten först, eller låt löftet förfalla."))
    return len(events)


def share_of(agreement_id: int, kind: str, amount_minor: int, currency: str) -> list[dict[str, int]]:
    """Return how an amount that comes back is shared between the agreement's pots: [{pot_id, amount_minor}]."""
    start = lots.ROUTES[lots.Kind(kind)].start
    there = {pot: book_of(pot).held(start, str(agreement_id)) for pot in pots_of_agreement(agreement_id)}
    total = sum(part.minor for part in there.values())
    if amount_minor > total:
        raise Refused("lots.too_much", text("Så mycket är inte ute på avtalet."))
    shared = dealing.share_back(Money(amount_minor, currency), {mapping.name_of(p): m for p, m in there.items()})
    return [{"pot_id": mapping.pot_of(name), "amount_minor": part.minor} for name, part in shared.items()]


def _sources(cmd: Command, pot_ids: Sequence[int]) -> list[Source]:
    found = list(Source.objects.filter(tenant_id=cmd.tenant, pot_id__in=pot_ids).order_by("pk"))
    if len(found) != len(set(pot_ids)):
        raise NotSeen
    return found


def _next(pot_id: int) -> int:
    return (LotEvent.objects.filter(pot_id=pot_id).aggregate(last=Max("seq"))["last"] or 0) + 1


def _event(source: Source, kind: str, minor: int, on: date, agreement_id: int | None) -> lots.Event:
    return lots.Event(_next(source.pot_id), lots.Kind(kind), on, Money(minor, source.currency),
                      str(agreement_id or ""))


def _store(cmd: Command, source: Source, event: lots.Event, moves: Sequence[lots.Move], entry_id: int,
           reverses: LotEvent | None = None) -> LotEvent:
    row = LotEvent.objects.create(
        tenant_id=source.tenant_id, pot_id=source.pot_id, seq=event.number, kind=event.kind.value,
        agreement_id=int(event.agreement) if event.agreement else None, amount_minor=event.amount.minor,
        currency=source.currency, entry_id=entry_id, on=event.on, reverses=reverses)
    mapping.store_moves(row, moves)
    record(cmd, "funding.lots_dealt", subject=f"pot/{source.pot_id}", data={
        "kind": event.kind.value, "seq": event.number, "amount": [event.amount.minor, source.currency],
        "agreement": row.agreement_id, "entry": entry_id, "reverses": reverses.seq if reverses else None})
    return row


def _not_enough(found: dealing.NotEnough, name: str) -> Refused:
    said = text("Pengarna i %(pot)s räcker inte: det finns %(there)s, det behövs %(wanted)s.")
    return Refused("lots.not_enough", said % {
                       "pot": name, "there": shown(found.there.minor, found.there.currency),
                       "wanted": shown(found.wanted.minor, found.wanted.currency)})
