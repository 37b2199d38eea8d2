"""What the app's own role may do on PostgreSQL: read everything, add to what is only added to, change the rest.

A model may narrow it: `changeable = ("soft_closed_at", …)` lets the app update these columns alone and delete nothing.
"""

from django.apps import apps
from django.conf import settings
from django.db import connection

from brygga.foundation.fences.collect import fence_tables, only_added


def grant() -> None:
    """Grant the app's role its rights, nothing more; does nothing where app and owner are one role."""
    role = settings.DATABASES["default"]["USER"]
    if not role or role == settings.DATABASE_OWNER["USER"]:
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quote(role)}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quote(role)}")
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"REVOKE ALL ON {quote(table)} FROM {quote(role)}")
            cursor.execute(f"GRANT {_deeds(table)} ON {quote(table)} TO {quote(role)}")


def _deeds(table: str) -> str:
    changeable = {m._meta.db_table: m.changeable for m in apps.get_models() if hasattr(m, "changeable")}
    if table in fence_tables("postgresql") or table == "django_migrations":
        return "SELECT"
    if table in only_added():
        return "SELECT, INSERT"
    if table in changeable:
        return f"SELECT, INSERT, UPDATE ({', '.join(changeable[table])})"
    return "SELECT, INSERT, UPDATE, DELETE"
