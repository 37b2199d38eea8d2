"""Forms of the applicant's side. A question's form is made from its kind; what is typed is read where it was typed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from brygga.apps.cases.views import QuestionView
from brygga.domain.casework.eligibility import LegalForm
from brygga.domain.casework.templates.shape import LONGEST, AnswerKind
from brygga.foundation.refusals import text
from brygga.web.shell import say
from brygga.web.shell.forms import AmountField, DateField

FORMS = ("cooperative", "nonprofit", "foundation", "limited", "limited_svb", "sole_trader", "initiative", "person")
YES_NO = (("yes", text("Ja")), ("no", text("Nej")))
STANDINGS = (("yes", text("Stämmer")), ("partly", text("Stämmer delvis")), ("no", text("Stämmer inte än")))


class PartyForm(forms.Form):
    """Who applies."""

    legal_form = forms.ChoiceField(label=text("Hur är ni organiserade?"), widget=forms.RadioSelect, choices=[
        (code, say.lazily("form", LegalForm(code).value)) for code in FORMS],
        error_messages={"required": text("Välj hur ni är organiserade.")})
    name = forms.CharField(label=text("Namn"), max_length=200, error_messages={"required": text("Skriv namnet.")})
    orgnr = forms.CharField(label=text("Organisationsnummer"), required=False, max_length=20,
                            widget=forms.TextInput({"class": "m", "inputmode": "numeric"}),
                            help_text=text("Lämna tomt om föreningen inte är registrerad än."))
    registered_on = DateField(label=text("Registrerad den"), required=False)
    address = forms.CharField(label=text("Adress"), required=False, max_length=300)
    place = forms.CharField(label=text("Ort"), required=False, max_length=100, widget=forms.TextInput({"class": "m"}))
    municipality = forms.ChoiceField(label=text("Kommun"), widget=forms.Select({"class": "m"}))
    email = forms.EmailField(label=text("Föreningens e-post"), required=False, error_messages={
        "invalid": text("Adressen behöver ett @.")})
    account_kind = forms.ChoiceField(label=text("Konto för utbetalning"), required=False, widget=forms.RadioSelect,
                                     choices=(("bankgiro", text("Bankgiro")), ("plusgiro", text("Plusgiro"))))
    account_number = forms.CharField(label=text("Bankgiro- eller plusgironummer"), required=False, max_length=20,
                                     widget=forms.TextInput({"class": "m", "inputmode": "numeric"}),
                                     help_text=text("Kan vänta till avtalet."))
    contributions_allowed_on = DateField(
        label=text("Stadgar som tillåter förlagsinsatser, registrerade den"), required=False,
        help_text=text("Bara ekonomiska föreningar (EFL 11:1). Lämna tomt om ni inte vet."))
    statutes_clause = forms.CharField(label=text("Paragraf i stadgarna"), required=False, max_length=40,
                                      widget=forms.TextInput({"class": "s"}))

    def __init__(self, *given: Any, places: list[tuple[str, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        field: Any = self.fields["municipality"]
        field.choices = [("", text("Välj kommun")), *places]
        field.required = False


def question_field(question: QuestionView) -> forms.Field:
    """Return the field of a question. None is required: what is left is told when the application is sent."""
    said: dict[str, Any] = {"label": question.label, "help_text": question.hint, "required": False}
    if question.kind == "amount":
        return AmountField(**said)
    if question.kind == "date":
        return DateField(**(said if question.hint else said | {"help_text": text("Till exempel 2026-03-12.")}))
    if question.kind == "number":
        return forms.IntegerField(**said, min_value=0, widget=forms.TextInput({"class": "s", "inputmode": "numeric"}),
                                  error_messages={"invalid": text("Skriv ett heltal."),
                                                  "min_value": text("Skriv noll eller mer.")})
    if question.kind in ("yes_no", "choice"):
        options = YES_NO if question.kind == "yes_no" else question.choices
        return forms.ChoiceField(**said, choices=options, widget=forms.RadioSelect)
    if question.kind == "long_text":
        return forms.CharField(**said, max_length=LONGEST[AnswerKind.LONG_TEXT], widget=forms.Textarea({"rows": 5}))
    return forms.CharField(**said, max_length=LONGEST[AnswerKind.TEXT])


def stored_value(question: QuestionView) -> Any:
    """Return a stored answer as the field shows it."""
    if not question.value:
        return None
    if question.kind in ("amount", "number"):
        return int(question.value)
    return date.fromisoformat(question.value) if question.kind == "date" else question.value


class SectionForm(forms.Form):
    """The questions of one page, each with its own "vi har det inte än"."""

    use_required_attribute = False

    def __init__(self, *given: Any, questions: Iterable[QuestionView], **named: Any) -> None:
        super().__init__(*given, **named)
        self.questions = tuple(questions)
        for question in self.questions:
            self.fields[question.code] = question_field(question)
            self.fields[f"{question.code}-missing"] = forms.BooleanField(
                label=text("Vi har det inte än"), required=False)
            self.initial.setdefault(question.code, stored_value(question))
            self.initial.setdefault(f"{question.code}-missing", question.missing)

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """Return each question's field with the box that says it is not there yet (None under an answer), to be drawn.

        Only then does a question that must be answered look so: saving half an application is never refused.
        """
        for question in self.questions:
            self.fields[question.code].required = question.required
        return [(self[q.code], None if self._is_answered(q.code) else self[f"{q.code}-missing"])
                for q in self.questions]

    def _is_answered(self, code: str) -> bool:
        """Tell whether the box of a question holds an answer, as stored or as typed just now."""
        return self[code].value() not in (None, "") and not self[f"{code}-missing"].value()

    def answers(self) -> dict[str, Any]:
        """Return answers as the act takes them: text, whole numbers, dates or None."""
        return {q.code: self.cleaned_data[q.code] if self.cleaned_data[q.code] != "" else None for q in self.questions}

    def missing(self) -> dict[str, bool]:
        """Return question → said to be missing, where nothing was answered."""
        return {q.code: self.cleaned_data[f"{q.code}-missing"] for q in self.questions
                if self.cleaned_data[q.code] in (None, "")}


class StatementsForm(forms.Form):
    """The eight statements, each with a line of one's own."""

    def __init__(self, *given: Any, statements: Iterable[Any], **named: Any) -> None:
        super().__init__(*given, **named)
        self.statements = tuple(statements)
        for row in self.statements:
            self.fields[row.area] = forms.ChoiceField(label=row.text, choices=STANDINGS, widget=forms.RadioSelect,
                                                      required=False)
            self.fields[f"{row.area}-note"] = forms.CharField(label=text("Kommentar"), required=False, max_length=500)
            self.initial.setdefault(row.area, row.answer)
            self.initial.setdefault(f"{row.area}-note", row.note)

    def answers(self) -> dict[str, dict[str, str]]:
        """Return {area: {answer, note}} of those answered."""
        given = self.cleaned_data
        return {r.area: {"answer": given[r.area], "note": given[f"{r.area}-note"]}
                for r in self.statements if given[r.area]}


class UploadForm(forms.Form):
    """One paper."""

    file = forms.FileField(label=text("Fil"), help_text=text(
        "PDF, bild, Word, Excel eller text, högst 15 MB. Det går bra att fotografera."),
        error_messages={"required": text("Välj en fil."), "empty": text("Filen är tom. Välj den igen."),
                        "invalid": text("Välj en fil.")})


class CompletionForm(forms.Form):
    """The answer to a komplettering: words, a paper or both."""

    answer = forms.CharField(label=text("Svar"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
                             help_text=text("Har ni det inte än, skriv när ni tror att det kommer."))
    file = forms.FileField(label=text("Papper"), required=False, error_messages={
        "empty": text("Filen är tom. Välj den igen.")}, help_text=text(
            "PDF, bild, Word, Excel eller text, högst 15 MB."))


class MessageForm(forms.Form):
    """A message to the fund."""

    text = forms.CharField(label=text("Skriv till fonden"), max_length=4000, widget=forms.Textarea({"rows": 4}),
                           error_messages={"required": text("Skriv något först.")})


class InviteForm(forms.Form):
    """One more person on our side."""

    name = forms.CharField(label=text("Namn"), max_length=120, error_messages={"required": text("Skriv namnet.")})
    email = forms.EmailField(label=text("E-postadress"), help_text=text("Dit skickar vi en länk till ärendet."),
                             error_messages={"required": text("Skriv e-postadressen."),
                                             "invalid": text("Adressen behöver ett @.")})


class ReconsiderForm(forms.Form):
    """What is new since the decision."""

    new_facts = forms.CharField(label=text("Vad är nytt sedan beslutet?"), max_length=2000,
                                widget=forms.Textarea({"rows": 6}),
                                error_messages={"required": text("Skriv vad som är nytt.")},
                                help_text=text("Till exempel ett nytt lånelöfte, en ändrad plan eller en uppgift som "
                                               "var fel."))


class WithdrawForm(forms.Form):
    """Why we take it back."""

    note = forms.CharField(label=text("Varför tar ni tillbaka ansökan?"), required=False, max_length=300,
                           help_text=text("Det hjälper fonden att förstå."))


