"""`{% load brygga %}`: components (`part`, `wrap`), amounts, dates and shares in the reader's language.

Amounts come in as integer minor units (öre) or as a money value with `minor` and `currency`; dates as dates.
The formatting itself is in `formats/pictures/figures.py`, so that page, picture and PDF write alike.
"""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField
from django.template import Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from brygga.formats.pictures import figures
from brygga.web.shell.components import Component, component

register = template.Library()


@register.simple_tag
def command_key() -> SafeString:
    """A hidden field whose value makes two presses of one page one act; stands in every form that acts."""
    return format_html('<input type="hidden" name="command_key" value="{}">', uuid.uuid4().hex)


def _language() -> str:
    return translation.get_language() or "sv"


def _minor_and_currency(value: Any, currency: str) -> tuple[int, str]:
    if hasattr(value, "minor"):
        return int(value.minor), str(getattr(value, "currency", currency))
    return int(value), currency


def _money(value: Any, currency: str, exact: bool) -> str:
    if value is None or value == "":
        return ""
    minor, code = _minor_and_currency(value, currency or "SEK")
    return figures.money(minor, code, _language(), exact=exact)


@register.filter
def kr(value: Any, currency: str = "SEK") -> str:
    """1250000 → "12 500 kr"; öre only when there are any."""
    return _money(value, currency, exact=False)


@register.filter
def kr_exact(value: Any, currency: str = "SEK") -> str:
    """1250000 → "12 500,00 kr": always with öre, for columns that must add up."""
    return _money(value, currency, exact=True)


@register.filter(expects_localtime=True)
def datum(value: dt.date | None, style: str = "") -> str:
    """12 mars 2026; `|datum:"veckodag"` gives "fredag 12 mars"; `|datum:"utan_ar"` gives "12 mars"."""
    return figures.day(value, _language(), style) if value else ""


@register.filter(expects_localtime=True)
def datum_kort(value: dt.date | None) -> str:
    """2026-03-12, for columns."""
    return value.strftime("%Y-%m-%d") if value else ""


@register.filter
def procent(value: int | Decimal | str | None) -> str:
    """Parts per million → "4,5 %"."""
    return "" if value in (None, "") else figures.percent(int(value), _language())


@register.filter
def orgnr(value: str | None) -> str:
    """5591234567 → 559123-4567; anything else is left as it stands."""
    digits = str(value or "").replace("-", "").strip()
    return f"{digits[:6]}-{digits[6:]}" if len(digits) == 10 and digits.isdigit() else str(value or "")


@register.filter
def filstorlek(value: int | None) -> str:
    """Bytes → "412 kB", "1,4 MB"."""
    return "" if value is None else figures.file_size(int(value), _language())


@register.filter
def bar(value: int | float, total: int | float = 100) -> SafeString:
    """A small bar, `value` of `total`, with its width as an SVG attribute (the CSP allows no inline style)."""
    share = 0.0 if not total else max(0.0, min(1.0, float(value) / float(total)))
    return format_html(
        '<svg class="bar short" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="8"/></svg>', f"{share * 100:.1f}",
    )


@register.filter
def bar_wide(value: int | float, total: int | float = 100) -> SafeString:
    """As `bar`, over the whole width."""
    return mark_safe(bar(value, total).replace("bar short", "bar"))


@register.filter
def index(values: Any, position: int) -> Any:
    """`columns|index:0`; nothing when there is no such place."""
    return values[position] if values and position < len(values) else ""


@register.filter
def distance(one: int, other: int) -> int:
    """How far apart two page numbers are."""
    return abs(int(one) - int(other))


@register.filter
def named(label: Any) -> str:
    """A label before its error: "Belopp: …", but "Hur mycket? …"."""
    text = str(label)
    return f"{text} " if text.endswith(("?", ":", ".")) else f"{text}: "


@register.filter
def first_id(field: BoundField) -> str:
    """The id that a link to the field should lead to: of its first box when it has several."""
    inner = list(field.subwidgets)
    if field.use_fieldset and inner:
        multi = inner[0].data.get("subwidgets")
        data = multi[0] if multi else inner[0].data
        return str(data["attrs"].get("id", field.auto_id))
    return str(field.id_for_label or field.auto_id)


class PartNode(Node):
    """Draws one component with its own variables and nothing else from the page but request and CSRF token."""

    def __init__(self, part: Component, values: dict[str, FilterExpression], body: NodeList | None) -> None:
        self.part, self.values, self.body = part, values, body

    def render(self, context: template.Context) -> SafeString:
        """The component's markup; the body is drawn in the page's own context."""
        values: dict[str, Any] = dict.fromkeys(self.part.takes, "")
        values |= {k: v.resolve(context) for k, v in self.values.items()}
        if self.body is not None:
            values["body"] = self.body.render(context)
        inner = context.new(values)
        for name in ("csrf_token", "request"):
            if name in context:
                inner[name] = context[name]
        engine = context.template.engine  # type: ignore[union-attr]
        return mark_safe(engine.get_template(self.part.template).render(inner).strip())


def _part(parser: Parser, token: Token, body: NodeList | None) -> PartNode:
    tag, *bits = token.split_contents()
    if not bits:
        raise TemplateSyntaxError(f"{tag} wants the name of a component")
    name = bits.pop(0).strip("\"'")
    values = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError(f"{tag} {name}: give variables as name=value, not {bits}")
    try:
        found = component(name)
        found.refuse_wrong(values)
    except (KeyError, TypeError) as error:
        raise TemplateSyntaxError(str(error)) from error
    if body is not None and not found.body:
        raise TemplateSyntaxError(f"component {name!r} has no body; use part instead of wrap")
    return PartNode(found, values, body)


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    """`{% part "tag" kind="ok" word="klart" %}`."""
    return _part(parser, token, None)


@register.tag
def wrap(parser: Parser, token: Token) -> PartNode:
    """`{% wrap "next_card" title="…" %}…{% endwrap %}`."""
    body = parser.parse(("endwrap",))
    parser.delete_first_token()
    return _part(parser, token, body)
