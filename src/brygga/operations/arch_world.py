"""From sealed lot moves to the picture of the arches: one pot's pay-ins, cash by day, and an arc an agreement.

Every figure is read from the moves; what remains by plan comes from the instruments. Names go in only for agreements
that the asker may see; the others stand without a name, as they do on public pages.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.capital import queries as capital
from brygga.apps.capital.views import ContributionView
from brygga.apps.loans import queries as loans
from brygga.apps.loans.views import LoanView
from brygga.domain.funding import measures
from brygga.domain.funding.lots import Bucket, Kind, Move
from brygga.formats.pictures.arch_values import Arc, ArchWorld, PayIn, Steps

Naming = Callable[[AgreementView], tuple[str, str, str]]
Moves = Mapping[int, Sequence[Move]]


def arch_worlds(tenant_id: int, by_pot: Moves, as_of: date, naming: Naming) -> dict[int, ArchWorld]:
    """Return pot → its world on a day, from the pots' moves; the same few queries however many pots and agreements.

    `naming` gives (label, place, href) of an agreement, empty where the asker may not see it.
    """
    until = {pot: [m for m in moves if m.on <= as_of] for pot, moves in by_pot.items()}
    grouped = {pot: _by_agreement(moves) for pot, moves in until.items()}
    ids = {pk for groups in grouped.values() for pk in groups}
    known = {a.id: a for a in agreements.agreements(tenant_id, ids=ids)}
    lent, placed = loans.loans(tenant_id, as_of, ids), capital.contributions(tenant_id, ids)
    return {pot: _world(moves, as_of, [_arc(group, as_of, naming(known[pk]), lent.get(pk), placed.get(pk))
                                       for pk, group in grouped[pot].items()])
            for pot, moves in until.items()}


def _by_agreement(moves: list[Move]) -> dict[int, list[Move]]:
    found: dict[int, list[Move]] = defaultdict(list)
    for move in moves:
        if move.agreement:
            found[int(move.agreement)].append(move)
    return found


def _world(moves: list[Move], as_of: date, arcs: list[Arc | None]) -> ArchWorld:
    pay_ins = tuple(PayIn(m.on, m.amount.minor) for m in measures.standing_moves(moves) if m.kind is Kind.PAY_IN)
    drawn = [a for a in arcs if a is not None]
    return ArchWorld(as_of, pay_ins, _steps(moves, (Bucket.CASH,)),
                     tuple(sorted(drawn, key=lambda a: (a.starts, a.lands, a.label))))


def _steps(moves: Iterable[Move], buckets: Collection[Bucket]) -> Steps:
    """Return what stands in the buckets from each day on; never less than nothing, though a day may be back-dated."""
    return tuple((day, max(0, minor)) for day, minor in measures.by_day(moves, buckets))


def _arc(moves: list[Move], as_of: date, named: tuple[str, str, str], loan: LoanView | None,
         held: ContributionView | None) -> Arc | None:
    """An agreement's arc, or None when all that left for it was put back on the same day."""
    outstanding = _steps(moves, measures.AWAY)
    if not any(minor for _, minor in outstanding):
        return None
    left = outstanding[-1][1]
    planned = _planned(left, as_of, loan, held) if left else ()
    lands = planned[-1][0] if planned else max(outstanding[-1][0], as_of if left else outstanding[-1][0])
    label, place, href = named
    return Arc(label=label, place=place, href=href, kind="contribution" if held else "loan",
               starts=outstanding[0][0], lands=max(lands, outstanding[0][0] + timedelta(days=1)),
               outstanding=outstanding, shares=_turns(moves), planned=planned,
               losses=_flow(moves, Kind.WRITE_OFF), recoveries=_flow(moves, Kind.RECOVER))


def _turns(moves: list[Move]) -> tuple[tuple[int, int], ...]:
    return tuple((turn, minor) for turn, minor in measures.by_turn(moves).items() if minor > 0) or ((0, 1),)


def _flow(moves: list[Move], kind: Kind) -> Steps:
    return tuple((m.on, m.amount.minor) for m in measures.standing_moves(moves) if m.kind is kind)


def _planned(left: int, as_of: date, loan: LoanView | None, held: ContributionView | None) -> Steps:
    """Return what remains in this pot by plan, day by day, ending at zero; what is late is planned for tomorrow."""
    tomorrow = as_of + timedelta(days=1)
    if loan is not None and loan.remaining.rows:
        whole = loan.remaining.rows[0].opening or left
        return tuple((max(row.due_on, tomorrow), left * row.closing // whole) for row in loan.remaining.rows)
    if held is not None and held.redemption is not None:
        day = held.redemption.earliest or held.redemption.lock_ends
        return ((max(day, tomorrow), 0),)
    return ()
