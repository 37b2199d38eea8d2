"""Plants a defect: a module's source with one phrase exchanged, so that a test can show that it would be seen."""

import inspect
import sys
from types import ModuleType


def planted(module: ModuleType, right: str, wrong: str) -> ModuleType:
    """Return a copy of `module` in which the phrase `right`, which must occur once, reads `wrong`."""
    source = inspect.getsource(module)
    assert source.count(right) == 1, f"{right!r} occurs {source.count(right)} times in {module.__name__}"
    name = f"{module.__name__}_with_a_defect"
    copy = sys.modules[name] = ModuleType(name)
    exec(compile(source.replace(right, wrong), name, "exec"), copy.__dict__)
    return copy
