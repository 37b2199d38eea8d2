"""Forms of the officer's pages. What they read is checked again by the acts; here is only the reading."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.apps.cases.pots import AllocationView
from brygga.apps.cases.situations import SITUATIONS
from brygga.domain.casework import templates
from brygga.domain.rates import Rate
from brygga.formats.pictures import figures
from brygga.foundation.words import lazily
from brygga.web.shell.forms import AmountField, DateField, PercentField, choice

LONG = forms.Textarea({"rows": 4})


class EnquiryForm(forms.Form):
    """An enquiry that came by phone or on paper."""

    name = forms.CharField(label=_("Vad heter de, eller vad kallas idén?"), max_length=120)
    contact_name = forms.CharField(label=_("Kontaktens namn"), max_length=120)
    contact_email = forms.EmailField(label=_("Kontaktens e-post"), help_text=_("Dit går länken till ärendet."))
    contact_phone = forms.CharField(label=_("Telefon"), max_length=30, required=False,
                                    widget=forms.TextInput({"class": "m", "inputmode": "tel"}))
    municipality = forms.ChoiceField(label=_("Kommun"), required=False)
    situation = forms.ChoiceField(label=_("Vad gäller det?"), widget=forms.RadioSelect,
                                  choices=[(code, lazily(words)) for code, words in SITUATIONS.items()])
    summary = forms.CharField(label=_("Vad vill de göra?"), max_length=1000, widget=LONG,
                              help_text=_("En eller två meningar räcker."))
    need = AmountField(label=_("Hur mycket behöver de?"), required=False, help_text=_("Ungefär räcker."))

    def __init__(self, choices: list[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].choices = [("", _("Välj kommun")), *choices]  # type: ignore[attr-defined]


class InviteForm(forms.Form):
    """Which application to invite to; the sum chooses the path."""

    template = forms.ChoiceField(label=_("Vilken ansökan passar?"), widget=forms.RadioSelect, choices=[
        (t.code, choice(lazily(t.label), lazily(t.in_one_line))) for t in templates.TEMPLATES])
    need = AmountField(label=_("Hur mycket söker de av fonden?"), min_minor=1,
                       help_text=_("Summan väljer väg: upp till 100 000 kr kort väg, annars full väg."))


class ReferForm(forms.Form):
    """Somebody else can help better."""

    to = forms.CharField(label=_("Vem kan hjälpa dem bättre?"), max_length=120,
                         help_text=_("Till exempel Almi, sparbanken eller en rådgivare."))
    why = forms.CharField(label=_("Varför?"), max_length=360, widget=LONG, help_text=_("De får läsa det ni skriver."))


class RestForm(forms.Form):
    """The case rests until somebody wakes it."""

    why = forms.CharField(label=_("Varför vilar ärendet?"), max_length=480, widget=LONG,
                          help_text=_("De får läsa det ni skriver."))


class MessageForm(forms.Form):
    """A message to the applicants."""

    text = forms.CharField(label=_("Skriv till dem"), max_length=4000, widget=forms.Textarea({"rows": 3}))


class AskForm(forms.Form):
    """What is missing, and until when."""

    asked_for = forms.CharField(label=_("Vad behöver ni?"), max_length=300, widget=forms.Textarea({"rows": 2}),
                                help_text=_("En sak i taget är lättast att svara på."))
    question = forms.ChoiceField(label=_("Vilken del av ansökan gäller det?"), required=False)
    answer_by = DateField(label=_("Svar senast"))

    def __init__(self, asked: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].choices = [("", _("Något annat")), *asked]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """An answer that came by phone or on paper."""

    answer = forms.CharField(label=_("Vad svarade de?"), max_length=4000, widget=LONG, required=False)
    file = forms.FileField(label=_("Papper"), required=False)


class MemoForm(forms.Form):
    """The assessment: three questions in three lines, and the text behind."""

    comes_back = forms.CharField(label=_("Kommer pengarna tillbaka?"), max_length=300,
                                 widget=forms.Textarea({"rows": 2}))
    worth_it = forms.CharField(label=_("Är det värt det för ändamålet?"), max_length=300,
                               widget=forms.Textarea({"rows": 2}))
    what_can_go_wrong = forms.CharField(label=_("Vad kan gå fel?"), max_length=300,
                                        widget=forms.Textarea({"rows": 2}))
    memo_text = forms.CharField(label=_("Bedömningen i sin helhet"), max_length=20000, required=False,
                                widget=forms.Textarea({"rows": 14}))


REPAYMENTS = [("annuity", choice(_("Annuitet"), _("Lika stor betalning varje månad."))),
              ("straight", choice(_("Rak amortering"), _("Lika stor amortering, räntan minskar."))),
              ("bullet", choice(_("Hela lånet på slutdagen"), _("Lån och ränta på en gång, som i ett brygglån.")))]


class ProposalForm(forms.Form):
    """What the board is asked: the instrument, its terms, the conditions, and each pot's part."""

    instrument = forms.CharField(widget=forms.HiddenInput)
    amount = AmountField(label=_("Belopp"), min_minor=1)
    purpose = forms.CharField(label=_("Vad ska pengarna användas till?"), max_length=300)
    kind = forms.ChoiceField(label=_("Slag av lån"), choices=[
        ("risk", _("Riskvilligt lån")), ("bridge", _("Brygglån mot beviljat bidrag"))])
    rate = PercentField(label=_("Ränta per år"))
    term = forms.IntegerField(label=_("Löptid i månader"), min_value=1, max_value=360,
                              widget=forms.TextInput({"class": "s", "inputmode": "numeric"}))
    repayment = forms.ChoiceField(label=_("Så betalas lånet"), widget=forms.RadioSelect, choices=REPAYMENTS)
    grace_principal = forms.IntegerField(label=_("Amorteringsfria månader"), required=False, min_value=0,
                                         widget=forms.TextInput({"class": "s", "inputmode": "numeric"}))
    disburse_on = DateField(label=_("Beräknad utbetalning"), required=False)
    for_business = forms.BooleanField(label=_("Lånet är till näringsverksamhet"), required=False)
    dividend_terms = forms.CharField(label=_("Villkor för utdelning"), max_length=300, help_text=_("Som i stadgarna."))
    conditions = forms.CharField(label=_("Villkor före utbetalning"), required=False, max_length=3000,
                                 widget=forms.Textarea({"rows": 3}), help_text=_("Ett villkor på varje rad."))

    LOAN = ("kind", "rate", "term", "repayment", "grace_principal", "disburse_on")
    CONTRIBUTION = ("dividend_terms",)

    def __init__(self, view: AllocationView, instrument: str, to_person: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.CONTRIBUTION if instrument == "loan" else self.LOAN:
            del self.fields[name]
        if not to_person or instrument != "loan":
            del self.fields["for_business"]
        for line in view.lines:
            free = _("Har %s som inte är lovat.") % figures.money(line.free_minor, view.currency)
            told = f"{free} {' '.join(line.reasons)}".strip()
            self.fields[f"pot_{line.pot_id}"] = AmountField(label=line.name, required=False, help_text=told)
        self.view = view

    def own_fields(self) -> list[forms.BoundField]:
        """Return every box but the pots' and the hidden one, in the order of the form."""
        return [box for box in self.visible_fields() if not box.name.startswith("pot_")]

    def pot_fields(self) -> list[forms.BoundField]:
        """Return the pots' boxes, in the order of the pots."""
        return [self[f"pot_{line.pot_id}"] for line in self.view.lines]

    def terms(self) -> dict[str, Any]:
        """Return the terms as a proposal stores them. A loan paid at the end is one instalment after all its months."""
        given = self.cleaned_data
        if "rate" not in given:
            return {"dividend_terms": given["dividend_terms"], "fixed_date": None}
        once = given["repayment"] == "bullet"
        said = {"kind": given["kind"], "rate": Rate.from_ppm(given["rate"]).percent(),
                "term": 1 if once else given["term"], "every": f"months:{given['term']}" if once else "months:1",
                "repayment": given["repayment"], "grace_principal": 0 if once else given["grace_principal"] or 0,
                "day_count": "30E/360", "fees": []}
        return said | ({"disburse_on": given["disburse_on"].isoformat()} if given["disburse_on"] else {})

    def shares(self) -> list[dict[str, int]]:
        """Return what each pot would pay."""
        return [{"pot_id": line.pot_id, "amount_minor": self.cleaned_data[f"pot_{line.pot_id}"]}
                for line in self.view.lines if self.cleaned_data.get(f"pot_{line.pot_id}")]

    def said_conditions(self) -> list[dict[str, str]]:
        """Return the conditions, one a line."""
        rows = [row.strip() for row in self.cleaned_data["conditions"].splitlines()]
        return [{"code": "decided", "text": row} for row in rows if row]


class DeclineForm(forms.Form):
    """A no with its reasons, and what would make it a yes."""

    reasons = forms.CharField(label=_("Varför föreslår ni avslag?"), max_length=2000, widget=LONG,
                              help_text=_("Ett skäl på varje rad. Sökanden får läsa dem."))
    way_to_yes = forms.CharField(label=_("Vad skulle göra det möjligt?"), max_length=2000, widget=LONG,
                                 help_text=_("Det här är det viktigaste för dem som läser beslutet."))


class TakeBackForm(forms.Form):
    """Why a proposal is taken back."""

    why = forms.CharField(label=_("Varför tas förslaget tillbaka?"), max_length=300)


