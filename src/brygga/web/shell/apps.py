"""The shell: what every page wears. Base templates, components, form renderer, stylesheet and the style page.

No rules and no models live here; a page builder needs `docs/guides/components.md` and nothing else.
"""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Registered as `brygga.web.shell`; its label is `shell`."""

    name = "brygga.web.shell"
    label = "shell"
