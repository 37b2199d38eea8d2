"""Every address of Brygga. The tenant stands in the address, never in the session (two tabs, two tenants)."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
