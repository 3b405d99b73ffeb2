"""Plug-ins: the file name is the plug-in's name; an installed package may add more by entry point.

Built-in plug-ins are the modules of a package (`probatum.connectors`, `probatum.exports`, ...).
Others come from the entry-point group of the same name, as `name = "module"`.
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

    package = import_module(f"probatum.{group}")
    modules = iter_modules(package.__path__)
    built_in: dict[str, EntryPoint | None] = {
        module.name: None for module in modules if not module.name.startswith("_")
    }
    brought = {point.name: point for point in reversed(tuple(entry_points(group=f"probatum.{group}")))}
    return dict(sorted({**built_in, **brought}.items()))


def load(group: str, name: str) -> ModuleType:
    """The module of one plug-in.

    Raises: PluginError: there is none of that name.
    """
    if name not in known(group):
        raise PluginError(f"There is no {group.rstrip('s')} {name!r}. Use one of: {', '.join(names(group))}.")
    point = known(group)[name]
    module: ModuleType = import_module(f"probatum.{group}.{name}") if point is None else point.load()
    return module
