"""When a member has left and is paid (lag 2018:672, 4 and 10 kap.; lag 1930:173), a second time, with random cases."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from .days import bank_day, last_of_month, months_on
from .generators import any_day, sum_text
from .money import minor, rounded, show
from .wrong import Expected, Mistake, spoil

ENDS = ["12-31", "12-31", "12-31", "06-30", "08-31", "04-30", "02-28", "09-30"]


def year_end(after: date, month: int) -> date:
    """The first financial year-end on or after a day: the last day of its month."""
    year = after.year if after <= date(after.year, month, last_of_month(after.year, month)) else after.year + 1
    return date(year, month, last_of_month(year, month))


def leaving(value: dict[str, Any], on: date, months: int) -> dict[str, date]:
    """The waiting time, the year-end after it, six months on, and one year on."""
    waiting = months_on(on, months)
    ends = year_end(waiting, int(value["financial_year_end"][:2]))
    return {"waiting_ends": waiting, "membership_ends": ends, "contributions_payable_on": months_on(ends, 6),
            "clawback_until": months_on(ends, 12)}


def dated(found: dict[str, Any]) -> dict[str, Any]:
    """Days as they are written."""
    return {key: part.isoformat() if isinstance(part, date) else part for key, part in found.items()}


def by_event(value: dict[str, Any]) -> dict[str, Any]:
    """The answer to an event of the text."""
    event, on, months = value["event"], date.fromisoformat(value["on"]), value.get("waiting_months", 1)
    found: dict[str, Any] = dict(leaving(value, on, 6 if event in ("death", "dissolution") else months))
    found["refused"] = False
    if event == "overinsats":
        found |= {"counted_from_year_end": found["membership_ends"], "payable_on": found["contributions_payable_on"]}
        del found["clawback_until"], found["contributions_payable_on"]
        found["membership_ends"] = None
    if event == "bylaw_change":
        last = bank_day(months_on(date.fromisoformat(value["decision_on"]), 1))
        in_time = on <= last
        without = found["membership_ends"]
        found |= leaving(value, on, 1 if in_time else months)
        found |= {"notice_in_time": in_time, "last_day_for_notice": last, "without_the_right": without,
                  "waiting_months_applied": 1 if in_time else months}
    if event == "notice" and "bar_years" in value:
        first = months_on(date.fromisoformat(value["joined_on"]), 12 * value["bar_years"])
        best = leaving(value, first, months)
        if on < first:
            found = dict.fromkeys(found) | {"refused": True}
        found |= {"effective": on >= first, "notice_allowed_from": first,
                  "membership_ends_if_given_on_first_day": best["membership_ends"],
                  "contributions_payable_on_if_given_on_first_day": best["contributions_payable_on"]}
    return dated(found)


def amounts(value: dict[str, Any]) -> dict[str, Any]:
    """The member's part of equity by the balance sheet that was latest adopted when membership ended."""
    ended = date.fromisoformat(value["membership_ended_on"])
    sheet = max((s for s in value["balance_sheets"] if s["adopted_on"] <= ended.isoformat()),
                key=lambda sheet: sheet["adopted_on"])
    kept = sum(minor(sheet.get(key, "0")) for key in ("reserve_fund", "other_excluded_funds", "forlagsinsatser"))
    base, own = max(0, minor(sheet["equity"]) - kept), minor(value["member_contributions"])
    share = rounded(Fraction(base * own, minor(value["all_member_contributions"])), "half_up")
    payable = min(own, share)
    return {"balance_sheet_used": sheet["year_end"], "base": show(base), "share_of_base": show(share),
            "payable": show(payable), "to_reserve_fund": show(own - payable),
            "contributions_payable_on": months_on(ended, 6).isoformat()}


def member_exit(value: dict[str, Any]) -> Any:
    """Every date and figure; a rule in words is not compared, `refused` as whether there is a reason."""
    if "balance_sheets" in value:
        return amounts(value)
    if "membership_ended_on" in value:
        last = months_on(date.fromisoformat(value["membership_ended_on"]), 6)
        late = date.fromisoformat(value["event"]["on"]) > last
        return {"payable_under_10_11": late, "contributions_payable_on": last.isoformat() if late else None}
    return by_event(value)


def member_exit_shape(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer as the oracle gives it; nothing is said of clawback for an överinsats, and its pay day has a name."""
    kept = {key: part for key, part in answer.items() if key not in ("explain", "rule")}
    if "counted_from_year_end" in kept:
        del kept["clawback_until"], kept["contributions_payable_on"]
    if "refused" in kept:
        kept["refused"] = bool(kept["refused"])
    return kept


def member_exit_case(rng: Random) -> dict[str, Any]:
    """An exit: a date that makes or misses the year-end, a bar, a change of the bylaws, a share of equity."""
    what, day = rng.random(), any_day(rng)
    if what < 0.12:
        after = months_on(day, 6) + timedelta(rng.choice([-1, 0, 1, 30, -100]))
        return {"membership_ended_on": day.isoformat(),
                "event": {"kind": rng.choice(["liquidation", "bankruptcy"]), "on": max(after, day).isoformat()}}
    if what < 0.3:
        return shares_case(rng, day)
    value: dict[str, Any] = {
        "event": rng.choice(["notice", "notice", "exclusion", "death", "dissolution", "overinsats", "bylaw_change"]),
        "financial_year_end": rng.choice(ENDS),
    }
    months = rng.choice([1, 1, 2, 3, 6])
    if rng.random() < 0.7:
        value["waiting_months"] = months
    end = year_end(day, int(value["financial_year_end"][:2]))
    near = months_on(end, -rng.choice([months, 6])) + timedelta(rng.choice([-1, 0, 0, 1, 2]))
    on = rng.choice([day, near, near])
    value["on"] = on.isoformat()
    if value["event"] == "bylaw_change":
        before = rng.choice([on, months_on(on, -1) + timedelta(rng.randint(-4, 3)), on - timedelta(rng.randint(0, 60))])
        value["decision_on"] = before.isoformat()
    if value["event"] == "notice" and rng.random() < 0.5:
        value["bar_years"] = rng.choice([0, 1, 2, 2])
        joined = months_on(on, -12 * value["bar_years"]) + timedelta(rng.choice([-1, 0, 1, -200, 200]))
        value["joined_on"] = min(joined, on).isoformat()
    return value


def shares_case(rng: Random, ended: date) -> dict[str, Any]:
    """Balance sheets around the end of membership; the last adopted in time is sometimes adopted that very day."""
    own = rng.randint(1, 10**7)
    sheets = []
    for back in rng.sample([-200, 0, 1, 250, 620], rng.randint(1, 4)):
        adopted = ended - timedelta(back)
        sheet = {"year_end": (adopted - timedelta(rng.randint(0, 180))).isoformat(), "adopted_on": adopted.isoformat(),
                 "equity": show(rng.choice([rng.randint(0, 10**8), -rng.randint(1, 10**6), own, own * 3]))}
        for key in ("reserve_fund", "other_excluded_funds", "forlagsinsatser"):
            if rng.random() < 0.6:
                sheet[key] = sum_text(rng, 10**7)
        sheets.append(sheet)
    if all(sheet["adopted_on"] > ended.isoformat() for sheet in sheets):
        sheets[0]["adopted_on"] = ended.isoformat()
        sheets[0]["year_end"] = months_on(ended, -6).isoformat()
    return {"membership_ended_on": ended.isoformat(), "member_contributions": show(own), "balance_sheets": sheets,
            "all_member_contributions": show(own + rng.choice([0, 1, rng.randint(0, 10**8)]))}


def wrong_member_exit(rng: Random) -> tuple[Any, Expected]:
    """An exit with one mistake."""
    value = member_exit_case(rng)
    if "balance_sheets" in value:
        keys = {"": ["membership_ended_on", "member_contributions"], "balance_sheets": ["year_end", "equity"]}
    elif "membership_ended_on" in value:
        keys = {"event": ["kind", "on"]}
    else:
        keys = {"": ["on", "financial_year_end"]}
    return spoil(rng, value, [_never, _wait, _no_day, _none_adopted], keys)


def _never(_: Random, __: dict[str, Any]) -> Mistake:
    return {"event": "moved", "on": "2026-11-30", "financial_year_end": "12-31"}, "error"


def _wait(rng: Random, _: dict[str, Any]) -> Mistake:
    """The bylaws may ask for one to six months."""
    months = rng.choice([-1, 0, 7, 12])
    return {"event": "notice", "on": "2026-11-30", "financial_year_end": "12-31", "waiting_months": months}, "error"


def _no_day(rng: Random, _: dict[str, Any]) -> Mistake:
    end = rng.choice(["13-01", "06-31", "00-10", "12/31"])
    return {"event": "notice", "on": "2026-11-30", "financial_year_end": end}, "error"


def _none_adopted(_: Random, __: dict[str, Any]) -> Mistake:
    """No balance sheet was adopted when membership ended."""
    sheet = {"year_end": "2026-12-31", "adopted_on": "2027-04-20", "equity": "100"}
    return {"membership_ended_on": "2026-12-31", "member_contributions": "10", "all_member_contributions": "20",
            "balance_sheets": [sheet]}, "error"
