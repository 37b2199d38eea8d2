"""The statement to the funder as a paper: written, stored and noted on its source, so that it is known what was told.

The funder's copy names no enterprise, only the place, and a case that somebody is shut out from not even that: the
paper lies open to everybody who may read sources.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from brygga.apps.access import queries as access
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.documents.actions import store_document
from brygga.apps.documents.queries import id_of
from brygga.apps.funding import actions as funding
from brygga.apps.funding import queries as sources
from brygga.apps.parties import queries as parties
from brygga.domain.funding import measures, turns
from brygga.domain.funding.lots import Move
from brygga.formats.documents import Party, Picture, SourceStatement, UseRow, render
from brygga.formats.pictures import figures
from brygga.formats.pictures.arch_values import UNKNOWN, Arc, ArchWorld
from brygga.formats.pictures.arches import arches
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import Refused, text
from brygga.foundation.words import kept
from brygga.operations.arch_world import arch_worlds


@action("source.write_statement")
def write_statement(cmd: Command, *, source_id: int, as_of: date) -> str:
    """Write the statement of a source on a day and store it; returns the paper's key."""
    source = sources.source(cmd.tenant, source_id)
    if as_of > cmd.on:
        raise Refused("statement.future", text("Den dagen har inte varit än."), field="den")
    moves = [m for m in sources.moves(source.pot_id) if m.on <= as_of]
    if not moves:
        raise Refused("statement.nothing", text("Det har inte kommit in några pengar från källan den dagen."),
                      way_on=text("Välj en senare dag."))
    value = _value(cmd, source, as_of, moves)
    title = kept(text("Så har era pengar arbetat, %(name)s, %(day)s")) % {
        "name": source.name, "day": figures.day(as_of, "sv")}
    key = store_document(cmd, content=render(value, cmd.at), filename=f"aterrapport-{as_of.isoformat()}.pdf",
                         kind="source_statement", title=title, made_by="brygga", for_applicant=False)
    funding.note_paper(cmd, source_id=source_id, as_of=as_of, document_id=id_of(cmd.tenant, key))
    return key


def _value(cmd: Command, source: Any, as_of: date, moves: list[Move]) -> SourceStatement:
    tenant, at = Tenant.objects.get(pk=cmd.tenant), turns.statement("", source.currency, moves)
    back_late = measures.recovered(moves)
    world = arch_worlds(cmd.tenant, {source.pot_id: moves}, as_of, _places(cmd.tenant, moves))[source.pot_id]
    return SourceStatement(
        number=f"{source.pot_id}-{as_of.isoformat()}", dated=cmd.on,
        sender=Party(name=tenant.name, number=tenant.orgnr),
        currency=source.currency, demo=tenant.is_demo, funder=Party(name=source.funder), source_name=source.name,
        register_number=source.registry_number or kept(text("utan diarienummer")), period_from=source.from_on,
        period_to=as_of,
        paid_in_minor=at.paid_in.minor, income_minor=at.income.minor, free_minor=at.cash.minor,
        reserved_minor=at.reserved.minor, out_minor=at.out.minor,
        out_count=sum(1 for arc in world.arcs if arc.owed(as_of)), back_minor=measures.back(at) - back_late,
        recovered_minor=back_late, lost_minor=at.losses.minor, costs_minor=at.costs.minor,
        returned_minor=at.returned.minor, revolve_factor=at.revolve_factor(1) or Decimal(0),
        use_factor=at.use_factor(1) or Decimal(0),
        average_days_out=measures.average_days(moves, as_of), rows=tuple(_row(arc, as_of) for arc in world.arcs),
        arches=_picture(world))


def _places(tenant_id: int, moves: list[Move]) -> Any:
    """Name agreements by their place, and not at all where somebody is shut out from the case."""
    ids = {int(m.agreement) for m in moves if m.agreement}
    known = agreements.agreements(tenant_id, ids=ids)
    shut = access.walls({a.matter_id for a in known})
    there = parties.parties(tenant_id, {a.party_id for a in known})

    def naming(agreement: AgreementView) -> tuple[str, str, str]:
        return "", "" if agreement.matter_id in shut else there[agreement.party_id].place, ""
    return naming


def _row(arc: Arc, as_of: date) -> UseRow:
    lost = sum(m for d, m in arc.losses if d <= as_of) - sum(m for d, m in arc.recoveries if d <= as_of)
    turn = max(arc.shares, key=lambda share: (share[1], -share[0]))[0]
    left = arc.owed(as_of)
    return UseRow(label=arc.place or kept(text("Ett avtal")), kind=arc.kind, began_on=arc.starts,
                  turn=None if turn == UNKNOWN else turn, amount_minor=arc.highest,
                  back_minor=max(0, arc.highest - left - lost), left_minor=left, lost_minor=lost)


def _picture(world: ArchWorld) -> Picture:
    return Picture(svg=arches(world, id_="statement", language="sv", names=True, standalone=True),
                   alt=kept(text("Bågar: varje båge är ett avtal, från den dag pengarna lämnade potten tills allt är "
                            "tillbaka. Samma siffror står i tabellen.")))
