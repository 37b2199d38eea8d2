"""Which language words are in: a country pack's sentences in the page's, what is stored in the books'."""

from typing import Any

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import get_language, override

from brygga.foundation.models import Tenant
from brygga.foundation.refusals import Refused


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


def refusal_of(fault: Any, code: str) -> Refused:
    """Return the domain's refusal of plain data (`sv`, `en`, `field`) as ours."""
    return Refused(code, in_language(fault), field=fault.field.split(".")[0])


def kept(said: Any) -> str:
    """Return words that are to be stored: in the one language of the books, whoever pressed the button."""
    with override(settings.LANGUAGE_CODE):
        return str(said)
