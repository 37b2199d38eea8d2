"""Forms of the sources area. What they read is checked again by the acts; here is only the reading."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.web.shell.forms import AmountField, DateField, choice
from brygga.web.sources import words

NEW = "new"


class FunderForm(forms.Form):
    """Who gives the money: somebody who has before, or somebody new."""

    funder = forms.ChoiceField(label=_("Finansiär"), widget=forms.RadioSelect)
    funder_name = forms.CharField(label=_("Namn"), max_length=200, required=False,
                                  help_text=_("Som det står i avtalet, till exempel Region Örebro län."))
    kind = forms.ChoiceField(
        label=_("Vem är det?"), widget=forms.RadioSelect, initial="public", required=False, choices=[
            ("public", _("Region, kommun eller annan myndighet")),
            ("organisation", _("Förening, stiftelse eller företag")), ("person", _("En privatperson"))])
    orgnr = forms.CharField(label=_("Organisationsnummer"), max_length=20, required=False,
                            widget=forms.TextInput({"class": "m", "inputmode": "numeric"}),
                            help_text=_("Tio siffror. En privatperson har inget."))

    def __init__(self, known: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["funder"].choices = [(str(pk), name) for pk, name in known] + [  # type: ignore[attr-defined]
            (NEW, _("En ny finansiär"))]
        self.fields["funder"].initial = self.initial.get("funder", str(known[-1][0]) if known else NEW)
        if not known:
            self.fields["funder"].widget = forms.HiddenInput()
        # Shown as asked for; whoever chooses a known funder leaves them empty, and the act asks a new one for them.
        for name in ("funder_name", "kind"):
            self.fields[name].required = not self.is_bound


class TermsForm(forms.Form):
    """The agreement: how much, when, for what; and how it stands in the books, with who said so."""

    name = forms.CharField(label=_("Vad kallar ni källan?"), max_length=120,
                           help_text=_("Namnet står på potten, i besluten och i böckerna."))
    registry_number = forms.CharField(label=_("Finansiärens diarienummer"), max_length=40, required=False,
                                      widget=forms.TextInput({"class": "l"}))
    amount = AmountField(label=_("Avtalets belopp"), min_minor=1)
    from_on = DateField(label=_("Gäller från"))
    to_on = DateField(label=_("Gäller till"), required=False, help_text=_("Tomt betyder tills vidare."))
    file = forms.FileField(label=_("Det undertecknade avtalet"), required=False, help_text=_("PDF, högst 15 MB."))


class LimitsForm(forms.Form):
    """What the money may be used for; nothing chosen is no limit."""

    counties = forms.MultipleChoiceField(label=_("Bara i de här länen"), required=False,
                                         widget=forms.CheckboxSelectMultiple({"class": "pairs"}))
    instruments = forms.MultipleChoiceField(label=_("Bara till"), required=False,
                                            widget=forms.CheckboxSelectMultiple({"class": "pairs"}))
    purposes = forms.MultipleChoiceField(label=_("Bara för den som kommer med"), required=False,
                                         widget=forms.CheckboxSelectMultiple({"class": "pairs"}))
    case_cap = AmountField(label=_("Högst till ett ärende"), required=False)
    public_resources = forms.BooleanField(label=_("Pengarna är offentliga"), required=False, initial=True, help_text=_(
        "Från stat, region, kommun eller EU. Då gäller reglerna om statsstöd för den som får dem."))

    def __init__(self, tenant_id: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("counties", words.counties(tenant_id)), ("instruments", words.instruments()),
                              ("purposes", words.purposes())):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class ClassForm(forms.Form):
    """The one question that decides how the money stands in the books."""

    accounting_class = forms.ChoiceField(
        label=_("Måste pengarna tillbaka om inget går förlorat, och när?"),
        widget=forms.RadioSelect({"class": "brief"}),
        help_text=_("Under svaret som du väljer står hur pengarna syns i böckerna."),
        choices=[(code, choice(answer, what)) for code, answer, what in words.CLASSES])
    class_confirmed_by = forms.CharField(label=_("Vem har bekräftat det?"), max_length=120,
                                         help_text=_("Till exempel revisorns namn."))
    class_confirmed_on = DateField(label=_("Vilken dag?"))


class PayInForm(forms.Form):
    """Money that has come from the funder, as it stands on the bank's statement."""

    bank_account_id = forms.TypedChoiceField(label=_("Kom in på"), coerce=int, widget=forms.RadioSelect)
    on = DateField(label=_("Bankens dag"))
    amount = AmountField(label=_("Belopp"), min_minor=1)
    reference = forms.CharField(label=_("Bankens referens"), required=False, max_length=60,
                                widget=forms.TextInput({"class": "l"}))

    def __init__(self, accounts: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bank_account_id"].choices = [(a.id, f"{a.name}, {a.number}") for a in accounts]  # type: ignore[attr-defined]
