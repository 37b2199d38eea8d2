"""Two small bridges to the country packs: a tenant's country, and a pack's sentence in the page's language."""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language

from brygga.foundation.models import Tenant


def country_of(tenant_id: int) -> str:
    """Return the code of the tenant's country pack."""
    return Tenant.objects.values_list("country", flat=True).get(pk=tenant_id)


def in_language(words: Any) -> str:
    """Return a pack's two-language sentence in the language of the running page; empty for None."""
    if words is None:
        return ""
    return words.en if (get_language() or "sv").startswith("en") else words.sv


def lazily(words: Any) -> Any:
    """Return the sentence so that it is chosen when it is shown."""
    return lazy(in_language, str)(words)
