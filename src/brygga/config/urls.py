"""Every address of Brygga. The tenant stands in the address, never in the session (two tabs, two tenants)."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from brygga.web.guard.pages import public_page

PREFIX = {"shell": "", "public": "", "calculators": "rakna/", "doors": "", "founding": "", "overview": "f/<slug:slug>/",
          "portal": "f/<slug:slug>/mitt/", "cases": "f/<slug:slug>/arenden/",
          "boardroom": "f/<slug:slug>/sammantraden/", "agreements": "f/<slug:slug>/avtal/",
          "money": "f/<slug:slug>/pengar/", "sources": "f/<slug:slug>/kallor/", "books": "f/<slug:slug>/bocker/",
          "settings": "f/<slug:slug>/installningar/"}

urlpatterns: list[URLPattern | URLResolver] = [
    path("sprak/", public_page("POST")(set_language), name="set_language"),
    path("konto/", include("brygga.web.doors.account_urls")),
    path("api/v1/", include("brygga.api.urls")),
]
urlpatterns += [path(PREFIX[area], include(f"brygga.web.{area}.urls")) for area in settings.AREAS
                if area in PREFIX and f"brygga.web.{area}" in settings.INSTALLED_APPS
                and find_spec(f"brygga.web.{area}.urls")]
