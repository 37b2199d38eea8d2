"""The frozen pack: the same bytes for ever, and another digest for the least change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from brygga.domain.casework import pack
from brygga.domain.casework.pack import Pack, PackDocument, canonical_bytes, pack_hash, proposal_hash, still_same
from brygga.domain.money import Money
from tests.domain.casework.canary import planted

PROPOSAL = {"instrument": "contribution", "amount": Money(200_000_00, "SEK"), "conditions": ["certificate", "promise"]}
FROZEN = Pack("fund", "2026-014", 1, datetime(2026, 3, 12, 9, 0, tzinfo=UTC), proposal_hash(PROPOSAL),
              (PackDocument(1, "Stadgar", "ab" * 32, 4), PackDocument(2, "Bedömning", "cd" * 32, 1)),
              {"memo": "Troligen, från år sex.", "decided_by": date(2026, 3, 19), "proposal": PROPOSAL})
WITHOUT_ZONE = FROZEN.frozen_at.replace(tzinfo=None)
FOR_EVER = "d6082ac225fd10d99172af4c86921c6cef870b56204d616a589c8bf3e671f181"


def test_the_form_never_changes() -> None:
    text = canonical_bytes({"b": [1, None, True], "å": date(2026, 3, 1), "a": Money(-5, "SEK")}).decode()
    assert text == 'brygga-pack-1\n{"a":[-5,"SEK"],"b":[1,null,true],"å":"2026-03-01"}\n'
    assert pack_hash(FROZEN) == FOR_EVER


def test_the_same_instant_in_another_zone_is_the_same_pack() -> None:
    moved = FROZEN.frozen_at.astimezone(timezone(timedelta(hours=1)))
    assert still_same(replace(FROZEN, frozen_at=moved), pack_hash(FROZEN))


@pytest.mark.parametrize("changed", [
    {"version": 2}, {"case": "2026-015"}, {"documents": FROZEN.documents[:1]}, {"documents": FROZEN.documents[::-1]},
    {"contents": {**FROZEN.contents, "memo": "Troligen, från år sju."}}, {"tenant": "other"},
    {"proposal_sha256": proposal_hash({**PROPOSAL, "amount": Money(200_000_01, "SEK")})},
], ids=lambda c: next(iter(c)))
def test_the_least_change_is_seen(changed: dict[str, object]) -> None:
    assert not still_same(replace(FROZEN, **changed), pack_hash(FROZEN))


def test_a_proposal_and_a_pack_of_the_same_words_differ() -> None:
    assert canonical_bytes(PROPOSAL) != canonical_bytes(PROPOSAL, form="brygga-pack-1-proposal")


@pytest.mark.parametrize("formless", [0.5, WITHOUT_ZONE, {1: "a"}, object()],
                         ids=["a float", "a time without zone", "a key that is no text", "a thing"])
def test_what_has_no_fixed_form_is_refused(formless: object) -> None:
    with pytest.raises(TypeError):
        canonical_bytes({"value": formless})


@pytest.mark.parametrize(("right", "wrong"), [
    ("sort_keys=True", "sort_keys=False"), ("[value.minor, value.currency]", "[value.minor]"),
    ("value.astimezone(UTC)", "value"),
])
def test_canaries_of_the_form(right: str, wrong: str) -> None:
    defect = planted(pack, right, wrong)
    moved = replace(FROZEN, frozen_at=FROZEN.frozen_at.astimezone(timezone(timedelta(hours=1))))
    assert {defect.pack_hash(FROZEN), defect.pack_hash(moved)} != {FOR_EVER}
