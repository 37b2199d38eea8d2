"""What a funder's page says: where each krona is, how often it has worked, and how that was reckoned.

`public_world` is the same picture without names, for the start page; the sentence beside it is true on its day.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.views import AgreementView
from brygga.apps.funding import queries as funding
from brygga.apps.funding.queries import SourceView
from brygga.apps.parties import queries as parties
from brygga.domain.funding.turns import Statement
from brygga.formats.pictures.arch_values import ArchWorld
from brygga.operations.arch_world import arch_world


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source on a day: its statement, what came back so far, what is promised, and the picture's world."""

    source: SourceView
    statement: Statement
    as_of: date
    back_minor: int
    committed_minor: int
    agreements_out: int
    world: ArchWorld


def source_page(seat: Seat, source_id: int, as_of: date) -> SourcePage:
    """Return a source's page for a seat: names of agreements whose case the seat may see, place for the others."""
    source = funding.source(seat.tenant_id, source_id)
    places = {pk: p.place for pk, p in parties.parties(seat.tenant_id).items()}

    def naming(agreement: AgreementView) -> tuple[str, str, str]:
        if not seat.sees(agreement.matter_id):
            return "", "", ""
        return agreement.party, places.get(agreement.party_id, ""), f"/f/{seat.slug}/avtal/{agreement.number}/"

    at = funding.statement(source.pot_id, source.currency, as_of)
    world = arch_world(seat.tenant_id, source.pot_id, as_of, naming)
    out_now = sum(1 for arc in world.arcs if arc.owed(as_of))
    return SourcePage(source, at, as_of, _back(at), funding.committed(seat.tenant_id).get(source.pot_id, 0), out_now,
                      world)


@dataclass(frozen=True, slots=True)
class PublicSentence:
    """What the start page may say today: sums in minor units over all sources, and how many turns exist."""

    on: date
    paid_in_minor: int
    out_minor: int
    out_count: int
    back_minor: int
    has_second_turn: bool
    currency: str


def public_world(tenant_id: int, on: date) -> tuple[PublicSentence, ArchWorld] | None:
    """Return the live sentence and the largest source's picture without names; None before the first pay-in."""
    sources = funding.sources(tenant_id)
    statements = [(s, funding.statement(s.pot_id, s.currency, on)) for s in sources]
    statements = [(s, at) for s, at in statements if at.paid_in.minor]
    if not statements:
        return None
    largest = max(statements, key=lambda pair: pair[1].paid_in.minor)[0]
    worlds = [arch_world(tenant_id, s.pot_id, on, lambda agreement: ("", "", "")) for s, _ in statements]
    sentence = PublicSentence(
        on, sum(at.paid_in.minor for _, at in statements), sum(at.out.minor for _, at in statements),
        sum(1 for world in worlds for arc in world.arcs if arc.owed(on)), sum(_back(at) for _, at in statements),
        any(turn.turn >= 1 and turn.out.minor for _, at in statements for turn in at.turns), largest.currency)
    return sentence, worlds[[s.id for s, _ in statements].index(largest.id)]


def working(at: Statement) -> list[tuple[str, str, Decimal | None]]:
    """Return the two factors as (code, reckoning in minor units, result): what "Visa uträkningen" shows."""
    return [("revolve", f"{at.lent_total.minor} / {at.paid_in.minor}", at.revolve_factor),
            ("use", f"({at.lent_total.minor} + {at.reserved_total.minor}) / {at.paid_in.minor}", at.use_factor)]


def _back(at: Statement) -> int:
    """What has come back so far: all that was lent and reserved, less what is still away or lost."""
    return (at.lent_total.minor + at.reserved_total.minor - at.out.minor - at.reserved.minor - at.losses.minor)
