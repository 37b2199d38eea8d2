"""Readiness for finance (finansieringsmognad), the short form [C5]: eight statements, five minutes.

Idea: a statement is answered yes, partly or no, and every gap becomes an action that somebody can do. The three
areas that the fund asks about first (governance, finance control, ability to repay) set the overall level.
It helps, it never refuses: nothing here returns a `Refusal`, and no rule of decision reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from brygga.domain.casework.answers import Words


class Standing(StrEnum):
    """How far a statement holds, weakest first."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Statement:
    """One of the eight areas as a statement, with the action that a gap becomes; `first` marks the gate areas."""

    code: str
    text: Words
    action: Words
    first: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the applicant says about one statement, in their own words if they like."""

    standing: Standing
    note: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A gap as something to do; owner and date are set by people."""

    code: str
    statement: Statement
    standing: Standing | None


STATEMENTS: tuple[Statement, ...] = (
    Statement("purpose",
              Words("Vi kan säga för vem vi gör nytta och hur det märks.",
                    "We can say for whom we do good and how it shows."),
              Words("Skriv tre meningar: för vem, vad som blir bättre och hur ni ser det.",
                    "Write three sentences: for whom, what gets better and how you see it.")),
    Statement("people",
              Words("Vi är tillräckligt många som har tid och kunskap att genomföra det.",
                    "There are enough of us with the time and skills to carry it out."),
              Words("Skriv upp vem som gör vad och vad ni behöver hjälp med. Rådgivaren kan hjälpa er hitta någon.",
                    "List who does what, and what you need help with. The adviser can help you find someone.")),
    Statement("governance",
              Words("Styrelsen har beslutat att söka, och stadgarna tillåter det vi söker.",
                    "The board has decided to apply, and the statutes allow what we apply for."),
              Words("Ta ett styrelsebeslut om ansökan och läs vad stadgarna säger om lån och insatser.",
                    "Take a board decision on the application and read what the statutes say of loans and "
                    "contributions."), first=True),
    Statement("market",
              Words("Vi vet vilka som ska använda eller köpa det vi gör, och de har sagt det.",
                    "We know who will use or buy what we do, and they have said so."),
              Words("Fråga dem det gäller och spara svaren: en namnlista, en enkät eller ett avtal räcker.",
                    "Ask those concerned and keep the answers: a list of names, a survey or a contract will do.")),
    Statement("model",
              Words("Vi vet vad det kostar att driva och att intäkterna räcker.",
                    "We know what running it costs and that the income is enough."),
              Words("Fyll i månadsbudgeten i ansökan: intäkter, kostnader och vad som blir över en vanlig månad.",
                    "Fill in the monthly budget of the application: income, costs and what is left an ordinary "
                    "month.")),
    Statement("finance",
              Words("Bokföringen är i fas och någon följer pengarna varje månad.",
                    "The books are up to date and someone follows the money every month."),
              Words("Bestäm vem som sköter bokföringen och gå igenom läget en gång i månaden.",
                    "Decide who keeps the books and go through the position once a month."), first=True),
    Statement("repay",
              Words("Vi klarar betalningarna även om det går sämre än vi tror.",
                    "We can make the payments even if it goes worse than we expect."),
              Words("Räkna om budgeten med en femtedel lägre intäkter och med bidraget tre månader senare.",
                    "Redo the budget with a fifth less income and with the grant three months later."), first=True),
    Statement("delivery",
              Words("Vi har en plan med datum, offerter och de tillstånd som behövs.",
                    "We have a plan with dates, quotes and the permits that are needed."),
              Words("Ta in offerter på de största posterna och fråga kommunen vilka tillstånd som behövs.",
                    "Get quotes for the largest items and ask the municipality which permits are needed.")),
)
ORDER = (Standing.NO, Standing.PARTLY, Standing.YES)


def actions_for(answers: Mapping[str, Answer]) -> tuple[Action, ...]:
    """Return an action for each statement that is not a plain yes: the areas asked about first come first."""
    gaps = [Action(s.code, s, answers[s.code].standing if s.code in answers else None)
            for s in STATEMENTS if s.code not in answers or answers[s.code].standing != Standing.YES]
    return tuple(sorted(gaps, key=lambda gap: not gap.statement.first))


def overall(answers: Mapping[str, Answer]) -> Standing | None:
    """Return the weakest answer among the three first areas; None until all three are answered."""
    first = [answers.get(s.code) for s in STATEMENTS if s.first]
    given = [answer.standing for answer in first if answer is not None]
    return min(given, key=ORDER.index) if len(given) == len(first) else None
