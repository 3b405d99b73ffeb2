"""CSL-JSON of Zotero, pandoc and Crossref: catalogue records, with their abstracts where they have any."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from probatum.connectors import Damaged, Removal
from probatum.connectors._catalogue.record import Fields, document
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.errors import InputError
from probatum.types.document import Document
from probatum.types.source import Kind
from probatum.vocabulary import rows

NAME = "csl_json"
_SUFFIXES = (".json", ".csl", ".json.gz")
_LARGEST = 32 << 20
"""Bytes of one file: some 20,000 items with abstracts."""


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document an item; in a directory, JSON of other formats is passed over.

    Raises: InputError: the path does not exist, or nothing in it is CSL-JSON.
    """
    found = False
    for file in candidates(path, _SUFFIXES):
        for number, item in enumerate(_items(file, damaged), start=1):
            found = True
            try:
                yield document(_fields(item))
            except ValueError as error:
                damaged(f"{file}, item {number}", str(error))
    if not found:
        raise InputError(f"{path} holds no CSL-JSON. Give a list of items that have a type and a title.")


def _items(file: Path, damaged: Damaged) -> Iterator[dict[str, Any]]:
    try:
        with opened(file) as stream:
            content = stream.read(_LARGEST + 1)
    except UNREADABLE as error:
        damaged(str(file), f"it cannot be read ({error})")
        return
    if len(content) > _LARGEST:
        damaged(str(file), f"it is larger than {_LARGEST >> 20} MB; give it in parts")
        return
    try:
        data = orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        damaged(str(file), f"it is not JSON: {error}")
        return
    listed = data.get("items", [data]) if isinstance(data, dict) else data
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, dict) and isinstance(item.get("type"), str) and "title" in item:
            yield item


def _fields(item: dict[str, Any]) -> Fields:
    def one(*names: str) -> str:
        return next((text for name in names if (text := _text(item.get(name)))), "")

    return Fields(
        title=one("title"),
        authors=tuple(_names(item.get("author")) or _names(item.get("editor"))),
        container=one("container-title", "publisher"),
        date=_date(item.get("issued")),
        volume=one("volume"),
        issue=one("issue"),
        pages=one("page"),
        numbers=(one("ISSN"), one("ISBN")),
        dois=(one("DOI"),),
        pmids=(one("PMID"),),
        pmcids=(one("PMCID"),),
        urls=(one("URL"),),
        abstract=one("abstract"),
        keywords=tuple(one("keyword").replace(";", ",").split(",")),
        whole=item["type"] == "book",
        types=("Journal Article",) if item["type"] == "article-journal" else (),
        kind=_kinds().get(item["type"], Kind.OTHER),
        language=one("language"),
    )


def _text(value: object) -> str:
    """A text or a number; of a list the first, as Crossref gives titles."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _names(value: object) -> list[str]:
    found = []
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict):
            parts = (each.get("non-dropping-particle"), each.get("family"))
            family = " ".join(part for part in parts if isinstance(part, str))
            given = each.get("given")
            whole = f"{family}, {given}" if family and isinstance(given, str) else family
            found.append(whole or _text(each.get("literal")) or _text(each.get("name")))
    return found


def _date(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first if isinstance(part, int | str)]
    return "-".join(numbers) or _text(value.get("raw")) or _text(value.get("literal"))


@cache
def _kinds() -> dict[str, Kind]:
    return {row[0]: Kind(row[1]) for row in rows("csl_types")}
