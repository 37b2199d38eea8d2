"""Reason and way on for refusals about people: conflict, quorum, segregation and roles: (reason, way on), sv and en."""

from brygga.domain.casework.answers import Words

ANOTHER = Words("Någon av de andra som kan tar steget.", "One of the others who can takes the step.")
PEOPLE_TEXTS: dict[str, tuple[Words, Words]] = {
    "conflict_by_law": (
        Words("Den som får företräda sökanden deltar inte i ärendet.",
              "Whoever may represent the applicant takes no part."),
        Words("De andra ledamöterna eller en suppleant beslutar. Ni ser beslutet i protokollet.",
              "The other members or a deputy decide. You see the decision in the minutes.")),
    "conflict_unanswered": (
        Words("Ärendet öppnas när frågan om jäv är besvarad.",
              "The case opens when the question of conflict is answered."),
        Words("Svara på frågan. Är du osäker, fråga ordföranden.", "Answer the question. If unsure, ask the chair.")),
    "conflict_adviser": (
        Words("Den som har gett råd i ärendet är inte med och beslutar.",
              "Whoever advised in the case does not decide."),
        Words("De andra ledamöterna eller en suppleant beslutar.", "The other members or a deputy decide.")),
    "conflict_ruled": (
        Words("Ordföranden har svarat att ärendet är stängt för dig: {reason}.",
              "The chair has ruled that the case is shut to you: {reason}."),
        Words("Fråga ordföranden om du har något att tillägga.", "Ask the chair if you have something to add.")),
    "conflict_asks_chair": (
        Words("Ärendet är stängt tills ordföranden har läst ditt svar.",
              "The case is shut until the chair has read your answer."),
        Words("Vänta på ordförandens svar, eller hör av dig.", "Wait for the chair's answer, or get in touch.")),
    "conflict_own_ruling": (
        Words("Någon annan svarar på din egen koppling.", "Somebody else rules on your own tie."),
        Words("Den som leder punkten i ditt ställe svarar.", "Whoever leads the item in your place answers.")),
    "conflict_ruling_without_reason": (
        Words("Svaret behöver ett skäl; det står i protokollet.",
              "The ruling needs a reason; it stands in the minutes."),
        Words("Skriv ett skäl i en mening.", "Write a reason in one sentence.")),
    "quorum_call_absent": (
        Words("Styrelsen kan besluta när {needed} av {seats} är med; nu är det {present}.",
              "The board can decide when {needed} of {seats} take part; now {present} do."),
        Words("Ring in dem som saknas, eller ta punkten på nästa möte.",
              "Call in those who are missing, or take the item at the next meeting.")),
    "quorum_call_deputies": (
        Words("Styrelsen kan besluta när {needed} av {seats} är med; utan de jäviga är det {present}.",
              "The board can decide when {needed} of {seats} take part; without those in conflict {present} do."),
        Words("Kalla suppleanterna.", "Call the deputies.")),
    "quorum_members_meeting": (
        Words("Så många är jäviga att styrelsen inte kan bli beslutför: {needed} av {seats} behövs.",
              "So many are in conflict that the board cannot reach its quorum: {needed} of {seats} are needed."),
        Words("Föreningsstämman beslutar. Kalla till stämma.", "The meeting of members decides. Call it.")),
    "vote_not_entitled": (
        Words("På den här punkten röstar inte {person}.", "On this item {person} does not vote."),
        Words("Räkna om utan den rösten. Kontrollera närvaro och jäv.",
              "Count again without that vote. Check attendance and conflict.")),
    "act_needs_role": (Words("Att {act} kräver en annan roll.", "To {act} takes another role."), ANOTHER),
    "adviser_prepares_alone": (
        Words("Den som har gett råd bereder inte ensam.", "Whoever advised does not prepare alone."),
        Words("Låt en handläggare börja; sedan kan ni göra det tillsammans.",
              "Let an officer begin; then you can do it together.")),
    "adviser_votes": (
        Words("Den som har gett råd i ärendet beslutar inte i det.", "Whoever advised in the case does not decide it."),
        ANOTHER),
    "preparer_votes": (
        Words("Den som har berett ärendet beslutar inte i det.",
              "Whoever prepared the case does not decide it."), ANOTHER),
    "voter_prepares": (
        Words("Den som har beslutat i ärendet bereder det inte.",
              "Whoever decided the case does not prepare it."), ANOTHER),
    "voter_advises": (
        Words("Den som har beslutat i ärendet ger inte råd i det.", "Whoever decided the case does not advise in it."),
        ANOTHER),
    "keeper_adjusts": (
        Words("Den som har fört protokollet har redan skrivit under det.",
              "The keeper has already signed the minutes."),
        Words("Ordföranden och en ledamot till justerar.", "The chair and one more member adjust.")),
    "adjusts_twice": (
        Words("Du har redan justerat.", "You have already adjusted the minutes."),
        Words("En annan ledamot justerar också.", "Another member adjusts too.")),
    "signer_checks": (
        Words("Den som har undertecknat kontrollerar inte underskrifterna.",
              "A signatory does not check the signatures."),
        ANOTHER),
    "checks_twice": (
        Words("Två personer kontrollerar; du har redan gjort det.", "Two people check; you already have."), ANOTHER),
    "uploader_checks": (
        Words("Den som har lagt in avtalet kontrollerar det inte.",
              "Whoever uploaded the agreement does not check it."),
        ANOTHER),
    "payer_approves": (
        Words("Den som gör betalningen attesterar den inte.",
              "Whoever makes the payment does not approve it."), ANOTHER),
    "receiver_approves": (
        Words("Den som tar emot betalningen attesterar den inte.", "Whoever receives the payment does not approve it."),
        ANOTHER),
    "receiver_pays": (
        Words("Den som tar emot betalningen gör den inte.", "Whoever receives the payment does not make it."), ANOTHER),
    "changer_pays": (
        Words("Den som har ändrat kontonumret betalar inte till det.",
              "Whoever changed the account does not pay to it."),
        ANOTHER),
    "preparer_approves": (
        Words("Den som har berett ärendet attesterar inte utbetalningen.",
              "Whoever prepared the case does not approve its payment."), ANOTHER),
    "preparer_pays": (
        Words("Den som har berett ärendet betalar inte ut.", "Whoever prepared the case does not pay out."), ANOTHER),
    "voter_pays": (
        Words("Den som har beslutat i ärendet betalar inte ut.",
              "Whoever decided the case does not pay out."), ANOTHER),
    "payer_reconciles": (
        Words("Den som har betalat från kontot i perioden stämmer inte av det.",
              "Whoever paid from the account in the period does not reconcile it."), ANOTHER),
    "approver_confirms": (
        Words("Den som har attesterat bekräftar inte betalningen.", "Whoever approved does not confirm the payment."),
        ANOTHER),
    "confirmer_reconciles": (
        Words("Den som har bekräftat betalningar stämmer inte av kontot.",
              "Whoever confirmed payments does not reconcile the account."), ANOTHER),
    "approver_reconciles": (
        Words("Den som har attesterat betalningar stämmer inte av kontot.",
              "Whoever approved payments does not reconcile the account."), ANOTHER),
    "payer_closes": (
        Words("Den som har betalat i perioden låser den inte.",
              "Whoever paid in the period does not close it."), ANOTHER),
    "reopens_alone": (
        Words("Att öppna en period tar två personer.", "Reopening a period takes two people."), ANOTHER),
    "changes_account_alone": (
        Words("Ett nytt kontonummer bekräftas av någon annan.",
              "A new account is confirmed by somebody else."), ANOTHER),
    "role_by_one": (
        Words("En roll tar två personer: den som ger och den som bekräftar.",
              "A role takes two people: one gives, another confirms."), ANOTHER),
    "role_to_self": (
        Words("Ingen ger eller bekräftar en roll till sig själv.", "Nobody grants or confirms a role to themselves."),
        ANOTHER),
    "roles_never_together": (
        Words("En person kan inte vara både {first_role} och {second_role}.",
              "One person cannot be both {first_role} and {second_role}."),
        Words("Ge den ena rollen till någon annan.", "Give one of the roles to somebody else.")),
    "roles_together_in_full": (
        Words("I den fulla profilen är {first_role} och {second_role} två personer.",
              "In the full profile {first_role} and {second_role} are two people."),
        Words("Ge den ena rollen till någon annan, eller välj profilen liten fond: då noteras det för revisorn.",
              "Give one of the roles to somebody else, or choose the small fund profile: it is then noted.")),
}
