"""Rows that every kind of case shares: who you are, what you want, documents, usual financiers.

A row added here is asked in every application. What a financier's terms usually are is a hint, not a fact of law:
the applicant confirms it against the financier's own decision.
"""

from brygga.domain.casework.answers import Words
from brygga.domain.casework.plan import PaidHow, SourceKind, StartRule
from brygga.domain.casework.templates.shape import (
    FULL,
    NEVER,
    AnswerKind,
    DocumentAsked,
    Question,
    UsualFinancier,
)

K = AnswerKind
WHO_YOU_ARE: tuple[Question, ...] = (
    Question("purpose", K.LONG_TEXT, Words("Vad vill ni göra, och för vem?", "What do you want to do, and for whom?"),
             Words("Tre till fem meningar räcker.", "Three to five sentences will do.")),
    Question("place", K.TEXT, Words("Var ska det vara?", "Where will it be?"),
             Words("Ort och kommun.", "Place and municipality.")),
    Question("why_now", K.LONG_TEXT, Words("Varför behövs det nu?", "Why is it needed now?")),
    Question("people", K.LONG_TEXT, Words("Vilka driver det, och vad kan de?", "Who runs it, and what can they do?"),
             Words("Namn behövs inte här, bara roller och kunskaper.", "No names here, only roles and skills.")),
    Question("members", K.NUMBER, Words("Hur många medlemmar har ni?", "How many members have you?"),
             Words("Noll går bra om föreningen inte är bildad än.", "Zero is fine if not yet founded.")),
    Question("board_decided", K.YES_NO, Words("Har styrelsen beslutat att söka?", "Has the board decided to apply?")),
    Question("start_on", K.DATE, Words("När vill ni börja?", "When do you want to begin?"),
             Words("Vänta med att beställa något tills ni vet vad era finansiärer kräver.",
                   "Do not order anything until you know what your financiers require.")),
    Question("repay_how", K.LONG_TEXT, Words("Hur ska pengarna betalas tillbaka?", "How will the money be repaid?"),
             Words("Vilka intäkter räcker till betalningen varje månad?",
                   "Which income will cover the payment each month?")),
    Question("worst_case", K.LONG_TEXT, Words("Vad gör ni om det går sämre än ni tänkt?",
                                              "What will you do if it goes worse than you thought?")),
    Question("other_aid", K.YES_NO,
             Words("Har ni fått stöd av mindre betydelse de senaste tre åren?",
                   "Have you received de minimis aid in the last three years?"),
             Words("Fråga oss om ni är osäkra. Även de ni räknas ihop med ska vara med.",
                   "Ask us if you are unsure. Those you are counted together with must be included.")),
    Question("indicator", K.TEXT, Words("Vad ska vi följa för att se att det gör nytta?",
                                        "What shall we follow to see that it does good?"),
             Words("En enda sak, som ni ändå räknar.", "One thing only, that you count anyway.")),
    Question("history", K.LONG_TEXT, Words("Vad har ni gjort hittills?", "What have you done so far?"),
             asked_on=FULL, required_on=FULL),
    Question("income_now", K.AMOUNT, Words("Vilka intäkter hade ni förra året?", "What was your income last year?"),
             asked_on=FULL, required_on=FULL),
    Question("debts", K.AMOUNT, Words("Vilka skulder har ni i dag?", "What debts have you today?"),
             asked_on=FULL, required_on=FULL),
    Question("risks", K.LONG_TEXT, Words("Vilka är de tre största riskerna?", "What are the three largest risks?"),
             asked_on=FULL, required_on=FULL),
)
DOCUMENTS: tuple[DocumentAsked, ...] = (
    DocumentAsked("statutes", Words("Stadgar", "Statutes")),
    DocumentAsked("registration", Words("Registreringsbevis", "Certificate of registration"),
                  Words("För en ideell förening räcker årsmötesprotokoll och stadgar.",
                        "For a non-profit association, annual minutes and statutes are enough.")),
    DocumentAsked("board_minutes", Words("Styrelsens beslut att söka", "The board's decision to apply")),
    DocumentAsked("accounts", Words("Senaste årsbokslut eller årsredovisning", "Latest annual accounts"),
                  Words("Är föreningen ny räcker en balansräkning i dag.",
                        "If you are new, a balance sheet of today is enough."), required_on=FULL),
    DocumentAsked("year_to_date", Words("Resultat och balans hittills i år", "Result and balance so far this year"),
                  asked_on=FULL, required_on=FULL),
    DocumentAsked("result_budget", Words("Resultatbudget för i år och nästa år",
                                         "Result budget for this year and next"), asked_on=FULL, required_on=FULL),
    DocumentAsked("liquidity_budget", Words("Likviditetsbudget månad för månad", "Liquidity budget month by month"),
                  asked_on=FULL, required_on=FULL),
    DocumentAsked("quotes", Words("Offerter på de största kostnaderna", "Quotes for the largest costs")),
    DocumentAsked("promises", Words("Besked från andra finansiärer", "Answers from other financiers"),
                  Words("Söker ni garanti behövs bankens skriftliga lånelöfte.",
                        "If you apply for a guarantee, the bank's written promise is needed."), required_on=NEVER),
)
FINANCIERS: tuple[UsualFinancier, ...] = (
    UsualFinancier("own", SourceKind.OWN, Words("Egna pengar", "Own money"), StartRule.NONE, PaidHow.ADVANCE,
                   Words("Det som finns på föreningens konto och får användas.",
                         "What is in the association's account and may be used.")),
    UsualFinancier("local", SourceKind.LOCAL, Words("Människor på orten", "Local people"), StartRule.NONE,
                   PaidHow.ADVANCE, Words("Insatser och gåvor enligt teckningslistan.",
                                          "Contributions and gifts by the list of pledges.")),
    UsualFinancier("fund", SourceKind.FUND, Words("Mikrofonden", "The fund"), StartRule.NONE, PaidHow.ADVANCE,
                   Words("Lån, garanti eller förlagsinsats: vi föreslår vad som passar.",
                         "Loan, guarantee or risk capital: we propose what fits.")),
    UsualFinancier("bank", SourceKind.BANK, Words("Bank eller sparbank", "Bank or savings bank"), StartRule.NONE,
                   PaidHow.ADVANCE, Words("Be om ett skriftligt lånelöfte.", "Ask for a written promise.")),
    UsualFinancier("almi", SourceKind.ALMI, Words("Almi", "Almi"), StartRule.NONE, PaidHow.ADVANCE,
                   Words("Lånar ofta ut tillsammans med en bank.", "Often lends together with a bank.")),
)
