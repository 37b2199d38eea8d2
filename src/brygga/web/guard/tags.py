"""Template tags of the guard: `{% command_key %}` stands in every form, right after the CSRF token."""

import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def command_key() -> SafeString:
    """A hidden field whose value makes two presses of one page one act."""
    return format_html('<input type="hidden" name="command_key" value="{}">', uuid.uuid4().hex)
