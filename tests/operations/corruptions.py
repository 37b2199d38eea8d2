"""One corruption (or more) against each check of `brygga verify`: statements that the owner of the tables could write.

`{fund}` is the demo fund's id, `{other}` the stranger's. A check that is not named here fails test_verify.
"""

from __future__ import annotations

FAKE = "'" + "a" * 64 + "'"


def one(table: str, change: str, where: str = "1=1", order: str = "id") -> str:
    """Change one row of the fund: the first of those that `where` finds."""
    found = f"SELECT id FROM {table} WHERE tenant_id = {{fund}} AND {where} ORDER BY {order} LIMIT 1"
    return f"UPDATE {table} SET {change} WHERE id = ({found})"


FIRST_LINE = ("UPDATE ledger_posting SET {change} WHERE line_no = 1 AND entry_id = (SELECT min(id) FROM "
              "ledger_journalentry WHERE tenant_id = {{fund}})")
CORRUPTIONS: dict[str, tuple[str, ...]] = {
    "papers.unchanged": (one("documents_document", f"sha256 = {FAKE}"),),
    "agreements.signed_and_checked_by_two": (one("agreements_signing", "checked_on = NULL", "checked_on IS NOT NULL"),),
    "agreements.conditions_before_pay_out": (one("agreements_condition", "met_on = NULL"),),
    "signings.two_persons": (one("agreements_signing", "first_check_by_id = NULL", "checked_on IS NOT NULL"),),
    "ledger.entries_balance": (FIRST_LINE.format(change="amount_minor = 1"),),
    "ledger.books_balance": (FIRST_LINE.format(change="amount_minor = 1"),),
    "ledger.numbers_run": (one("ledger_journalentry", "number = 999"),),
    "ledger.closed_stays_closed": (one("ledger_journalentry", "recorded_at = '2030-01-01 00:00:00'"),),
    "ledger.pots_unmixed": (one("ledger_pot", "kind = 'operating'", "kind = 'capital'"),),
    "ledger.within_tenant": (FIRST_LINE.format(
        change="account_id = (SELECT min(id) FROM ledger_account WHERE tenant_id = {{other}})").format(
        fund="{fund}", other="{other}"),),
    "ledger.digests": (one("ledger_journalentry", "text = 'annat'"),),
    "ledger.in_the_trail": (one("ledger_journalentry", f"digest = {FAKE}"),),
    "ledger.reversals_mirror": (
        "UPDATE ledger_posting SET party_id = NULL WHERE tenant_id = {fund} AND entry_id = (SELECT reverses_id FROM "
        "ledger_journalentry WHERE tenant_id = {fund} AND reverses_id IS NOT NULL)",),
    "payments.four_eyes": (one("payments_paymentorder", "payee_account = '1-1'", "state = 'confirmed'"),),
    "statements.add_up": (one("payments_statementline", "amount_minor = amount_minor + 1"),),
    "statement_lines.matched_once": (one("payments_statementline", "state = 'open'", "state = 'matched'"),),
    "lots.conserve": (one("funding_lotmove", "amount_minor = amount_minor + 1"),),
    "lots.dealt_as_ruled": (one("funding_lotevent", "amount_minor = amount_minor - 1", "kind = 'lend'"),),
    "lots.whole_events": (one("funding_lotmove", "amount_minor = amount_minor + 1"),),
    "lots.moves_say_their_event": (one("funding_lotmove", "put_turn = put_turn + 1"),),
    "commitments.covered": (one("funding_commitment", "amount_minor = 99999999999", "state = 'open'"),),
    "cases.steps": (one("cases_case", "state = 'resting'"),),
    "cases.shares": (one("cases_proposalshare", "amount_minor = amount_minor + 1"),),
    "cases.papers": (one("cases_answer", "document_id = (SELECT min(id) FROM documents_document WHERE matter_id <> "
                                         "cases_answer.matter_id)", "document_id IS NOT NULL"),),
    "cases.volunteer_work": (one("cases_planline", "kind = 'volunteer'", "side = 'cost'"),),
    "decisions.pack_is_what_was_read": (one("decisions_decision", f"pack_digest = {FAKE}"),),
    "decisions.as_proposed": (one("decisions_decision", f"proposed_digest = {FAKE}"),),
    "decisions.quorate": (one("decisions_decision", "present = 1"),),
    "decisions.voters_free": ("DELETE FROM decisions_declaration WHERE tenant_id = {fund}",),
    "decisions.one_agreement_a_yes": (one("agreements_agreement", "amount_minor = amount_minor + 1"),),
    "decisions.numbers_without_gap": (one("decisions_meeting", "number = 99"),),
    "decisions.minutes_anchored": (one("decisions_minutes", f"anchor = {FAKE}"),),
    "loans.plan_repays_principal": (one("loans_loanterms", "term = 0"),),
    "loans.payments_sum": (one("loans_loanpayment", "amount_minor = amount_minor + 1"),),
    "loans.shared_as_ruled": (one("loans_loanpayment", "principal_minor = principal_minor - 1, "
                                                       "interest_minor = interest_minor + 1", "principal_minor > 1"),),
    "contributions.redeemed_in_time": (one("capital_contribution", "redeemed_on = '2025-01-01'"),),
    "contributions.redeemed_at_most_whole": (one("capital_contribution", "redeemed_minor = amount_minor + 1"),),
    "books.bank_equals_pots": (one("payments_statement", "closing_minor = closing_minor + 1", order="to_on DESC"),),
    "books.out_equals_lots": (one("funding_lotmove", "put_bucket = 'cash'", "put_bucket = 'out'"),),
    "books.loans_equal_sub_ledger": (
        "UPDATE ledger_posting SET amount_minor = amount_minor + 1 WHERE tenant_id = {fund} AND amount_minor > 0 AND "
        "account_id IN (SELECT id FROM ledger_account WHERE tenant_id = {fund} AND role = 'loans')",),
    "statement_lines.booked": (one("payments_match", "entry_id = NULL", "entry_id IS NOT NULL"),),
    "payments.at_most_decided": (one("payments_paymentorder", "amount_minor = 99999999999", "state = 'confirmed'"),),
    "trail.chain": (
        "UPDATE foundation_auditevent SET body = REPLACE(body, '\"seq\":7', '\"seq\":8') WHERE tenant_id = {fund} AND "
        "seq = 7",
        "DELETE FROM foundation_auditevent WHERE tenant_id = {fund} AND seq = 9 AND id NOT IN (SELECT event_id FROM "
        "foundation_auditprivate)",
        "UPDATE foundation_auditevent SET actor_id = NULL WHERE tenant_id = {fund} AND seq = 12",
        "UPDATE foundation_audithead SET seq = seq - 1 WHERE chain = 'tenant-{fund}'"),
    "trail.details": ("UPDATE foundation_auditprivate SET details = '{{}}' WHERE event_id IN (SELECT id FROM "
                      "foundation_auditevent WHERE tenant_id = {fund})",),
}
