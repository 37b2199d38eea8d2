"""Context processor `brygga.web.shell.context.shell`: what the base template needs on every page.

The areas add `nav`, `user_menu`, `tenant_name` and `business_date`; here are only the things that hang on the
request's cookies and on the installation. A page without any of it still draws.
"""

from __future__ import annotations

from importlib import metadata
from typing import Any

from django.conf import settings
from django.http import HttpRequest

THEMES = ("light", "dark")
THEME_COOKIE = "brygga_theme"


def shell(request: HttpRequest) -> dict[str, Any]:
    """`theme` ("", "light", "dark"), `demo` (settings.BRYGGA_DEMO) and `version`."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "",
        "demo": getattr(settings, "BRYGGA_DEMO", False),
        "version": getattr(settings, "BRYGGA_VERSION", None) or _version(),
    }


def _version() -> str:
    try:
        return metadata.version("brygga")
    except metadata.PackageNotFoundError:
        return ""
