"""Names of drugs and diseases from the shared vocabulary, and of genes by their form, to be swapped."""

import csv
import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from functools import cache

from evals.readers import SHARED

ARCHIVE = "data/vocabulary/vocabulary.tar.xz"
_PRODUCTS = "vocab/drugsfda/drugsatfda.zip"
_DISEASES = "disease-ontology/term-names.tsv"
_SALTS = {
    *(
        "acetate",
        "bromide",
        "calcium",
        "chloride",
        "citrate",
        "dihydrochloride",
        "fumarate",
        "hydrobromide",
        "hydrochloride",
    ),
    *("maleate", "mesylate", "phosphate", "potassium", "sodium", "succinate", "sulfate", "tartrate"),
}
_GENE = re.compile(r"\b[A-Z][A-Z0-9]{1,5}[0-9][A-Z0-9]{0,2}\b")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*[A-Za-z]")
_LONGEST = 4
"""Words of the longest name that is looked for."""


def swapped_names(text: str) -> Iterator[str]:
    """The text with one drug or disease called by the name of another, and with one gene's number changed."""
    for start, end in _found(text):
        name = text[start:end].lower()
        other = _other(name)
        yield text[:start] + (other.capitalize() if text[start].isupper() else other) + text[end:]
    for match in _GENE.finditer(text):
        place = next(at for at in range(match.end() - 1, match.start(), -1) if text[at].isdigit())
        yield text[:place] + str((int(text[place]) + 3) % 10) + text[place + 1 :]


def drugs() -> tuple[str, ...]:
    """Active ingredients of Drugs@FDA that are one word, sorted, lower case."""
    return _drugs()


def _found(text: str) -> Iterator[tuple[int, int]]:
    words = [match.span() for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            start, end = words[at][0], words[at + length - 1][1]
            if text[start:end].lower() in _names():
                yield start, end
                at += length - 1
                break
        at += 1


def _other(name: str) -> str:
    """A name of the same sort and as many words, always the same one."""
    sort = [other for other in _by_sort()[_names()[name], name.count(" ")] if other[:4] != name[:4]]
    return sort[sum(map(ord, name)) * 7919 % len(sort)]


@cache
def _by_sort() -> dict[tuple[str, int], list[str]]:
    sorts: dict[tuple[str, int], list[str]] = {}
    for name, sort in sorted(_names().items()):
        sorts.setdefault((sort, name.count(" ")), []).append(name)
    return sorts


@cache
def _names() -> dict[str, str]:
    return dict.fromkeys(_diseases(), "disease") | dict.fromkeys(_drugs(), "drug")


@cache
def _drugs() -> tuple[str, ...]:
    with zipfile.ZipFile(io.BytesIO(_member(_PRODUCTS))) as archive:
        table = archive.read("Products.txt").decode("latin-1")
    found = {
        word
        for row in csv.DictReader(io.StringIO(table), delimiter="\t")
        for ingredient in (row["ActiveIngredient"] or "").lower().split("; ")
        if len(kept := [word for word in ingredient.split() if word not in _SALTS]) == 1
        for word in kept
        if word.isalpha() and len(word) > 5
    }
    return tuple(sorted(found))


@cache
def _diseases() -> tuple[str, ...]:
    rows = csv.DictReader(io.StringIO(_member(_DISEASES).decode()), delimiter="\t")
    names = {row["name"].lower() for row in rows if row["type"] in ("name", "exact-synonym")}
    return tuple(sorted(name for name in names if _is_name(name)))


def _is_name(name: str) -> bool:
    words = name.split(" ")
    return len(words) <= _LONGEST and len(name) > 6 and all(_WORD.fullmatch(word) for word in words)


@cache
def _member(name: str) -> bytes:
    with tarfile.open(SHARED / ARCHIVE) as archive:
        member = archive.extractfile(name)
        assert member is not None
        return member.read()
