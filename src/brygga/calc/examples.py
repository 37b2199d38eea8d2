"""A question for each calculator that it answers: what the page for programs shows first, and what tests put to all.

Figures are invented. A new calculator gets its example here, or the test of the API stops.
"""

from __future__ import annotations

from typing import Any

_PLAIN_LOAN: dict[str, Any] = {
    "principal": "200000", "currency": "SEK", "disbursed_on": "2026-01-15", "first_due_on": "2026-04-15",
    "rate": "5.50", "term": 12, "every": {"months": 3}, "repayment": "straight", "interest": "declining",
    "day_count": "ACT/365F",
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "loan": _PLAIN_LOAN,
    "lots": {"currency": "SEK", "events": [
        {"on": "2024-01-01", "kind": "pay_in", "source": "region", "amount": "1000000"},
        {"on": "2024-02-01", "kind": "lend", "agreement": "A", "from": {"region": "400000"}},
        {"on": "2024-08-01", "kind": "repay", "agreement": "A", "amount": "100000"},
        {"on": "2025-01-01", "kind": "lend", "agreement": "B", "from": {"region": "650000"}},
    ]},
    "waterfall": {"loss": "120000", "recovery": "30000", "layers": [
        {"name": "first_loss", "amount": "50000", "rank": 1}, {"name": "region", "amount": "200000", "rank": 2},
        {"name": "bank", "amount": "300000", "rank": 2}]},
    "contribution": {"contributed_on": "2021-03-15", "holder_notice_on": "2025-03-15"},
    "late_interest": {"principal": "10000", "due_on": "2024-03-01", "paid_on": "2025-02-15", "contract_rate": "0",
                      "day_count": "ACT/365F", "reference_rates": [
                          {"from": "2024-01-01", "rate": "4.00"}, {"from": "2024-07-01", "rate": "4.00"},
                          {"from": "2025-01-01", "rate": "3.00"}]},
    "reference_rate": {"riksbank_rate_at_half_year_end": "2.75"},
    "limitation": {"arose_on": "2024-05-02"},
    "retention": {"financial_year_ended_on": "2025-12-31"},
    "clawback": {"kind": "forlagsinsats", "redeemed_on": "2026-03-01", "paid": "50000", "needed_for_debts": "20000",
                 "bankruptcy_application_on": "2026-10-01"},
    "member_exit": {"event": "notice", "on": "2026-11-30", "financial_year_end": "12-31", "waiting_months": 1},
    "association_calendar": {"financial_year_ended_on": "2025-12-31"},
    "identifiers": {"kind": "ocr", "base": "12345"},
    "apr": {"draws": [{"t": "0", "amount": "1000"}], "repayments": [{"t": "1", "amount": "1200"}]},
    "gge": {"regime": "general", "kind": "loan", "method": "safe_harbour", "amount": "25000", "years": "4",
            "collateral_share": "0.6"},
    "deminimis": {"regime": "general", "on": "2026-06-15", "new_gge": "90000", "undertakings": ["A"],
                  "links": [{"from": "A", "to": "B", "kind": "votes"}],
                  "grants": [{"undertaking": "B", "on": "2024-01-10", "gge": "200000"}]},
    "deminimis_register": {"granting_date": "2026-06-15"},
    "guarantee": {"loan": _PLAIN_LOAN, "rate_without": "9.50", "share": "0.80", "fee_rate": "2.00"},
    "portfolio_guarantee": {"rate": "0.80", "cap_rate": "0.15", "volume": "10000000", "paid_before": "0",
                            "recovery_refills_cap": True,
                            "events": [{"loss": "20000"}, {"recovery": "5000", "cost": "0"}]},
    "ratios": {"portfolio_start": "4000000", "portfolio_end": "5000000", "borrowers_start": 900,
               "borrowers_end": 1100, "par30": "225000", "par90": "100000", "reserve": "180000",
               "written_off": "67500", "recovered": "13500", "provision_expense": "90000", "loan_income": "540000",
               "other_income": "60000", "financial_expense": "110000", "operating_expense": "315000",
               "gni_per_capita": "50000", "adjustments": {"funding": "35000", "provision": "20000",
                                                          "in_kind": "25000"}},
    "sroi": {"outcomes": [{"quantity": "10", "proxy": "12000", "deadweight": "0.30", "displacement": "0.10",
                           "attribution": "0.20", "drop_off": "0.25", "years": 3}], "rate": "3.5",
             "inputs": "100000"},
}
