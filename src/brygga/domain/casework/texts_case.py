"""Reason and way on for refusals about a case's course, its path and its eligibility: (reason, way on), sv and en."""

from brygga.domain.casework.answers import Words

CASE_TEXTS: dict[str, tuple[Words, Words]] = {
    "event_not_from_state": (
        Words("Det går inte att {event} när läget är {state}.", "You cannot {event} while the state is {state}."),
        Words("Det här går nu: {possible}.", "This can be done now: {possible}.")),
    "role_may_not": (
        Words("Att {event} görs av någon med en annan roll.", "To {event} takes another role."),
        Words("Be någon av dem som kan.", "Ask one of those who can.")),
    "reconsider_not_declined": (
        Words("Omprövning gäller ett avslag; det här läget är {state}.",
              "Reconsideration is of a decline; this state is {state}."),
        Words("Skriv i ärendet vad som har ändrats, så tar vi det där.",
              "Write in the case what has changed and we take it there.")),
    "reconsidered_before": (
        Words("Beslutet har redan omprövats en gång.", "The decision has already been reconsidered once."),
        Words("Ni kan alltid skicka en ny ansökan. Är ni missnöjda med hur vi har gjort, kan ni klaga.",
              "You can always send a new application. If you are unhappy with how we acted, you can complain.")),
    "reconsider_without_facts": (
        Words("En omprövning behöver något nytt.", "A reconsideration needs something new."),
        Words("Skriv vad som har hänt eller kommit fram sedan beslutet.",
              "Write what has happened or come to light since the decision.")),
    "no_path_rule": (
        Words("Fonden har ingen regel för kort och full väg i {currency} den {on}.",
              "The fund has no rule for short and full path in {currency} on {on}."),
        Words("Lägg in en gräns under fondens inställningar.", "Enter a limit in the fund's settings.")),
    "criterion_no": (
        Words("Ett av grundvillkoren är inte uppfyllt än: {criterion}.",
              "One of the criteria is not met yet: {criterion}."),
        Words("Så här kan ni göra: ändra stadgarna, sök tillsammans med en förening som uppfyller villkoret, eller "
              "prata med en rådgivare om vad som passar er.",
              "You can change the statutes, apply with an association that meets it, or talk with an adviser.")),
    "criterion_missing": (
        Words("Vi behöver ett papper med datum som visar: {criterion}.",
              "We need a dated paper that shows: {criterion}."),
        Words("Lägg in stadgar, årsmötesprotokoll eller årsredovisning där det framgår.",
              "Add statutes, annual minutes or accounts where it can be seen.")),
    "form_not_registered": (
        Words("Ni kan söka redan nu, men avtal kan skrivas först när föreningen är registrerad.",
              "You can apply now, but an agreement can be made only when the association is registered."),
        Words("Bilda och registrera föreningen. Styrelsen kan besluta under förutsättning att det blir klart.",
              "Found and register the association. The board can decide on condition of registration.")),
    "form_outside": (
        Words("Fonden kan inte finansiera formen {form}.", "The fund cannot finance the form {form}."),
        Words("Så här kan ni göra: bilda en ekonomisk förening, skriv om bolaget till begränsad vinstutdelning, eller "
              "fråga Almi eller en bank.",
              "You can form a cooperative, restrict the company's dividend, or ask Almi or a bank.")),
    "form_wrong_instrument": (
        Words("{instrument} går inte ihop med {form}.", "{instrument} does not go with {form}."),
        Words("Så här kan ni göra: sök i stället {possible}, eller bilda en ekonomisk förening.",
              "Apply instead for {possible}, or form a cooperative association.")),
}
