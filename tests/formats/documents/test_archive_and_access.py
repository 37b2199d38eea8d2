"""Every document is made as PDF/A-3a and PDF/UA-1: tagged, titled, with its data inside, the same every time."""

from __future__ import annotations

import dataclasses
import json
from datetime import timedelta, timezone

import pytest
import typst

from brygga.formats.documents import DocumentError, render
from brygga.formats.documents.data import as_json
from brygga.formats.documents.registry import TEMPLATES

from . import reading
from .samples import LOAN, NOTICE, SAMPLES, STAMP

NAMES = sorted(SAMPLES)


def test_every_kind_of_document_has_a_sample() -> None:
    assert {type(sample) for sample in SAMPLES.values()} == set(TEMPLATES)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_is_tagged_and_says_what_it_is(name: str, language: str) -> None:
    document = dataclasses.replace(SAMPLES[name], language=language)
    pdf = render(document, STAMP)
    opened = reading.opened(pdf)
    assert opened.Root.MarkInfo.Marked
    assert str(opened.Root.Lang).startswith(language)
    with opened.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"]
    tags = reading.tags(pdf)
    assert tags["H1"] + tags["Title"] >= 1
    assert tags["P"] >= 3
    assert reading.tables_without_header(pdf) == 0


@pytest.mark.parametrize("name", NAMES)
def test_carries_its_own_data(name: str) -> None:
    pdf = render(SAMPLES[name], STAMP)
    carried = reading.attachment(pdf)
    assert carried.decode() == as_json(SAMPLES[name])
    assert json.loads(carried)["number"] == SAMPLES[name].number


@pytest.mark.parametrize("name", NAMES)
def test_the_same_value_gives_the_same_bytes(name: str) -> None:
    twin = dataclasses.replace(SAMPLES[name])
    assert render(SAMPLES[name], STAMP) == render(twin, STAMP)


def test_the_same_instant_in_another_zone_gives_the_same_bytes() -> None:
    in_stockholm = STAMP.astimezone(timezone(timedelta(hours=1)))
    assert render(NOTICE, in_stockholm) == render(NOTICE, STAMP)


def test_another_stamp_or_value_gives_other_bytes() -> None:
    assert render(NOTICE, STAMP) != render(NOTICE, STAMP + timedelta(days=1))
    assert render(NOTICE, STAMP) != render(dataclasses.replace(NOTICE, ocr="1027000479"), STAMP)


def test_a_stamp_without_zone_is_refused() -> None:
    with pytest.raises(DocumentError) as refused:
        render(NOTICE, STAMP.replace(tzinfo=None))
    assert refused.value.field == "stamp"


def test_plan_table_has_header_cells() -> None:
    tags = reading.tags(render(LOAN, STAMP))
    assert tags["TH"] >= 6
    assert tags["TD"] >= 6 * len(LOAN.plan)


def test_the_header_check_sees_a_table_without_one() -> None:
    """The canary of tables_without_header: typst itself lets such a table through."""
    source = b'#set document(title: "x")\n#std.title[x]\n#table(columns: 2)[a][b]'
    assert reading.tables_without_header(typst.compile(source, pdf_standards=["a-3a", "ua-1"])) == 1
