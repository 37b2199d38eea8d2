"""Addresses of the applicant's side."""

from django.urls import URLPattern

app_name = "portal"
urlpatterns: list[URLPattern] = []
