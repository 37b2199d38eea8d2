"""What waits for a body: open proposals on no agenda, and whether somebody may decide them by delegation."""

from dataclasses import dataclass
from datetime import date

from brygga.apps.access.doorways import Seat
from brygga.apps.cases import queries as cases
from brygga.apps.cases.views import CaseView, ProposalView
from brygga.apps.decisions import queries
from brygga.domain.casework import authority
from brygga.domain.casework.roles import Instrument, Path
from brygga.domain.money import Money
from brygga.foundation.refusals import NotSeen


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that waits; `by_delegation` when a delegation may cover it."""

    proposal: ProposalView
    name: str
    number: str
    by_delegation: bool


def waiting_for(seat: Seat) -> list[Waiting]:
    """Return the open proposals that are on no agenda, oldest first; those that are shut are not there."""
    placed = queries.placed_proposals(seat.tenant_id)
    proposals = [p for p in cases.open_proposals(seat.tenant_id) if p.id not in placed and seat.sees(p.matter_id)]
    views = cases.cases_of_matters(p.matter_id for p in proposals)
    return [_waiting(p, views[p.matter_id], seat.on) for p in proposals]


def one_waiting(seat: Seat, proposal_id: int) -> Waiting:
    """Return one open proposal that is on no agenda of the board; NotSeen when it is shut or not there."""
    proposal = cases.proposal(seat.tenant_id, proposal_id)
    seat.require_seen(proposal.matter_id)
    if proposal.state != "open":
        raise NotSeen
    return _waiting(proposal, cases.case_of_matter(proposal.matter_id), seat.on)


def _waiting(proposal: ProposalView, case: CaseView, on: date) -> Waiting:
    return Waiting(proposal, case.name, case.number, _may_be_delegated(proposal, case, on))


def _may_be_delegated(proposal: ProposalView, case: CaseView, on: date) -> bool:
    """Tell from the proposal alone whether a delegation may cover it; the page of the delegation asks all of it."""
    if proposal.outcome != "grant":
        return False
    amount = Money(proposal.amount_minor, proposal.currency)
    asked = authority.Question(Instrument(proposal.instrument), amount, amount, Path(case.path))
    return authority.who_decides(asked, on).body == "delegation"
