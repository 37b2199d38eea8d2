"""Addresses for everybody."""

from django.urls import path

from brygga.web.public import views

app_name = "public"
urlpatterns = [
    path("", views.start, name="start"),
    path("fond/<slug:slug>/", views.fund, name="fund"),
    path("fond/<slug:slug>/anmal/<str:situation>/", views.enquiry, name="enquiry"),
    path("fond/<slug:slug>/tack/", views.thanks, name="thanks"),
    path("sa-gar-det-till/", views.how, name="how"),
    path("personuppgifter/", views.privacy, name="privacy"),
]
