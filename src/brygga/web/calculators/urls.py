"""Addresses of the open calculators; the question is the query, so each address is a saved calculation."""

from django.urls import path

from brygga.web.calculators import views

app_name = "calculators"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:topic>/", views.page, name="page"),
    path("<slug:topic>/fraga/", views.question, name="question"),
    path("<slug:topic>/kalkyl.xlsx", views.as_workbook, name="workbook"),
    path("<slug:topic>/svar-<int:nr>.json", views.as_json, name="json"),
]
