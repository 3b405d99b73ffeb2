"""Plug-ins: the file name is the plug-in's name; an installed package may add more by entry point.

Built-in plug-ins are the modules of a package (`probatum.connectors`, `probatum.exports`, ...).
Others come from the entry-point group of the same name, as `name = "module"`; none takes the place of a
built-in one.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

from probatum.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def names(group: str) -> tuple[str, ...]:
    """Names of all plug-ins of a group such as "connectors", sorted."""
    return tuple(known(group))


@cache
def known(group: str) -> "dict[str, EntryPoint | None]":
    """Every plug-in of a group by name, sorted; with the entry point of one that another package brings.

    Read once: the files of every package that is installed are looked through.
    """
    from importlib.metadata import entry_points  # a tenth of all that a helper of an add would import

    brought = {point.name: point for point in reversed(tuple(entry_points(group=f"probatum.{group}")))}
    return dict(sorted({**brought, **dict.fromkeys(_built_in(group))}.items()))


@cache
def _built_in(group: str) -> frozenset[str]:
    modules = iter_modules(import_module(f"probatum.{group}").__path__)
    return frozenset(module.name for module in modules if not module.name.startswith("_"))


def load(group: str, name: str) -> ModuleType:
    """The module of one plug-in.

    Raises: PluginError: there is none of that name.
    """
    if name in _built_in(group):  # and what is installed beside is not looked through
        return import_module(f"probatum.{group}.{name}")
    point = known(group).get(name)
    if point is None:
        raise PluginError(f"There is no {group.rstrip('s')} {name!r}. Use one of: {', '.join(names(group))}.")
    module: ModuleType = point.load()
    return module
