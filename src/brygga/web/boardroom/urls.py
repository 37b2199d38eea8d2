"""Addresses of the boardroom, under f/<fund>/sammantraden/. `label` is a meeting's year and number: "2026-3"."""

from django.urls import path

from brygga.web.boardroom.views import delegation, items, meetings, minutes, questions, running

app_name = "boardroom"
urlpatterns = [
    path("", meetings.listing, name="meetings"),
    path("nytt/", meetings.new, name="new"),
    path("satt-upp/<int:proposal_id>/", meetings.put_up, name="put_up"),
    path("delegation/<int:proposal_id>/", delegation.one, name="delegation"),
    path("delegation/<int:proposal_id>/fraga/", delegation.question, name="delegation_question"),
    path("delegation/<int:proposal_id>/besluta/", delegation.decide, name="delegation_decide"),
    path("<str:label>/", meetings.one, name="meeting"),
    path("<str:label>/dag/", meetings.move, name="move"),
    path("<str:label>/frys/", running.freeze, name="freeze"),
    path("<str:label>/oppna/", running.open_it, name="open"),
    path("<str:label>/narvaro/", running.presence, name="presence"),
    path("<str:label>/avsluta/", running.close, name="close"),
    path("<str:label>/koppling/<int:paragraph>/", questions.question, name="question"),
    path("<str:label>/kopplingar/", questions.ties, name="ties"),
    path("<str:label>/kopplingar/<int:paragraph>/<int:person_id>/", questions.rule, name="rule"),
    path("<str:label>/paragraf/<int:paragraph>/", items.item, name="item"),
    path("<str:label>/paragraf/<int:paragraph>/besluta/", items.decide, name="decide"),
    path("<str:label>/paragraf/<int:paragraph>/avvikande/", items.dissent, name="dissent"),
    path("<str:label>/paragraf/<int:paragraph>/rosta/", items.vote, name="vote"),
    path("<str:label>/paragraf/<int:paragraph>/skjut-upp/", items.put_off, name="postpone"),
    path("<str:label>/paragraf/<int:paragraph>/utga/", items.take_off, name="take_off"),
    path("<str:label>/protokoll/", minutes.minutes, name="minutes"),
    path("<str:label>/protokoll/skriv-under/", minutes.sign, name="sign"),
    path("<str:label>/protokoll/justera/", minutes.adjust, name="adjust"),
]
