"""Forms of agreements. What they read is checked again by the acts; here is only the reading."""

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.web.shell.forms import AmountField, DateField, choice

PAPER_HELP = _("PDF eller foto, högst 15 MB.")


class SignedForm(forms.Form):
    """The signed paper."""

    file = forms.FileField(label=_("Det underskrivna avtalet"), help_text=PAPER_HELP)


class SendBackForm(forms.Form):
    """What is wrong with a signed paper."""

    why = forms.CharField(label=_("Vad saknas?"), max_length=300, widget=forms.Textarea({"rows": 3}),
                          help_text=_("De får läsa det ni skriver, i ett brev."))


class ConditionForm(forms.Form):
    """A condition is met, with the paper that shows it."""

    file = forms.FileField(label=_("Papper som visar det"), required=False, help_text=PAPER_HELP)
    seen = forms.BooleanField(label=_("Jag har sett att villkoret är uppfyllt"), error_messages={
        "required": _("Kryssa i att du har sett det.")})


class CertificateForm(forms.Form):
    """The association's certificate has come."""

    number = forms.CharField(label=_("Bevisets nummer"), max_length=40, widget=forms.TextInput({"class": "s"}),
                             help_text=_("Det står på beviset, till exempel 3."))
    file = forms.FileField(label=_("Beviset"), help_text=PAPER_HELP)


class NoticeForm(forms.Form):
    """A notice, by the fund or by the association."""

    by = forms.ChoiceField(label=_("Vem säger upp?"), widget=forms.RadioSelect, choices=[
        ("holder", choice(_("Fonden"), _("Uppsägningstiden är två år."))),
        ("association", choice(_("Föreningen"), _("Uppsägningstiden är sex månader.")))])
    on = DateField(label=_("Vilken dag lämnades uppsägningen?"))


class DividendForm(forms.Form):
    """A dividend that the association's meeting has decided."""

    year = forms.IntegerField(label=_("Vilket räkenskapsår gäller det?"), min_value=2018, max_value=2200,
                              widget=forms.NumberInput({"class": "s"}))
    decided_on = DateField(label=_("När beslutade stämman?"))
    amount = AmountField(label=_("Fondens utdelning"), min_minor=1,
                         help_text=_("Hela beloppet för fondens insats, som det står i protokollet."))


class RedeemForm(forms.Form):
    """The day of redemption has come; the balance sheet gives the most that may be paid (EFL 11:5)."""

    on = DateField(label=_("Dag för inlösen"))
    equity = AmountField(label=_("Föreningens eget kapital"), min_minor=0,
                         help_text=_("Enligt senaste fastställda balansräkning."))
    reserve = AmountField(label=_("Reservfond och andra fonder som inte räknas med"), min_minor=0, required=False,
                          help_text=_(
                              "Reservfond, uppskrivningsfond, kapitalandelsfond och fond för utvecklingsutgifter."))
    all_contributions = AmountField(label=_("Alla förlagsinsatser i föreningen tillsammans"), min_minor=1)
    amount = AmountField(label=_("Belopp som löses in"), min_minor=0,
                         help_text=_("Högst insatsen, och högst dess del av kapitalet."))
