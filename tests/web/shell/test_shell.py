"""Components, filters, form fields and error pages, as a page builder meets them.

Canary: leave `refuse_wrong` out of `_part`, or the ids out of the field template, and these fail.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.http import HttpResponse
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory, override_settings
from django.utils import translation

from brygga.web.shell import views
from brygga.web.shell.components import COMPONENTS
from brygga.web.shell.forms import (
    AmountField,
    BryggaRenderer,
    DateField,
    DateThreeField,
    OrgnrField,
    PercentField,
    choice,
)
from tests.web.shell import site

SHELL = Path(views.__file__).parent


@pytest.fixture(autouse=True)
def swedish() -> Iterator[None]:
    """The shell alone, in Swedish."""
    with override_settings(**site.SETTINGS), translation.override("sv"):
        yield


def drawn(source: str, **values: object) -> str:
    """A template with the tags loaded, drawn."""
    return Template("{% load brygga %}" + source).render(Context(values)).replace("\u00a0", " ")


@pytest.mark.parametrize(("source", "value", "text"), [
    ("{{ v|kr }}", 1_250_000, "12 500 kr"), ("{{ v|kr }}", SimpleNamespace(minor=150, currency="EUR"), "1,50 €"),
    ("{{ v|kr_exact }}", 1_250_000, "12 500,00 kr"), ("{{ v|kr }}", None, ""), ("{{ v|kr }}", -150, "−1,50 kr"),
    ("{{ v|datum }}", dt.date(2026, 3, 12), "12 mars 2026"), ("{{ v|datum }}", None, ""),
    ('{{ v|datum:"veckodag" }}', dt.date(2026, 3, 13), "fredag 13 mars"),
    ("{{ v|datum_kort }}", dt.date(2026, 3, 12), "2026-03-12"), ("{{ v|procent }}", 45_000, "4,5 %"),
    ("{{ v|procent }}", 0, "0 %"), ("{{ v|orgnr }}", "5591234567", "559123-4567"), ("{{ v|orgnr }}", "okänt", "okänt"),
    ("{{ v|filstorlek }}", 412_300, "412 kB"), ("{{ v|filstorlek }}", 1_440_000, "1,4 MB"),
])
def test_filters(source: str, value: object, text: str) -> None:
    assert drawn(source, v=value) == text


def test_filters_follow_the_language() -> None:
    with translation.override("en"):
        assert drawn("{{ v|kr }} {{ d|datum }}", v=1_250_050, d=dt.date(2026, 3, 12)) == "SEK 12,500.50 12 March 2026"


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_every_component_has_a_template_and_is_in_the_guide(name: str) -> None:
    get_template(COMPONENTS[name].template)
    guide = (SHELL.parents[3] / "docs/guides/components.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| (.* )?{name}( ¶)?( /.*)? \|", guide, re.MULTILINE)


@pytest.mark.parametrize("source", [
    '{% part "tag" %}', '{% part "tag" word="x" colour="red" %}', '{% part "tagg" word="x" %}', "{% part %}",
    '{% wrap "tag" word="x" %}{% endwrap %}', '{% part "tag" "x" %}',
])
def test_a_slip_in_a_component_is_an_error_when_the_template_is_read(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        drawn(source)


def test_a_component_escapes_what_it_is_given() -> None:
    assert "&lt;b&gt;" in drawn('{% part "tag" word=v %}', v="<b>")


def test_a_body_is_drawn_in_the_page_and_the_component_sees_nothing_else() -> None:
    text = drawn('{% wrap "notice" text="" %}{{ secret }}{% endwrap %}', secret="här", kind="stop")
    assert "här" in text
    assert "stop" not in text


def test_what_i_may_not_approve_has_no_button_and_says_who_can() -> None:
    text = drawn('{% part "pay_row" title="Laxå" amount="1 kr" text="Du skapade den." off="Ordföranden kan." '
                 'action_label="Attestera" action_url="/x" %}')
    assert "Ordföranden kan." in text
    assert "<button" not in text


def test_a_table_carries_its_labels_for_the_phone() -> None:
    text = drawn('{% part "table" columns=c rows=r %}', c=[{"label": "Vad"}, {"label": "Kvar", "numeric": True}],
                 r=[["Lån", "12 kr"]])
    assert '<th scope="row"><span>Lån</span></th>' in text
    assert '<td data-label="Kvar" class="num"><span>12 kr</span></td>' in text


class Sample(forms.Form):
    """One of each."""

    default_renderer = BryggaRenderer
    amount = AmountField(label="Belopp", help_text="Ungefär räcker.", min_minor=1)
    start = DateField(label="Start", required=False)
    founded = DateThreeField(label="Bildad", required=False)
    orgnr = OrgnrField(label="Nummer", required=False, check=lambda digits: digits.endswith("7"))
    rate = PercentField(label="Ränta", required=False)
    tie = forms.ChoiceField(label="Koppling", required=False, widget=forms.RadioSelect,
                            choices=[("a", choice("Ja <nej>", "Då deltar du inte."))])


def test_fields_give_whole_values() -> None:
    form = Sample({"amount": "12 500,50", "start": "12 mars 2026", "founded_dag": "1", "founded_manad": "2",
                   "founded_ar": "2020", "orgnr": "559123-4567", "rate": "4,5", "tie": "a"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "amount": 1_250_050, "start": dt.date(2026, 3, 12), "founded": dt.date(2020, 2, 1), "orgnr": "5591234567",
        "rate": 45_000, "tie": "a",
    }


@pytest.mark.parametrize(("data", "field", "said"), [
    ({"amount": "12.500"}, "amount", "12500 eller 12,5"), ({"amount": "0"}, "amount", "större än noll"),
    ({"amount": "1", "start": "260312"}, "start", "2026-03-12 eller 2012-03-26"),
    ({"amount": "1", "founded_dag": "31", "founded_manad": "2", "founded_ar": "2020"}, "founded", "finns inte"),
    ({"amount": "1", "founded_dag": "3", "founded_manad": "2"}, "founded", "året"),
    ({"amount": "1", "orgnr": "559123-4560"}, "orgnr", "Kontrollsiffran"),
    ({"amount": "1", "rate": "fyra"}, "rate", "4,5"),
])
def test_fields_refuse_with_a_way_on(data: dict[str, str], field: str, said: str) -> None:
    form = Sample(data)
    assert not form.is_valid()
    assert said in str(form.errors[field])


def test_hint_and_error_are_tied_to_the_field() -> None:
    text = str(Sample({"amount": "x"}))
    assert 'aria-describedby="id_amount_helptext id_amount_error"' in text
    assert 'id="id_amount_helptext"' in text
    assert 'id="id_amount_error"' in text
    assert "behöver inte fyllas i" in text
    assert "Ja &lt;nej&gt;" in text


def test_a_known_value_is_shown_as_people_write_it() -> None:
    form = Sample(initial={"amount": 1_250_050, "start": dt.date(2026, 3, 12), "orgnr": "5591234567", "rate": 45_000})
    text = str(form)
    for value in ("12 500,50", "2026-03-12", "559123-4567", "4,5"):
        assert f'value="{value}"' in text


def test_the_summary_leads_to_the_first_box_of_each_wrong_field() -> None:
    form = Sample({"amount": "", "founded_dag": "31", "founded_manad": "2", "founded_ar": "2020"})
    text = drawn('{% part "error_summary" form=form %}', form=form)
    assert 'href="#id_amount"' in text
    assert 'href="#id_founded_0"' in text
    assert drawn('{% part "error_summary" form=form %}', form=Sample()) == ""


@pytest.mark.parametrize("code", [400, 403, 404, 500, 503])
def test_error_pages_say_what_happened_that_nothing_is_lost_and_what_to_do(code: int) -> None:
    text = render_to_string(f"{code}.html")
    assert re.search(r"<h1>[^<]{15,}</h1>", text)
    assert "Gör så här" in text
    assert "Fråga oss" in text
    assert str(code) not in re.sub(r"<[^>]*>", "", text)


def test_closed_asks_to_come_back() -> None:
    answer: HttpResponse = views.closed(RequestFactory().get("/"))
    assert answer.status_code == 503
    assert answer["Retry-After"] == "120"


def test_the_style_page_shows_every_component_and_no_inline_style_or_script() -> None:
    answer = Client().get("/stil/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert " style=" not in page
    assert not re.search(r" on\w+=", page)
    assert not re.search(r"<script(?![^>]*src=)", page)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids)), sorted(i for i in set(ids) if ids.count(i) > 1)
    shown = "".join((SHELL / "templates/shell" / name).read_text(encoding="utf-8")
                    for name in ("style.html", "style_parts.html", "style_wrong.html", "page.html", "base.html",
                                 "parts/messages.html"))
    for name in COMPONENTS:
        assert f'"{name}"' in shown or f"parts/{name}.html" in shown, name


def test_the_theme_cookie_is_followed_and_nothing_else_is_put_in_the_page() -> None:
    client = Client()
    client.cookies["brygga_theme"] = "dark"
    assert '<html lang="sv" data-theme="dark">' in client.get("/stil/").content.decode()
    client.cookies["brygga_theme"] = "x"
    assert '<html lang="sv">' in client.get("/stil/").content.decode()


def test_the_script_is_small() -> None:
    assert len((SHELL / "static/brygga/brygga.js").read_text(encoding="utf-8").splitlines()) <= 170
