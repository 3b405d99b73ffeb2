"""The command `library names`: other names of things, from vocabularies on this machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from probatum.cli import desk
from probatum.cli.desk import LibraryOption
from probatum.errors import UsageError

if TYPE_CHECKING:
    from probatum.thesauri import Group

NAMES = """
[bold]Examples[/bold]

  probatum library names desc2025.xml.gz doid.obo drugsatfda.zip

  probatum library names vocabularies/

The pack is made anew each time. It is names.tsv in the library's directory; remove the file to do without.
"""


def names(
    paths: Annotated[list[Path], typer.Argument(help="Files of vocabularies, or folders of them.")],
    library: LibraryOption = None,
) -> None:
    """Learn other names of diseases, drugs and findings from MeSH, Disease Ontology, Drugs@FDA or MedQuAD."""
    found: dict[str, list[Group]] = {}
    for file in _files(paths):
        for layout, groups in _read(file):
            found.setdefault(layout, []).extend(groups)
    if not any(found.values()):
        raise UsageError(
            f"{paths[0]} holds no vocabulary that is known here. See docs/how-to/teach-it-other-names.md."
        )
    groups = [group for layout in sorted(found) for group in found[layout]]
    count = desk.opened(library).take_names(groups, origins=sorted(found))
    told = ", ".join(f"{layout} {len(found[layout]):,}" for layout in sorted(found))
    desk.put(f"{count:,} names are known by other names now ({told} things).")


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist. Give a file or a folder.")
        yield from sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def _read(file: Path) -> "Iterator[tuple[str, list[Group]]]":
    """What each layout that may be meant finds in the file."""
    from probatum import plugins

    for name in plugins.names("thesauri"):
        layout = plugins.load("thesauri", name)
        if file.name.lower().endswith(layout.SUFFIXES) and (groups := list(layout.read(file))):
            yield name, groups
