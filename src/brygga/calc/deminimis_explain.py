"""The lines that let a person follow a de minimis answer: who is one undertaking, what counts and why, what is left."""

from __future__ import annotations

from collections.abc import Sequence

from brygga.calc.bounds import shortened
from brygga.domain.aid.deminimis import Grant, Question, Room, fits_from, last_day_counted
from brygga.domain.aid.regimes import Regime, counts_in
from brygga.domain.aid.undertaking import PARAGRAPH

NAMES_MAX = 20


def refusals(question: Question, found: Room, law: Regime, english: bool) -> list[str]:
    """Why the new aid does not fit, with article and the way on; empty when it does."""
    if found.admissible:
        return []
    source = law.cite(law.articles.whole_or_none)
    day = fits_from(question, found)
    later = "" if day is None else (f", or wait until {day}, when older grants no longer count" if english
                                    else f", eller vänta till {day}, då äldre stöd inte längre räknas")
    return [
        f"{question.new_gge} is more than the {found.headroom} that is left; aid that does not fit is refused whole "
        f"({source}). Grant at most {found.headroom}{later}." if english else
        f"{question.new_gge} är mer än de {found.headroom} som är kvar; stöd som inte ryms får inte ges alls "
        f"({source}). Bevilja högst {found.headroom}{later}.",
    ]


def explain(question: Question, found: Room, law: Regime, grants: Sequence[Grant], english: bool) -> list[str]:
    """The whole way to the room that is left."""
    lines = [_who(question, law, english)]
    lines += shortened([_grant(question, grant, law, english) for grant in grants], english)
    ceiling = law.cite(law.articles.ceiling)
    unsure = "" if law.sure else (", to be confirmed" if english else ", behöver bekräftas")
    lines.append(
        f"Ceiling {question.ceiling} ({ceiling}{unsure}) less used {found.used}: {found.headroom} is left." if english
        else f"Tak {question.ceiling} ({ceiling}{unsure}) minus använt {found.used}: {found.headroom} är kvar."
    )
    if not law.in_force(question.on):
        lines.append(
            f"{law.act} is in force {law.valid_from}–{law.valid_to}; another day is reckoned by its rules." if english
            else f"{law.act} gäller {law.valid_from}–{law.valid_to}; en annan dag räknas efter dess regler."
        )
    if found.admissible:
        lines.append(f"The new aid, {question.new_gge}, fits." if english
                     else f"Det nya stödet, {question.new_gge}, ryms.")
    return lines + refusals(question, found, law, english)


def _who(question: Question, law: Regime, english: bool) -> str:
    names = sorted(question.members)
    listed = ", ".join(names[:NAMES_MAX]) + (f" … ({len(names)})" if len(names) > NAMES_MAX else "")
    return (f"One undertaking: {listed or 'nobody named'} ({law.cite(PARAGRAPH)})." if english
            else f"Ett enda företag: {listed or 'ingen angiven'} ({law.cite(PARAGRAPH)}).")


def _grant(question: Question, grant: Grant, law: Regime, english: bool) -> str:
    last = last_day_counted(grant.on)
    told = f"{grant.on}, {grant.undertaking}, {grant.gge}"
    counted = f"counts through {last}" if english else f"räknas till och med {last}"
    if grant.undertaking not in question.members:
        why = "another undertaking" if english else "ett annat företag"
    elif grant.member_state != question.member_state:
        why = f"granted by {grant.member_state}" if english else f"beviljat av {grant.member_state}"
    elif not counts_in(question.regime, grant.regime):
        why = f"under the regime {grant.regime}" if english else f"under regelverket {grant.regime}"
    elif grant.on > question.on:
        why = "granted later" if english else "beviljat senare"
    elif question.on > last:
        why = f"older than three years, since {last}" if english else f"äldre än tre år, sedan {last}"
    else:
        return f"{told}: {counted} ({law.cite(law.articles.ceiling)})."
    return f"{told}: not counted, {why}." if english else f"{told}: räknas inte, {why}."
