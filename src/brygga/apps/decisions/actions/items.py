"""Paragraphs: placed on an agenda, given a frozen pack, decided, postponed or withdrawn."""

from datetime import date, datetime
from typing import Any

from brygga.apps.decisions import addresses
from brygga.apps.decisions.actions.reach import item_of, meeting_of, waiting_item
from brygga.apps.decisions.models import AgendaItem, Decision, Dissent, Meeting, Vote
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text

# § 1 the board's meeting opens, § 2 the last minutes, § 3 decisions by delegation: its cases begin at § 4.
FIRST = {"board": 4, "delegation": 1}


@action("decisions.place_item")
def place_item(cmd: Command, *, meeting_id: int, matter_id: int, proposal_id: int, title: str, instrument: str,
               outcome: str, amount_minor: int, currency: str, proposed: dict[str, Any], digest: str,
               prepared_by_id: int) -> int:
    """Put a proposal on an agenda; returns the item's id. One proposal waits on one agenda at a time."""
    meeting = meeting_of(cmd, meeting_id, "planned", "open")
    elsewhere = AgendaItem.objects.filter(tenant_id=cmd.tenant, proposal_id=proposal_id, state__in=[
        "waiting", "decided"]).select_related("meeting").first()
    if elsewhere is not None:
        raise Refused("item.placed", text("Förslaget står redan på dagordningen %s.")
                      % elsewhere.meeting.on.isoformat(), way_on=text("Öppna det sammanträdet."), field="meeting")
    last = meeting.items.order_by("-paragraph").values_list("paragraph", flat=True).first()
    item = AgendaItem.objects.create(
        tenant_id=meeting.tenant_id, matter_id=matter_id, meeting=meeting,
        paragraph=last + 1 if last else FIRST[meeting.body.kind], proposal_id=proposal_id, title=title,
        instrument=instrument, outcome=outcome, amount_minor=amount_minor,
        currency=currency, proposed=proposed, proposed_digest=digest, prepared_by_id=prepared_by_id)
    record(cmd, "decisions.item_placed", subject=f"item/{item.pk}", matter_id=matter_id, data={
        "meeting": meeting_id, "paragraph": item.paragraph, "proposal": proposal_id, "digest": digest})
    return item.pk


@action("decisions.freeze_item")
def freeze_item(cmd: Command, *, item_id: int, document_id: int, pack_digest: str, contents_digest: str,
                frozen_at: datetime, proposed: dict[str, Any], digest: str, amount_minor: int, instrument: str,
                title: str) -> int:
    """Store which paper and which proposal are on the table; returns the pack's version, counted from 1."""
    item = waiting_item(cmd, item_id)
    item.pack_id, item.pack_digest, item.contents_digest = document_id, pack_digest, contents_digest
    item.pack_version, item.frozen_at = item.pack_version + 1, frozen_at
    item.proposed, item.proposed_digest, item.amount_minor = proposed, digest, amount_minor
    item.instrument, item.title = instrument, title
    item.save(update_fields=["pack", "pack_digest", "contents_digest", "pack_version", "frozen_at", "proposed",
                             "proposed_digest", "amount_minor", "instrument", "title"])
    record(cmd, "decisions.pack_frozen", subject=f"item/{item.pk}", matter_id=item.matter_id, data={
        "version": item.pack_version, "pack": pack_digest, "contents": contents_digest, "proposal": digest})
    if item.meeting.body.kind == "board":
        open_duty(cmd, code="decide", subject=f"item/{item.pk}", path=addresses.of_item(item), for_role="chair",
                  matter_id=item.matter_id, due_on=item.meeting.on, details={"name": item.title})
    return item.pack_version


@action("decisions.store_decision")
def store_decision(cmd: Command, *, item_id: int, outcome: str, way: str, count: dict[str, int],
                   by_casting_vote: bool, votes: dict[str, str], dissents: list[dict[str, Any]],
                   agreement_id: int | None, last_day_on: date | None, reasons: list[str], way_to_yes: str) -> int:
    """Store what was decided, with votes and dissents; `count` is seats, present, yes, no, abstained. Returns its id.

    Nothing is judged here: `operations.commit_decision` has asked the rules, and the database keeps one decision an
    item and one agreement a yes.
    """
    item = waiting_item(cmd, item_id)
    whose: dict[str, Any] = {"tenant_id": item.tenant_id, "matter_id": item.matter_id, "item": item, "at": cmd.at}
    decision = Decision.objects.create(
        **whose, outcome=outcome, way=way, decided_on=cmd.on, last_day_on=last_day_on, agreement_id=agreement_id,
        proposed_digest=item.proposed_digest, pack_digest=item.pack_digest, by_casting_vote=by_casting_vote,
        reasons=reasons, way_to_yes=way_to_yes, chaired_by_id=cmd.actor, **count)
    for person_id, vote in sorted(votes.items()):
        Vote.objects.create(**whose, person_id=int(person_id), vote=vote)
    for dissent in dissents:
        Dissent.objects.create(**whose, person_id=int(dissent["person_id"]), text=str(dissent["text"]).strip())
    _settle(cmd, item, "decided")
    record(cmd, "decisions.decided", subject=f"item/{item.pk}", matter_id=item.matter_id, data={
        "outcome": outcome, "way": way, "count": count, "casting_vote": by_casting_vote, "agreement": agreement_id,
        "last_day": last_day_on, "pack": item.pack_digest, "proposal": item.proposed_digest,
        "votes": votes, "dissents": sorted(int(d["person_id"]) for d in dissents)})
    return decision.pk


@action("decisions.postpone_item")
def postpone_item(cmd: Command, *, item_id: int, why: str) -> int | None:
    """Postpone a paragraph; returns the next planned meeting of the board, if there is one."""
    item = waiting_item(cmd, item_id)
    _settle(cmd, item, "postponed")
    record(cmd, "decisions.item_postponed", subject=f"item/{item.pk}", matter_id=item.matter_id, private={"why": why})
    later = Meeting.objects.filter(tenant_id=cmd.tenant, body__kind="board", state="planned").exclude(
        pk=item.meeting_id).order_by("on", "number").first()
    return later.pk if later else None


@action("decisions.withdraw_item")
def withdraw_item(cmd: Command, *, item_id: int, why: str) -> None:
    """Take a paragraph off; its number stays, so that the agenda that people read is still true."""
    item = waiting_item(cmd, item_id)
    _settle(cmd, item, "withdrawn")
    record(cmd, "decisions.item_withdrawn", subject=f"item/{item.pk}", matter_id=item.matter_id, private={"why": why})


def _settle(cmd: Command, item: AgendaItem, state: str) -> None:
    item = item_of(cmd, item.pk)
    item.state = state
    item.save(update_fields=["state"])
    close_duty(cmd, code="decide", subject=f"item/{item.pk}")
    if not item.meeting.items.filter(matter_id=item.matter_id, state="waiting").exists():
        close_duty(cmd, code="declare", subject=f"meeting/{item.meeting_id}/matter/{item.matter_id}")
