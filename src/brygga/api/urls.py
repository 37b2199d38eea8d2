"""Addresses of version 1; a change that breaks a caller is a version 2 beside it."""

from django.urls import path

from brygga.api import views

app_name = "api"
urlpatterns = [
    path("calc", views.calculators, name="calculators"),
    path("calc/<str:called>", views.calculator, name="calculator"),
    path("calc/<str:called>/schema", views.schema, name="schema"),
]
