"""Drugs@FDA: the zip file of the Food and Drug Administration, or Products.txt from it."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from probatum.errors import InputError
from probatum.thesauri import Group
from probatum.vocabulary import words

NAME = "drugs_fda"
SUFFIXES = (".zip", "products.txt")
_PRODUCTS = "Products.txt"
_LARGEST = 100 << 20
"""Bytes of the table; in 2019 it had 3.5 million."""


def read(path: Path) -> Iterator[Group]:
    """Ingredient and brands of every product with one active ingredient, salts left out: "metformin".

    Raises: InputError.
    """
    brands: dict[str, set[str]] = {}
    for row in csv.DictReader(io.StringIO(_table(path)), delimiter="\t", quoting=csv.QUOTE_NONE):
        ingredient, brand = row.get("ActiveIngredient") or "", row.get("DrugName") or ""
        if ingredient and brand and ";" not in ingredient:
            brands.setdefault(_without_salt(ingredient), set()).add(_without_salt(brand))
    for ingredient, names in sorted(brands.items()):
        yield (ingredient, *sorted(names - {ingredient}))


def _table(path: Path) -> str:
    """The text of the table; empty when the file is something else."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="cp1252", errors="replace") if path.suffix == ".txt" else ""
    with zipfile.ZipFile(path) as archive:
        if _PRODUCTS not in archive.namelist():
            return ""
        if archive.getinfo(_PRODUCTS).file_size > _LARGEST:
            raise InputError(f"{path}: {_PRODUCTS} is larger than {_LARGEST >> 20} MB. Fetch it again.")
        return archive.read(_PRODUCTS).decode("cp1252", "replace")


def _without_salt(name: str) -> str:
    """In lower case, words for salts left off the end, unless nothing else is there: "sodium chloride"."""
    parts = name.lower().split()
    kept = list(parts)
    while kept and kept[-1] in words("salts"):
        kept.pop()
    return " ".join(kept or parts)
