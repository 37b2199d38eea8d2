"""The register of components: name, template, the variables each takes, and what it is for.

Idea: a component is a template in `shell/parts/` and one row here. `{% part %}` and `{% wrap %}` look the row
up and refuse an unknown or a missing variable while the page is being drawn, so that a slip in a name is an
error in a test and not an empty spot on a screen. Do not give a component a query or a rule: it shows values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Component:
    """One component. `needs` must be given, `takes` may be; `body` is true when it encloses other markup."""

    name: str
    purpose: str
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    body: bool = False

    @property
    def template(self) -> str:
        """Path of its template for the template loader."""
        return f"shell/parts/{self.name}.html"

    def refuse_wrong(self, given: Iterable[str]) -> None:
        """Raise TypeError naming the missing or unknown variables and what the component does take."""
        names = set(given) - {"body"}
        missing = [n for n in self.needs if n not in names]
        unknown = sorted(names - set(self.needs) - set(self.takes))
        if missing or unknown:
            raise TypeError(
                f"component {self.name!r}: missing {missing}, unknown {unknown};"
                f" needs {list(self.needs)}, takes {list(self.takes)}"
            )


def _rows() -> list[Component]:
    c = Component
    return [
        c("crumb", "where I am", ("trail",)),
        c("button", "a press that does what it says", ("label",),
          ("kind", "type", "name", "value", "disabled", "key", "small")),
        c("link_button", "a link that looks like a press", ("label", "href"), ("kind", "small", "key")),
        c("next_card", "the one card: what is asked, of whom, by when", ("title",),
          ("text", "waiting", "calm", "action_label", "action_href", "second_label", "second_href", "links"), True),
        c("steps", "where the matter stands, of five steps", ("steps",)),
        c("tag", "a state in a word", ("word",), ("kind",)),
        c("facts", "two to five figures in a row", ("facts",)),
        c("tasks", "what is left to hand in", ("tasks",)),
        c("table", "rows; on a phone label and value", ("columns", "rows"),
          ("caption", "total", "caption_hidden", "tight")),
        c("balance", "do bank, books and pots agree", ("agrees", "figures"), ("word", "note")),
        c("lane", "a column of work", ("title",), ("count", "empty"), True),
        c("pay_row", "one payment to act on, with its reason", ("title", "amount", "text"),
          ("action_label", "action_url", "action_href", "key", "second_label", "second_href", "score", "off",
           "fields")),
        c("agenda", "the points of a meeting", ("points",)),
        c("messages", "a thread", ("messages",)),
        c("message", "one message of a thread", ("text", "who", "when"), ("mine",)),
        c("explain", "show the working", ("lines",), ("summary", "total", "note", "open")),
        c("more", "folded details", ("summary",), ("open",), True),
        c("part_of_page", "a part under its heading; folded once it is done", ("title",), ("done", "note"), True),
        c("empty", "nothing here yet, and what to do", ("title", "text"), ("action_label", "action_href")),
        c("pagination", "pages of a long list", ("page",), ("query", "label")),
        c("documents", "papers with size and date; the first few, the rest folded", ("documents",), ("rest",)),
        c("tabs", "parts of one page, as links", ("tabs", "label")),
        c("amount", "an amount in running text", ("minor",), ("currency", "exact")),
        c("progress", "how far", ("label", "value"), ("total", "text")),
        c("notice", "a line that matters", ("text",), ("kind", "title"), True),
        c("flash", "what just happened", ("messages",)),
        c("doors", "ways in by situation", ("doors",)),
        c("live", "one sentence that is true today", ("text", "date"), ("href", "link_label")),
        c("qa", "question and answer", ("items",)),
        c("picture", "a drawing with caption, key and its table", ("svg",),
          ("caption", "key", "width", "label", "summary"), True),
        c("arches", "the arches with key, caption and table", ("view",), ("caption", "left_label")),
        c("error_summary", "what to put right, with links; takes the focus unless still", (),
          ("form", "errors", "still")),
    ]


COMPONENTS: dict[str, Component] = {row.name: row for row in _rows()}


def component(name: str) -> Component:
    """The registered component. Raises KeyError with the names that exist."""
    try:
        return COMPONENTS[name]
    except KeyError:
        raise KeyError(f"no component {name!r}; there are: {', '.join(COMPONENTS)}") from None
