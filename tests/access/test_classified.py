"""Every address says who may reach it, and those that ask for no role are written down; a new one stops the build."""

from __future__ import annotations

from typing import Any

from tests.access.addresses import addresses, unclassified, without_a_role

# What may be reached without a role in a fund: "public" by anybody, "person" by whoever has logged in.
WITHOUT_A_ROLE = {
    **dict.fromkeys((
        "", "sa-gar-det-till/", "personuppgifter/", "stil/", "sprak/", "fond/<slug:slug>/", "fond/<slug:slug>/tack/",
        "fond/<slug:slug>/anmal/<str:situation>/", "logga-in/", "logga-ut/", "konto/in/", "konto/kod/", "lank/skickad/",
        "lank/<str:secret>/", "starta/", "starta/igen/", "starta/adress/",
        # The open calculators: a question in the address, an answer, nothing of anybody's.
        "rakna/", "rakna/<slug:topic>/", "rakna/<slug:topic>/fraga/", "rakna/<slug:topic>/kalkyl.xlsx",
        "rakna/<slug:topic>/svar-<int:nr>.json",
        # The calculators for programs: the rules alone, no row of anybody's.
        "api/v1/calc", "api/v1/calc/<str:called>", "api/v1/calc/<str:called>/schema",
        # In a practice directory on the own machine alone; elsewhere not there.
        "demo/", "demo/brev/", "demo/datum/", "demo/in/<int:person_id>/"), "public"),
    **dict.fromkeys(("in/", "konto/", "konto/kodapp/", "konto/reservkoder/", "starta/bekrafta/<slug:slug>/"), "person")}


def test_every_address_says_who_may_reach_it() -> None:
    assert len(list(addresses())) > 100
    assert unclassified() == []


def test_what_asks_for_no_role_is_written_down() -> None:
    assert without_a_role() == WITHOUT_A_ROLE


def test_every_permission_that_is_asked_for_is_in_the_table() -> None:
    from brygga.apps.access.permissions import PERMISSIONS
    asked = {a.access.permission for a in addresses() if a.access and a.access.kind == "seat"}
    assert asked <= set(PERMISSIONS) and len(asked) > 20


def test_a_planted_address_without_a_word_is_found() -> None:
    from django.urls import get_resolver, include, path

    def bare(request: Any) -> Any:
        return None

    planted = [*get_resolver().url_patterns, path("f/<slug:slug>/ny/", include([path("dold/", bare)]))]
    assert unclassified(planted) == ["f/<slug:slug>/ny/dold/"]


def test_a_page_of_a_fund_opened_to_everybody_is_found() -> None:
    from django.urls import get_resolver, path

    from brygga.web.guard.pages import public_page

    def bare(request: Any) -> Any:
        return None

    planted = [*get_resolver().url_patterns, path("f/<slug:slug>/ny/", public_page()(bare))]
    assert without_a_role(planted).keys() - WITHOUT_A_ROLE.keys() == {"f/<slug:slug>/ny/"}
