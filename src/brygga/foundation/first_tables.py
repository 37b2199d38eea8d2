"""The migration that makes an app's tables the first time: its models are worked out once, not once a table.

Django draws every model that points to a new one anew after each CreateModel, which with fifty models costs more than
making the tables. Here all models of the app are told first, and the tables made after it. Only for a migration that
does nothing but CreateModel (tools/fold_migrations.py sees to it); every later migration is Django's own.
"""

from typing import Any

from django.db import migrations


class FirstTables(migrations.Migration):
    """A first migration; `operations` are CreateModel alone, each after those that it points to."""

    initial = True

    def apply(self, project_state: Any, schema_editor: Any, collect_sql: bool = False) -> Any:
        """Make the tables and return the state after them."""
        before = project_state.clone()
        project_state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for operation in self.operations:
            operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state
