"""The template "buy or rescue a house" (köpa eller rädda ett hus): a meeting place that the place keeps.

To add a field to this application, add one row to `QUESTIONS`. Terms of support are hints to be confirmed.
"""

from datetime import date

from brygga.domain.casework.answers import Words
from brygga.domain.casework.plan import PaidHow, SourceKind, StartRule
from brygga.domain.casework.templates import common
from brygga.domain.casework.templates.shape import (
    FULL,
    AnswerKind,
    BudgetRow,
    Choice,
    CostLine,
    DocumentAsked,
    Permit,
    Question,
    Template,
    UsualFinancier,
)

K = AnswerKind
QUESTIONS: tuple[Question, ...] = (
    *common.WHO_YOU_ARE,
    Question("step", K.CHOICE, Words("Vad gäller det?", "What is it about?"), choices=(
        Choice("buy", Words("Köpa huset", "Buy the house")),
        Choice("restore", Words("Rusta huset", "Restore the house")),
        Choice("both", Words("Både köpa och rusta", "Both buy and restore")))),
    Question("owner", K.TEXT, Words("Vem äger huset i dag?", "Who owns the house today?")),
    Question("price", K.AMOUNT, Words("Vad kostar köpet?", "What is the price?"),
             Words("Skriv 0 om ni redan äger huset.", "Write 0 if you own it already.")),
    Question("condition", K.LONG_TEXT, Words("I vilket skick är huset?", "What condition is the house in?"),
             Words("Tak, grund, el, vatten och värme.", "Roof, foundation, electricity, water and heating.")),
    Question("use", K.LONG_TEXT, Words("Vad ska huset användas till, och av vem?",
                                       "What will the house be used for, and by whom?")),
    Question("heating", K.AMOUNT, Words("Vad kostar uppvärmningen om året?", "What does heating cost a year?")),
    Question("lettings", K.NUMBER, Words("Hur många uthyrningar väntas ni ha om året?",
                                         "How many lettings do you expect a year?"), asked_on=FULL, required_on=FULL),
    Question("tenants", K.TEXT, Words("Vilka fasta hyresgäster finns eller är vidtalade?",
                                      "Which lasting tenants are there or spoken with?"),
             asked_on=FULL, required_on=FULL),
    Question("heritage", K.YES_NO, Words("Är huset skyddat som byggnadsminne eller i detaljplan?",
                                         "Is the house listed or protected in the plan?"),
             asked_on=FULL, required_on=FULL),
)
COSTS: tuple[CostLine, ...] = (
    CostLine("purchase", Words("Köpeskilling", "Purchase price")),
    CostLine("stamp_duty", Words("Lagfart och pantbrev", "Title registration and mortgage deeds")),
    CostLine("survey", Words("Besiktning", "Survey")),
    CostLine("roof", Words("Tak och fasad", "Roof and front")),
    CostLine("installations", Words("El, vatten och värme", "Electricity, water and heating")),
    CostLine("accessibility", Words("Tillgänglighet och brandskydd", "Accessibility and fire safety")),
    CostLine("interior", Words("Inredning och kök", "Interior and kitchen")),
    CostLine("reserve", Words("Oförutsett", "Contingency")),
)
PERMITS: tuple[Permit, ...] = (
    Permit("building", Words("Bygglov eller anmälan", "Building permit or notice"),
           Words("Kommunens byggnadsnämnd", "The municipality's building committee")),
    Permit("heritage", Words("Tillstånd för byggnadsminne", "Permit for a listed building"),
           Words("Länsstyrelsen", "The county administrative board")),
    Permit("gathering", Words("Brandskydd för samlingslokal", "Fire safety of an assembly hall"),
           Words("Räddningstjänsten", "The rescue service")),
    Permit("food", Words("Registrering av kök eller café", "Registration of a kitchen or café"),
           Words("Kommunens miljökontor", "The municipality's environmental office")),
)
FINANCIERS: tuple[UsualFinancier, ...] = (
    *common.FINANCIERS,
    UsualFinancier("boverket", SourceKind.GRANT,
                   Words("Bidrag till allmänna samlingslokaler", "Grant for public assembly halls"),
                   StartRule.AFTER_DECISION, PaidHow.REQUISITION,
                   Words("Söks hos Boverket. Kontrollera i beslutet när ni får börja.",
                         "Applied for at the housing board. Check in the decision when you may begin.")),
    UsualFinancier("heritage_grant", SourceKind.COUNTY,
                   Words("Bidrag till kulturmiljövård", "Grant for heritage"), StartRule.AFTER_DECISION,
                   PaidHow.REQUISITION, Words("Söks hos länsstyrelsen. Kontrollera i beslutet när ni får börja.",
                                              "Applied for at the county board. Check when you may begin.")),
    UsualFinancier("leader", SourceKind.EU, Words("Leader", "Leader"), StartRule.AFTER_APPLICATION,
                   PaidHow.REQUISITION, Words("Betalas i efterskott mot kvitton.", "Paid afterwards on receipts.")),
)
BUDGET: tuple[BudgetRow, ...] = (
    BudgetRow("rents", Words("Hyror från fasta hyresgäster", "Rents from lasting tenants"), True),
    BudgetRow("lettings", Words("Tillfällig uthyrning", "Occasional lettings"), True),
    BudgetRow("events", Words("Evenemang och café", "Events and café"), True),
    BudgetRow("membership", Words("Medlemsavgifter och gåvor", "Fees and gifts"), True),
    BudgetRow("municipal", Words("Driftbidrag", "Operating grant"), True),
    BudgetRow("heating", Words("Värme och el", "Heating and electricity"), False),
    BudgetRow("water", Words("Vatten, sopor och snöröjning", "Water, refuse and snow clearing"), False),
    BudgetRow("upkeep", Words("Underhåll", "Upkeep"), False),
    BudgetRow("insurance", Words("Försäkring och bokföring", "Insurance and bookkeeping"), False),
    BudgetRow("loans", Words("Ränta och amortering", "Interest and repayment"), False),
)
HOUSE = Template(
    "house", Words("Köpa eller rädda ett hus", "Buy or rescue a house"),
    Words("En samlingsplats som bygden behåller.", "A meeting place that the place keeps."),
    date(2026, 1, 1), QUESTIONS,
    (*common.DOCUMENTS,
     DocumentAsked("purchase_contract", Words("Köpekontrakt eller utkast", "Contract of purchase or draft"),
                   required_on=FULL),
     DocumentAsked("survey", Words("Besiktning av huset", "Survey of the house"), required_on=FULL),
     DocumentAsked("valuation", Words("Värdering", "Valuation"), asked_on=FULL, required_on=frozenset())),
    COSTS, PERMITS, FINANCIERS, BUDGET)
