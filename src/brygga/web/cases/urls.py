"""Addresses of cases. A case's number stands in the address; a paper's address is its random key."""

from django.urls import path

from brygga.web.cases.views import acts, enquiry, listing, one, papers, preparing, proposing

app_name = "cases"
urlpatterns = [
    path("", listing.cases, name="list"),
    path("ny/", enquiry.new, name="new"),
    path("papper/<str:key>/", papers.paper, name="paper"),
    path("<str:number>/", one.case, name="one"),
    path("<str:number>/bjud-in/", enquiry.invite, name="invite"),
    path("<str:number>/hanvisa/", enquiry.refer, name="refer"),
    path("<str:number>/vila/", enquiry.rest, name="rest"),
    path("<str:number>/vack/", acts.wake, name="wake"),
    path("<str:number>/ta/", acts.take, name="take"),
    path("<str:number>/meddelande/", acts.message, name="message"),
    path("<str:number>/last/", acts.read, name="read"),
    path("<str:number>/komplettering/", preparing.ask, name="ask"),
    path("<str:number>/komplettering/<int:pk>/", preparing.answer, name="answer"),
    path("<str:number>/bedomning/", preparing.memo, name="memo"),
    path("<str:number>/forslag/", proposing.propose, name="propose"),
    path("<str:number>/forslag/<int:pk>/ta-tillbaka/", proposing.take_back, name="take_back"),
    path("<str:number>/avslag/", proposing.decline, name="decline"),
]
