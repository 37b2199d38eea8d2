"""Checks that no app can make alone: lots against books, instruments against both, decisions against agreements."""

from collections.abc import Iterator

from brygga.apps.agreements import queries as agreements
from brygga.apps.capital import queries as capital
from brygga.apps.funding import queries as funding
from brygga.apps.ledger import queries as ledger
from brygga.apps.ledger import sums
from brygga.apps.loans import queries as loans
from brygga.apps.payments import queries as payments
from brygga.domain.funding.lots import Bucket
from brygga.foundation import clock
from brygga.foundation.checking import Check
from brygga.operations.reconciliation import balance_line


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the joining checks of one tenant."""
    yield _cash(tenant_id)
    yield _out(tenant_id)
    yield _loans(tenant_id)
    yield _paid_what_was_decided(tenant_id)
    yield _rows_booked(tenant_id)


def _cash(tenant_id: int) -> Check:
    """I16: the lots' cash is what the books say stands on the bank; the bank differs only by what has a name."""
    line = balance_line(tenant_id, clock.today())
    faults = (f"bank {line.bank_minor}, books {line.books_minor}, pots {line.pots_minor} and operating "
              f"{line.operating_minor}: {line.unexplained_minor} has no name",) if line.unexplained_minor else ()
    return Check("books.bank_equals_pots", len(payments.bank_accounts(tenant_id)), faults)


def _out(tenant_id: int) -> Check:
    """I17: what the lots say is out in a pot is what stands as loans, placements and claims on redeemed ones there."""
    booked: dict[int, int] = {}
    for (role, pot), minor in sums.by_role_and_pot(tenant_id).items():
        if role in ("loans", "contributions"):
            booked[pot] = booked.get(pot, 0) + minor
    redeemed = _redeemed_and_not_received(tenant_id)
    faults, rows = [], 0
    for pot, places in funding.in_bucket(tenant_id).items():
        rows += 1
        out = places.get(Bucket.OUT.value, 0)
        if out != booked.get(pot, 0) + redeemed.get(pot, 0):
            faults.append(f"pot {pot}: lots out {out}, books {booked.get(pot, 0)}")
    return Check("books.out_equals_lots", rows, tuple(faults))


def _redeemed_and_not_received(tenant_id: int) -> dict[int, int]:
    """Return by pot what has been redeemed in the books and not come in: still out in the lots."""
    found: dict[int, int] = {}
    ended = {a.id for a in agreements.agreements(tenant_id, states=("ended",))}
    for agreement_id, held in capital.contributions(tenant_id).items():
        if held.redeemed_on and agreement_id not in ended:
            for pot in funding.pots_of_agreement(agreement_id):
                out = funding.book_of(pot).held(Bucket.OUT, str(agreement_id)).minor
                found[pot] = found.get(pot, 0) + out
    return found


def _loans(tenant_id: int) -> Check:
    """I4: each loan's outstanding principal by its own rows is its balance on the loan account, and so its credit."""
    booked, faults = sums.of_agreements(tenant_id, "loans"), []
    waiting = sums.of_agreements(tenant_id, "prepaid_by_customers")
    standing = loans.loans(tenant_id, clock.today())
    for agreement_id, loan in standing.items():
        out = loan.state.outstanding_principal.minor if loan.state else 0
        if out != booked.get(agreement_id, 0):
            faults.append(f"agreement {agreement_id}: loan {out}, books {booked.get(agreement_id, 0)}")
        if loan.over_minor != -waiting.get(agreement_id, 0):
            faults.append(f"agreement {agreement_id}: over {loan.over_minor}, books {-waiting.get(agreement_id, 0)}")
    return Check("books.loans_equal_sub_ledger", len(standing), tuple(faults))


def _paid_what_was_decided(tenant_id: int) -> Check:
    """I5: what left for an agreement is what was bound to it by decision, or came in beyond it; never more."""
    faults, orders = [], payments.orders(tenant_id, states=("confirmed",))
    lent = loans.loans(tenant_id, clock.today()) if any(o.purpose == "over_return" for o in orders) else {}
    for order in orders:
        if order.purpose == "over_return":
            bound = sum(max(p.over_minor, 0) for p in lent[order.agreement_id].payments if not p.reversed)
        else:
            bound = sum(minor for _, minor, state in funding.commitments_of(order.agreement_id) if state == "paid")
        if order.amount_minor > bound:
            faults.append(f"payment {order.number} is {order.amount_minor}, decided {bound}")
    return Check("payments.at_most_decided", len(orders), tuple(faults))


def _rows_booked(tenant_id: int) -> Check:
    """Each matched row of a statement is an entry that moved its bank account by exactly the row's amount.

    The row of a payment that was confirmed here has no entry of its own: the payment must be as large as the row.
    """
    numbers = {a.id: a.ledger_number for a in payments.bank_accounts(tenant_id)}
    rows = [row for row in payments.lines(tenant_id) if row.kind]
    wanted = {row.entry_id for row in rows if row.entry_id}
    moved: dict[int, dict[str, int]] = {}
    for entry, postings in ledger.whole_entries(tenant_id):
        if entry.pk in wanted:
            on_accounts = moved.setdefault(entry.pk, {})
            for posting in postings:
                number = posting.account.number
                on_accounts[number] = on_accounts.get(number, 0) + posting.amount_minor
    paid = {f"payment/{order.id}": -order.amount_minor for order in payments.orders(tenant_id, states=("confirmed",))}
    faults = [f"row {row.id} is {row.amount_minor}, booked {booked}" for row in rows if row.amount_minor != (
        booked := paid.get(row.subject, 0) if row.kind == "order"
        else moved.get(row.entry_id or 0, {}).get(numbers[row.bank_account_id], 0))]
    return Check("statement_lines.booked", len(rows), tuple(faults))
