"""The minutes as a document, made from what was decided: never typed, so they cannot say something else.

§ 1 the meeting opens, § 2 the last minutes, § 3 decisions by delegation, then the cases in the order of the agenda,
last the meeting closes with the end of the audit trail printed, so that the paper can prove the trail. What the
minutes tell of a conflict is who and on which ground, never the words that were told to the chair.
"""

from dataclasses import replace
from hashlib import sha256

from brygga.apps.access import queries as access
from brygga.apps.cases import queries as cases
from brygga.apps.decisions import queries
from brygga.apps.decisions.views import DecisionView, ItemView, MeetingView, MinutesView, PersonView
from brygga.formats import documents as papers
from brygga.formats.documents.data import as_json
from brygga.formats.pictures import figures
from brygga.foundation import clock
from brygga.foundation.models import Tenant
from brygga.operations.pack_paper import applicant_party
from brygga.operations.proposal_words import grant_in_words, sentence

ROLES = {"chair": "ordförande", "member": "ledamot", "deputy": "suppleant"}
GROUNDS = {
    "represents": "Får företräda sökanden (EFL 7:23).",
    "family": "Släkt eller nära vän med någon som berörs.",
    "adviser": "Har gett råd i ärendet.",
    "other": "Annan koppling till sökanden.",
}


def paper_of(tenant_id: int, meeting: MeetingView, minutes: MinutesView) -> papers.Minutes:
    """Return the minutes of a meeting; `draft` until both have adjusted them."""
    tenant = Tenant.objects.get(pk=tenant_id)
    people = queries.people_at(tenant_id, meeting.id, meeting.on)
    items = queries.items_of(tenant_id, meeting.id)
    return papers.Minutes(
        number=minutes.number, dated=meeting.on, sender=papers.Party(name=tenant.name, number=tenant.orgnr),
        currency=tenant.currency, demo=tenant.is_demo, draft=not minutes.adjusted, body_name=meeting.body,
        meeting_on=meeting.on, held=f"Protokoll nr {minutes.number}", chair=meeting.chair, keeper=meeting.keeper,
        adjuster=meeting.adjuster, present=_present(people, meeting),
        absent=tuple(papers.Attendee(name=p.name, role=ROLES[p.role]) for p in people
                     if not p.is_there and p.left_at is None),
        items=(_opening(meeting), _last(tenant_id, meeting), _delegated(tenant_id, meeting),
               *_cases(tenant_id, items), _closing(items, minutes)))


def digest_of(paper: papers.Minutes) -> str:
    """Return the SHA-256 of what the minutes say, whether UTKAST stands across the page or not."""
    return sha256(as_json(replace(paper, draft=False)).encode()).hexdigest()


def _present(people: list[PersonView], meeting: MeetingView) -> tuple[papers.Attendee, ...]:
    rows = [papers.Attendee(name=p.name, role=ROLES[p.role], note="" if p.is_there else "lämnade sammanträdet")
            for p in people if p.is_there or p.left_at is not None]
    if meeting.keeper_id not in {p.id for p in people if p.is_there or p.left_at is not None}:
        rows.append(papers.Attendee(name=meeting.keeper, role="för protokollet"))
    return tuple(rows)


def _opening(meeting: MeetingView) -> papers.MinuteItem:
    return papers.MinuteItem(number=1, title="Sammanträdet öppnas", text=(
        f"{meeting.chair} öppnar sammanträdet. {meeting.adjuster} väljs att justera protokollet tillsammans med "
        f"ordföranden. {meeting.keeper} för protokollet.",))


def _last(tenant_id: int, meeting: MeetingView) -> papers.MinuteItem:
    before = queries.last_minutes_before(tenant_id, meeting.id)
    said = (f"Protokoll nr {before[0]} från {figures.day(before[1])} läggs till handlingarna." if before
            else "Det finns inget tidigare protokoll.")
    return papers.MinuteItem(number=2, title="Föregående protokoll", text=(said,))


def _delegated(tenant_id: int, meeting: MeetingView) -> papers.MinuteItem:
    told = []
    for other_id in queries.unreported(tenant_id, meeting.id):
        other = queries.meeting(tenant_id, other_id)
        for item in queries.items_of(tenant_id, other_id):
            if item.state == "decided":
                told.append(f"{figures.day(other.on)}, nr {other.label}: {other.chair} beslutade att "
                            f"{_granted(tenant_id, item)}.")
    return papers.MinuteItem(number=3, title="Delegationsbeslut att anmäla",
                             text=tuple(told) or ("Inga delegationsbeslut att anmäla.",))


def _cases(tenant_id: int, items: list[ItemView]) -> list[papers.MinuteItem]:
    decided = queries.decisions([item.id for item in items])
    return [_case(tenant_id, item, decided.get(item.id)) for item in items]


def _case(tenant_id: int, item: ItemView, decision: DecisionView | None) -> papers.MinuteItem:
    proposal, case = cases.proposal(tenant_id, item.proposal_id), cases.case_of_matter(item.matter_id)
    text = [f"Ärende {case.number}. Underlaget frystes {figures.day(clock.day_of(item.frozen_at))}, version "
            f"{item.pack_version}, kontrollsumma {item.pack_digest}."] if item.frozen_at else []
    if decision is None:
        text.append("Punkten skjuts upp." if item.state == "postponed" else "Punkten utgår.")
    else:
        text.append(f"Förslag: {sentence(proposal, applicant_party(case, tenant_id).name)}")
    counted = decision is not None and decision.way == "vote"
    return papers.MinuteItem(
        number=item.paragraph, title=item.title, text=tuple(text), conflicts=_conflicts(item),
        decision=_decision(tenant_id, item, decision) if decision else "",
        vote=papers.VoteCount(yes=decision.yes, no=decision.no, abstained=decision.abstained,
                              casting_vote=decision.by_casting_vote) if decision and counted else None,
        dissent=tuple(papers.Dissent(name=name, opinion=words) for name, words in decision.dissents)
        if decision else ())


def _decision(tenant_id: int, item: ItemView, decision: DecisionView) -> str:
    proposal = cases.proposal(tenant_id, item.proposal_id)
    if decision.outcome == "granted":
        conditions = [str(c["text"]).rstrip(".") for c in proposal.conditions]
        tail = f" Villkor före utbetalning: {'; '.join(conditions)}." if conditions else ""
        last = f" Beslutet gäller till och med {figures.day(decision.last_day_on)}." if decision.last_day_on else ""
        return f"Styrelsen beslutar att {_granted(tenant_id, item)}.{tail}{last}"
    reasons = " ".join(reason.rstrip(".") + "." for reason in decision.reasons)
    if decision.outcome == "sent_back":
        return f"Styrelsen följer inte förslaget. Ärendet går tillbaka till beredning. {reasons}".strip()
    return f"Styrelsen beslutar att avslå ansökan. Skäl: {reasons}"


def _granted(tenant_id: int, item: ItemView) -> str:
    proposal, case = cases.proposal(tenant_id, item.proposal_id), cases.case_of_matter(item.matter_id)
    return f"bevilja {applicant_party(case, tenant_id).name} {grant_in_words(proposal)}"


def _conflicts(item: ItemView) -> tuple[papers.Conflict, ...]:
    shut = queries.ties_shut(item.id)
    names = access.names(set(shut))
    return tuple(papers.Conflict(name=names[p], reason=f"{GROUNDS[tie]} {reason}".strip())
                 for p, (tie, reason) in sorted(shut.items(), key=lambda one: names[one[0]]))


def _closing(items: list[ItemView], minutes: MinutesView) -> papers.MinuteItem:
    number = max((item.paragraph for item in items), default=3) + 1
    return papers.MinuteItem(number=number, title="Sammanträdet avslutas", text=(
        f"Ordföranden avslutar sammanträdet. Fondens revisionsspår slutade då med {minutes.anchor}.",))
