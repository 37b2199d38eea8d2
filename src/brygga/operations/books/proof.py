"""The proof on a page: each invariant of `brygga verify` for one tenant, in words that a treasurer knows."""

from dataclasses import dataclass

from django.db import transaction

from brygga.apps.access.doorways import Seat
from brygga.foundation.checking import Check
from brygga.foundation.export import anchors
from brygga.foundation.refusals import text
from brygga.operations.verify import all_checks, house_checks

WORDS = {
    "fences.standing": text("Databasens egna spärrar står som de är skrivna."),
    "trail.chain": text("Granskningsspåret är helt: ingen länk är ändrad, borttagen eller tillagd."),
    "trail.details": text("Personuppgifterna bredvid spåret är de som skrevs."),
    "papers.unchanged": text("Varje papper är detsamma som när det lades in."),
    "agreements.signed_and_checked_by_two": text("Varje gällande avtal har ett underskrivet papper som två har sett."),
    "agreements.conditions_before_pay_out": text("Inget betalades ut med ett villkor kvar."),
    "signings.two_persons": text("Varje underskrift kontrollerades av två olika personer."),
    "ledger.entries_balance": text("Varje verifikation går jämnt ut i varje pott."),
    "ledger.books_balance": text("Alla konton tillsammans blir noll."),
    "ledger.numbers_run": text("Verifikationernas nummer löper utan luckor."),
    "ledger.closed_stays_closed": text("Inget är bokfört i en stängd period efter att den stängdes."),
    "ledger.pots_unmixed": text("Ingen verifikation blandar potternas pengar."),
    "ledger.within_tenant": text("Varje rad i böckerna hör till fonden."),
    "ledger.digests": text("Varje verifikation har det fingeravtryck som hör till dess rader."),
    "ledger.in_the_trail": text("Varje verifikation står i granskningsspåret, en gång, som den är."),
    "ledger.reversals_mirror": text("Varje rättelse är en exakt spegelbild."),
    "payments.four_eyes": text("Varje utbetalning lades upp av en person och attesterades av en annan, oförändrad."),
    "payments.at_most_decided": text("Aldrig mer betalades ut än styrelsen beslutade."),
    "statements.add_up": text("Varje kontoutdrag går jämnt ut och tar vid där det förra slutade."),
    "statement_lines.matched_once": text("Varje rad på utdragen är ihopparad högst en gång."),
    "statement_lines.booked": text("Varje ihopparad rad är bokförd på bankkontot med just sitt belopp."),
    "lots.conserve": text("Ingen krona har försvunnit eller tillkommit i någon pott."),
    "lots.dealt_as_ruled": text("Kronorna har gått ut och in i den ordning som regeln säger."),
    "lots.whole_events": text("Varje händelse flyttade hela sitt belopp."),
    "lots.moves_say_their_event": text("Varje rörelse säger samma händelse, dag och varv som den hör till."),
    "commitments.covered": text("Det som är lovat ryms i potternas pengar."),
    "cases.steps": text("Varje ärende står där dess steg har fört det."),
    "cases.shares": text("Potternas delar i varje förslag blir förslagets belopp."),
    "cases.papers": text("Inget ärende pekar på ett annat ärendes papper."),
    "cases.volunteer_work": text("Ideellt arbete står lika på båda sidor i varje plan."),
    "decisions.pack_is_what_was_read": text("Det underlag som beslutades om är det som frystes."),
    "decisions.as_proposed": text("Varje beslut gäller det förslag som låg på bordet."),
    "decisions.quorate": text("Styrelsen var beslutför vid varje beslut."),
    "decisions.voters_free": text("Ingen jävig person röstade."),
    "decisions.one_agreement_a_yes": text("Varje ja blev ett avtal, och inget avtal finns utan ett ja."),
    "decisions.numbers_without_gap": text("Protokollens och paragrafernas nummer löper utan luckor."),
    "decisions.minutes_anchored": text("Varje protokoll bär granskningsspårets fingeravtryck."),
    "loans.plan_repays_principal": text("Varje låns plan betalar tillbaka hela beloppet."),
    "loans.payments_sum": text("Varje betalnings delar blir hela betalningen."),
    "loans.shared_as_ruled": text("Betalningarna är delade på avgift, ränta och kapital som regeln säger."),
    "contributions.redeemed_in_time": text("Ingen förlagsinsats löstes in före sin tid."),
    "contributions.redeemed_at_most_whole": text("Ingen förlagsinsats löstes in med mer än den var."),
    "books.bank_equals_pots": text("Bank, böcker och potter stämmer överens, eller så har skillnaden ett namn."),
    "books.out_equals_lots": text("Det som är utlånat enligt potterna är det som böckerna säger."),
    "books.loans_equal_sub_ledger": text("Varje låns skuld är den som står på lånekontot."),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proven, each check with its words; the anchor is the trail's end, to be kept outside the house."""

    checks: tuple[tuple[str, Check], ...]
    anchor: str

    @property
    def holds(self) -> bool:
        """Tell whether everything holds."""
        return all(check.holds for _, check in self.checks)

    @property
    def rows(self) -> int:
        """Return how many rows were looked at in all."""
        return sum(check.rows for _, check in self.checks)


def prove(seat: Seat) -> Proof:
    """Run every check of the seat's tenant, and the fences, on what stands now."""
    seat.require("books.read")
    with transaction.atomic():
        fences = [check for check in house_checks() if check.name == "fences.standing"]
        checks = [*fences, *all_checks(seat.tenant_id)]
        return Proof(tuple((words_of(check.name), check) for check in checks), anchor_of(seat))


def words_of(name: str) -> str:
    """Return what a check proves, in words; its name when it has none."""
    return str(WORDS.get(name, name))


def anchor_of(seat: Seat) -> str:
    """Return "chain:number:digest" of the tenant's trail."""
    chain = f"tenant-{seat.tenant_id}:"
    return next((anchor for anchor in anchors() if anchor.startswith(chain)), "")
