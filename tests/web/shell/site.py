"""The style page alone: no database, no log-in, the content policy as in production."""

from __future__ import annotations

from typing import Any

from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [path("sprak/", set_language, name="set_language"), path("", include("brygga.web.shell.urls"))]

SETTINGS: dict[str, Any] = {
    "ROOT_URLCONF": __name__,
    "ALLOWED_HOSTS": ["*"],
    "BRYGGA_DEMO": True,
    "MIDDLEWARE": ["csp.middleware.CSPMiddleware", "django.middleware.locale.LocaleMiddleware",
                   "django.middleware.csrf.CsrfViewMiddleware"],
    "TEMPLATES": [{
        "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request",
                                           "brygga.web.shell.context.shell"]},
    }],
}
