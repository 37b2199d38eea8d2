"""The fund's first page."""

from django.urls import path

from brygga.web.overview import views

app_name = "overview"
urlpatterns = [path("", views.home, name="home")]
