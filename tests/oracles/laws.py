"""What stays the same whatever is asked: nothing is made, nothing is lost. Each law reads only question and answer.

A law answers the sentences that are broken; an empty list is good. No rule of an oracle is used here but its money.
"""

from datetime import date
from typing import Any

from .money import minor

Broken = list[str]


def unless(**holds: bool) -> Broken:
    """The names of what does not hold."""
    return [name.replace("_", " ") for name, good in holds.items() if not good]


def total(rows: list[Any], key: str) -> int:
    """A column's sum."""
    return sum(minor(row[key]) for row in rows)


def loan_laws(value: dict[str, Any], answer: dict[str, Any]) -> Broken:
    """Σ principal = Σ tranches; what opens, comes and goes is what closes; totals are the columns' sums."""
    rows, totals, whole = answer["schedule"], answer["totals"], minor(value["principal"])
    drawn = [(t["on"], minor(t["amount"])) for t in value.get("tranches", [{"on": value["disbursed_on"],
                                                                           "amount": value["principal"]}])]
    up_front = sum(minor(fee["amount"]) for fee in value.get("fees", []) if fee["when"] == "disbursement")
    balance, chained, start = 0, True, ""
    for row in rows:
        balance += sum(part for on, part in drawn if start <= on < row["due_on"]) - minor(row["principal"])
        chained = chained and balance == minor(row["closing"]) >= 0
        start = row["due_on"]
    broken = unless(
        principal_is_tranches=total(rows, "principal") == whole == sum(part for _, part in drawn),
        balances_chain=chained, last_closing_is_nothing=minor(rows[-1]["closing"]) == 0,
        rows_add_up=all(minor(r["total"]) == sum(minor(r[k]) for k in ("interest", "principal", "fee")) for r in rows),
        interest_adds_up=total(rows, "interest") == minor(totals["interest"]),
        fees_add_up=total(rows, "fee") + up_front == minor(totals["fees"]),
        paid_is_principal_and_cost=minor(totals["paid"]) == whole + minor(totals["total_cost_of_borrowing"]),
        cost_is_interest_and_fees=minor(totals["total_cost_of_borrowing"])
        == minor(totals["interest"]) + minor(totals["fees"]),
    )  # fmt: skip
    return broken + (state_laws(value, answer["state"], drawn) if "state" in answer else [])


def state_laws(value: dict[str, Any], state: dict[str, Any], drawn: list[tuple[str, int]]) -> Broken:
    """Drawn = outstanding + paid principal; each payment is allocated whole; nothing is below nothing."""
    parts, as_of = state["allocations"], state["as_of"]
    paid = sum(minor(part["amount"]) for part in parts if part["to"] == "principal")
    whole = all(
        total([part for part in parts if part["payment"] == place], "amount") == minor(payment["amount"])
        for place, payment in enumerate(value.get("payments", [])) if payment["on"] <= as_of
    )  # fmt: skip
    return unless(
        drawn_is_outstanding_and_paid=sum(p for on, p in drawn if on <= as_of) - paid
        == minor(state["outstanding_principal"]) >= 0,
        payments_are_allocated_whole=whole,
        allocations_are_something=all(minor(part["amount"]) > 0 for part in parts),
        overdue_and_days_go_together=(minor(state["overdue"]) > 0) == (state["days_past_due"] > 0),
    )  # fmt: skip


def lots_laws(value: dict[str, Any], answer: dict[str, Any]) -> Broken:
    """Paid in + income = cash + out + reserved + losses + returned + costs, by source and over the turns."""
    broken, placed = [], 0
    kinds = {"paid_in": "pay_in", "income": "income", "costs": "cost", "returned": "return"}
    for name, source in answer["sources"].items():
        m = {key: minor(text) for key, text in source.items() if isinstance(text, str)}
        here = m["cash"] + m["out"] + m["reserved"] + m["losses"]
        turns = {key: total(source["turns"], key) for key in ("cash", "out", "reserved", "lost")}
        broken += unless(
            nothing_made_or_lost=m["paid_in"] + m["income"] == here + m["returned"] + m["costs"],
            events_are_booked=all(
                m[key] == total([e for e in value["events"] if (e["kind"], e.get("source")) == (kind, name)], "amount")
                for key, kind in kinds.items()
            ),
            turns_add_up=list(turns.values()) == [m["cash"], m["out"], m["reserved"], m["losses"]],
            nothing_below_nothing=min(m.values()) >= 0
            and min((minor(row[key]) for row in source["turns"] for key in turns), default=0) >= 0,
        )
        placed += m["lent_total"] + m["reserved_total"]
    return broken + unless(
        flows_are_what_was_placed=total(answer["flows"], "amount") == placed,
        first_turns_come_from_sources=all(
            (flow["turn"] == 0) == (flow["from"] in answer["sources"]) for flow in answer["flows"]
        ),
    )


def waterfall_laws(value: dict[str, Any], answer: dict[str, Any]) -> Broken:
    """The parts of a loss and a recovery sum to the whole; no layer bears more than it has."""
    loss = {name: minor(text) for name, text in answer["loss"].items()}
    back = {name: minor(text) for name, text in answer["recovery"].items()}
    layers = {layer["name"]: (layer["rank"], minor(layer["amount"])) for layer in value["layers"]}
    uncovered, healed = minor(answer["uncovered"]), minor(answer["uncovered_recovery"])
    whole = all(loss[name] == size for name, (rank, size) in layers.items()
                if any(loss[other] for other in layers if layers[other][0] > rank) or uncovered)  # fmt: skip
    bare = all(back[name] == 0 for name, (rank, _) in layers.items()
               if any(back[other] < loss[other] for other in layers if layers[other][0] > rank)
               or healed < uncovered)  # fmt: skip
    even = all(abs(loss[one] * size - loss[other] * layers[one][1]) <= size + layers[one][1]
               for one in layers for other, (rank, size) in layers.items() if rank == layers[one][0])  # fmt: skip
    return unless(
        loss_adds_up=sum(loss.values()) + uncovered == minor(value["loss"]),
        recovery_adds_up=sum(back.values()) + healed == minor(value.get("recovery", "0")),
        within_layers=all(0 <= back[name] <= loss[name] <= size for name, (_, size) in layers.items()),
        lower_ranks_first=whole, higher_ranks_heal_first=bare, one_rank_shares_evenly=even,
    )


def portfolio_laws(value: dict[str, Any], answer: dict[str, Any]) -> Broken:
    """Payable ≤ claim and ≤ cap; what is paid less what is returned is `net_paid`; the cap left is never negative."""
    cap, before = minor(answer["cap_amount"]), minor(value.get("paid_before", "0"))
    net, gross, good, within = before, before, True, True
    for row in answer["rows"]:
        paid, back = minor(row.get("payable", "0")), minor(row.get("returned", "0"))
        gross, net = gross + paid, net + paid - back
        good = good and net == minor(row["net_paid"]) >= 0 and min(paid, back) >= 0
        most = net if value["recovery_refills_cap"] else gross
        within = within and (not paid or most <= cap) and paid <= minor(row.get("claim", "0"))
    used = net if value["recovery_refills_cap"] else gross
    return unless(
        payable_within_claim_and_cap=within, net_paid_adds_up=good,
        cap_is_used_and_left=minor(answer["cap_left"]) == max(0, cap - used),
    )


def deminimis_laws(value: dict[str, Any], answer: dict[str, Any]) -> Broken:
    """Used + headroom = ceiling while there is room; headroom ≥ 0; new aid is all or nothing."""
    used, left = minor(answer["used"]), minor(answer["headroom"])
    ceiling = minor(answer["ceiling"])
    return unless(
        counted_adds_up=total(answer["counted"], "gge") == used,
        used_and_left_are_the_ceiling=left == max(0, ceiling - used), headroom_is_never_negative=left >= 0,
        all_or_nothing=answer["admissible"] == (minor(answer["new_gge"]) <= left),
        only_members_count={row["undertaking"] for row in answer["counted"]} <= set(answer["single_undertaking"]),
        nothing_from_later=all(row["on"] <= value["on"] for row in answer["counted"]),
    )


def late_laws(value: dict[str, Any], answer: dict[str, Any]) -> Broken:
    """Rows follow on one another, nothing is counted twice, and the sum is the rows' but for their own rounding."""
    rows = answer["rows"]
    joined = all(one["to"] <= other["from"] for one, other in zip(rows, rows[1:], strict=False))
    actual = value.get("day_count", "ACT/365F").startswith("ACT")
    days = all((date.fromisoformat(r["to"]) - date.fromisoformat(r["from"])).days == r["days"] for r in rows)
    bases = [minor(row["base"]) for row in rows]
    return unless(
        rows_are_the_sum=2 * abs(total(rows, "interest") - minor(answer["interest"])) <= len(rows) + 1,
        no_day_twice=joined, days_are_counted=days or not actual, debt_never_grows=bases == sorted(bases, reverse=True),
        nothing_after_payment=all(row["from"] <= value["paid_on"] for row in rows),
    )


def exit_laws(value: dict[str, Any], answer: dict[str, Any]) -> Broken:
    """What is paid and what goes to the reserve are the member's contributions; no more is paid than the share."""
    if "balance_sheets" not in value:
        return []
    paid, kept = minor(answer["payable"]), minor(answer["to_reserve_fund"])
    return unless(
        parts_are_the_whole=paid + kept == minor(value["member_contributions"]),
        within_the_share=paid <= minor(answer["share_of_base"]) <= minor(answer["base"]),
        nothing_below_nothing=min(paid, kept, minor(answer["base"])) >= 0,
    )
