"""Minutes: stored when the meeting has closed, signed by their keeper, adjusted by two others (EFL 7:24–25)."""

from brygga.apps.access import segregation
from brygga.apps.decisions import addresses
from brygga.apps.decisions.actions.reach import meeting_of
from brygga.apps.decisions.models import Meeting, Minutes
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.domain.casework.acts import Act
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text


@action("decisions.store_minutes")
def store_minutes(cmd: Command, *, meeting_id: int, year: int, number: int, document_id: int, digest: str,
                  anchor: str) -> int:
    """Store the minutes of a closed meeting and ask the keeper to sign; returns their id."""
    meeting = meeting_of(cmd, meeting_id, "closed")
    minutes = Minutes.objects.create(tenant_id=meeting.tenant_id, meeting=meeting, year=year, number=number,
                                     document_id=document_id, digest=digest, anchor=anchor)
    open_duty(cmd, code="minutes.sign", subject=f"meeting/{meeting_id}", path=addresses.of_minutes(meeting),
              for_person_id=meeting.keeper_id, details={"on": meeting.on.isoformat()})
    return minutes.pk


@action("decisions.sign_minutes")
def sign_minutes(cmd: Command, *, meeting_id: int) -> None:
    """Sign the minutes as their keeper; then the chair and one more are asked to adjust."""
    meeting = meeting_of(cmd, meeting_id, "closed")
    minutes = _of(meeting)
    if cmd.actor != meeting.keeper_id:
        raise Refused("minutes.not_keeper", text("Den som förde protokollet skriver under det."),
                      section="EFL 7:24", who_could=_names(meeting, "keeper"))
    if minutes.signed_at is not None:
        raise Refused("minutes.signed", text("Protokollet är redan underskrivet."))
    segregation.require(cmd, Act.KEEP_MINUTES, deeds=[], subject=f"meeting/{meeting_id}")
    minutes.signed_by_id, minutes.signed_at = cmd.actor, cmd.at
    minutes.save(update_fields=["signed_by", "signed_at"])
    record(cmd, "decisions.minutes_signed", subject=f"meeting/{meeting_id}", data={"digest": minutes.digest})
    close_duty(cmd, code="minutes.sign", subject=f"meeting/{meeting_id}")
    for person_id in (meeting.chair_id, meeting.adjuster_id):
        open_duty(cmd, code="minutes.adjust", subject=f"meeting/{meeting_id}", path=addresses.of_minutes(meeting),
                  for_person_id=person_id, details={"on": meeting.on.isoformat()})


@action("decisions.adjust_minutes")
def adjust_minutes(cmd: Command, *, meeting_id: int) -> bool:
    """Adjust the minutes as the chair or the adjuster of the meeting; returns whether both now have."""
    meeting = meeting_of(cmd, meeting_id, "closed")
    minutes = _of(meeting)
    if cmd.actor not in (meeting.chair_id, meeting.adjuster_id):
        raise Refused("minutes.not_adjuster", text("Ordföranden och den valda justeraren justerar protokollet."),
                      section="EFL 7:24–25", who_could=_names(meeting, "chair", "adjuster"))
    if minutes.signed_at is None:
        raise Refused("minutes.unsigned", text("Den som förde protokollet skriver under först."),
                      who_could=_names(meeting, "keeper"))
    segregation.require(cmd, Act.ADJUST_MINUTES, deeds=_deeds(meeting, minutes), subject=f"meeting/{meeting_id}")
    column = "chair_adjusted_at" if cmd.actor == meeting.chair_id else "other_adjusted_at"
    setattr(minutes, column, cmd.at)
    minutes.save(update_fields=[column])
    both = minutes.chair_adjusted_at is not None and minutes.other_adjusted_at is not None
    if both:
        meeting.state = "adjusted"
        meeting.save(update_fields=["state"])
    record(cmd, "decisions.minutes_adjusted", subject=f"meeting/{meeting_id}",
           data={"digest": minutes.digest, "both": both})
    close_duty(cmd, code="minutes.adjust", subject=f"meeting/{meeting_id}", for_person_id=cmd.actor)
    return both


@action("decisions.replace_minutes_paper")
def replace_minutes_paper(cmd: Command, *, meeting_id: int, document_id: int) -> None:
    """Put the adjusted paper in the draft's place: the same words, without UTKAST across the page."""
    minutes = _of(meeting_of(cmd, meeting_id, "adjusted"))
    minutes.document_id = document_id
    minutes.save(update_fields=["document"])


def _of(meeting: Meeting) -> Minutes:
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is None:
        raise NotSeen
    return minutes


def _deeds(meeting: Meeting, minutes: Minutes) -> list[segregation.Deed]:
    done: list[segregation.Deed] = [(Act.KEEP_MINUTES, minutes.signed_by_id)]
    if minutes.chair_adjusted_at is not None:
        done.append((Act.ADJUST_MINUTES, meeting.chair_id))
    if minutes.other_adjusted_at is not None:
        done.append((Act.ADJUST_MINUTES, meeting.adjuster_id))
    return done


def _names(meeting: Meeting, *columns: str) -> list[str]:
    return [getattr(meeting, column).name for column in columns if getattr(meeting, column)]
