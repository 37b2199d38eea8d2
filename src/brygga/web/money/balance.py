"""The balance line in words: green, or the difference by name."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brygga.operations.reconciliation import BalanceLine, Difference
from brygga.web.shell.templatetags.brygga import datum, kr_exact


def figures(line: BalanceLine) -> list[dict[str, str]]:
    """Return the three sums, and operating money beside them when there is any."""
    named = [(_("Banken"), line.bank_minor), (_("Bokfört"), line.books_minor), (_("Potterna"), line.pots_minor)]
    if line.operating_minor:
        named.append((_("Verksamheten"), line.operating_minor))
    return [{"label": label, "value": kr_exact(minor)} for label, minor in named]


def word(line: BalanceLine) -> str:
    """Return the word of the tag: empty for the component's own."""
    return _("inget kontoutdrag än") if line.as_of is None else ""


def note(line: BalanceLine, today: date) -> str:
    """Return what stands under the sums: how far the statements reach, and each difference by its name."""
    if line.as_of is None:
        return _("Skriv in det första kontoutdraget, så jämför vi det med böckerna och potterna.")
    told = [datum(today, "veckodag") + _(", kontoutdrag till och med %s.") % datum(line.as_of)]
    parts = [_named(difference) for difference in line.differences]
    if line.unexplained_minor:
        parts.append(_("%s som ingen har förklarat") % kr_exact(line.unexplained_minor))
    if parts:
        told.append(_("Det som skiljer: ") + "; ".join(parts) + ".")
    return " ".join(told)


def _named(found: Difference) -> str:
    given: dict[str, Any] = {"count": found.count, "sum": kr_exact(found.minor)}
    if found.code == "unseen_orders":
        return ngettext("%(count)s betalning som inte syns på ett utdrag än, %(sum)s",
                        "%(count)s betalningar som inte syns på ett utdrag än, %(sum)s", found.count) % given
    if found.code == "half_seen_transfers":
        return ngettext("%(count)s överföring som bara syns på det ena kontots utdrag, %(sum)s",
                        "%(count)s överföringar som bara syns på det ena kontots utdrag, %(sum)s", found.count) % given
    return ngettext("%(count)s rad som inte är ihopparad, %(sum)s", "%(count)s rader som inte är ihopparade, %(sum)s",
                    found.count) % given
