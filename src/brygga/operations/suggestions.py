"""What a statement row probably is: each suggestion with a score and the reason a person can check.

Reference first (the OCR number names the agreement), then amount, then name. Nothing is booked here.
"""

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from brygga.apps.agreements import queries as agreements
from brygga.apps.capital import queries as capital
from brygga.apps.funding import queries as funding
from brygga.apps.ledger import sums
from brygga.apps.loans import queries as loans
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import LineView
from brygga.domain.funding.lots import Bucket
from brygga.foundation.refusals import text
from brygga.operations.client_money import TRANSFER

LEAST = 40
ALIKE = 60


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One reading of a row: kind and subject as `matching.match_line` takes them, a score 0–100, and why."""

    kind: str
    subject: str
    label: str
    score: int
    why: str
    matter_id: int | None


def suggestions(tenant_id: int, rows: list[LineView], on: date) -> dict[int, list[Suggestion]]:
    """Return row id → readings of it, the likeliest first; the same few queries however many rows."""
    candidates = _candidates(tenant_id, on)
    return {row.id: sorted((s for s in (_weigh(row, c) for c in candidates) if s.score >= LEAST),
                           key=lambda s: (-s.score, s.subject))[:5] for row in rows}


def every_reading(tenant_id: int, row: LineView, on: date, search: str = "") -> list[Suggestion]:
    """Return everything a row could be by its direction, likely or not: what a person chooses from.

    The likeliest first, then what has waited longest for its money. `search`: only labels with all its words.
    """
    wanted = search.casefold().split()
    there = [c for c in _candidates(tenant_id, on) if (row.amount_minor > 0) == (c.minor >= 0)
             and all(word in c.label.casefold() for word in wanted)]
    weighed = sorted(((_weigh(row, c), c.awaited) for c in there), key=lambda s: (-s[0].score, s[1], s[0].label))
    return [reading for reading, _awaited in weighed]


@dataclass(frozen=True, slots=True)
class _Candidate:
    kind: str
    subject: str
    label: str
    name: str
    minor: int
    reference: str
    matter_id: int | None
    awaited: date = date.max


def _candidates(tenant_id: int, on: date) -> list[_Candidate]:
    known = {a.id: a for a in agreements.agreements(tenant_id)}
    found = []
    for agreement_id, loan in loans.loans(tenant_id, on).items():
        a = known[agreement_id]
        late = loan.state is not None and loan.state.overdue.minor
        due = late or (loan.next_due.amount.minor if loan.next_due else 0)
        if a.state != "ended":
            awaited = date.min if late else loan.next_due.pay_on if loan.next_due else date.max
            found.append(_Candidate("loan_payment", f"agreement/{a.id}", f"{a.party}, {a.number}", a.party, due,
                                    a.reference, a.matter_id, awaited))
    for order in payments.orders(tenant_id, states=("confirmed",)):
        found.append(_Candidate("order", f"payment/{order.id}", f"{order.payee}, {order.message}", order.payee,
                                -order.amount_minor, order.bank_reference, order.matter_id))
    for agreement_id, held in capital.contributions(tenant_id).items():
        a = known[agreement_id]
        found += [_Candidate("dividend", f"dividend/{d.id}", f"{a.party}, {a.number} {d.year}", a.party,
                             d.amount_minor, a.reference, a.matter_id) for d in held.dividends if not d.received_on]
        if held.redeemed_on and a.state != "ended":
            found.append(_Candidate("redemption", f"agreement/{a.id}", f"{a.party}, {a.number}", a.party,
                                    held.redeemed_minor, a.reference, a.matter_id))
    return found + _of_sources(tenant_id) + _transfers(tenant_id)


def _of_sources(tenant_id: int) -> list[_Candidate]:
    """What funders may still pay in by agreement, and what may go back to them."""
    places = funding.in_bucket(tenant_id)
    found = []
    for source in funding.sources(tenant_id):
        at, subject = places.get(source.pot_id, {}), f"source/{source.id}"
        left = source.left_of(-at.get(Bucket.PAID_IN.value, 0))
        if left:
            found.append(_Candidate("source_pay_in", subject, source.name, source.funder, left,
                                    source.registry_number, None))
        if cash := at.get(Bucket.CASH.value, 0):
            found.append(_Candidate("returned_to_funder", subject, source.name, source.funder, -cash, "", None))
    return found


def _transfers(tenant_id: int) -> list[_Candidate]:
    """Transfers between the fund's own accounts: each is a row out of one and a row into the other."""
    moved = sums.on_bank_of_entries(tenant_id, TRANSFER)
    if not moved:
        return []
    named = {account.ledger_account_id: account.name for account in payments.bank_accounts(tenant_id)}
    seen = {(row.subject, row.amount_minor) for row in payments.lines(tenant_id, states=("matched",))}
    return [_Candidate("transfer", f"entry/{entry_id}", named.get(account_id, ""), "", minor, "", None)
            for entry_id, there in moved.items() for account_id, minor in there.items()
            if (f"entry/{entry_id}", minor) not in seen]


def _weigh(row: LineView, candidate: _Candidate) -> Suggestion:
    score, why = 0, []
    if (row.amount_minor > 0) != (candidate.minor >= 0):
        return Suggestion(candidate.kind, candidate.subject, candidate.label, 0, "", candidate.matter_id)
    if candidate.reference and candidate.reference == row.reference.strip():
        score, why = 75, [str(text("Rätt referens."))]
    if candidate.minor and candidate.minor == row.amount_minor:
        score, why = score + 20, [*why, str(text("Rätt belopp."))]
    alike = _alike(row.counterparty.casefold(), candidate.name.casefold())
    if alike > ALIKE:
        score, why = score + 45 * alike // 100, [*why, str(text("Namnet liknar."))]
    return Suggestion(candidate.kind, candidate.subject, candidate.label, min(score, 100), " ".join(why),
                      candidate.matter_id)


def _alike(one: str, other: str) -> int:
    """Return how alike two names are, 0–100: letters in common runs over all letters."""
    if not one or not other:
        return 0
    common = sum(block.size for block in SequenceMatcher(None, one, other).get_matching_blocks())
    return 200 * common // (len(one) + len(other))
