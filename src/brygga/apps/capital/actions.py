"""The only writers of förlagsinsatser. What joins them to books, lots and bank is in operations."""

from datetime import date

from brygga.apps.capital import queries
from brygga.apps.capital.models import Contribution, Dividend
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text


@action("capital.make")
def make_contribution(cmd: Command, *, agreement_id: int, matter_id: int, decision_item_id: int, amount_minor: int,
                      currency: str, dividend_terms: str, fixed_date: date | None,
                      statutes_registered_on: date | None) -> int:
    """Make the förlagsinsats that a decision granted; returns its id."""
    row = Contribution.objects.create(
        tenant_id=cmd.tenant, matter_id=matter_id, agreement_id=agreement_id, decision_item_id=decision_item_id,
        amount_minor=amount_minor, currency=currency, dividend_terms=dividend_terms, fixed_date=fixed_date,
        statutes_registered_on=statutes_registered_on)
    _tell(cmd, row, "capital.made", amount=[amount_minor, currency], item=decision_item_id)
    return row.pk


@action("capital.placed")
def mark_placed(cmd: Command, *, agreement_id: int, on: date, entry_id: int) -> None:
    """Note that the money was paid in: the five years run from this day (EFL 11:4)."""
    row = _row(cmd, agreement_id)
    if row.contributed_on is not None:
        raise Refused("capital.placed", text("Förlagsinsatsen är redan inbetald."))
    row.contributed_on, row.pay_out_entry_id = on, entry_id
    row.save(update_fields=["contributed_on", "pay_out_entry"])
    _tell(cmd, row, "capital.placed", on=on, entry=entry_id)


@action("capital.certificate")
def receive_certificate(cmd: Command, *, agreement_id: int, number: str, on: date) -> None:
    """Note that the association's certificate has come (EFL 11:12)."""
    row = _row(cmd, agreement_id)
    if not number.strip():
        raise Refused("capital.certificate_number", text("Skriv bevisets nummer."), field="number", section="EFL 11:12")
    row.certificate_number, row.certificate_received_on = number.strip(), on
    row.save(update_fields=["certificate_number", "certificate_received_on"])
    _tell(cmd, row, "capital.certificate_received", number=number.strip(), on=on)


@action("capital.notice")
def give_notice(cmd: Command, *, agreement_id: int, by: str, on: date) -> date:
    """Give (by="holder") or note (by="association") a notice; returns the earliest day of redemption."""
    row = _row(cmd, agreement_id)
    if on > cmd.on:
        raise Refused("capital.notice_future", text("Den dagen har inte varit än."), field="on")
    if row.contributed_on is None or on < row.contributed_on:
        raise Refused("capital.notice_day", text("Uppsägningen kan inte ligga före inbetalningen."), field="on",
                      section="EFL 11:4")
    column = "holder_notice_on" if by == "holder" else "association_notice_on"
    if getattr(row, column) is not None or row.redeemed_on is not None:
        raise Refused("capital.notice_given", text("Förlagsinsatsen är redan uppsagd."))
    setattr(row, column, on)
    row.save(update_fields=[column])
    _tell(cmd, row, "capital.notice_given", by=by, on=on)
    found = queries.contribution(cmd.tenant, agreement_id).redemption
    assert found is not None and found.earliest is not None
    return found.earliest


@action("capital.dividend")
def record_dividend(cmd: Command, *, agreement_id: int, year: int, decided_on: date, amount_minor: int,
                    entry_id: int) -> int:
    """Note a dividend that the association's meeting decided; once a year. Returns its id."""
    row = _row(cmd, agreement_id)
    if row.dividends.filter(year=year).exists():
        raise Refused("capital.dividend_once", text("Utdelningen för det året är redan inlagd."), field="year")
    dividend = Dividend.objects.create(
        tenant_id=row.tenant_id, matter_id=row.matter_id, contribution=row, year=year, decided_on=decided_on,
        amount_minor=amount_minor, currency=row.currency, decided_entry_id=entry_id)
    _tell(cmd, row, "capital.dividend_decided", year=year, amount=[amount_minor, row.currency], entry=entry_id)
    return dividend.pk


@action("capital.dividend_received")
def receive_dividend(cmd: Command, *, dividend_id: int, on: date, entry_id: int | None) -> None:
    """Note that a dividend came in; `entry_id` None takes the note back when the match is undone."""
    dividend = Dividend.objects.filter(tenant_id=cmd.tenant, pk=dividend_id).first()
    if dividend is None:
        raise NotSeen
    dividend.received_on, dividend.received_entry_id = (on if entry_id else None), entry_id
    dividend.save(update_fields=["received_on", "received_entry"])
    _tell(cmd, dividend.contribution, "capital.dividend_received", dividend=dividend_id, on=on, entry=entry_id)


@action("capital.redeem")
def mark_redeemed(cmd: Command, *, agreement_id: int, on: date, amount_minor: int, entry_id: int) -> None:
    """Note that the förlagsinsats was redeemed for an amount; never before the statute's earliest day."""
    require_redeemable(cmd, agreement_id=agreement_id, on=on, amount_minor=amount_minor)
    row = _row(cmd, agreement_id)
    row.redeemed_on, row.redeemed_minor, row.redemption_entry_id = on, amount_minor, entry_id
    row.save(update_fields=["redeemed_on", "redeemed_minor", "redemption_entry"])
    _tell(cmd, row, "capital.redeemed", on=on, amount=[amount_minor, row.currency], entry=entry_id)


def require_redeemable(cmd: Command, *, agreement_id: int, on: date, amount_minor: int) -> None:
    """Refuse a redemption that the statute does not allow: too early, without notice, of more than there is."""
    row = _row(cmd, agreement_id)
    found = queries.contribution(cmd.tenant, agreement_id).redemption
    if row.redeemed_on is not None:
        raise Refused("capital.redeemed", text("Förlagsinsatsen är redan inlöst."))
    if found is None or found.earliest is None:
        raise Refused("capital.no_way", text("Ingen har sagt upp förlagsinsatsen än."), section="EFL 11:4",
                      way_on=text("Säg upp den först. Då räknas dagen ut."))
    if on < found.earliest:
        raise Refused("capital.too_early", text("Förlagsinsatsen får lösas in tidigast %s.")
                      % found.earliest.isoformat(), field="on", section="EFL 11:4")
    if not 0 <= amount_minor <= row.amount_minor:
        raise Refused("capital.amount", text("Beloppet kan inte vara större än insatsen."), field="amount",
                      section="EFL 11:5")
    if on > cmd.on:
        raise Refused("capital.redeem_future", text("Den dagen har inte varit än."), field="on")


def _row(cmd: Command, agreement_id: int) -> Contribution:
    row = Contribution.objects.filter(tenant_id=cmd.tenant, agreement_id=agreement_id).first()
    if row is None:
        raise NotSeen
    return row


def _tell(cmd: Command, row: Contribution, code: str, **data: object) -> None:
    record(cmd, code, subject=f"agreement/{row.agreement_id}", matter_id=row.matter_id, data=data)
