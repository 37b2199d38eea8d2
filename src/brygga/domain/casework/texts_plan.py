"""What a finding about the financing plan says and how to mend it: (reason, way on), sv and en."""

from brygga.domain.casework.answers import Words

PLAN_TEXTS: dict[str, tuple[Words, Words]] = {
    "plan_without_costs": (
        Words("Planen har inga kostnader än.", "The plan has no costs yet."),
        Words("Börja med den största kostnaden.", "Begin with the largest cost.")),
    "amount_not_positive": (
        Words("Beloppet på {row} behöver vara större än noll.", "The amount of {row} must be above zero."),
        Words("Skriv beloppet, eller ta bort raden.", "Write the amount, or remove the row.")),
    "vat_negative": (
        Words("Momsen på {row} kan inte vara under noll.", "The VAT of {row} cannot be below zero."),
        Words("Skriv 0 om det inte är någon moms.", "Write 0 if there is no VAT.")),
    "row_twice": (
        Words("Raden {row} finns två gånger.", "The row {row} is there twice."),
        Words("Slå ihop raderna eller ta bort den ena.", "Merge the rows or remove one.")),
    "plan_short": (
        Words("Det saknas {gap} i pengar för att planen ska gå ihop.", "The plan is {gap} short in cash."),
        Words("Lägg till en finansieringskälla eller sänk en kostnad. Ideellt arbete räknas inte här: det är inte "
              "pengar.", "Add a source or lower a cost. Volunteer work does not count here: it is not cash.")),
    "plan_over": (
        Words("Källorna är {gap} mer än kostnaderna.", "The sources are {gap} more than the costs."),
        Words("Sänk det ni söker av oss, eller lägg till en kostnad som saknas. Ett brygglån är ingen källa.",
              "Lower what you ask of us, or add a missing cost. A bridge loan is not a source.")),
    "quote_missing": (
        Words("{row} har ingen offert än.", "{row} has no quote yet."),
        Words("Lägg in en offert, eller skriv hur ni har räknat.", "Add a quote, or write how you reckoned.")),
    "source_only_idea": (
        Words("{row} är bara en idé än.", "{row} is only an idea yet."),
        Words("Sök pengarna, eller visa hur det går utan dem.", "Apply for it, or show how to do without.")),
    "evidence_missing": (
        Words("Ett papper saknas för {row}.", "A paper is missing for {row}."),
        Words("Lägg in brevet, mejlet eller kontoutdraget.", "Add the letter, mail or statement.")),
    "decision_date_missing": (
        Words("Datum för beslutet från {row} saknas.", "The date of the decision from {row} is missing."),
        Words("Skriv dagen som står på beslutet.", "Write the day that stands on the decision.")),
    "bank_promise_missing": (
        Words("En garanti kan beslutas när {row} har lovat lånet skriftligt.",
              "A guarantee can be decided when {row} has promised the loan in writing."),
        Words("Be banken om ett lånelöfte och lägg in det här.",
              "Ask the bank for a written promise and add it here.")),
    "start_waits": (
        Words("{row} har ett villkor: {rule}. Första kostnaden ligger i {month}.",
              "{row} has a condition: {rule}. The first cost is in {month}."),
        Words("Skriv datum när det är klart, och beställ ingenting innan dess.",
              "Write the date when it is done, and order nothing before.")),
    "start_too_early": (
        Words("{row} har ett villkor: {rule} ({opened}). Första kostnaden ligger redan i {month}.",
              "{row} has a condition: {rule} ({opened}). The first cost is already in {month}."),
        Words("Flytta kostnaderna till efter det datumet, eller fråga finansiären skriftligt.",
              "Move the costs after that date, or ask the financier in writing.")),
    "requisition_too_early": (
        Words("{row} betalas mot redovisade kostnader, men före {month} är bara {shown} betalt.",
              "{row} is paid on requisition, but before {month} only {shown} has been paid."),
        Words("Flytta källan till månaden efter kostnaderna.", "Move the source to the month after the costs.")),
    "source_runs_out": (
        Words("{row} gäller till {valid_to} men är planerad i {month}.",
              "{row} is valid to {valid_to} but planned in {month}."),
        Words("Flytta källan tidigare, eller be om förlängning och lägg in svaret.",
              "Move the source earlier, or ask for an extension and add the answer.")),
    "cash_short": (
        Words("I {month} saknas {missing} på kontot.", "In {month} the account is {missing} short."),
        Words("Ett brygglån på {bridge} i {months} månader från {first} räcker, eller flytta en kostnad senare.",
              "A bridge loan of {bridge} for {months} months from {first} is enough, or move a cost later.")),
    "bridge_grant_undecided": (
        Words("Ett brygglån kan lämnas när {row} är beslutat.", "A bridge loan can be given when {row} is decided."),
        Words("Lägg in beslutet när det kommer.", "Add the decision when it comes.")),
    "bridge_needs_balance": (
        Words("Planen går inte ihop: {gap} saknas även på sikt.",
              "The plan does not balance: {gap} is missing for good."),
        Words("Lägg till en källa eller sänk en kostnad först. Ett brygglån fyller tid, inte ett hål.",
              "Add a source or lower a cost first. A bridge fills time, not a hole.")),
}
