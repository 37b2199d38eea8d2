"""A case begins and moves: every move is one row of the workflow's table and leaves one step behind."""

from brygga.apps.access.segregation import refused
from brygga.apps.cases.actions import reach
from brygga.apps.cases.models import Case, CaseStep
from brygga.apps.cases.situations import SITUATIONS
from brygga.apps.duties.actions import close_duty
from brygga.domain.casework.answers import Refusal
from brygga.domain.casework.workflow import CaseState, next_case_state
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Matter, Tenant
from brygga.foundation.numbers import take_number
from brygga.foundation.refusals import Refusals, Refused, text
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country


@action("cases.open")
def open_case(cmd: Command, *, name: str, contact_name: str, contact_email: str, contact_phone: str,
              municipality: str, situation: str, summary: str, need_minor: int | None) -> int:
    """Open a case from an enquiry, with its matter and number; returns its id. Anybody may: it is the front door."""
    faults = _faults(cmd, name, contact_name, municipality, situation, summary, need_minor)
    if faults:
        raise Refusals(faults)
    case = new_case(cmd, name=name.strip(), contact_name=contact_name.strip(), contact_email=contact_email.strip(),
                    contact_phone=contact_phone.strip(), municipality=municipality, situation=situation,
                    summary=summary.strip(), need_minor=need_minor)
    record(cmd, "cases.opened", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"number": case.number, "situation": situation, "need": need_minor},
           private={"name": case.name, "contact": case.contact_name})
    step(cmd, case, "enquire", "", case.state)
    return case.pk


def new_case(cmd: Command, **columns: object) -> Case:
    """Make the row with its matter and its number: "2026-014"."""
    number = take_number(tenant_id=cmd.tenant, series="case", year=cmd.on.year)
    matter = Matter.objects.create(tenant_id=cmd.tenant, opened_at=cmd.at)
    currency = Tenant.objects.values_list("currency", flat=True).get(pk=cmd.tenant)
    return Case.objects.create(tenant_id=cmd.tenant, matter=matter, number=f"{cmd.on.year}-{number:03d}",
                               opened_on=cmd.on, currency=currency, **columns)


@action("cases.move")
def move_case(cmd: Command, *, case_id: int, event: str, note: str = "") -> str:
    """Move a case by an event of its workflow; returns the new state. What the table lacks is refused, with who could.

    Sent back to preparation, its open proposals are withdrawn: the next one is a new proposal.
    """
    case = reach.case_of(cmd, case_id)
    answer = next_case_state(CaseState(case.state), event, reach.roles_in(cmd, case))
    if isinstance(answer, Refusal):
        raise refused(answer)
    before, case.state = case.state, answer.value
    case.save(update_fields=["state"])
    if before == "decision" and case.state in ("preparation", "withdrawn"):
        _let_fall(cmd, case)
    step(cmd, case, event, before, case.state, note)
    record(cmd, "cases.moved", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"event": event, "from": before, "to": case.state}, private={"note": note} if note else None)
    return case.state


def _let_fall(cmd: Command, case: Case) -> None:
    """Withdraw the open proposals, and with them the duty to take them to the board."""
    for proposal in case.proposals.filter(state="open"):
        proposal.state = "withdrawn"
        proposal.save(update_fields=["state"])
        close_duty(cmd, code="proposal.to_board", subject=f"proposal/{proposal.pk}")


def step(cmd: Command, case: Case, event: str, before: str, after: str, note: str = "") -> None:
    """Leave the step behind."""
    CaseStep.objects.create(tenant_id=case.tenant_id, matter_id=case.matter_id, case=case, event=event,
                            from_state=before, to_state=after, note=note[:500], on=cmd.on, by_id=cmd.actor_id,
                            at=cmd.at)


@action("cases.withdraw")
def withdraw_case(cmd: Command, *, case_id: int, note: str = "") -> str:
    """Take a case back, on either side's word, while nothing has been signed."""
    reach.require_either(cmd, reach.case_of(cmd, case_id))
    return move_case(cmd, case_id=case_id, event="withdraw", note=note)


def _faults(cmd: Command, name: str, contact_name: str, municipality: str, situation: str, summary: str,
            need_minor: int | None) -> list[Refused]:
    pack = country(country_of(cmd.tenant))
    wanted = (("name", name, text("Skriv vad ni heter eller vad idén kallas.")),
              ("contact_name", contact_name, text("Skriv ert namn.")),
              ("summary", summary, text("Skriv en eller två meningar om vad ni vill göra.")))
    faults = [Refused(f"enquiry.{field}", words, field=field) for field, value, words in wanted if not value.strip()]
    longest = (("name", name, 120), ("contact_name", contact_name, 120), ("summary", summary, 1000))
    faults += [Refused("enquiry.long", text("Korta texten, högst %d tecken.") % most, field=field)
               for field, value, most in longest if len(value) > most]
    if situation not in SITUATIONS:
        faults.append(Refused("enquiry.situation", text("Välj det som passar bäst."), field="situation"))
    if municipality and pack.region_of(municipality) is None:
        faults.append(Refused("enquiry.municipality", text("Välj en kommun i listan."), field="municipality"))
    if need_minor is not None and need_minor <= 0:
        faults.append(Refused("enquiry.need", text("Skriv ett belopp som är större än noll, eller lämna tomt."),
                              field="need"))
    return faults
