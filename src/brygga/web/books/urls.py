"""Addresses of the books, under f/<fund>/bocker/. All of them only read."""

from django.urls import path

from brygga.web.books.views import findings, home, ledger, proof, trail

app_name = "books"
urlpatterns = [
    path("", home.home, name="home"),
    path("balans/", ledger.trial, name="trial"),
    path("konto/<str:number>/", ledger.account, name="account"),
    path("verifikationer/", ledger.entries, name="entries"),
    path("verifikation/<int:entry_id>/", ledger.entry, name="entry"),
    path("perioder/", ledger.periods, name="periods"),
    path("papper/", findings.papers, name="papers"),
    path("undantag/", findings.exceptions, name="exceptions"),
    path("stickprov/", findings.sample, name="sample"),
    path("spar/", trail.trail, name="trail"),
    path("spar/<int:seq>/", trail.link, name="link"),
    path("bevis/", proof.proof, name="proof"),
    path("bevis/fil/", proof.export, name="export"),
    path("bevis/provare/", proof.verifier, name="verifier"),
]
