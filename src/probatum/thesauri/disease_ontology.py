"""The Disease Ontology: doid.obo, or a table of names (doid, name, type)."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from probatum.connectors._files import opened
from probatum.thesauri import Group

NAME = "disease_ontology"
SUFFIXES = (".obo", ".obo.gz", ".tsv", ".tsv.gz")
_TABLE = "doid\tname\ttype"
_EXACT = re.compile(r'synonym: "((?:[^"\\]|\\.)*)" EXACT ')


def read(path: Path) -> Iterator[Group]:
    """The name and the exact synonyms of each disease that is not obsolete."""
    with opened(path) as stream:
        lines = (line.decode("utf-8", "replace").rstrip("\r\n") for line in iter(stream.readline, b""))
        head = next(lines, "")
        if head == _TABLE:
            yield from _of_table(lines)
        elif head.startswith("format-version:"):
            yield from _of_stanzas(lines)


def _of_table(lines: Iterable[str]) -> Iterator[Group]:
    rows = sorted((row[0], row[2] != "name", number, row[1]) for number, row in enumerate(_three(lines)))
    for _, group in groupby(rows, key=lambda row: row[0]):
        yield tuple(dict.fromkeys(name for *_, name in group))


def _three(lines: Iterable[str]) -> Iterator[list[str]]:
    rows = (line.split("\t") for line in lines)
    yield from (row for row in rows if len(row) == 3 and row[2] in ("name", "exact-synonym"))


def _of_stanzas(lines: Iterable[str]) -> Iterator[Group]:
    for filled, group in groupby(lines, key=bool):
        stanza = list(group)
        if not filled or stanza[0] != "[Term]" or "is_obsolete: true" in stanza:
            continue
        names = [line.removeprefix("name: ") for line in stanza if line.startswith("name: ")]
        names += [found.group(1).replace('\\"', '"') for line in stanza if (found := _EXACT.match(line))]
        yield tuple(dict.fromkeys(names))
