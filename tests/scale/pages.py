"""Every page of a fund with who opens it and what it lists; a page that lists nothing grows with nothing.

The words in braces are keys of `Crowd.places`. Do not leave a page out: the test asks the URL resolver.
"""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """One page: its address under the fund's, whose eyes, and the axes that it lists (all of them, when several)."""

    path: str
    who: str
    axes: tuple[str, ...] = ()


PAGES = (
    Page("", "officer", ("cases", "papers", "paragraphs")), Page("", "treasurer", ("orders", "rows", "agreements")),
    Page("", "chair", ("paragraphs", "orders")),
    Page("mitt/", "asked", ("cases",)),
    Page("mitt/{asked}/", "asked", ("completions", "messages", "papers")),
    Page("mitt/{drafted}/", "drafted", ("plan rows",)), Page("mitt/{drafted}/om-er/", "drafted"),
    Page("mitt/{drafted}/fragor/", "drafted"), Page("mitt/{drafted}/fragor/{place}/", "drafted"),
    Page("mitt/{drafted}/pastaenden/", "drafted"), Page("mitt/{drafted}/plan/", "drafted", ("plan rows",)),
    Page("mitt/{drafted}/plan/{side}/ny/", "drafted"), Page("mitt/{drafted}/plan/rad/{plan_line}/", "drafted"),
    Page("mitt/{drafted}/papper/", "drafted"), Page("mitt/{drafted}/papper/{code}/", "drafted"),
    Page("mitt/{drafted}/skicka/", "drafted"),
    Page("mitt/{asked}/komplettering/{completion}/", "asked"), Page("mitt/{asked}/meddelande/", "asked"),
    Page("mitt/{asked}/personer/", "asked"), Page("mitt/{asked}/ta-tillbaka/", "asked"),
    Page("mitt/{agreement_case}/avtal/{agreement}/", "borrower", ("payments",)),
    Page("arenden/", "officer", ("cases",)), Page("arenden/ny/", "officer"),
    Page("arenden/{case}/", "officer"), Page("arenden/{asked}/", "officer", ("completions", "messages", "papers")),
    Page("arenden/{drafted}/", "officer", ("plan rows",)),
    Page("arenden/{asked}/komplettering/", "officer"),
    Page("arenden/{asked}/komplettering/{completion}/", "officer"), Page("arenden/{asked}/bedomning/", "officer"),
    Page("arenden/{asked}/forslag/", "officer", ("sources",)), Page("arenden/{asked}/avslag/", "officer"),
    Page("sammantraden/", "chair", ("agreements", "paragraphs")), Page("sammantraden/nytt/", "officer"),
    Page("sammantraden/satt-upp/{proposal_id}/", "officer", ("agreements",)),
    Page("sammantraden/{label}/oppna/", "officer", ("people",)),
    Page("sammantraden/{label}/", "chair", ("paragraphs",)),
    Page("sammantraden/{label}/", "officer", ("paragraphs", "people")),
    Page("sammantraden/{label}/kopplingar/", "chair", ("paragraphs",)),
    Page("sammantraden/{label}/paragraf/{paragraph}/", "chair"),
    Page("avtal/", "officer", ("agreements",)), Page("avtal/forsenade/", "officer", ("agreements",)),
    Page("avtal/{agreement}/", "officer", ("payments",)),
    Page("pengar/", "treasurer", ("orders", "rows", "agreements")),
    Page("pengar/betalning/{order_id}/", "treasurer"),
    Page("pengar/lista/", "treasurer", ("orders",)), Page("pengar/utdrag/", "treasurer", ("statements",)),
    Page("pengar/utdrag/nytt/{bank_account_id}/", "treasurer"),
    Page("pengar/utdrag/{statement_id}/", "treasurer", ("rows",)),
    Page("pengar/rad/{line_id}/", "treasurer", ("agreements", "sources")), Page("pengar/konton/", "treasurer"),
    Page("kallor/", "treasurer", ("sources",)), Page("kallor/ny/", "treasurer"),
    Page("kallor/{source}/", "treasurer", ("agreements", "payments")),
    Page("kallor/{source}/inbetalning/", "treasurer"),
    Page("bocker/", "auditor", ("agreements",)), Page("bocker/balans/", "auditor", ("sources",)),
    Page("bocker/konto/{account}/", "auditor", ("agreements",)),
    Page("bocker/verifikationer/", "auditor", ("agreements",)), Page("bocker/verifikation/{entry_id}/", "auditor"),
    Page("bocker/perioder/", "auditor"), Page("bocker/papper/", "auditor", ("papers",)),
    Page("bocker/undantag/", "auditor"), Page("bocker/stickprov/", "auditor", ("agreements",)),
    Page("bocker/spar/", "auditor", ("cases",)), Page("bocker/spar/{seq}/", "auditor"),
    Page("bocker/bevis/", "auditor", ("agreements",)), Page("bocker/bevis/provare/", "auditor"),
    Page("installningar/", "administrator"), Page("installningar/personer/", "administrator", ("people",)),
    Page("installningar/personer/avsluta/{membership_id}/", "administrator"),
    Page("installningar/registreringar/", "administrator"), Page("installningar/styrelsen/", "administrator"),
    Page("installningar/regler/", "administrator"), Page("installningar/ar/", "administrator"),
)

# A form about one thing, a paper, or a page of a state that this world is not in: as long for a large fund as for a
# small one. Their questions are counted by the tests of their own rooms.
LISTS_NOTHING = (
    "mitt/{number}/vack/", "mitt/{number}/omprovning/", "arenden/papper/{key}/", "arenden/{number}/bjud-in/",
    "arenden/{number}/hanvisa/", "arenden/{number}/vila/", "arenden/{number}/forslag/{pk}/ta-tillbaka/",
    "sammantraden/delegation/{proposal_id}/", "sammantraden/delegation/{proposal_id}/fraga/",
    "sammantraden/{label}/dag/", "sammantraden/{label}/koppling/{paragraph}/",
    "sammantraden/{label}/kopplingar/{paragraph}/{person_id}/",
    "sammantraden/{label}/paragraf/{paragraph}/avvikande/", "sammantraden/{label}/paragraf/{paragraph}/rosta/",
    "sammantraden/{label}/paragraf/{paragraph}/skjut-upp/", "sammantraden/{label}/paragraf/{paragraph}/utga/",
    "sammantraden/{label}/protokoll/", "avtal/{number}/underskrivet/", "avtal/{number}/skicka-tillbaka/",
    "avtal/{number}/villkor/{pk}/", "avtal/{number}/bevis/", "avtal/{number}/uppsagning/",
    "avtal/{number}/utdelning/", "avtal/{number}/inlosen/", "pengar/betala/{number}/",
    "pengar/betalning/{order_id}/bekrafta/", "pengar/lista/{bank_account_id}/", "pengar/konton/nytt/",
    "pengar/utdrag/{statement_id}/dra-tillbaka/",
    "bocker/bevis/fil/",
)
