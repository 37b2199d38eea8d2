"""Contract for import-linter: an app's tables are touched by that app alone.

Idea: `brygga.apps.<app>.models` may be imported from inside `brygga.apps.<app>` only. Whoever else wants to know or
change something calls that app's actions, queries or doorways, so permission, audit and posting cannot be gone round.
import-linter's own contract types would need one entry an app; this one needs none, so a new app is covered from its
first line.
"""

from __future__ import annotations

from typing import Any

from importlinter import Contract, ContractCheck, fields, output


class OwnModels(Contract):
    """`container` names the package whose children each keep their `models` to themselves."""

    container = fields.StringField()

    def check(self, graph: Any, verbose: bool) -> ContractCheck:
        reached = []
        for app in sorted(graph.find_children(self.container)):
            models = f"{app}.models"
            if models not in graph.modules:
                continue
            for module in sorted({models} | graph.find_descendants(models)):
                for importer in sorted(graph.find_modules_that_directly_import(module)):
                    if importer != app and not importer.startswith(f"{app}."):
                        reached.append((importer, module))
        return ContractCheck(kept=not reached, metadata={"reached": reached})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, models in check.metadata["reached"]:
            output.print_error(f"{importer} reaches into {models}: call that app's actions, queries or doorways")
