"""What `brygga verify` proves of papers: every stored paper's bytes are those whose digest the row holds."""

from collections.abc import Iterator

from brygga.apps.documents import store
from brygga.apps.documents.models import Document
from brygga.foundation.checking import Check


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the checks of one tenant's papers."""
    faults, rows = [], 0
    for key, sha256 in Document.objects.filter(tenant_id=tenant_id).values_list("key", "sha256"):
        rows += 1
        try:
            store.read(sha256)
        except (OSError, ValueError) as fault:
            faults.append(f"{key}: {fault}")
    yield Check("papers.unchanged", rows, tuple(faults))
