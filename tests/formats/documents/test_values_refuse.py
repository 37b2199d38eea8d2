"""A value that contradicts itself or the law never becomes a paper; the refusal says which field and the way on."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from brygga.formats.documents import Contact, Document, DocumentError, Picture
from brygga.formats.documents.agreements import years_after
from brygga.formats.documents.data import plain
from brygga.formats.documents.registry import TEMPLATES
from brygga.formats.documents.render import FONT_FOLDER, TEMPLATE_FOLDER

from .decision_samples import MINUTES, NO, PACK, STATEMENT, YES
from .samples import CERTIFICATE, CONTRIBUTION, LOAN, NOTICE, PAYMENTS, REGISTER

REFUSALS: list[tuple[str, Callable[[], object]]] = [
    ("plan", lambda: dataclasses.replace(LOAN, plan=LOAN.plan[:-1])),
    (
        "settlement_order",
        lambda: dataclasses.replace(LOAN, settlement_order=("fee", "interest", "principal")),
    ),
    ("margin_percent", lambda: dataclasses.replace(LOAN, rate_reference="STIBOR 3M")),
    (
        "earliest_redemption_on",
        lambda: dataclasses.replace(CONTRIBUTION, earliest_redemption_on=date(2032, 3, 31)),
    ),
    ("notice_at_latest_on", lambda: dataclasses.replace(CONTRIBUTION, notice_at_latest_on=date(2030, 4, 2))),
    ("fixed_redemption_on", lambda: dataclasses.replace(CONTRIBUTION, fixed_redemption_on=date(2031, 1, 1))),
    ("holder", lambda: dataclasses.replace(CERTIFICATE, holder=None)),
    ("holder", lambda: dataclasses.replace(CERTIFICATE, issued_to="bearer")),
    ("rows", lambda: dataclasses.replace(REGISTER, rows=())),
    ("amounts", lambda: dataclasses.replace(NOTICE, interest_minor=0, principal_minor=0)),
    ("amounts", lambda: dataclasses.replace(NOTICE, interest_minor=-1)),
    (
        "rows",
        lambda: dataclasses.replace(PAYMENTS, rows=(dataclasses.replace(PAYMENTS.rows[0], approved_by="Ali Rahimi"),)),
    ),
    ("allocation", lambda: dataclasses.replace(PACK, amount_minor=PACK.amount_minor + 1)),
    ("in_brief", lambda: dataclasses.replace(PACK, in_brief=("a", "b", "c", "d"))),
    ("readiness.level", lambda: dataclasses.replace(PACK.readiness[0], level=5)),
    ("last_day_on", lambda: dataclasses.replace(YES, last_day_on=None)),
    ("granted", lambda: dataclasses.replace(YES, granted="")),
    ("reasons", lambda: dataclasses.replace(NO, reasons=())),
    ("way_to_yes", lambda: dataclasses.replace(NO, way_to_yes=())),
    ("complaint_contact", lambda: dataclasses.replace(NO, complaint_contact=NO.contact)),
    ("items", lambda: dataclasses.replace(MINUTES, items=(MINUTES.items[0], MINUTES.items[2]))),
    ("adjuster", lambda: dataclasses.replace(MINUTES, adjuster=MINUTES.chair)),
    ("amounts", lambda: dataclasses.replace(STATEMENT, free_minor=STATEMENT.free_minor + 1)),
    ("number", lambda: dataclasses.replace(NOTICE, number=" ")),
    ("currency", lambda: dataclasses.replace(NOTICE, currency="kr")),
    ("contact", lambda: Contact(name="Lena")),
    ("picture.alt", lambda: Picture(svg="<svg/>", alt="")),
    ("picture.svg", lambda: Picture(svg="curve.svg", alt="Kurva")),
]


@pytest.mark.parametrize(("field", "make"), REFUSALS)
def test_refused_with_field_reason_and_way_on(field: str, make: Callable[[], object]) -> None:
    with pytest.raises(DocumentError) as refused:
        make()
    assert refused.value.field == field
    assert refused.value.reason and refused.value.way_on


def test_five_years_from_a_leap_day_have_run_in_full() -> None:
    assert years_after(date(2028, 2, 29), 5) == date(2033, 3, 1)
    assert years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)


def test_a_float_does_not_belong_in_a_document() -> None:
    with pytest.raises(TypeError):
        plain(0.1)


@pytest.mark.parametrize("path", sorted(TEMPLATE_FOLDER.glob("texts/*.toml")), ids=lambda p: p.stem)
def test_swedish_and_english_say_the_same_things(path: Path) -> None:
    table = tomllib.loads(path.read_text())
    assert table["sv"].keys() == table["en"].keys()
    for key, swedish in table["sv"].items():
        assert type(swedish) is type(table["en"][key]), key
        if isinstance(swedish, str):
            assert _places(swedish) == _places(table["en"][key]), key


def _places(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


@pytest.mark.parametrize("name", sorted(TEMPLATES.values()))
def test_every_text_is_used_by_its_template(name: str) -> None:
    source = (TEMPLATE_FOLDER / f"{name}.typ").read_text()
    table = tomllib.loads((TEMPLATE_FOLDER / "texts" / f"{name}.toml").read_text())
    families = ("plan_", "settle_", "status_", "kind_")
    bare = {"named", "order", "bearer"}
    for key in table["sv"]:
        used = f"t.{key}" in source or key in bare or any(key.startswith(f) and f'"{f}"' in source for f in families)
        assert used, f"{name}.toml: {key}"


def test_fonts_travel_with_their_licence() -> None:
    faces = {path.name for path in FONT_FOLDER.glob("*.ttf")}
    assert faces == {f"SourceSans3-{face}.ttf" for face in ("Regular", "Semibold", "Bold", "It")}
    assert "SIL OPEN FONT LICENSE" in (FONT_FOLDER / "OFL.txt").read_text()


def test_values_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        NOTICE.number = "x"  # type: ignore[misc]
    assert issubclass(type(NOTICE), Document)
