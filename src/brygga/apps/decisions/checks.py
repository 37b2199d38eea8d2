"""What `brygga verify` proves of decisions, from the rows and the stored papers alone."""

from collections.abc import Iterator
from datetime import datetime

from brygga.apps.agreements import queries as agreements
from brygga.apps.cases import queries as cases
from brygga.apps.decisions import ties
from brygga.apps.decisions.models import AgendaItem, Decision, Meeting, Minutes, Vote
from brygga.apps.documents import store as papers
from brygga.domain.casework import quorum
from brygga.domain.casework.acts import CLASHES, Act
from brygga.foundation.checking import Check
from brygga.foundation.commands import chain_of
from brygga.foundation.models import AuditEvent
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the checks of one tenant's board."""
    decided = list(Decision.objects.filter(tenant_id=tenant_id).select_related("item__meeting__body", "item__pack"))
    yield _packs(decided)
    yield _proposals(tenant_id, decided)
    yield _quorum(tenant_id, decided)
    yield _voters(tenant_id)
    yield _agreements(tenant_id, decided)
    yield _numbers(tenant_id)
    yield _minutes(tenant_id)


def _packs(decided: list[Decision]) -> Check:
    """What was on the table is the stored paper, byte for byte."""
    faults = []
    for row in decided:
        paper = row.item.pack
        if paper is None or not row.pack_digest:
            faults.append(f"item {row.item_id} was decided without a frozen pack")
        elif not row.pack_digest == row.item.pack_digest == paper.sha256:
            faults.append(f"item {row.item_id} was decided on another pack than the stored one")
        else:
            faults += _changed(row.item_id, paper.sha256)
    return Check("decisions.pack_is_what_was_read", len(decided), tuple(faults))


def _changed(item_id: int, sha256: str) -> list[str]:
    try:
        papers.read(sha256)
    except (OSError, ValueError) as fault:
        return [f"the pack of item {item_id}: {fault}"]
    return []


def _proposals(tenant_id: int, decided: list[Decision]) -> Check:
    """What was decided is what was proposed."""
    faults = []
    for row in decided:
        proposal = cases.proposal(tenant_id, row.item.proposal_id)
        if not row.proposed_digest == row.item.proposed_digest == proposal.digest:
            faults.append(f"item {row.item_id} was decided on another proposal than the one that stands")
        if row.item.state != "decided":
            faults.append(f"item {row.item_id} has a decision and is {row.item.state}")
    faults += [f"item {pk} is decided without a decision" for pk in AgendaItem.objects.filter(
        tenant_id=tenant_id, state="decided", decision=None).values_list("pk", flat=True)]
    return Check("decisions.as_proposed", len(decided), tuple(faults))


def _quorum(tenant_id: int, decided: list[Decision]) -> Check:
    """The board was quorate, the count adds up, and a yes had its majority."""
    faults, rows = [], [row for row in decided if row.item.meeting.body.kind == "board"]
    for row in rows:
        law = country(country_of(tenant_id)).board_rules(row.decided_on)
        rules = quorum.DecisionRules(law.quorum_over, law.majority_over, law.chair_has_casting_vote,
                                     law.least_support_over)
        if row.present < quorum.needed_present(row.seats, rules) or row.present > row.seats:
            faults.append(f"item {row.item_id} was decided by {row.present} of {row.seats}")
        if row.yes + row.no + row.abstained != row.present:
            faults.append(f"the votes on item {row.item_id} do not add up")
        if not _won(row, rules):
            faults.append(f"item {row.item_id} was decided without a majority")
    return Check("decisions.quorate", len(rows), tuple(faults))


def _won(row: Decision, rules: quorum.DecisionRules) -> bool:
    """Tell whether these votes give what was written, by the rule that counted them; half needs the casting vote."""
    side = (quorum.Outcome.YES, quorum.Vote.YES) if row.outcome == _said(row) else (quorum.Outcome.NO, quorum.Vote.NO)
    found = quorum.judge(row.yes, row.no, row.present, row.seats, rules, side[1] if row.by_casting_vote else None)
    return (found.outcome, found.by_casting_vote) == (side[0], row.by_casting_vote)


def _said(row: Decision) -> str:
    """Return the outcome that a yes to the proposal gives."""
    return "granted" if row.item.outcome == "grant" else "declined"


def _voters(tenant_id: int) -> Check:
    """Votes are one a person, by persons to whom the case was open, none of whom had a hand in it."""
    barred = {clash.earlier for clash in CLASHES if clash.act == Act.VOTE and clash.hard}
    rows = list(Vote.objects.filter(tenant_id=tenant_id).select_related("item"))
    faults, seen = [], set()
    told: dict[tuple[int, int, datetime], ties.Told] = {}
    hands: dict[int, set[int | None]] = {}
    for vote in rows:
        at = (vote.item.meeting_id, vote.matter_id, vote.at)
        if at not in told:  # a body votes at once: what was told by then is asked once an item, not once a vote
            told[at] = ties.all_declared(*at)
        if vote.matter_id not in hands:
            hands[vote.matter_id] = {who for act, who in cases.deeds_of(vote.matter_id) if act in barred}
        if (vote.item_id, vote.person_id) in seen:
            faults.append(f"person {vote.person_id} voted twice on item {vote.item_id}")
        seen.add((vote.item_id, vote.person_id))
        said = told[at].get(vote.person_id)
        if said is None or ties.why_shut(said):
            faults.append(f"person {vote.person_id} voted on item {vote.item_id}, which was shut")
        if vote.person_id in hands[vote.matter_id]:
            faults.append(f"person {vote.person_id} voted on item {vote.item_id} after preparing it")
    return Check("decisions.voters_free", len(rows), tuple(faults))


def _agreements(tenant_id: int, decided: list[Decision]) -> Check:
    """A yes has one agreement of the proposal's amount in the same case; a no has none."""
    faults = []
    for row in decided:
        if (row.outcome == "granted") != (row.agreement_id is not None):
            faults.append(f"item {row.item_id} is {row.outcome} with agreement {row.agreement_id}")
        elif row.agreement is not None:
            made = row.agreement
            if (made.amount_minor, made.currency, made.instrument, made.matter_id) != (
                    row.item.amount_minor, row.item.currency, row.item.instrument, row.matter_id):
                faults.append(f"agreement {row.agreement_id} is not what item {row.item_id} granted")
    alone = {a.id for a in agreements.agreements(tenant_id)} - {row.agreement_id for row in decided}
    faults += [f"agreement {pk} stands on no decision" for pk in sorted(alone)]
    return Check("decisions.one_agreement_a_yes", len(decided), tuple(faults))


def _numbers(tenant_id: int) -> Check:
    """Meetings, and minutes, are numbered from 1 without a gap each year."""
    faults, rows = [], 0
    for name, numbered in (("meeting", Meeting.objects), ("minutes", Minutes.objects)):
        years: dict[int, list[int]] = {}
        for year, number in numbered.filter(tenant_id=tenant_id).values_list("year", "number"):
            years.setdefault(year, []).append(number)
            rows += 1
        faults += [f"{name} of {year} are numbered {sorted(found)}" for year, found in sorted(years.items())
                   if sorted(found) != list(range(1, len(found) + 1))]
    return Check("decisions.numbers_without_gap", rows, tuple(faults))


def _minutes(tenant_id: int) -> Check:
    """The minutes' anchor is a link of the trail, and those adjusted were signed and adjusted by three persons."""
    faults, rows = [], list(Minutes.objects.filter(tenant_id=tenant_id).select_related("meeting"))
    links = set(AuditEvent.objects.filter(chain=chain_of(tenant_id), digest__in=[r.anchor for r in rows]).values_list(
        "digest", flat=True))
    for row in rows:
        meeting, pressed = row.meeting, (row.signed_at, row.chair_adjusted_at, row.other_adjusted_at)
        if row.anchor not in links:
            faults.append(f"the anchor of minutes {row.number}/{row.year} is no link of the trail")
        three = len({row.signed_by_id, meeting.chair_id, meeting.adjuster_id}) == 3
        if meeting.state == "adjusted" and not (all(pressed) and three):
            faults.append(f"minutes {row.number}/{row.year} are adjusted without three persons")
    return Check("decisions.minutes_anchored", len(rows), tuple(faults))
