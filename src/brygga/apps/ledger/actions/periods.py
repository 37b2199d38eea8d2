"""Closing periods: softly (two people can lift it) and for ever (correct in the next)."""

from brygga.apps.ledger.models import Period
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text


@action("ledger.soft_close_period")
def soft_close_period(cmd: Command, *, period_id: int) -> None:
    """Close a period so that nothing is booked in it unless two people open it again."""
    period = _period(cmd, period_id)
    if period.closed_at or period.soft_closed_at:
        raise Refused("period.is_closed", text("Perioden är redan stängd."))
    period.soft_closed_at = cmd.at
    period.reopening_asked_by = period.reopening_confirmed_by = None
    _save(period)
    record(cmd, "ledger.period_soft_closed", subject=f"period/{period.pk}")


@action("ledger.reopen_period")
def reopen_period(cmd: Command, *, period_id: int) -> str:
    """Lift a soft close: the first person asks, another confirms. Returns "asked" or "open"."""
    period = _period(cmd, period_id)
    if period.closed_at:
        raise Refused("period.closed_for_ever", text("Perioden är stängd för gott."),
                      way_on=text("Rätta i en öppen period."))
    if not period.soft_closed_at:
        raise Refused("period.is_open", text("Perioden är redan öppen."))
    if cmd.actor_id is None or period.reopening_asked_by_id == cmd.actor_id:
        raise Refused("period.two_persons", text("Att öppna en period tar två personer: en ber, en annan bekräftar."),
                      way_on=text("Be en kollega bekräfta."))
    if period.reopening_asked_by_id is None:
        period.reopening_asked_by_id = cmd.actor_id
        _save(period)
        record(cmd, "ledger.reopening_asked", subject=f"period/{period.pk}")
        return "asked"
    period.reopening_confirmed_by_id, period.soft_closed_at = cmd.actor_id, None
    _save(period)
    record(cmd, "ledger.period_reopened", subject=f"period/{period.pk}",
           data={"asked_by": period.reopening_asked_by_id, "confirmed_by": cmd.actor_id})
    return "open"


@action("ledger.close_period")
def close_period(cmd: Command, *, period_id: int) -> None:
    """Close a period for ever; it is closed softly first, and so is every earlier period."""
    assert cmd.tenant_id is not None
    period = _period(cmd, period_id)
    if period.closed_at:
        raise Refused("period.is_closed", text("Perioden är redan stängd."))
    if not period.soft_closed_at:
        raise Refused("period.soft_first", text("Stäng perioden preliminärt först, så att någon hinner se efter."))
    earlier = Period.objects.filter(tenant_id=cmd.tenant_id, last_on__lt=period.first_on, closed_at=None)
    if earlier.exists():
        raise Refused("period.earlier_open", text("En tidigare period är inte stängd."),
                      way_on=text("Stäng perioderna i ordning."))
    period.closed_at = cmd.at
    _save(period)
    record(cmd, "ledger.period_closed", subject=f"period/{period.pk}")


def _period(cmd: Command, period_id: int) -> Period:
    assert cmd.tenant_id is not None
    period = Period.objects.filter(pk=period_id, tenant_id=cmd.tenant_id).first()
    if period is None:
        raise NotSeen
    return period


def _save(period: Period) -> None:
    period.save(update_fields=["soft_closed_at", "closed_at", "reopening_asked_by", "reopening_confirmed_by"])
