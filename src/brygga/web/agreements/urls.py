"""Addresses of agreements, under f/<fund>/avtal/. An agreement's number stands in the address."""

from django.urls import path

from brygga.web.agreements.views import capital, listing, one, signing

app_name = "agreements"
urlpatterns = [
    path("", listing.agreements, name="list"),
    path("forsenade/", listing.late, name="late"),
    path("<str:number>/", one.agreement, name="one"),
    path("<str:number>/papper/", one.papers, name="papers"),
    path("<str:number>/underskrivet/", signing.hand_in, name="hand_in"),
    path("<str:number>/kontroll/", signing.check, name="check"),
    path("<str:number>/skicka-tillbaka/", signing.send_back, name="send_back"),
    path("<str:number>/villkor/<int:pk>/", signing.condition, name="condition"),
    path("<str:number>/bevis/", capital.certificate, name="certificate"),
    path("<str:number>/uppsagning/", capital.notice, name="notice"),
    path("<str:number>/utdelning/", capital.dividend, name="dividend"),
    path("<str:number>/inlosen/", capital.redeem, name="redeem"),
]
