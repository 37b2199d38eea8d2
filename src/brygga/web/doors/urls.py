"""Addresses at the doors."""

from django.urls import path

from brygga.web.doors.views import demo, links, log_in

app_name = "doors"
urlpatterns = [
    path("logga-in/", log_in.log_in, name="log_in"),
    path("logga-ut/", log_in.log_out, name="log_out"),
    path("in/", log_in.where_to, name="where_to"),
    path("lank/skickad/", links.sent, name="link_sent"),
    path("lank/<str:secret>/", links.follow, name="link"),
    path("demo/", demo.demo, name="demo"),
    path("demo/in/<int:person_id>/", demo.enter, name="demo_enter"),
    path("demo/brev/", demo.letters, name="demo_letters"),
    path("demo/datum/", demo.date, name="demo_date"),
]
