"""What a funder's page says: where each krona is, how often it has worked, and how that was reckoned.

`public_world` is the same picture without names, for the start page; the sentence beside it is true on its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.funding import queries as funding
from brygga.apps.funding.queries import SourceView
from brygga.apps.parties import queries as parties
from brygga.domain.funding import measures, turns
from brygga.domain.funding.lots import Bucket, Kind, Move
from brygga.domain.funding.turns import Statement
from brygga.formats.pictures.arch_values import ArchWorld
from brygga.foundation.refusals import text
from brygga.operations.arch_world import Naming, arch_worlds

NO_NAME = text("Ett avtal")


@dataclass(frozen=True, slots=True)
class Places:
    """Where a source's money is today, in minor units: for the list, from sums alone."""

    paid_in_minor: int
    cash_minor: int
    committed_minor: int
    out_minor: int
    reserved_minor: int
    lost_minor: int
    returned_minor: int
    income_minor: int

    @property
    def free_minor(self) -> int:
        """Return cash that nobody has been promised."""
        return measures.free(self.cash_minor, self.committed_minor)


@dataclass(frozen=True, slots=True)
class Event:
    """A pay-in or a return, for the history: `kind` as in the lots, minor units, `put_right` when it was undone."""

    on: date
    kind: str
    minor: int
    put_right: bool


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise out of the source: who (empty where the asker may not see it), agreement, minor units, since when."""

    label: str
    number: str
    minor: int
    made_on: date


@dataclass(frozen=True, slots=True)
class Used:
    """Money that went to `to`, having last come from `origin` (empty: from the funder itself)."""

    origin: str
    to: str
    turn: int
    minor: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source on a day; amounts in minor units. `average_days` is how long a krona has been out, None before any."""

    source: SourceView
    statement: Statement
    as_of: date
    back_minor: int
    recovered_minor: int
    lost_agreements: int
    committed_minor: int
    agreements_out: int
    average_days: int | None
    world: ArchWorld
    flows: tuple[Used, ...]
    promises: tuple[Promised, ...]
    history: tuple[Event, ...]


def places(tenant_id: int) -> list[tuple[SourceView, Places]]:
    """Return every source with where its money is today: three queries however many sources and moves."""
    money, promised = funding.in_bucket(tenant_id), funding.committed(tenant_id)
    found = []
    for source in funding.sources(tenant_id):
        at = money.get(source.pot_id, {})
        found.append((source, Places(
            -at.get(Bucket.PAID_IN.value, 0), at.get(Bucket.CASH.value, 0), promised.get(source.pot_id, 0),
            at.get(Bucket.OUT.value, 0), at.get(Bucket.RESERVED.value, 0), at.get(Bucket.LOST.value, 0),
            at.get(Bucket.RETURNED.value, 0), -at.get(Bucket.INCOME.value, 0))))
    return found


def source_page(seat: Seat, source_id: int, as_of: date) -> SourcePage:
    """Return a source's page for a seat: names of agreements whose case the seat may see, nothing of the others."""
    seat.require("source.read")
    source = funding.source(seat.tenant_id, source_id)
    moves = [m for m in funding.moves(source.pot_id) if m.on <= as_of]
    promises = funding.promises(source.pot_id, as_of)
    ids = {int(m.agreement) for m in moves if m.agreement} | {p.agreement_id for p in promises}
    known = {a.id: a for a in agreements.agreements(seat.tenant_id, ids=ids)}
    naming = names_for(seat, known.values())
    at = turns.statement("", source.currency, moves)
    world = arch_worlds(seat.tenant_id, {source.pot_id: moves}, as_of, naming)[source.pot_id]
    return SourcePage(
        source=source, statement=at, as_of=as_of, back_minor=measures.back(at),
        recovered_minor=measures.recovered(moves), lost_agreements=sum(1 for arc in world.arcs if arc.losses),
        committed_minor=sum(p.minor for p in promises), agreements_out=sum(1 for arc in world.arcs if arc.owed(as_of)),
        average_days=measures.average_days(moves, as_of), world=world, flows=tuple(_flows(at, known, naming)),
        history=tuple(_history(moves)),
        promises=tuple(Promised(naming(known[p.agreement_id])[0], _number(seat, known[p.agreement_id]), p.minor,
                                p.made_on) for p in promises))


def names_for(seat: Seat, of: Iterable[AgreementView]) -> Naming:
    """Return how agreements are called for a seat: party, place and address, or nothing where the case is shut."""
    known = parties.parties(seat.tenant_id, {a.party_id for a in of})

    def naming(agreement: AgreementView) -> tuple[str, str, str]:
        if not seat.sees(agreement.matter_id):
            return "", "", ""
        href = f"/f/{seat.slug}/avtal/{agreement.number}/" if seat.may("agreement.read") else ""
        place = known[agreement.party_id].place if agreement.party_id in known else ""
        return agreement.party, place, href
    return naming


@dataclass(frozen=True, slots=True)
class PublicSentence:
    """What the start page may say today: sums in minor units over all sources, and whether any is used again."""

    on: date
    paid_in_minor: int
    out_minor: int
    out_count: int
    back_minor: int
    has_second_turn: bool
    currency: str


def public_world(tenant_id: int, on: date) -> tuple[PublicSentence, ArchWorld] | None:
    """Return the live sentence and the largest source's picture without names; None before the first pay-in."""
    sources, by_pot = funding.sources(tenant_id), funding.moves_by_pot(tenant_id)
    found = {s.pot_id: turns.statement("", s.currency, by_pot.get(s.pot_id, ()), on) for s in sources}
    found = {pot: at for pot, at in found.items() if at.paid_in.minor}
    if not found:
        return None
    worlds = arch_worlds(tenant_id, {pot: by_pot[pot] for pot in found}, on, lambda agreement: ("", "", ""))
    sentence = PublicSentence(
        on, sum(at.paid_in.minor for at in found.values()), sum(at.out.minor for at in found.values()),
        measures.agreements_away(m for pot in found for m in by_pot[pot] if m.on <= on),
        sum(map(measures.back, found.values())),
        any(flow.turn >= 1 for at in found.values() for flow in at.flows), sources[0].currency)
    return sentence, worlds[max(found, key=lambda pot: (found[pot].paid_in.minor, -pot))]


def _flows(at: Statement, known: dict[int, AgreementView], naming: Naming) -> list[Used]:
    def name(pk: str) -> str:
        agreement = known.get(int(pk)) if pk.isdigit() else None
        return (naming(agreement)[0] or str(NO_NAME)) if agreement else ""
    return [Used(name(flow.origin), name(flow.to) or str(NO_NAME), flow.turn, flow.amount.minor) for flow in at.flows]


def _history(moves: list[Move]) -> list[Event]:
    undone = measures.undone(moves)
    found: dict[int, Event] = {}
    for move in moves:
        if move.kind in (Kind.PAY_IN, Kind.RETURN) and move.undoes is None:
            before = found[move.event].minor if move.event in found else 0
            found[move.event] = Event(move.on, move.kind.value, before + move.amount.minor, move.event in undone)
    return list(found.values())


def _number(seat: Seat, agreement: AgreementView) -> str:
    return agreement.number if seat.sees(agreement.matter_id) else ""
