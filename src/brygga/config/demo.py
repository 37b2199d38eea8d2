"""`brygga demo`: the demo world is told in a directory beside, and moved into place when it is whole.

Whoever interrupts it leaves nothing that could be taken for a fund. On PostgreSQL the rows are in the database at once;
there the trail tells that a demo was begun and never finished, and `brygga serve` refuses it.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

Say = Callable[[str], None]
KEPT = "secret-key"


def demo(folder: Path, say: Say) -> int:
    """Make the demo world in `folder`, which must be empty but for a secret key; 0 when it stands."""
    there = sorted(path.name for path in folder.iterdir() if path.name != KEPT) if folder.is_dir() else []
    if there:
        say(f"{folder} är inte tom ({', '.join(there[:3])}). Välj en tom katalog.")
        return 2
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-demo-", dir=folder.parent))
    try:
        if (folder / KEPT).exists():
            shutil.copy2(folder / KEPT, beside / KEPT)
        os.environ["BRYGGA_DATA"] = str(beside)
        answer = _tell(say)
        if answer == 0:
            _move(beside, folder)
            say(f"Demovärlden ligger i {folder}. Starta: brygga serve --data {folder}")
        return answer
    except KeyboardInterrupt:
        say("Avbrutet. Inget är kvar.")
        return 1
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _tell(say: Say) -> int:
    import django
    django.setup()
    from django.db import connection

    from brygga.foundation.models import Tenant
    from brygga.operations.demo.world import make
    from brygga.operations.house.tables import make_if_empty, unfit
    say("Gör tabellerna …")
    make_if_empty(lambda line: None)
    fault = unfit()
    if fault or Tenant.objects.exists():
        say(fault or "I databasen finns redan en fond. Demovärlden behöver en tom databas.")
        return 2
    say("Spelar upp två fonder, dag för dag (allt är påhittat):")
    make(say)
    connection.close()
    return 0


def _move(beside: Path, folder: Path) -> None:
    if folder.is_dir():
        (folder / KEPT).unlink(missing_ok=True)
        folder.rmdir()
    os.replace(beside, folder)
