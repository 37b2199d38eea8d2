"""Forms of the boardroom. Choices of people and meetings are given by the views, from the doorways."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language

from brygga.apps.decisions.views import MeetingView, PersonView
from brygga.domain.casework.conflict import TIE_RULES, Tie
from brygga.domain.casework.labels import label
from brygga.formats.pictures import figures
from brygga.foundation.refusals import text
from brygga.web.shell.forms import DateField, choice

VOTES = (("yes", text("Ja")), ("no", text("Nej")), ("abstain", text("Avstår")))
HINTS = {Tie.REPRESENTS: text("Då är du jävig enligt lagen (EFL 7:23) och deltar inte."),
         Tie.ADVISER: text("Den som har gett råd är inte med och beslutar."),
         Tie.FAMILY: text("Ärendet stängs för dig. Ordföranden kan öppna det."),
         Tie.OTHER: text("Ordföranden läser och svarar.")}


def _tongue() -> str:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


class MeetingForm(forms.Form):
    """The day of a meeting, and the day on which its packs are frozen."""

    on = DateField(label=text("När är sammanträdet?"))
    pack_freezes_on = DateField(label=text("När fryses underlaget?"),
                                help_text=text("Då läser alla samma sak. En vecka före är vanligt."))


class PutUpForm(forms.Form):
    """Which meeting a proposal goes to."""

    meeting = forms.ChoiceField(label=text("Vilket sammanträde?"), widget=forms.RadioSelect)

    def __init__(self, meetings: Iterable[MeetingView], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = [(str(m.id), figures.day(m.on, _tongue())) for m in meetings]  # type: ignore[attr-defined]


class QuestionForm(forms.Form):
    """The answer to the question of conflict."""

    answer = forms.ChoiceField(label=text("Stämmer något av det här?"), widget=forms.RadioSelect)
    text = forms.CharField(label=text("Berätta kort"), required=False, max_length=1000,
                           help_text=text("Det här läser bara ordföranden och revisorn."),
                           widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (rule.tie.value, choice(label("tie", rule.tie, _tongue()), HINTS.get(rule.tie, ""))) for rule in TIE_RULES]


class OpenForm(forms.Form):
    """Who leads, who keeps the minutes, who adjusts them, who is there."""

    present = forms.MultipleChoiceField(label=text("Vilka är med?"), widget=forms.CheckboxSelectMultiple)
    chair = forms.ChoiceField(label=text("Vem leder sammanträdet?"))
    keeper = forms.ChoiceField(label=text("Vem för protokollet?"),
                               help_text=text("En annan än den som leder och den som justerar."))
    adjuster = forms.ChoiceField(label=text("Vem justerar tillsammans med ordföranden?"))

    def __init__(self, board: Iterable[PersonView], keepers: Iterable[tuple[int, str]], *args: Any,
                 **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(p.id), p.name) for p in board]
        self.fields["present"].choices = people  # type: ignore[attr-defined]
        self.fields["chair"].choices = people  # type: ignore[attr-defined]
        self.fields["adjuster"].choices = people  # type: ignore[attr-defined]
        self.fields["keeper"].choices = [(str(p), name) for p, name in keepers]  # type: ignore[attr-defined]


class WhyForm(forms.Form):
    """A reason that stands in the minutes."""

    why = forms.CharField(label=text("Varför?"), max_length=300, help_text=text("Det står i protokollet."),
                          widget=forms.Textarea(attrs={"rows": 3}))


class DissentForm(forms.Form):
    """An avvikande mening for each voter who has one; an empty box is none."""

    def __init__(self, voters: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for person_id, name in voters:
            self.fields[f"dissent_{person_id}"] = forms.CharField(
                label=name, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                help_text=text("Lämna tomt för den som är med på förslaget."))

    def dissents(self) -> list[dict[str, Any]]:
        """Return [{person_id, text}] of those who wrote something."""
        return [{"person_id": int(name.removeprefix("dissent_")), "text": said.strip()}
                for name, said in self.cleaned_data.items() if name.startswith("dissent_") and said.strip()]


class VoteForm(forms.Form):
    """Each voter's answer, and what a no needs."""

    def __init__(self, voters: Iterable[tuple[int, str]], leader_id: int | None, grants: bool, *args: Any,
                 **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for person_id, name in voters:
            self.fields[f"vote_{person_id}"] = forms.ChoiceField(
                label=name, choices=VOTES, widget=forms.RadioSelect(attrs={"class": "inline"}),
                help_text=text("Leder punkten: vid lika röster avgör den rösten.") if person_id == leader_id else "")
        self.fields["reasons"] = forms.CharField(
            label=text("Om det blir nej: skälen"), required=False, max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}), help_text=text("Ett skäl på varje rad."))
        if grants:
            self.fields["way_to_yes"] = forms.CharField(
                label=text("Om det blir nej: så kan det bli ja"), required=False, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}), help_text=text("Det står först i brevet till sökanden."))

    def votes(self) -> dict[str, str]:
        """Return person id → vote."""
        return {name.removeprefix("vote_"): said for name, said in self.cleaned_data.items()
                if name.startswith("vote_")}

    def reasons(self) -> list[str]:
        """Return the reasons, one a line."""
        return [line.strip() for line in self.cleaned_data["reasons"].splitlines() if line.strip()]


class RulingForm(forms.Form):
    """The chair's answer to a tie."""

    opens = forms.ChoiceField(label=text("Ska ärendet vara öppet för personen?"), widget=forms.RadioSelect, choices=[
        ("no", choice(text("Nej, det förblir stängt"))), ("yes", choice(text("Ja, kopplingen hindrar inte")))])
    reason = forms.CharField(label=text("Skäl"), max_length=300, help_text=text("Det står i protokollet."),
                             widget=forms.Textarea(attrs={"rows": 3}))
