"""Freezing what a body reads before it decides, and refusing to decide on anything else.

A pack is frozen when nothing has been frozen for the item, or when what it was made from has changed; then it gets the
next version. A pack that still holds is left alone, so pressing again changes nothing.
"""

from hashlib import sha256

from brygga.apps.decisions import actions as decisions
from brygga.apps.decisions import queries
from brygga.apps.decisions.views import ItemView
from brygga.apps.documents import queries as documents
from brygga.apps.documents.actions import store_document
from brygga.domain.casework import pack
from brygga.formats.documents import render
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text
from brygga.operations import pack_paper
from brygga.operations.agenda import party_of, proposed_in


@action("packs.freeze")
def freeze_packs(cmd: Command, *, meeting_id: int) -> list[int]:
    """Freeze the packs of a meeting that are missing or stale; returns the paragraphs that got a new one."""
    frozen, meeting = [], queries.meeting(cmd.tenant, meeting_id)
    for item in queries.items_of(cmd.tenant, meeting.id):
        if item.state == "waiting" and not is_fresh(cmd.tenant, item):
            freeze(cmd, item)
            frozen.append(item.paragraph)
            decisions.ask(cmd, item_id=item.id, party_id=party_of(cmd.tenant, item), only=[])
    return frozen


def freeze(cmd: Command, item: ItemView) -> int:
    """Freeze one item's pack within the running act; returns its version."""
    held = pack_paper.gather(cmd.tenant, item.proposal_id)
    if held.proposal.state != "open":
        raise Refused("pack.proposal_gone", text("Förslaget till § %d har tagits tillbaka.") % item.paragraph,
                      way_on=text("Låt punkten utgå och sätt upp det nya förslaget."))
    version, meeting = item.pack_version + 1, queries.meeting(cmd.tenant, item.meeting_id)
    paper = pack_paper.paper_of(held, version=version, frozen_on=cmd.on, meeting_on=meeting.on)
    content = render(paper, cmd.at)
    key = store_document(cmd, content=content, filename=f"beslutsunderlag-{held.case.number}-v{version}.pdf",
                         kind="pack", title=f"Beslutsunderlag {held.case.number}, version {version}",
                         matter_id=item.matter_id, made_by="brygga", for_applicant=False, supersedes_key=item.pack_key)
    return decisions.freeze_item(
        cmd, item_id=item.id, document_id=documents.id_of(cmd.tenant, key), pack_digest=sha256(content).hexdigest(),
        contents_digest=pack.pack_hash(pack_paper.pack_of(held, version=version, frozen_at=cmd.at)),
        frozen_at=cmd.at, proposed=proposed_in(held.proposal), digest=held.proposal.digest,
        amount_minor=held.proposal.amount_minor, instrument=held.proposal.instrument, title=held.case.name)


def is_fresh(tenant_id: int, item: ItemView) -> bool:
    """Tell whether the frozen pack still is what it was made from: proposal, memo, plan, papers, pots."""
    if item.frozen_at is None:
        return False
    held = pack_paper.gather(tenant_id, item.proposal_id)
    now = pack_paper.pack_of(held, version=item.pack_version, frozen_at=item.frozen_at)
    return held.proposal.digest == item.proposed_digest and pack.still_same(now, item.contents_digest)


def require_fresh(tenant_id: int, item: ItemView) -> None:
    """Raise Refused unless the body has the pack of what it is about to decide."""
    if item.frozen_at is None:
        raise Refused("pack.missing", text("Underlaget är inte fryst än."),
                      way_on=text("Frys underlaget på sammanträdets sida, så att alla läser samma sak."))
    if not is_fresh(tenant_id, item):
        raise Refused("pack.stale", text("Något i underlaget har ändrats sedan det frystes."),
                      way_on=text("Frys underlaget på nytt och låt alla läsa det innan ni beslutar."))
