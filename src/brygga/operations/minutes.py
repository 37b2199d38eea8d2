"""Closing a meeting writes its minutes; three persons' presses make them final.

The number is taken when the meeting closes, so minutes are numbered without gap in the order of the meetings held. The
paper carries UTKAST until the chair and one more have adjusted it; then the very same words are written without it,
proven by their digest.
"""

from dataclasses import replace

from brygga.apps.decisions import actions as decisions
from brygga.apps.decisions import queries
from brygga.apps.decisions.actions import sign_minutes
from brygga.apps.decisions.views import MinutesView
from brygga.apps.documents import queries as documents
from brygga.apps.documents.actions import store_document
from brygga.formats.documents import Minutes, render
from brygga.foundation.commands import Command, action, chain_of
from brygga.foundation.models import AuditHead
from brygga.foundation.numbers import take_number
from brygga.foundation.refusals import Refused, text
from brygga.operations import minutes_paper

__all__ = ["adjust_minutes", "close_meeting", "sign_minutes"]


@action("minutes.close")
def close_meeting(cmd: Command, *, meeting_id: int) -> str:
    """Close a board meeting and write its minutes; returns their number ("3/2026")."""
    meeting = queries.meeting(cmd.tenant, meeting_id)
    if cmd.actor not in (meeting.chair_id, meeting.keeper_id):
        raise Refused("meeting.not_closer", text("Ordföranden eller den som för protokollet avslutar sammanträdet."),
                      who_could=[meeting.chair, meeting.keeper])
    decisions.close_meeting(cmd, meeting_id=meeting_id)
    decisions.report_delegated(cmd, meeting_id=meeting_id)
    anchor = AuditHead.objects.get(chain=chain_of(cmd.tenant)).digest
    number = take_number(tenant_id=cmd.tenant, series="minutes", year=meeting.on.year)
    at_hand = MinutesView(f"{number}/{meeting.on.year}", "", "", anchor, None, None, None, adjusted=False)
    paper = minutes_paper.paper_of(cmd.tenant, queries.meeting(cmd.tenant, meeting_id), at_hand)
    decisions.store_minutes(
        cmd, meeting_id=meeting_id, year=meeting.on.year, number=number, anchor=anchor,
        digest=minutes_paper.digest_of(paper), document_id=_store(cmd, paper, supersedes=""))
    return at_hand.number


@action("minutes.adjust")
def adjust_minutes(cmd: Command, *, meeting_id: int) -> bool:
    """Adjust the minutes as chair or adjuster; the second of the two makes them final. Returns whether they are."""
    if not decisions.adjust_minutes(cmd, meeting_id=meeting_id):
        return False
    written = queries.minutes(meeting_id)
    assert written is not None
    paper = minutes_paper.paper_of(cmd.tenant, queries.meeting(cmd.tenant, meeting_id), written)
    if minutes_paper.digest_of(paper) != written.digest:
        raise Refused("minutes.changed", text("Något som protokollet bygger på har ändrats sedan det skrevs."),
                      way_on=text("Hör av er till den som sköter systemet: protokollet som ni har läst finns kvar."))
    decisions.replace_minutes_paper(cmd, meeting_id=meeting_id,
                                    document_id=_store(cmd, replace(paper, draft=False), written.document_key))
    return True


def _store(cmd: Command, paper: Minutes, supersedes: str) -> int:
    year = paper.number.replace("/", "-")
    title = f"Protokoll {paper.number}" + (" (inte justerat)" if paper.draft else "")
    key = store_document(cmd, content=render(paper, cmd.at), filename=f"protokoll-{year}.pdf", kind="minutes",
                         title=title, made_by="brygga", for_applicant=False, supersedes_key=supersedes)
    return documents.id_of(cmd.tenant, key)
