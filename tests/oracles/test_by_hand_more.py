"""The oracles of interest, aid, figures and members against the examples that the law and its commentary work out.

Each row names where it comes from; only what is stated there is compared.
"""

from typing import Any

import pytest

from .comparing import first_difference
from .seconds import APR, DEMINIMIS, GGE, IDENTIFIERS, LATE_INTEREST, MEMBER_EXIT, PORTFOLIO, RATIOS, SROI

RATES = [{"from": "2024-01-01", "rate": "4.00"}, {"from": "2024-07-01", "rate": "4.00"},
         {"from": "2025-01-01", "rate": "3.00"}, {"from": "2026-01-01", "rate": "2.00"}]  # fmt: skip
DELAY = {"principal": "10000", "due_on": "2024-03-01", "paid_on": "2025-02-15", "reference_rates": RATES}
DEMAND = {"basis": "demand", "principal": "40000.00", "demand_sent_on": "2026-02-02",
          "demand_received_on": "2026-02-04", "paid_on": "2026-03-31", "reference_rates": RATES}  # fmt: skip
PRICE = {"kind": "loan", "method": "reference_rate", "amount": "100000", "years": "5", "charged": "1.00",
         "reference": {"base": "2.00", "margin": "4.00", "discount_margin": "1.00"}}  # fmt: skip
PREMIUM = {"kind": "guarantee", "method": "premium", "cover": "0.8", "amount": "80000", "years": "5",
           "reference": {"base": "2.00"}, "profile": "straight"}  # fmt: skip
SAFE = {"kind": "loan", "method": "safe_harbour", "collateral_share": "0.5"}
COVER = {"kind": "guarantee", "method": "safe_harbour", "cover": "0.8"}
AID = {"undertakings": ["B"], "on": "2026-06-15", "new_gge": "100000.01",
       "grants": [{"undertaking": "B", "on": "2023-06-15", "gge": "200000"}]}  # fmt: skip
NOTICE = {"event": "notice", "on": "2026-11-30", "financial_year_end": "12-31", "waiting_months": 1}
JOBS = {"quantity": "10", "proxy": "12000", "deadweight": "0.30", "displacement": "0.10", "attribution": "0.20",
        "drop_off": "0.25", "years": 3}  # fmt: skip
YEAR = {
    "portfolio_start": "4000000", "portfolio_end": "5000000", "borrowers_start": 900, "borrowers_end": 1100,
    "par30": "225000", "par90": "100000", "reserve": "180000", "written_off": "67500", "recovered": "13500",
    "provision_expense": "90000", "loan_income": "540000", "other_income": "60000", "financial_expense": "110000",
    "operating_expense": "315000", "gni_per_capita": "50000",
    "adjustments": {"funding": "35000", "provision": "20000", "in_kind": "25000"},
}  # fmt: skip


def credit(*repayments: tuple[str, str], got: str = "1000", basis: str = "days365") -> dict[str, Any]:
    """A credit of one draw at 0 years, or on 1 January 1994, and its repayments."""
    key = "t" if len(repayments[0][0]) < 6 else "on"
    return {"draws": [{key: "0" if key == "t" else "1994-01-01", "amount": got}], "basis": basis,
            "repayments": [{key: when, "amount": amount} for when, amount in repayments]}  # fmt: skip


EXAMPLES: list[tuple[Any, Any, Any]] = [
    (LATE_INTEREST, DELAY, {"interest": "1141.37"}),  # räntelagen 6, 9 §§: 121 + 184 + 46 days
    (LATE_INTEREST, DELAY | {"day_count": "ACT/ACT"}, {"interest": "1138.63"}),
    (LATE_INTEREST, DELAY | {"due_on": "2026-01-31", "paid_on": "2026-02-05", "shift_due_to_working_day": True,
                             "principal": "50000"}, {"interest": "41.10"}),  # skuldebrevslagen 5 §: a Saturday
    (LATE_INTEREST, DEMAND, {"interest": "295.89", "interest_runs_from": "2026-03-04"}),  # räntelagen 4 §
    (LATE_INTEREST, DEMAND | {"states_consequence": False}, {"interest": "0.00", "rows": []}),
    (APR, credit(("1995-07-01", "1200")), {"apr": "12.96", "apr_1dp": "13.0", "total_cost": "200.00"}),  # Dir. 98/7/EC
    (APR, credit(("1995-07-01", "1200"), basis="equal_months"), {"apr": "12.92", "apr_1dp": "12.9"}),
    (APR, credit(("1995-07-01", "1200"), got="950"), {"apr": "16.90", "apr_1dp": "16.9"}),
    (APR, credit(("1", "600"), ("2", "600")), {"apr": "13.07", "apr_1dp": "13.1"}),
    (APR, credit(("0.25", "272"), ("0.5", "272"), ("1", "544")), {"apr": "13.19", "apr_1dp": "13.2"}),
    (APR, credit(("1", "1000.05")), {"apr": "0.01", "apr_1dp": "0.0"}),  # exactly half a hundredth, half-up
    (GGE, SAFE | {"amount": "25000", "years": "4"}, {"gge": "4000.00"}),  # (EU) 2023/2831 art. 4(3)
    (GGE, SAFE | {"amount": "200000", "years": "8"}, {"gge": "64000.00"}),
    (GGE, SAFE | {"amount": "800000", "years": "6"}, {"eligible": False, "gge": None}),
    (GGE, COVER | {"amount": "80000", "months": 84}, {"gge": "14933.33"}),  # art. 4(6)
    (GGE, COVER | {"amount": "22500", "years": "3", "cover": "0.9"}, {"eligible": False}),
    (GGE, PRICE | {"profile": "bullet"}, {"gge": "22898.54"}),  # Communication 2008/C 14/02
    (GGE, PRICE | {"profile": "straight"}, {"gge": "14009.76"}),
    (GGE, PRICE | {"amount": "25000", "charged": "5.00", "profile": "annuity", "years": "4", "periods_per_year": 12,
                   "reference": {"base": "2.00", "margin": "6.50"}}, {"gge": "1769.95"}),
    (GGE, PREMIUM | {"premium": {"safe_harbour": "3.80", "paid": "0"}}, {"gge": "8517.93"}),  # Notice 2008/C 155/02
    (GGE, PREMIUM | {"premium": {"safe_harbour": "3.80", "paid": "1.00"}}, {"gge": "6276.37"}),
    (GGE, {"kind": "grant", "reference": {"base": "2.00"}, "instalments": [{"t": "0", "amount": "10000"},
           {"t": "1", "amount": "10000"}, {"t": "2", "amount": "10000"}]}, {"gge": "29134.70"}),  # art. 3(6)
    (DEMINIMIS, AID, {"headroom": "100000.00", "admissible": False}),  # the third anniversary still counts
    (DEMINIMIS, AID | {"on": "2026-06-16"}, {"used": "0.00", "headroom": "300000.00", "admissible": True}),
    (DEMINIMIS, AID | {"on": "2027-02-28", "grants": [{"undertaking": "B", "on": "2024-02-29", "gge": "200000"}]},
     {"used": "200000.00"}),
    (DEMINIMIS, AID | {"grants": [], "links": [
        {"from": "B", "to": "A", "kind": "votes", "share": "0.60"}, {"from": "C", "to": "B", "kind": "board"},
        {"from": "D", "to": "A", "kind": "votes"}, {"from": "D", "to": "E", "kind": "votes"}],
        "nodes": {"D": {"type": "person"}}}, {"single_undertaking": ["A", "B", "C"]}),  # art. 2(2)
    (PORTFOLIO, {"rate": "0.80", "cap_rate": "0.15", "volume": "10000000", "recovery_refills_cap": True,
                 "events": [{"loss": "20000"}, {"recovery": "5000", "cost": "0"}], "paid_before": "1190000"},
     {"cap_amount": "1200000.00", "cap_left": "4000.00"}),  # 6 000 of the claim stay with the lender
    (RATIOS, YEAR, {"par30": "4.50", "net_write_off": "1.20", "risk_coverage": "80.00", "yield": "12.00",
                    "oss": "116.50", "fss": "100.84", "average_balance": "4545.45", "depth": "9.09"}),  # CGAP/SEEP
    (SROI, {"outcomes": [JOBS], "rate": "3.5", "inputs": "100000"},
     {"by_year": ["60480.00", "45360.00", "34020.00"], "present_value": "131462.92", "sroi": "1.3146"}),
    (IDENTIFIERS, {"kind": "ocr", "base": "12345"}, {"reference": "1234574"}),
    (IDENTIFIERS, {"kind": "orgnr", "value": "769635-0938"}, {"valid": True, "form": "ekonomisk förening"}),
    (IDENTIFIERS, {"kind": "orgnr", "value": "121212-1212"}, {"valid": False}),  # its third digit is below 2
    (IDENTIFIERS, {"kind": "bankgiro", "value": "5050-1055"}, {"valid": True}),
    (IDENTIFIERS, {"kind": "iban", "value": "SE45 5000 0000 0583 9825 7466"}, {"valid": True}),
    (MEMBER_EXIT, NOTICE, {"membership_ends": "2026-12-31", "contributions_payable_on": "2027-06-30"}),  # EFL 4:9
    (MEMBER_EXIT, NOTICE | {"on": "2026-12-01"}, {"waiting_ends": "2027-01-01", "membership_ends": "2027-12-31"}),
    (MEMBER_EXIT, NOTICE | {"event": "death", "on": "2026-06-15"}, {"waiting_ends": "2026-12-15"}),  # EFL 4:10
    (MEMBER_EXIT, NOTICE | {"event": "bylaw_change", "decision_on": "2026-08-19", "on": "2026-09-10",
                            "waiting_months": 6}, {"last_day_for_notice": "2026-09-21",  # a Saturday; EFL 3:7
                                                   "membership_ends": "2026-12-31", "without_the_right": "2027-12-31"}),
    (MEMBER_EXIT, NOTICE | {"on": "2026-10-01", "joined_on": "2025-03-01", "bar_years": 2},
     {"effective": False, "membership_ends": None, "membership_ends_if_given_on_first_day": "2027-12-31"}),  # EFL 4:7
    (MEMBER_EXIT, {"membership_ended_on": "2026-12-31", "member_contributions": "20000.00",
                   "all_member_contributions": "300000.00", "balance_sheets": [
                       {"year_end": "2025-12-31", "adopted_on": "2026-04-25", "equity": "690000.00",
                        "reserve_fund": "40000.00", "forlagsinsatser": "500000.00"},
                       {"year_end": "2026-12-31", "adopted_on": "2027-04-20", "equity": "900000.00"}]},
     {"base": "150000.00", "payable": "10000.00", "to_reserve_fund": "10000.00"}),  # EFL 10:11
]  # fmt: skip


@pytest.mark.parametrize(("second", "value", "stated"), EXAMPLES)
def test_the_oracle_answers_as_worked_out(second: Any, value: dict[str, Any], stated: dict[str, Any]) -> None:
    answer = second.oracle(value)
    assert first_difference(stated, {key: answer[key] for key in stated}) is None


def test_canary_a_figure_worked_out_wrong_is_seen() -> None:
    answer = PORTFOLIO.oracle(EXAMPLES[26][1])
    assert first_difference({"cap_left": "4000.01"}, {"cap_left": answer["cap_left"]})
