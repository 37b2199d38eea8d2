"""Maps a statutory example (topic, input, expected) to the calculator that has its rule, and compares what it states.

Idea: the example's input goes to the calculator as it is; where a stated key is not the calculator's own, a deriver
works it out from the answer alone, never from the example. Texts for people are there or not there; every figure, day,
yes, no and null must be the same. Do not make an example not applicable because it is hard: only because the product
has no such rule, and say so.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from brygga.calc.registry import names
from brygga.calc.run import run
from tests.jurisdictions import posting_vectors
from tests.jurisdictions.posting_vectors import NotApplicable

EQUAL, DIFFERENT, NOT_APPLICABLE = "equal", "different", "not_applicable"
Values = dict[str, Any]
FOR_PEOPLE = frozenset({"why", "after_that", "obligation", "rule", "refused_because"})
"""Keys whose text is for people: something must be said, in whatever words."""
ANY_PRINCIPAL = "100000.00"
"""For the examples that ask for days and rates alone."""


@dataclass
class Compared:
    """How many values were looked at, and which differ."""

    seen: int = 0
    found: list[str] = field(default_factory=list)

    def compare(self, place: str, expected: Any, answered: Any) -> None:
        """Look at one value; in an object only at the keys that are stated."""
        if isinstance(expected, dict) and isinstance(answered, dict):
            for key, value in expected.items():
                self.compare(f"{place}.{key}".lstrip("."), value, answered.get(key, "(nothing)"))
        elif isinstance(expected, list) and isinstance(answered, list) and len(expected) == len(answered):
            for nr, (one, other) in enumerate(zip(expected, answered, strict=True)):
                self.compare(f"{place}.{nr}", one, other)
        else:
            self.seen += 1
            if expected != answered or type(expected) is not type(answered):
                self.found.append(f"{place}: stated {expected!r}, answered {answered!r}")

    def said(self, key: str, expected: Any, answered: Any) -> None:
        """Look at a text for people: said where one is stated, not said where none is."""
        if bool(expected) != bool(answered) or answered == "(nothing)":
            self.found.append(f"{key}: stated {expected!r}, answered {answered!r}")


def judged(vector: Values) -> dict[str, str]:
    """One row of the report."""
    try:
        seen = compared(vector)
    except NotApplicable as reason:
        return {"id": vector["id"], "status": NOT_APPLICABLE, "why": str(reason)}
    if seen.found or not seen.seen:
        return {"id": vector["id"], "status": DIFFERENT, "why": "; ".join(seen.found[:6]) or "nothing was compared"}
    return {"id": vector["id"], "status": EQUAL, "why": f"{seen.seen} figures and days"}


def compared(vector: Values) -> Compared:
    """The example's stated values beside the calculator's. Raises NotApplicable."""
    topic, seen = vector["topic"], Compared()
    if topic == "posting":
        seen.compare("", vector["expected"], posting_vectors.posted(vector["input"], vector["expected"]))
        return seen
    if topic not in RULES:
        seen.found.append(f"no rule for the topic {topic}")
        return seen
    answered = RULES[topic](vector["input"])
    for key, value in vector["expected"].items():
        if key == "error" and isinstance(value, str):
            seen.compare(key, value, answered.get(key, {}).get("code"))
        elif key in FOR_PEOPLE:
            seen.said(key, value, answered.get(key, "(nothing)"))
        else:
            seen.compare(key, value, answered.get(key, "(nothing)"))
    if "error" in answered and "error" not in vector["expected"]:
        seen.found.append(f"refused: {answered['error']}")
    return seen


def asked(name: str, given: Values) -> Values:
    """The calculator's answer, through its JSON."""
    text, _ = run(name, json.dumps(given), "en")
    answer: Values = json.loads(text)
    return answer


def by(name: str, derive: Callable[[Values, Values], Values] = lambda given, answer: {}) -> Callable[[Values], Values]:
    """The rule of one calculator, with what `derive` works out of its answer."""

    def rule(given: Values) -> Values:
        answer = asked(name, given)
        return answer if "error" in answer else {**answer, **derive(given, answer)}

    return rule


def when_built(name: str) -> Callable[[Values], Values]:
    """The rule of a calculator that another branch builds."""

    def rule(given: Values) -> Values:
        if name not in names():
            raise NotApplicable(f"not built yet (calculator {name})")
        return asked(name, given)

    return rule


def late_interest(given: Values) -> Values:
    """Days, rate and segments of the answer's rows; an example of rates alone gets a principal."""
    answer = asked("late_interest", {"principal": ANY_PRINCIPAL, **given})
    if "error" in answer:
        return answer
    rows = answer["rows"]
    late = [row for row in rows if row["from"] >= (answer.get("first_day_counted") or "")]
    return {
        **answer, "days": sum(row["days"] for row in late), "rate": late[-1]["rate"] if late else None,
        "segments": [{"from": row["from"], "rate": row["rate"]} for row in rows],
    }


def redemption(given: Values, answer: Values) -> Values:
    """Whether notice is needed, whether the statutes' date can be used and why not, and the first lawful day."""
    if "ways" not in answer:
        return {}
    return {
        "notice_needed": answer["by"] != "fixed", "fixed_date_valid": answer["ways"]["fixed"] is not None,
        "refused_because": " ".join(answer["refused"]), "earliest_allowed_by_law": answer["five_years_on"],
    }


def member_exit(given: Values, answer: Values) -> Values:
    """Of a notice that is barred, the day on which the money would come if it were given on the first day."""
    if answer.get("effective", True):
        return {}
    return {"contributions_payable_on": answer["contributions_payable_on_if_given_on_first_day"]}


RULES: dict[str, Callable[[Values], Values]] = {
    "association_calendar": by("association_calendar"),
    "clawback": by("clawback"),
    "forlagsinsats_redemption": by("contribution", redemption),
    "late_interest": late_interest,
    "limitation": by("limitation"),
    "member_exit": by("member_exit", member_exit),
    "reference_rate": by("reference_rate"),
    "identifiers": by("identifiers"),
    **{topic: by("retention") for topic in
       ("retention", "retention_aml", "retention_bookkeeping", "retention_register", "retention_conflict")},
    "gge": when_built("gge"),
    "deminimis": when_built("deminimis"),
    "deminimis_register": when_built("deminimis_register"),
}
