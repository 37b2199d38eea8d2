"""`/stil`: the style page. Include it at the root of the site."""

from django.urls import path

from brygga.web.guard.pages import public_page
from brygga.web.shell import views

app_name = "shell"
urlpatterns = [path("stil/", public_page()(views.style_page), name="style")]
