"""The tables: made, renewed, and whether they and the fences fit this code."""

from collections.abc import Callable

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from brygga.foundation import fences
from brygga.foundation.commands import chain_of
from brygga.foundation.database import as_owner
from brygga.foundation.models import AuditEvent

Say = Callable[[str], None]
MEND = "Kör: brygga migrate --data KATALOG."
BEGUN, FINISHED = "demo.begun", "demo.finished"


def migrate(say: Say) -> int:
    """Make or renew the tables as their owner, and put every fence up; 0 when all stand."""
    fault = _unreadable()
    if fault:
        say(fault)
        return 1
    with as_owner():
        call_command("migrate", verbosity=0, interactive=False)
    left = fences.missing()
    say("Tabellerna är färdiga och alla stängsel står." if not left else f"Stängsel saknas: {', '.join(left)}")
    return 1 if left else 0


def make_if_empty(say: Say) -> None:
    """Make the tables of a fresh data directory, so that `brygga serve` works at once."""
    if not connection.introspection.table_names():
        migrate(say)


def not_ours() -> str:
    """Return why there is nothing here that this code can read: no tables yet, newer ones, or some that are gone.

    Empty when there is. Tables that a migration has yet to make are not gone: then the database is only older.
    """
    if "django_migrations" not in connection.introspection.table_names():
        return f"Här finns ingen fond än. {MEND}"
    return _unreadable()


def unfit() -> str:
    """Return why this code must not serve this database, with how to mend it; empty when all is well."""
    other = not_ours()
    if other:
        return other
    if older():
        return f"Databasen är äldre än programmet. {MEND}"
    left = fences.missing()
    if left:
        return (f"Brygga startar inte: {len(left)} stängsel i databasen saknas eller är ändrade "
                f"({', '.join(left[:5])}). {MEND} Kör sedan: brygga verify --data KATALOG")
    return _half_a_demo()


def older() -> bool:
    """Tell whether this code has migrations that the database has not seen."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _half_a_demo() -> str:
    """An interrupted `brygga demo` leaves nothing on SQLite; on PostgreSQL its rows stay, and the trail tells."""
    events = AuditEvent.objects.filter(chain=chain_of(None), code__in=(BEGUN, FINISHED))
    told = set(events.values_list("code", flat=True))
    return "Demovärlden blev aldrig färdig. Gör en ny databas och kör brygga demo igen." if told == {BEGUN} else ""


def _unreadable() -> str:
    return _newer() or ("" if older() else _gone())


def _gone() -> str:
    """Tables that have been made and are not there: then no fence can stand either, and migrate mends nothing."""
    wanted = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    gone = sorted(wanted - set(connection.introspection.table_names()))
    if not gone:
        return ""
    return (f"Databasen har förlorat {len(gone)} av {len(wanted)} tabeller ({', '.join(gone[:3])}). Den går inte att "
            "laga. Lägg tillbaka en säkerhetskopia i en ny katalog: brygga restore --from FIL --data KATALOG. "
            "Finns det ingen fond att rädda, börja i en ny, tom katalog.")


def _newer() -> str:
    if "django_migrations" not in connection.introspection.table_names():
        return ""
    known = set(MigrationExecutor(connection).loader.disk_migrations)
    ours = {config.label for config in apps.get_app_configs()}
    ahead = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()
                   if app in ours and (app, name) not in known)
    if not ahead:
        return ""
    return ("Databasen är nyare än programmet (" + ", ".join(ahead[:3]) + "). Inget har ändrats. "
            "Installera den version av Brygga som databasen kommer från, eller återställ en säkerhetskopia.")
