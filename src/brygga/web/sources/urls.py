"""Addresses of the sources area, under f/<fund>/kallor/."""

from django.urls import path

from brygga.web.sources.views import one, pay_in, register, statement

app_name = "sources"
urlpatterns = [
    path("", one.listing, name="list"),
    path("ny/", register.register, name="register"),
    path("<int:pk>/", one.one, name="one"),
    path("<int:pk>/inbetalning/", pay_in.pay_in, name="pay_in"),
    path("<int:pk>/aterrapport/", statement.write, name="statement"),
]
