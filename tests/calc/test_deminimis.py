"""The `deminimis` calculators: three rolling years, one undertaking, the days beside it, errors with their place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from brygga.calc.run import run
from brygga.domain.aid import deminimis, undertaking
from brygga.domain.aid.regimes import REGIMES
from brygga.domain.aid.undertaking import Link
from brygga.domain.dates import add_months
from brygga.domain.money import format_amount
from tests.domain.aid.worked_aid import DEMINIMIS_PAGE, EMPTY, group, window
from tests.domain.funding.worked import tables
from tests.domain.sentences import is_sentence

PLAIN: dict[str, Any] = {
    "regime": "general", "on": "2026-06-15", "new_gge": "90000", "undertakings": ["A"],
    "links": [{"from": "A", "to": "B", "kind": "votes"}],
    "grants": [{"undertaking": "B", "on": "2024-01-10", "gge": "200000"}],
}


def ask(value: object, language: str = "sv", name: str = "deminimis") -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(run(name, json.dumps(value), language)[0])
    return answered


def check_the_window() -> None:
    for row in tables(DEMINIMIS_PAGE, "regime", "on")[0]:
        answered = ask(window(row))
        assert (answered["used"], answered["headroom"]) == (row["used"], row["headroom"]), row
        assert answered["admissible"] is (row["admissible"] == "yes"), row
        assert bool(answered["why"]) is not answered["admissible"], row


def check_the_groups() -> None:
    for row in tables(DEMINIMIS_PAGE, "on", "asked")[0]:
        assert ask(group(row))["single_undertaking"] == row["one undertaking"].split(" "), row


@pytest.mark.parametrize("check", [check_the_window, check_the_groups])
def test_the_worked_tables(check: Any) -> None:
    check()


def test_the_page_lists_the_regimes_as_they_are() -> None:
    rows = tables(DEMINIMIS_PAGE, "regime", "act")[0]
    assert [list(row.values()) for row in rows] == [
        [law.code, law.act, format_amount(law.ceiling), str(law.valid_from), str(law.valid_to),
         "yes" if law.sure else "no"]
        for law in REGIMES
    ]


def test_the_answer_of_the_interface() -> None:
    answered = ask(PLAIN)
    assert {name: answered[name] for name in ("single_undertaking", "used", "headroom", "admissible", "why")} == {
        "single_undertaking": ["A", "B"], "used": "200000.00", "headroom": "100000.00", "admissible": True, "why": []}
    assert answered["counted"] == [{"undertaking": "B", "on": "2024-01-10", "gge": "200000.00"}]
    assert answered["source"] == "(EU) 2023/2831 art. 3(2), 3(7)"


def test_a_refusal_names_article_the_most_that_fits_and_the_day() -> None:
    why = ask({**PLAIN, "new_gge": "100000.01"}, "en")["why"]
    assert why == ["100000.01 EUR is more than the 100000.00 EUR that is left; aid that does not fit is refused whole "
                   "((EU) 2023/2831 art. 3(7)). Grant at most 100000.00 EUR, or wait until 2027-01-11, when older "
                   "grants no longer count."]
    assert "vänta" not in ask({**PLAIN, "new_gge": "300000.01"})["why"][0]


def test_a_day_outside_the_act_is_answered_and_said() -> None:
    answered = ask({**PLAIN, "on": "2035-01-01"}, "en")
    assert answered["headroom"] == "300000.00"
    assert "(EU) 2023/2831 is in force 2024-01-01–2030-12-31" in " ".join(answered["explain"])
    assert ask({**PLAIN, "on": "2020-01-01"})["headroom"] == "300000.00"
    assert ask({**PLAIN, "on": "2999-12-31"})["headroom"] == "300000.00"


def test_without_undertakings_those_with_grants_are_asked_about() -> None:
    asked = {name: value for name, value in PLAIN.items() if name != "undertakings"}
    assert ask(asked)["single_undertaking"] == ["A", "B"]
    assert ask({"on": "2026-06-15", "new_gge": "1"})["headroom"] == "300000.00"


def test_the_days_beside_it() -> None:
    names = {"decided": "decided_on", "signed": "agreement_signed_on", "paid": "paid_on"}
    for row in tables(DEMINIMIS_PAGE, "decided", "signed")[0]:
        asked = {names[name]: cell for name, cell in row.items() if name in names and cell != EMPTY}
        assert ask(asked)["granting_date"] == row["granting date"]
    for row in tables(DEMINIMIS_PAGE, "granting date", "register by")[0]:
        for name in ("deminimis", "deminimis_register"):
            answered = ask({"granting_date": row["granting date"]}, name=name)
            assert answered["register_by"] == row["register by"]
            assert answered["keep_records_through"] == row["keep through"]


def test_kronor_at_the_rate_of_the_granting_day() -> None:
    asked = {"gge_sek": "1200000.00", "granting_date": "2026-06-15", "sek_per_eur": "11.2500"}
    assert ask(asked)["gge_eur"] == "106666.67"


GRANT = {"undertaking": "B", "on": "2024-01-10", "gge": "1"}
LINK = {"from": "A", "to": "B", "kind": "votes"}


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"on": None}, "missing", "on"),
        ({"on": "2026-02-31"}, "wrong_type", "on"),
        ({"on": "0001-01-01"}, "out_of_range", "on"),
        ({"on": "9999-12-31"}, "out_of_range", "on"),
        ({"new_gge": None}, "missing", "new_gge"),
        ({"new_gge": "-0.01"}, "out_of_range", "new_gge"),
        ({"new_gge": "NaN"}, "wrong_type", "new_gge"),
        ({"new_gge": "1e400"}, "wrong_type", "new_gge"),
        ({"new_gge": "0.001"}, "out_of_range", "new_gge"),
        ({"fx": "0"}, "out_of_range", "fx"),
        ({"regime": "space"}, "out_of_range", "regime"),
        ({"ceiling": "-1"}, "out_of_range", "ceiling"),
        ({"undertakings": []}, "out_of_range", "undertakings"),
        ({"undertakings": [7]}, "wrong_type", "undertakings.0"),
        ({"nodes": {"A": {"type": "person"}}}, "inconsistent", "undertakings.0"),
        ({"nodes": {"A": {"type": "club"}}}, "out_of_range", "nodes.A.type"),
        ({"nodes": {"A": {}}}, "missing", "nodes.A.type"),
        ({"nodes": {"A": "person"}}, "wrong_type", "nodes.A"),
        ({"grants": [{**GRANT, "gge": "-1"}]}, "out_of_range", "grants.0.gge"),
        ({"grants": [{**GRANT, "fx": "-11"}]}, "out_of_range", "grants.0.fx"),
        ({"grants": [{**GRANT, "on": "2024-02-30"}]}, "wrong_type", "grants.0.on"),
        ({"grants": [{**GRANT, "member_state": "Sweden"}]}, "out_of_range", "grants.0.member_state"),
        ({"grants": [{**GRANT, "undertaking": " "}]}, "out_of_range", "grants.0.undertaking"),
        ({"grants": [{**GRANT, "paid": "1"}]}, "unknown_field", "grants.0.paid"),
        ({"links": [{**LINK, "kind": "family"}]}, "out_of_range", "links.0.kind"),
        ({"links": [{**LINK, "share": "60"}]}, "out_of_range", "links.0.share"),
        ({"links": [{**LINK, "from_date": "2026-02-01", "to_date": "2026-01-01"}]}, "inconsistent", "links.0.to_date"),
        ({"grants": [GRANT] * 100_001}, "out_of_range", "grants"),
    ],
)
def test_what_cannot_be_answered_says_where(change: dict[str, object], code: str, field: str) -> None:
    error = ask({**PLAIN, **change})["error"]
    assert (error["code"], error["field"]) == (code, field)
    said = error["message"], ask({**PLAIN, **change}, "en")["error"]["message"]
    assert is_sentence(said[0]) and is_sentence(said[1]) and said[0] != said[1]


def test_a_day_of_payment_alone_is_no_granting_date() -> None:
    assert ask({"paid_on": "2026-09-01"})["error"]["field"] == "agreement_signed_on"
    assert ask({"gge_sek": "1", "sek_per_eur": "0"})["error"]["field"] == "sek_per_eur"


@pytest.mark.parametrize(
    "defect", ["anniversary_out", "partial_slice", "half_is_majority", "every_state", "expired_links"]
)
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "anniversary_out":
        monkeypatch.setattr(deminimis, "last_day_counted", lambda on: add_months(on, 35))
    elif defect == "partial_slice":
        monkeypatch.setattr(deminimis.Room, "admissible", True, raising=False)
        monkeypatch.setattr(deminimis, "Room", lambda counted, used, headroom, fits: _Room(counted, used, headroom))
    elif defect == "half_is_majority":
        monkeypatch.setattr(undertaking, "MAJORITY", undertaking.MAJORITY - 1)
    elif defect == "every_state":
        monkeypatch.setattr(deminimis, "_counts", lambda question, grant: grant.undertaking in question.members)
    else:
        monkeypatch.setattr(Link, "joins", lambda self, on: self.kind != "votes" or self.share != undertaking.MAJORITY)
    with pytest.raises(AssertionError):
        check_the_window()
        check_the_groups()


class _Room:
    """A room into which everything fits."""

    admissible = True

    def __init__(self, counted: Any, used: Any, headroom: Any) -> None:
        self.counted, self.used, self.headroom = counted, used, headroom
