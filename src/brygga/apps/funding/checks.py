"""What `brygga verify` proves of the revolving krona, from the rows alone."""

from collections.abc import Iterator

from django.db.models import F

from brygga.apps.funding import mapping, queries
from brygga.apps.funding.models import Commitment, LotEvent, LotMove, Source
from brygga.domain.funding import deal as dealing
from brygga.domain.funding import turns, undo
from brygga.domain.funding.lots import ROUTES, Book, Event, Kind, Move
from brygga.domain.money import Money
from brygga.foundation.checking import Check


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the checks of one tenant's lots and commitments."""
    yield _conservation(tenant_id)
    yield _dealt_as_ruled(tenant_id)
    yield _event_sums(tenant_id)
    yield _copies(tenant_id)
    yield _commitments(tenant_id)


def _conservation(tenant_id: int) -> Check:
    """What stands in each bucket by the moves is what the events of each kind put there and took from it.

    The events and the moves are rows of their own, so the one proves the other; paid in + income = cash + out +
    reserved + losses + returned + costs follows, and is asked of each pot's statement as well.
    """
    expected: dict[tuple[int, str], int] = {}
    for event in LotEvent.objects.filter(tenant_id=tenant_id):
        route = ROUTES[Kind(event.kind)]
        minor = event.amount_minor if event.reverses_id is None else -event.amount_minor
        for bucket, signed in ((route.start, -minor), (route.end, minor)):
            key = (event.pot_id, bucket.value)
            expected[key] = expected.get(key, 0) + signed
    found = {(pot, bucket): minor for pot, places in queries.in_bucket(tenant_id).items()
             for bucket, minor in places.items()}
    sums = [(key, found.get(key, 0), expected.get(key, 0)) for key in sorted({*expected, *found})]
    faults = [f"pot {pot} has {there} in {bucket}, its events say {said}" for (pot, bucket), there, said in sums
              if there != said]
    sources = list(Source.objects.filter(tenant_id=tenant_id))
    faults += [f"pot {source.pot_id} does not balance" for source in sources
               if not faults and not turns.balances(queries.standing(source.pot_id, source.currency))]
    return Check("lots.conserve", len(sources), tuple(faults))


def _dealt_as_ruled(tenant_id: int) -> Check:
    """Each event, dealt anew by the rules in sealed order, gives the moves that are stored."""
    faults, rows = [], 0
    for source in Source.objects.filter(tenant_id=tenant_id):
        book = Book(mapping.name_of(source.pot_id), source.currency)
        stored: dict[int, list[Move]] = {}
        for move in mapping.moves_of(source.pot_id):
            stored.setdefault(move.event, []).append(move)
        for event in LotEvent.objects.filter(pot_id=source.pot_id).select_related("reverses").order_by("seq"):
            rows += 1
            moves = tuple(stored.get(event.seq, ()))
            if _ruled(book, event, stored) != moves:
                faults.append(f"pot {source.pot_id} event {event.seq} was dealt otherwise")
            try:
                book = dealing.apply(book, moves)
            except ValueError as fault:
                faults.append(str(fault))
                break
    return Check("lots.dealt_as_ruled", rows, tuple(faults))


def _ruled(book: Book, event: LotEvent, stored: dict[int, list[Move]]) -> object:
    """What the rules say that an event moves from this book; a reversal puts back what its event moved."""
    if event.reverses is not None:
        return undo.reverse(book, stored.get(event.reverses.seq, []), number=event.seq, on=event.on)
    return dealing.deal(book, Event(event.seq, Kind(event.kind), event.on, Money(event.amount_minor, event.currency),
                                    str(event.agreement_id or "")))


def _event_sums(tenant_id: int) -> Check:
    """Each event's moves sum to its amount, and the sequence of a pot has no gap."""
    faults: list[str] = []
    last: dict[int, int] = {}
    totals: dict[int, int] = {}
    for event_id, minor in LotMove.objects.filter(tenant_id=tenant_id).values_list("event_id", "amount_minor"):
        totals[event_id] = totals.get(event_id, 0) + minor
    events = list(LotEvent.objects.filter(tenant_id=tenant_id).order_by("pot_id", "seq"))
    for event in events:
        if totals.get(event.pk) != event.amount_minor:
            faults.append(f"event {event.pk} moves {totals.get(event.pk)} of {event.amount_minor}")
        if event.seq != last.get(event.pot_id, 0) + 1:
            faults.append(f"pot {event.pot_id} lacks an event before {event.seq}")
        last[event.pot_id] = event.seq
    return Check("lots.whole_events", len(events), tuple(faults))


def _copies(tenant_id: int) -> Check:
    """What a move repeats of its event and its lots, so that a statement is one sum, is what they say."""
    rows = LotMove.objects.filter(tenant_id=tenant_id)
    other = rows.exclude(kind=F("event__kind"), on=F("event__on"), pot=F("event__pot"),
                         taken_turn=F("taken_lot__turn"), put_turn=F("put_lot__turn"))
    return Check("lots.moves_say_their_event", rows.count(), tuple(
        f"move {move} says another kind, day, pot or turn" for move in other.values_list("pk", flat=True)))


def _commitments(tenant_id: int) -> Check:
    """What is promised never exceeds the cash of its pot."""
    money = queries.in_bucket(tenant_id)
    promised = queries.committed(tenant_id)
    faults = [f"pot {pot} promises {minor} of {money.get(pot, {}).get('cash', 0)}" for pot, minor in promised.items()
              if minor > money.get(pot, {}).get("cash", 0)]
    return Check("commitments.covered", Commitment.objects.filter(tenant_id=tenant_id).count(), tuple(faults))
