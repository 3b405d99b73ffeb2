"""BibTeX and BibLaTeX: catalogue records, with their abstracts where they have any."""

import re
from collections.abc import Iterator
from functools import cache
from logging import NullHandler, getLogger
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import MonthIntMiddleware
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock
from pylatexenc.latex2text import LatexNodes2Text

from probatum.connectors import Damaged, Removal
from probatum.connectors._catalogue.record import Fields, document
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.errors import InputError
from probatum.types.document import Document
from probatum.types.source import Kind
from probatum.vocabulary import rows

NAME = "bibtex"
getLogger("bibtexparser").addHandler(NullHandler())
"""Without it the parser writes of every damaged entry to standard error."""
_SUFFIXES = (".bib", ".bibtex", ".bib.gz")
_LARGEST = 32 << 20
"""Bytes of one file: some 30,000 entries with abstracts."""
_ENTRY = re.compile(rb"@\s*[A-Za-z]+\s*[{(]")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OTHERS = re.compile(r"\band\s+others\s*$", re.IGNORECASE)
_UNSEEN = re.compile(r"(?<!\\\\)[{}]|\$")


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document an entry, in the order of the files' names and of each file.

    Raises: InputError: the path does not exist, or nothing in it is BibTeX.
    """
    found = False
    for file in candidates(path, _SUFFIXES):
        try:
            with opened(file) as stream:
                content = stream.read(_LARGEST + 1)
        except UNREADABLE as error:
            damaged(str(file), f"it cannot be read ({error})")
            continue
        found = found or _ENTRY.search(content) is not None
        yield from _documents(file, content, damaged)
    if not found:
        raise InputError(f"{path} holds no BibTeX. Give a .bib file with entries such as @article{{...}}.")


def _documents(file: Path, content: bytes, damaged: Damaged) -> Iterator[Document]:
    if len(content) > _LARGEST:
        damaged(str(file), f"it is larger than {_LARGEST >> 20} MB; give it in parts")
        return
    library = parse_string(_text(content), append_middleware=[MonthIntMiddleware()])
    for block in library.failed_blocks:
        damaged(f"{file}, line {(block.start_line or 0) + 1}", _fault(block))
    for entry in library.entries:
        try:
            yield document(_fields(entry))
        except ValueError as error:
            damaged(f"{file}, entry {entry.key!r}", str(error))


def _fault(block: ParsingFailedBlock) -> str:
    if isinstance(block, DuplicateBlockKeyBlock):
        return f"its key {block.key!r} has been used before; give each entry a key of its own"
    return "the entry has no end, or something in it is not closed"


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _fields(entry: Entry) -> Fields:
    value = {field.key.lower(): _plain(field.value) for field in entry.fields}
    year, month = value.get("year") or value.get("date", ""), value.get("month", "")
    eprint = value.get("eprint", "") if value.get("eprinttype", "").lower() == "pubmed" else ""
    return Fields(
        title=": ".join(filter(None, (value.get("title", ""), value.get("subtitle", "")))),
        authors=tuple(_names(value.get("author") or value.get("editor", ""))),
        complete=not _OTHERS.search(value.get("author", "")),
        container=next((value[name] for name in _CONTAINERS if value.get(name)), ""),
        date=f"{year}-{month}" if month.isdecimal() and len(year) == 4 else year,
        volume=value.get("volume", ""),
        issue=value.get("number") or value.get("issue", ""),
        pages=value.get("pages", ""),
        numbers=(value.get("issn", ""), value.get("isbn", "")),
        dois=(value.get("doi", ""),),
        pmids=(value.get("pmid") or eprint,),
        pmcids=(value.get("pmcid") or value.get("pmc", ""),),
        urls=(value.get("url", ""),),
        abstract=value.get("abstract", ""),
        keywords=tuple(re.split(r"[;,]", value.get("keywords", ""))),
        whole=entry.entry_type.lower() in ("book", "booklet", "manual"),
        types=("Journal Article",) if entry.entry_type.lower() == "article" else (),
        kind=_kinds().get(entry.entry_type.lower(), Kind.OTHER),
        language=value.get("langid") or value.get("language", ""),
    )


_CONTAINERS = ("journal", "journaltitle", "booktitle", "institution", "school", "organization", "publisher")


def _plain(value: object) -> str:
    text = str(value)
    if "\\" in text:
        text = _decoder().latex_to_text(text)
    return _UNSEEN.sub("", text).replace("~", " ")


@cache
def _decoder() -> LatexNodes2Text:
    """Accents and commands as characters; it is slow, so only what holds a backslash is given to it."""
    return LatexNodes2Text(keep_braced_groups=True, math_mode="verbatim")


def _names(text: str) -> Iterator[str]:
    """Each as "Family, Given", whichever way round it is printed; a name of one word is one."""
    for author in _AND.split(text):
        words = author.split()
        if "," in author or len(words) < 2 or author.lower() == "others":
            yield "" if author.lower() == "others" else author
        else:
            yield f"{words[-1]}, {' '.join(words[:-1])}"


@cache
def _kinds() -> dict[str, Kind]:
    return {row[0]: Kind(row[1]) for row in rows("bibtex_types")}
