"""`/stil`: the style page. Include it at the root of the site."""

from django.urls import path

from brygga.web.shell import views

app_name = "shell"
urlpatterns = [path("stil/", views.style_page, name="style")]
