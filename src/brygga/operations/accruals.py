"""Interest becomes income in the month it is earned: on a month's last day, the difference to what is accrued already.

One entry a pot and month, with a line an agreement. The difference may be negative, when a payment came in with an
earlier value date than the month that was accrued before it was known; it is then taken back.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.funding import queries as funding
from brygga.apps.ledger import sums
from brygga.apps.ledger.actions import LedgerLine
from brygga.apps.loans import queries as loans
from brygga.domain.funding.lots import Book, Bucket
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import text
from brygga.foundation.words import kept
from brygga.operations.posting import Place, seal, shared

EVENT, BACK = "loan.interest_accrued", "loan.interest_given_up"
MOST_LINES = 400


@action("loan.accrue_interest")
def accrue_interest(cmd: Command, *, on: date) -> int:
    """Bring accrued interest to what is earned by the end of `on`; returns how many entries it took."""
    assert cmd.tenant_id is not None
    lines: dict[tuple[str, int], list[LedgerLine]] = {}
    books: dict[int, Book] = {}
    known = {a.id: a for a in agreements.agreements(cmd.tenant_id)}
    accrued = sums.of_agreements_by_pot(cmd.tenant_id, "accrued_interest")
    for agreement_id, loan in loans.loans(cmd.tenant_id, on + timedelta(days=1)).items():
        before = accrued.get(agreement_id, {})
        if not loan.earned_interest_minor and not any(before.values()):
            continue
        agreement = known[agreement_id]
        wanted = _over_pots(agreement, loan.earned_interest_minor, before, books)
        for pot in sorted({*wanted, *before}):
            missing = wanted.get(pot, 0) - before.get(pot, 0)
            if missing:
                event = EVENT if missing > 0 else BACK
                place = Place(pot, agreement.currency, agreement.id, agreement.party_id)
                lines.setdefault((event, pot), []).extend(place.lines(event, {"interest": abs(missing)}))
    return sum(_seal(cmd, event, pot, rows, on) for (event, pot), rows in sorted(lines.items()))


def _over_pots(agreement: AgreementView, minor: int, before: Mapping[int, int], books: dict[int, Book]
               ) -> dict[int, int]:
    """Share what is earned by what is out in each pot; when nothing is out any more, by what was accrued there."""
    weights = []
    for pot in funding.pots_of_agreement(agreement.id):
        books[pot] = books.get(pot) or funding.book_of(pot)
        weights.append({"pot_id": pot, "amount_minor": books[pot].held(Bucket.OUT, str(agreement.id)).minor})
    if not any(w["amount_minor"] for w in weights) and any(before.values()):
        weights = [{"pot_id": pot, "amount_minor": share} for pot, share in sorted(before.items())]
    return shared(minor, agreement.currency, weights)


def _seal(cmd: Command, event: str, pot: int, rows: list[LedgerLine], on: date) -> int:
    said = text("Upplupen ränta till och med %s") if event == EVENT else text("Upplupen ränta återförd %s")
    parts = [rows[i:i + MOST_LINES] for i in range(0, len(rows), MOST_LINES)]
    for part in parts:
        seal(cmd, event=event, lines=part, subject=f"pot/{pot}", text=kept(said) % on.isoformat(), on=on)
    return len(parts)
