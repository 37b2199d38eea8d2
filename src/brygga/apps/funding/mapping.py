"""Rows ↔ the domain's lots, moves and restrictions: the only place of funding where both are seen."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, Min, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from brygga.apps.funding.models import Lot, LotEvent, LotMove, Source
from brygga.domain.funding import lots, turns
from brygga.domain.funding.restrictions import PotKind, Restriction
from brygga.domain.money import Money


def name_of(pot_id: int) -> str:
    """Return the domain's name of a pot's source."""
    return f"pot-{pot_id}"


def pot_of(name: str) -> int:
    """Return the pot behind a domain name."""
    return int(name.removeprefix("pot-"))


# The few columns of which a move is made: six joined rows as objects would cost four fifths of the reading.
_SLOT = ("bucket", "agreement_id", "event", "line", "lot__event__seq", "lot__line", "lot__turn", "lot__origin_id",
         "lot__kind")
_MOVE = ("pot_id", "event__seq", "event__kind", "event__on", "amount_minor", "event__currency", "event__reverses__seq",
         *(f"{side}_{column}" for side in ("taken", "put") for column in _SLOT))


def moves_of(pot_id: int, events: Iterable[LotEvent] | None = None) -> list[lots.Move]:
    """Return a pot's moves in sealed order, all of them or those of the given events."""
    rows = LotMove.objects.filter(pot_id=pot_id)
    if events is not None:
        rows = rows.filter(event__in=list(events))
    return [_move(row) for row in rows.order_by("event__seq", "line_no").values_list(*_MOVE)]


def moves_by_pot(tenant_id: int) -> dict[int, list[lots.Move]]:
    """Return pot → moves in sealed order for all pots of a tenant: one query however many pots."""
    rows = LotMove.objects.filter(tenant_id=tenant_id)
    found: dict[int, list[lots.Move]] = {}
    for row in rows.order_by("pot_id", "event__seq", "line_no").values_list(*_MOVE):
        found.setdefault(row[0], []).append(_move(row))
    return found


def _move(row: tuple[Any, ...]) -> lots.Move:
    pot_id, seq, kind, on, minor, currency, reverses, *places = row
    return lots.Move(seq, lots.Kind(kind), on, Money(minor, currency), _slot(pot_id, *places[:len(_SLOT)]),
                     _slot(pot_id, *places[len(_SLOT):]), reverses)


def _slot(pot_id: int, bucket: str, agreement_id: int | None, event: int, line: int, born_by: int, born_line: int,
          turn: int, origin_id: int | None, kind: str) -> lots.Slot:
    lot = lots.Lot(born_by, born_line, turn, str(origin_id) if origin_id else name_of(pot_id), lots.LotKind(kind))
    return lots.Slot(lots.Bucket(bucket), str(agreement_id or ""), event, line, lot)


def sums_of(pot_id: int, as_of: date | None = None) -> list[turns.Summed]:
    """Return a pot's moves added up by kind, buckets and turns, those on or before a value date: one query."""
    rows = _until(pot_id, as_of).values_list("kind", "taken_bucket", "put_bucket", "taken_turn", "put_turn")
    return [turns.Summed(lots.Kind(kind), lots.Bucket(taken), lots.Bucket(put), taken_turn, put_turn, int(minor))
            for kind, taken, put, taken_turn, put_turn, minor in rows.annotate(minor=Sum("amount_minor")).order_by()]


def flows_of(pot_id: int, as_of: date | None = None) -> tuple[turns.Flow, ...]:
    """Return who lent a pot's money on to whom, in the order they first did; what was put right to nothing is left out.

    The same sum as `turns.flows`, made by the database.
    """
    signed = Case(When(taken_bucket=lots.Bucket.CASH.value, then=F("amount_minor")), default=-F("amount_minor"))
    rows = (_until(pot_id, as_of).filter(kind__in=[lots.Kind.LEND.value, lots.Kind.RESERVE.value])
            .annotate(to=Coalesce("put_agreement_id", "taken_agreement_id"))
            .values_list("taken_lot__origin_id", "to", "taken_turn")
            .annotate(minor=Sum(signed), first=Min("id"), currency=Min("event__currency")).order_by("first"))
    return tuple(turns.Flow(str(origin) if origin else name_of(pot_id), str(to), turn, Money(int(minor), currency))
                 for origin, to, turn, minor, _first, currency in rows if minor)


def _until(pot_id: int, as_of: date | None) -> QuerySet[LotMove]:
    rows = LotMove.objects.filter(pot_id=pot_id)
    return rows if as_of is None else rows.filter(on__lte=as_of)


def store_moves(event: LotEvent, moves: Sequence[lots.Move]) -> None:
    """Store an event's moves, and the lots that it bore."""
    known = _lots_behind(event, moves)
    born = [Lot(tenant_id=event.tenant_id, pot_id=event.pot_id, event=event, line=lot.line, kind=lot.kind.value,
                turn=lot.turn, origin_id=_agreement(lot.origin)) for move in moves if (lot := move.born) is not None]
    Lot.objects.bulk_create(born)
    known |= {(event.seq, lot.line): lot for lot in Lot.objects.filter(event=event)}
    LotMove.objects.bulk_create([
        LotMove(tenant_id=event.tenant_id, event=event, line_no=number, pot_id=event.pot_id,
                amount_minor=move.amount.minor,
                taken_bucket=move.taken.bucket.value, taken_agreement_id=_agreement(move.taken.agreement),
                taken_event=move.taken.event, taken_line=move.taken.line,
                taken_lot=known[move.taken.lot.born_by, move.taken.lot.line],
                put_bucket=move.put.bucket.value, put_agreement_id=_agreement(move.put.agreement),
                put_event=move.put.event, put_line=move.put.line,
                put_lot=known[move.put.lot.born_by, move.put.lot.line],
                kind=event.kind, on=event.on, taken_turn=move.taken.lot.turn, put_turn=move.put.lot.turn)
        for number, move in enumerate(moves, start=1)])


def _lots_behind(event: LotEvent, moves: Sequence[lots.Move]) -> dict[tuple[int, int], Lot]:
    seqs = {slot.lot.born_by for move in moves for slot in (move.taken, move.put)}
    rows = Lot.objects.filter(pot_id=event.pot_id, event__seq__in=seqs).select_related("event")
    return {(row.event.seq, row.line): row for row in rows}


def _agreement(name: str) -> int | None:
    return int(name) if name.isdigit() else None


def restriction_of(source: Source) -> Restriction:
    """Return what the funding agreement allows, as the domain's value; an empty list of codes means no limit."""
    return Restriction(
        pot=name_of(source.pot_id), kind=PotKind.CAPITAL,
        counties=frozenset(source.counties) or None, instruments=frozenset(source.instruments) or None,
        purposes=frozenset(source.purposes) or None, open_from=source.from_on,
        open_to=source.to_on + timedelta(days=1) if source.to_on else None,
        case_cap=Money(source.case_cap_minor, source.currency) if source.case_cap_minor else None)
