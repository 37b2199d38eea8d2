"""Opening books: the chart, periods and pots."""

from collections.abc import Sequence
from datetime import date, timedelta

from brygga.apps.ledger.charts import ChartAccount
from brygga.apps.ledger.models import Account, Period, Pot
from brygga.domain.dates import add_months, month_end
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text


@action("ledger.open_books")
def open_books(cmd: Command, *, chart: Sequence[ChartAccount]) -> int:
    """Lay up the accounts of `chart` that are not there yet; return how many were made."""
    assert cmd.tenant_id is not None
    there = set(Account.objects.filter(tenant_id=cmd.tenant_id).values_list("number", flat=True))
    new = [Account(tenant_id=cmd.tenant_id, number=a.number, name=a.name, role=a.role, pot_kind=a.pot_kind,
                   is_memo=a.is_memo) for a in chart if a.number not in there]
    Account.objects.bulk_create(new)
    if new:
        record(cmd, "ledger.books_opened", subject="chart", data={"accounts": [a.number for a in new]})
    return len(new)


@action("ledger.open_period")
def open_period(cmd: Command, *, year: int, first_on: date, last_on: date) -> int:
    """Open the days `first_on` to `last_on` of financial year `year`; return the period's id."""
    assert cmd.tenant_id is not None
    if first_on > last_on:
        raise Refused("period.days", text("Periodens sista dag ligger före den första."), field="last_on")
    if Period.objects.filter(tenant_id=cmd.tenant_id, first_on__lte=last_on, last_on__gte=first_on).exists():
        raise Refused("period.overlaps", text("Perioden går in i en annan period."), field="first_on",
                      way_on=text("Börja dagen efter den senaste periodens sista dag."))
    period = Period.objects.create(tenant_id=cmd.tenant_id, year=year, first_on=first_on, last_on=last_on)
    record(cmd, "ledger.period_opened", subject=f"period/{period.pk}",
           data={"year": year, "first_on": first_on, "last_on": last_on})
    return period.pk


@action("ledger.open_year")
def open_year(cmd: Command, *, year: int, first_on: date, last_on: date) -> list[int]:
    """Open a financial year as calendar months from `first_on` to `last_on`; at most 18 months (BFL 3:3)."""
    if first_on > last_on or last_on >= add_months(first_on, 18):
        raise Refused("year.length", text("Räkenskapsåret kan vara högst 18 månader."), field="last_on",
                      section="BFL 3:3")
    made, day = [], first_on
    while day <= last_on:
        end = min(last_on, day.replace(day=month_end(day.year, day.month)))
        made.append(open_period(cmd, year=year, first_on=day, last_on=end))
        day = end + timedelta(days=1)
    return made


@action("ledger.open_pot")
def open_pot(cmd: Command, *, name: str, kind: str, currency: str = "SEK") -> int:
    """Open a pot of kind "capital" or "operating"; return its id."""
    assert cmd.tenant_id is not None
    if kind not in ("capital", "operating"):
        raise Refused("pot.kind", text("En pott är kapital eller drift."), field="kind")
    if not name.strip():
        raise Refused("pot.name", text("Potten behöver ett namn."), field="name")
    if Pot.objects.filter(tenant_id=cmd.tenant_id, name=name.strip()).exists():
        raise Refused("pot.name_taken", text("Det finns redan en pott med det namnet."), field="name")
    pot = Pot.objects.create(tenant_id=cmd.tenant_id, name=name.strip(), kind=kind, currency=currency)
    record(cmd, "ledger.pot_opened", subject=f"pot/{pot.pk}", data={"kind": kind, "currency": currency})
    return pot.pk
