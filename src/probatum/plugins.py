"""Plug-ins: the file name is the plug-in's name; an installed package may add more by entry point.

Built-in plug-ins are the modules of a package (`probatum.connectors`, `probatum.exports`, ...).
Others come from the entry-point group of the same name, as `name = "module"`.
"""

from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoints, entry_points
from pkgutil import iter_modules
from types import ModuleType

from probatum.errors import PluginError


@cache
def names(group: str) -> tuple[str, ...]:
    """Names of all plug-ins of a group such as "connectors", sorted."""
    package = import_module(f"probatum.{group}")
    built_in = {module.name for module in iter_modules(package.__path__) if not module.name.startswith("_")}
    return tuple(sorted(built_in | {point.name for point in _points(group)}))


def load(group: str, name: str) -> ModuleType:
    """The module of one plug-in.

    Raises: PluginError: there is none of that name.
    """
    if name not in names(group):
        raise PluginError(f"There is no {group.rstrip('s')} {name!r}. Use one of: {', '.join(names(group))}.")
    for point in _points(group).select(name=name):
        module: ModuleType = point.load()
        return module
    return import_module(f"probatum.{group}.{name}")


@cache
def _points(group: str) -> EntryPoints:
    """Those of all packages that are installed: each has a file that must be read."""
    return entry_points(group=f"probatum.{group}")
