"""Addresses of founding."""

from django.urls import path

from brygga.web.founding import views

app_name = "founding"
urlpatterns = [
    path("starta/", views.start, name="start"),
    path("starta/igen/", views.write_again, name="write_again"),
    path("starta/adress/", views.correct, name="correct"),
    path("starta/bekrafta/<slug:slug>/", views.confirm, name="confirm"),
]
