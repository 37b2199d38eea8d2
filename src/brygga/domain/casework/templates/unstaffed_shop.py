"""The template "unstaffed shop" (obemannad butik): a village gets its groceries back.

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
    Question("nearest_km", K.NUMBER, Words("Hur många kilometer är det till närmaste butik?",
                                           "How many kilometres is it to the nearest shop?")),
    Question("households", K.NUMBER, Words("Hur många hushåll väntas handla?",
                                           "How many households are expected to shop?"),
             Words("Räkna bara dem som har sagt det.", "Count only those who have said so.")),
    Question("premises", K.CHOICE, Words("Har ni en lokal?", "Have you premises?"), choices=(
        Choice("own", Words("Ja, vi äger den", "Yes, we own them")),
        Choice("rent", Words("Ja, vi hyr eller ska hyra", "Yes, we rent or will rent")),
        Choice("module", Words("Nej, det blir en modul", "No, it will be a module")),
        Choice("none", Words("Nej, inte än", "No, not yet")))),
    Question("supplier", K.TEXT, Words("Vem levererar varorna?", "Who delivers the goods?"),
             Words("Kedja eller grossist, och om avtal finns.", "Chain or wholesaler, and whether agreed.")),
    Question("sales_month", K.AMOUNT, Words("Vad väntas ni sälja för en vanlig månad?",
                                            "What do you expect to sell in an ordinary month?")),
    Question("access", K.TEXT, Words("Hur kommer kunderna in, och vad gör den som inte har mobil?",
                                     "How do customers get in, and what of those without a phone?")),
    Question("services", K.TEXT, Words("Vilka andra tjänster ska finnas där?", "Which other services will be there?"),
             Words("Till exempel paket, apotek, kontanter.", "For example parcels, pharmacy, cash."),
             asked_on=FULL, required_on=frozenset()),
    Question("theft", K.LONG_TEXT, Words("Hur minskar ni svinn och stölder?", "How will you reduce waste and theft?"),
             asked_on=FULL, required_on=FULL),
)
COSTS: tuple[CostLine, ...] = (
    CostLine("rebuild", Words("Ombyggnad och el", "Rebuilding and electricity")),
    CostLine("cold", Words("Kyl och frys", "Refrigeration")),
    CostLine("checkout", Words("Kassa, lås och kameror", "Checkout, locks and cameras")),
    CostLine("fittings", Words("Hyllor och inredning", "Shelves and fittings")),
    CostLine("first_stock", Words("Första varulagret", "First stock")),
    CostLine("start_costs", Words("Anslutning, försäkring och uppstart", "Connection, insurance and start-up")),
)
PERMITS: tuple[Permit, ...] = (
    Permit("food", Words("Registrering som livsmedelsanläggning", "Registration as a food business"),
           Words("Kommunens miljökontor", "The municipality's environmental office")),
    Permit("building", Words("Bygglov eller anmälan vid ändrad användning", "Building permit or notice"),
           Words("Kommunens byggnadsnämnd", "The municipality's building committee")),
    Permit("camera", Words("Skylt och rutin för kamerabevakning", "Sign and routine for cameras"),
           Words("Integritetsskyddsmyndighetens vägledning", "The data protection authority's guidance")),
    Permit("tobacco", Words("Tillstånd för tobak, anmälan för folköl och läkemedel",
                            "Permit for tobacco, notice for beer and medicines"),
           Words("Kommunen", "The municipality")),
)
FINANCIERS: tuple[UsualFinancier, ...] = (
    *common.FINANCIERS,
    UsualFinancier("county_service", SourceKind.COUNTY,
                   Words("Stöd till kommersiell service", "Support for commercial services"),
                   StartRule.AFTER_APPLICATION, PaidHow.REQUISITION,
                   Words("Söks hos regionen eller länsstyrelsen. Kontrollera i beslutet när ni får börja.",
                         "Applied for at the region or county board. Check in the decision when you may begin.")),
    UsualFinancier("leader", SourceKind.EU, Words("Leader", "Leader"), StartRule.AFTER_APPLICATION,
                   PaidHow.REQUISITION, Words("Betalas i efterskott mot kvitton.", "Paid afterwards on receipts.")),
)
BUDGET: tuple[BudgetRow, ...] = (
    BudgetRow("sales", Words("Försäljning utan moms", "Sales without VAT"), True),
    BudgetRow("commissions", Words("Ersättning för paket och andra tjänster", "Fees for parcels and services"), True),
    BudgetRow("membership", Words("Medlemsavgifter och gåvor", "Fees and gifts"), True),
    BudgetRow("goods", Words("Inköp av varor", "Goods bought"), False),
    BudgetRow("rent", Words("Hyra, el och värme", "Rent, electricity and heating"), False),
    BudgetRow("systems", Words("Kassasystem och larm", "Checkout system and alarm"), False),
    BudgetRow("waste", Words("Svinn", "Waste"), False),
    BudgetRow("wages", Words("Löner och arvoden", "Wages and fees"), False),
    BudgetRow("insurance", Words("Försäkring och bokföring", "Insurance and bookkeeping"), False),
    BudgetRow("loans", Words("Ränta och amortering", "Interest and repayment"), False),
)
UNSTAFFED_SHOP = Template(
    "unstaffed_shop", Words("Obemannad butik", "Unstaffed shop"),
    Words("Bygden får tillbaka sin matbutik, öppen med mobil eller bricka.",
          "The village gets its shop back, opened by phone or tag."),
    date(2026, 1, 1), QUESTIONS,
    (*common.DOCUMENTS,
     DocumentAsked("supplier_agreement", Words("Avtal eller avsikt från leverantören",
                                               "Agreement or letter of intent from the supplier"), required_on=FULL),
     DocumentAsked("lease", Words("Hyresavtal eller utkast", "Lease or draft"), required_on=FULL)),
    COSTS, PERMITS, FINANCIERS, BUDGET)
