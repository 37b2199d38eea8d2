"""The addresses that allauth asks for by name, each answered by a page of the house; nothing else of it is here."""

from django.urls import path

from brygga.web.doors.views import codes, log_in

urlpatterns = [
    path("in/", log_in.log_in, name="account_login"),
    path("kod/", codes.authenticate, name="mfa_authenticate"),
    path("kodapp/", codes.activate, name="mfa_activate_totp"),
    path("reservkoder/", codes.reserve_codes, name="mfa_view_recovery_codes"),
    path("", codes.mine, name="mfa_index"),
]
