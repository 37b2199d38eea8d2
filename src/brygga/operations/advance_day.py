"""What a day does by itself, and nothing a person should do: run twice, the second time changes nothing.

Notices go out, late loans are seen (a person calls, no letter is sent), promises past their last day lapse, and on the
last day of a month interest is accrued. A promise whose money may be on its way in the bank does not lapse.
"""

from datetime import date, timedelta

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.actions import move_agreement
from brygga.apps.agreements.views import AgreementView
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.apps.funding import actions as funding
from brygga.apps.loans import queries as loans
from brygga.apps.payments import actions as payments
from brygga.apps.payments import queries as payment_queries
from brygga.domain.dates import month_end, next_working_day
from brygga.foundation import clock
from brygga.foundation.commands import Command, action
from brygga.foundation.models import CommandRecord, Tenant
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country
from brygga.operations.accruals import accrue_interest
from brygga.operations.case_after import move_case_after
from brygga.operations.letters import agreements as letters
from brygga.operations.loan_life import RUNNING, follow, use_credit
from brygga.operations.notices import NOTICE_DAYS, make_notices
from brygga.operations.writing import Reader, agreement_path, in_words, write_to

# House rules, dated the day they were set; a fund's own values belong to its settings.
CALL_ON_DAY = 3
REMIND_DAYS_BEFORE = 14
KEY = "day/"


@action("day.advance")
def advance_day(cmd: Command, *, on: date) -> None:
    """Let one day happen in one tenant; `cmd.on` is that day."""
    _lapse(cmd, on)
    _follow_loans(cmd, on)
    make_notices(cmd, up_to=on + timedelta(days=NOTICE_DAYS))
    if on.day == month_end(on.year, on.month):
        accrue_interest(cmd, on=on)


def live_today() -> None:
    """Let the calendar's days up to today happen, also those that nobody served; a date moved by hand waits for it."""
    if not clock.runs_on_its_own_date():
        advance_all(clock.today())


def advance_all(to: date, *, since: date | None = None) -> None:
    """Let the days up to `to` happen in every tenant: from the one after the last that it has lived.

    A tenant that has not lived any begins after `since`, by default with `to` itself.
    """
    for tenant_id in Tenant.objects.order_by("pk").values_list("pk", flat=True):
        day = _last_lived(tenant_id) or since or to - timedelta(days=1)
        while day < to:
            day += timedelta(days=1)
            advance_day(Command(None, tenant_id, clock.now(), day, f"{KEY}{day.isoformat()}"), on=day)


def _last_lived(tenant_id: int) -> date | None:
    of_the_machine = Command(None, tenant_id, clock.now(), clock.today(), "").scope()
    lived = CommandRecord.objects.filter(scope=of_the_machine, command="day.advance", key__startswith=KEY)
    last = lived.order_by("-key").values_list("key", flat=True).first()
    return date.fromisoformat(last.removeprefix(KEY)) if last else None


def _follow_loans(cmd: Command, on: date) -> None:
    assert cmd.tenant_id is not None
    running = {a.id: a for a in agreements.agreements(cmd.tenant_id, states=sorted(RUNNING))}
    for agreement_id, loan in loans.loans(cmd.tenant_id, on, running).items():
        agreement = running[agreement_id]
        if loan.state is not None and any(p.over_minor for p in loan.payments):
            use_credit(cmd, agreement_id=agreement_id, on=on)
        late = loan.state.days_past_due if loan.state else 0
        if bool(late) is not (agreement.state == "in_arrears"):
            follow(cmd, agreement_id=agreement_id, on=on)
        if late >= CALL_ON_DAY:
            _ask_to_call(cmd, agreement, on - timedelta(days=late - CALL_ON_DAY))


def _ask_to_call(cmd: Command, agreement: AgreementView, from_on: date) -> None:
    assert cmd.tenant_id is not None
    pack = country(country_of(cmd.tenant_id))
    open_duty(cmd, code="arrears.call", subject=f"agreement/{agreement.id}", for_role="officer",
              path=agreement_path(cmd.tenant_id, agreement.number), matter_id=agreement.matter_id,
              due_on=next_working_day(from_on, pack.is_bank_day), details={"name": agreement.party})


def _lapse(cmd: Command, on: date) -> None:
    assert cmd.tenant_id is not None
    for agreement in agreements.agreements(cmd.tenant_id, states=("draft", "signed")):
        on_its_way = payment_queries.orders(cmd.tenant_id, ("approved", "listed"), agreement.id)
        if on > agreement.last_day_on and not on_its_way:
            lapse_agreement(cmd, agreement_id=agreement.id)
        elif on >= agreement.last_day_on - timedelta(days=REMIND_DAYS_BEFORE):
            open_duty(cmd, code="agreement.last_day", subject=f"agreement/{agreement.id}", for_role="officer",
                      path=agreement_path(cmd.tenant_id, agreement.number), matter_id=agreement.matter_id,
                      due_on=agreement.last_day_on, details={"number": agreement.number, "name": agreement.party})


@action("agreements.lapse")
def lapse_agreement(cmd: Command, *, agreement_id: int) -> None:
    """Let a promise past its last day lapse: what was bound is free, a payment that nobody approved is withdrawn."""
    assert cmd.tenant_id is not None
    agreement = agreements.agreement(cmd.tenant_id, agreement_id)
    for order in payment_queries.orders(cmd.tenant_id, ("proposed",), agreement_id):
        payments.withdraw_order(cmd, order_id=order.id)
        close_duty(cmd, code="payment.approve", subject=f"payment/{order.id}")
    move_agreement(cmd, agreement_id=agreement_id, event="lapse")
    funding.lapse_commitments(cmd, agreement_id=agreement_id)
    for code in ("agreement.sign", "signing.check", "payment.propose", "agreement.last_day"):
        close_duty(cmd, code=code, subject=f"agreement/{agreement_id}")
    for condition in agreements.conditions(agreement_id):
        close_duty(cmd, code="condition.meet", subject=f"condition/{condition.id}")

    def letter(reader: Reader) -> tuple[str, str]:
        return letters.lapsed(name=reader.name, number=agreement.number, language=reader.language,
                              last_day=in_words(agreement.last_day_on, reader.language))
    write_to(cmd, agreement, "lapsed", letter)
    move_case_after(cmd, matter_id=agreement.matter_id)

