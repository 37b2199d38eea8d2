"""From sealed lot moves to the picture of the arches: one pot's pay-ins, cash by day, and an arc an agreement.

Every figure is read from the moves; what remains by plan comes from the instruments. Names go in only for agreements
that the asker may see; the others stand without a name, as they do on public pages.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.capital import queries as capital
from brygga.apps.capital.views import ContributionView
from brygga.apps.funding import queries as funding
from brygga.apps.loans import queries as loans
from brygga.apps.loans.views import LoanView
from brygga.domain.funding.lots import Bucket, Kind, Move
from brygga.formats.pictures.arch_values import Arc, ArchWorld, PayIn, Steps

AWAY = (Bucket.OUT, Bucket.RESERVED)
Naming = Callable[[AgreementView], tuple[str, str, str]]


def arch_world(tenant_id: int, pot_id: int, as_of: date, naming: Naming) -> ArchWorld:
    """Return one pot's world on a day; `naming` gives (label, place, href) of an agreement, empty where unseen."""
    moves = [m for m in funding.moves(pot_id) if m.on <= as_of]
    ids = {int(m.agreement) for m in moves if m.agreement}
    known = {a.id: a for a in agreements.agreements(tenant_id, ids=ids)}
    lent, placed = loans.loans(tenant_id, as_of, ids), capital.contributions(tenant_id, ids)
    arcs = [_arc(known[pk], [m for m in moves if m.agreement == str(pk)], as_of, naming(known[pk]), lent.get(pk),
                 placed.get(pk)) for pk in sorted(ids)]
    pay_ins = tuple(PayIn(m.on, m.amount.minor) for m in moves if m.kind is Kind.PAY_IN and m.undoes is None)
    return ArchWorld(as_of, pay_ins, _steps(moves, (Bucket.CASH,)),
                     tuple(sorted(arcs, key=lambda a: (a.starts, a.lands, a.label))))


def worlds(tenant_id: int, as_of: date, naming: Naming) -> dict[int, ArchWorld]:
    """Return pot → world for every source of the tenant."""
    return {s.pot_id: arch_world(tenant_id, s.pot_id, as_of, naming) for s in funding.sources(tenant_id)}


def _steps(moves: Iterable[Move], buckets: tuple[Bucket, ...]) -> Steps:
    """Return what stands in the buckets from each day on, summed a day."""
    by_day: dict[date, int] = defaultdict(int)
    for move in moves:
        by_day[move.on] += move.amount.minor * ((move.put.bucket in buckets) - (move.taken.bucket in buckets))
    total, steps = 0, []
    for day in sorted(by_day):
        total += by_day[day]
        steps.append((day, total))
    return tuple(steps)


def _arc(agreement: AgreementView, moves: list[Move], as_of: date, named: tuple[str, str, str],
         loan: LoanView | None, held: ContributionView | None) -> Arc:
    outstanding = tuple((day, max(0, minor)) for day, minor in _steps(moves, AWAY))
    left = outstanding[-1][1]
    planned = _planned(left, as_of, loan, held) if left else ()
    lands = planned[-1][0] if planned else outstanding[-1][0]
    label, place, href = named
    return Arc(label=label, place=place, href=href, kind="contribution" if held else "loan",
               starts=outstanding[0][0], lands=max(lands, outstanding[0][0] + timedelta(days=1)),
               outstanding=outstanding, shares=_turns(moves), planned=planned,
               losses=_flow(moves, Kind.WRITE_OFF), recoveries=_flow(moves, Kind.RECOVER))


def _turns(moves: list[Move]) -> tuple[tuple[int, int], ...]:
    shares: dict[int, int] = defaultdict(int)
    for move in moves:
        if move.kind in (Kind.LEND, Kind.RESERVE):
            shares[move.taken.lot.turn] += move.amount.minor if move.undoes is None else -move.amount.minor
    return tuple(sorted((turn, minor) for turn, minor in shares.items() if minor > 0)) or ((0, 1),)


def _flow(moves: list[Move], kind: Kind) -> Steps:
    return tuple((m.on, m.amount.minor) for m in moves if m.kind is kind and m.undoes is None)


def _planned(left: int, as_of: date, loan: LoanView | None, held: ContributionView | None) -> Steps:
    """Return what remains in this pot by plan, day by day, ending at zero."""
    if loan is not None and loan.remaining.rows:
        whole = loan.remaining.rows[0].opening or left
        return tuple((row.due_on, left * row.closing // whole) for row in loan.remaining.rows)
    if held is not None and held.redemption is not None:
        day = held.redemption.earliest or held.redemption.lock_ends
        return ((max(day, as_of + timedelta(days=1)), 0),)
    return ()
