"""The books and the trail as JSON lines, for a stranger's auditor who need not trust this program.

One line a link of the chain, in the bytes that were digested, and one an entry, in the text that its digest is made
of. Beside the file lies a copy of `offline_verifier.py`, one file that needs nothing but Python.
Personal details of links are not exported: the chain holds only their salted digest.
"""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from brygga.foundation import offline_verifier
from brygga.foundation.commands import chain_of
from brygga.foundation.models import AuditEvent, AuditHead, Tenant

EntriesOf = Callable[[int], Iterable[dict[str, Any]]]


def write_export(path: str, entries_of: EntriesOf) -> str:
    """Write every chain and all entries to `path`, the verifier beside it; return what to tell the person."""
    target = Path(path)
    with target.open("w", encoding="utf-8") as out:
        for line in export_lines(entries_of):
            out.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
    verifier = target.parent / "brygga_verifier.py"
    shutil.copyfile(offline_verifier.__file__, verifier)
    how = f"python3 {verifier.name} {target.name} --anchor KEDJA:NR:DIGEST"
    return f"{target} är skriven. Granska den var som helst: {how}"


def export_lines(entries_of: EntriesOf, only: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield the lines: links of each chain (of the tenant `only`, when one is named), its entries, and its end."""
    every = (None, *Tenant.objects.order_by("pk").values_list("pk", flat=True))
    for tenant_id in (only,) if only else every:
        chain, links = chain_of(tenant_id), 0
        for link in AuditEvent.objects.filter(chain=chain).order_by("seq").iterator(chunk_size=2000):
            links += 1
            yield {"kind": "link", "chain": chain, "seq": link.seq, "body": link.body, "previous": link.previous,
                   "digest": link.digest}
        entries = 0
        for entry in entries_of(tenant_id) if tenant_id else ():
            entries += 1
            yield {"kind": "entry", "chain": chain, **entry}
        head = AuditHead.objects.filter(chain=chain).first()
        yield {"kind": "end", "chain": chain, "links": links, "entries": entries, "last": head.digest if head else ""}


def anchors() -> list[str]:
    """Return "chain:seq:digest" of every chain: what minutes, statements and backups print, to be kept outside."""
    return [f"{head.chain}:{head.seq}:{head.digest}" for head in AuditHead.objects.exclude(seq=0).order_by("chain")]
