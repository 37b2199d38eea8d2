"""Addresses of settings."""

from django.urls import path

from brygga.web.settings.views import house, people, years

app_name = "settings"
urlpatterns = [
    path("", house.home, name="home"),
    path("personer/", people.people, name="people"),
    path("personer/bekrafta/", people.confirm, name="confirm_role"),
    path("personer/avsluta/<int:membership_id>/", people.end, name="end_role"),
    path("personer/bjud-in/", people.invite_again, name="invite_again"),
    path("registreringar/", house.registrations, name="registrations"),
    path("styrelsen/", house.board, name="board"),
    path("regler/", house.rules, name="rules"),
    path("ar/", years.years, name="years"),
    path("ar/period/", years.change, name="change_period"),
]
