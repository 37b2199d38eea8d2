"""Samples of the papers round a decision and of the funder's statement; every amount and date is invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from brygga.formats.documents import (
    Answer,
    Attendee,
    Clause,
    Condition,
    Conflict,
    Contact,
    CostLine,
    DecisionLetter,
    DecisionPack,
    Dissent,
    DocumentEntry,
    Fact,
    Leverage,
    MinuteItem,
    Minutes,
    Party,
    Picture,
    PotShare,
    ReadinessLine,
    Signer,
    SourceLine,
    SourceStatement,
    UseRow,
    VoteCount,
)

FUND = Party(
    name="Mikrofonden Mälardalen ekonomisk förening",
    number="769600-0001",
    address=("Exempelgatan 1", "702 10 Örebro"),
    email="hej@fonden.example",
    phone="019-10 00 01",
)
SHOP = Party(name="Ramsbergs Handel ekonomisk förening", number="769600-0003", address=("Byvägen 2", "711 98 Ramsberg"))
OFFICER = Contact(name="Lena Berg", role="handläggare", phone="019-10 00 03", email="lena@fonden.example")
COMPLAINTS = Contact(name="Sven Åkesson", role="vice ordförande", email="klagomal@fonden.example")

CURVE = Picture(
    svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 170" width="640" height="170" '
    'font-family="Source Sans 3" font-size="13"><path d="M40 120H630" stroke="#1A2420"/>'
    '<path d="M40 60L140 90L240 140L340 100L440 80L540 70L630 50L630 120L40 120Z" fill="#CFE2EA"/>'
    '<path d="M40 60L140 90L240 140L340 100L440 80L540 70L630 50" fill="none" stroke="#2B6A85" stroke-width="2"/>'
    '<text x="190" y="160" fill="#1A2420">juni: −38 000 kr</text></svg>',
    alt="Likviditetskurva april till december 2027: lägsta punkten är 38 000 kr under noll i juni, sedan stiger den.",
)
ARCHES = Picture(
    svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 190" width="640" height="190" '
    'font-family="Source Sans 3" font-size="12"><path d="M10 140H630" stroke="#1A2420"/>'
    '<path d="M40 140A110 95 0 0 1 260 140" fill="none" stroke="#14564A" stroke-width="12"/>'
    '<path d="M150 140A90 70 0 0 1 330 140" fill="none" stroke="#14564A" stroke-width="8"/>'
    '<path d="M280 140A140 110 0 0 1 560 140" fill="none" stroke="#A85B00" stroke-width="12"/>'
    '<path d="M10 141H630V168H10Z" fill="#CFE2EA"/><text x="14" y="184" fill="#52605A">2024</text>'
    '<text x="590" y="184" fill="#52605A">2027</text></svg>',
    alt="Tre bågar över vattenlinjen: två avtal från första gången pengarna användes och ett från andra gången.",
)

PACK = DecisionPack(
    number="2027-0031",
    dated=date(2027, 3, 1),
    sender=FUND,
    demo=True,
    version=2,
    applicant=SHOP,
    place="Ramsberg, Lindesbergs kommun",
    title="Obemannad butik i Ramsberg",
    prepared_by="Lena Berg, handläggare",
    meeting_on=date(2027, 3, 12),
    in_brief=(
        "Byn blev utan butik 2025. Närmaste ligger 23 km bort.",
        "63 hushåll har lagt 190 000 kr i egna insatser och 1 400 timmar arbete.",
        "Föreningen söker 150 000 kr i lån till kyldisk, lås och första varulager.",
    ),
    questions=(
        Answer(
            question="Gör det nytta?",
            answer="Ja. 340 personer får butik inom 5 km.",
            why="Enkät i byn, 12 januari 2027",
        ),
        Answer(
            question="Kan det betalas tillbaka?",
            answer="Ja, även om försäljningen blir 20 procent lägre.",
            why="Kassaflödet räcker 1,3 gånger till ränta och amortering",
        ),
        Answer(
            question="Får vi, och har vi råd?",
            answer="Ja. Efter beslutet finns 412 000 kr fritt i potten.",
            why="Delegationsordningen 4 §, placeringspolicyn 2 §",
        ),
    ),
    amount_minor=15_000_000,
    proposal="Styrelsen beviljar Ramsbergs Handel ekonomisk förening ett mikrolån på 150 000 kr enligt villkoren.",
    terms=(
        Fact(label="Löptid", value="3 år, betalning varje månad"),
        Fact(label="Ränta", value="6,00 % per år, fast"),
        Fact(label="Återbetalning", value="Rak amortering, ingen amorteringsfri tid"),
        Fact(label="Vad lånet kostar totalt", value="14 375 kr, effektiv ränta 6,42 %"),
        Fact(label="Säkerhet", value="Ingen, och ingen personlig borgen"),
    ),
    conditions=("Bankens skriftliga besked om 80 000 kr.", "Hyresavtal på minst fem år."),
    allocation=(
        PotShare(pot="Regionen 2024", amount_minor=10_000_000, public=True, aid_eur_cents=48_200),
        PotShare(pot="Medlemskapital", amount_minor=5_000_000, public=False),
    ),
    costs=(
        CostLine(label="Kyldisk och frysar", amount_minor=18_000_000),
        CostLine(label="Låssystem och betalning", amount_minor=9_500_000),
        CostLine(label="Första varulager", amount_minor=8_500_000),
        CostLine(label="Ideellt arbete, 1 400 timmar", amount_minor=30_800_000),
    ),
    sources=(
        SourceLine(label="Egna insatser från byn", amount_minor=13_000_000, status="paid"),
        SourceLine(label="Banklån, Bergslagens Sparbank", amount_minor=8_000_000, status="promised"),
        SourceLine(label="Mikrolån från fonden", amount_minor=15_000_000, status="asked", ours=True),
        SourceLine(label="Ideellt arbete, 1 400 timmar", amount_minor=30_800_000, status="promised"),
    ),
    cash_curve=CURVE,
    cash_low="Lägsta punkten är 38 000 kr under noll i juni 2027. Lånet täcker det.",
    readiness=(
        ReadinessLine(area="Styrning", level=3, evidence="Styrelse på fem, protokoll varje månad"),
        ReadinessLine(
            area="Ekonomi och kontroll", level=2, evidence="Bokföringsbyrå anlitad, månadsrapport från april"
        ),
        ReadinessLine(area="Förmåga att betala tillbaka", level=3, evidence="Likviditetsbudget med två stressfall"),
    ),
    memo=(
        Clause(
            title="Återbetalning",
            text=(
                "Budgeten bygger på 210 kunder i veckan. Två jämförbara butiker i länet har 190 och 260.",
                "Det svagaste är beroendet av en person för teknik. Ett avtal om jour finns med i kostnaderna.",
            ),
        ),
        Clause(title="Nytta för platsen", text=("Butiken blir också ombud för paket och apotek.",)),
    ),
    rules=(
        Answer(question="Kundkännedom", answer="klar", why="Verkliga huvudmän kontrollerade 2 mars 2027"),
        Answer(
            question="Statsstöd",
            answer="ryms",
            why="Förordning (EU) 2023/2831, 0 euro tidigare i treårsperioden",
        ),
        Answer(question="Gräns per kund", answer="ryms", why="Placeringspolicyn 2 §: högst 400 000 kr"),
    ),
    documents=(
        DocumentEntry(
            title="Likviditetsbudget 2027–2028",
            dated=date(2027, 2, 20),
            sha256="2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
        ),
        DocumentEntry(
            title="Stadgar, registrerade",
            dated=date(2026, 10, 4),
            sha256="fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9",
        ),
    ),
)

YES = DecisionLetter(
    number="2027-0031-2",
    dated=date(2027, 3, 15),
    sender=FUND,
    demo=True,
    to=SHOP,
    case_number="2027-0031",
    outcome="yes",
    asked_for="ett mikrolån på 150 000 kr till en obemannad butik",
    granted="ett mikrolån på 150 000 kr på tre år med 6,00 % ränta",
    body_name="Styrelsen",
    decided_on=date(2027, 3, 12),
    paragraph="§ 14",
    last_day_on=date(2027, 9, 15),
    conditions=(
        Condition(text="Bankens skriftliga besked om 80 000 kr.", met_on=date(2027, 3, 10)),
        Condition(text="Hyresavtal på minst fem år."),
    ),
    next_steps=(
        "Vi skickar avtalet för underskrift inom en vecka.",
        "Ni skickar hyresavtalet till oss.",
        "Vi betalar ut inom fem bankdagar efter att allt är klart.",
    ),
    contact=OFFICER,
    complaint_contact=COMPLAINTS,
    signers=(Signer(name="Lena Berg", role="handläggare"),),
)
NO = DecisionLetter(
    number="2027-0027-1",
    dated=date(2027, 3, 15),
    sender=FUND,
    demo=True,
    to=Party(
        name="Odlarna i Fellingsbro ideell förening",
        number="802400-0001",
        address=("Lertag 5", "732 50 Fellingsbro"),
    ),
    case_number="2027-0027",
    outcome="no",
    asked_for="en förlagsinsats på 200 000 kr",
    body_name="Styrelsen",
    decided_on=date(2027, 3, 12),
    paragraph="§ 15",
    reasons=(
        "En förlagsinsats kan bara sättas in i en ekonomisk förening (EFL 11 kap. 1 §). Ni är en ideell förening.",
        "Budgeten visar inte hur kostnaden för arrende betalas efter första året.",
    ),
    way_to_yes=(
        "Ni kan söka ett mikrolån i stället. Det passar er form, och samma ansökan kan användas.",
        "Ni kan bilda en ekonomisk förening. Coompanion hjälper er utan kostnad.",
        "Visa arrendet för tre år i budgeten.",
    ),
    contact=OFFICER,
    complaint_contact=COMPLAINTS,
    signers=(Signer(name="Lena Berg", role="handläggare"),),
)

MINUTES = Minutes(
    number="Protokoll 2027-3",
    dated=date(2027, 3, 12),
    sender=FUND,
    demo=True,
    body_name="Styrelsen",
    meeting_on=date(2027, 3, 12),
    held="Örebro och på distans, kl. 13.00–14.20",
    chair="Gun Sundström",
    keeper="Lena Berg",
    adjuster="Ingrid Palm",
    present=(
        Attendee(name="Gun Sundström", role="ordförande"),
        Attendee(name="Ingrid Palm", role="ledamot"),
        Attendee(name="Per Dahl", role="ledamot", note="lämnade mötet under § 14"),
        Attendee(name="Amina Yusuf", role="suppleant", note="tjänstgjorde under § 14"),
    ),
    absent=(Attendee(name="Sven Åkesson", role="vice ordförande"),),
    items=(
        MinuteItem(
            number=13,
            title="Mötet öppnas",
            text=("Gun Sundström öppnade mötet. Kallelsen hade gått ut i tid och styrelsen var beslutför.",),
        ),
        MinuteItem(
            number=14,
            title="Ramsbergs Handel, mikrolån, ärende 2027-0031",
            text=("Beslutsunderlag version 2 låg till grund för beslutet.",),
            conflicts=(Conflict(name="Per Dahl", reason="Ledamot i den sökande föreningens styrelse (EFL 7:23)."),),
            decision="Styrelsen beviljar ett mikrolån på 150 000 kr enligt förslaget.",
            vote=VoteCount(yes=2, no=1, casting_vote=False),
            dissent=(
                Dissent(
                    name="Ingrid Palm",
                    opinion="Löptiden borde vara två år, eftersom hyresavtalet inte är klart.",
                ),
            ),
        ),
        MinuteItem(
            number=15,
            title="Odlarna i Fellingsbro, förlagsinsats, ärende 2027-0027",
            text=("En ideell förening kan inte ge ut förlagsandelar (EFL 11:1).",),
            decision="Styrelsen avslår ansökan och uppdrar åt handläggaren att visa på mikrolån.",
        ),
        MinuteItem(number=16, title="Mötet avslutas", text=("Nästa möte är 16 april 2027.",)),
    ),
)

STATEMENT = SourceStatement(
    number="S-2026-REG",
    dated=date(2027, 1, 20),
    sender=FUND,
    demo=True,
    funder=Party(name="Region Örebro län", number="222000-0001"),
    source_name="Regionen 2024",
    register_number="dnr 24RS1000",
    period_from=date(2024, 1, 1),
    period_to=date(2026, 12, 31),
    paid_in_minor=200_000_000,
    income_minor=0,
    free_minor=85_480_000,
    reserved_minor=22_000_000,
    out_minor=88_420_000,
    out_count=6,
    back_minor=135_580_000,
    recovered_minor=300_000,
    lost_minor=4_100_000,
    costs_minor=0,
    returned_minor=0,
    revolve_factor=Decimal("1.1"),
    use_factor=Decimal("1.4"),
    average_days_out=610,
    arches=ARCHES,
    rows=(
        UseRow(
            label="Ramsberg",
            kind="loan",
            began_on=date(2024, 2, 1),
            turn=0,
            amount_minor=60_000_000,
            back_minor=55_900_000,
            left_minor=0,
            lost_minor=4_100_000,
        ),
        UseRow(
            label="Askersund",
            kind="guarantee",
            began_on=date(2024, 9, 1),
            turn=0,
            amount_minor=22_000_000,
            back_minor=0,
            left_minor=22_000_000,
        ),
        UseRow(
            label="Ställdalen",
            kind="contribution",
            began_on=date(2025, 5, 1),
            turn=1,
            amount_minor=20_000_000,
            back_minor=0,
            left_minor=20_000_000,
        ),
        UseRow(
            label="Avtal före Brygga",
            kind="loan",
            began_on=date(2024, 1, 1),
            turn=None,
            amount_minor=40_000_000,
            back_minor=30_000_000,
            left_minor=10_000_000,
        ),
    ),
    leverage=(
        Leverage(
            name="Privata pengar",
            definition="Bankens och byns egna pengar delat med fondens, i samma ärenden",
            factor=Decimal("2.3"),
        ),
    ),
)
