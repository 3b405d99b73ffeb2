"""What the local index keeps of a document, field by field."""

from functools import cache, lru_cache
from typing import Any

import tantivy

from probatum.indexes._entries import entries, searched
from probatum.indexes._ledger import Ledger
from probatum.indexes._payload import Packed, digest, dumped, packed
from probatum.text.plain import plain
from probatum.text.terms import stems
from probatum.types.document import Alias, Document

ANALYZER = "house"
FIRST, LEDGER = "first", "ledger"
"""Roles of an entry: the first of its document, or the ledger; the others have none."""
TRAITS = ("kind", "state", "language", "year", "holding")
_EXACT = ("source", "id", "link", "role", "name", "population", *TRAITS)


@cache
def schema() -> tantivy.Schema:
    """One searched field, exact fields, numbers for ranges and order, and what is stored."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name=ANALYZER, index_option="freq")
    for name in _EXACT:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("published", fast=True)
    builder.add_integer_field("turn", fast=True)
    builder.add_bytes_field("entry", stored=True)
    builder.add_bytes_field("summary", stored=True)
    return builder.build()


Entry = dict[str, Any]
"""An entry as the engine takes it: a value, or several in a list, by field."""


def shelf(document: Document) -> tuple[Entry, ...]:
    """The entries of a document, in order; the first holds what the document adds to the ledger."""
    content = packed(document)
    dump = dumped(content)
    parts = entries(content)
    dumps = [dump] if len(parts) == 1 else [dumped(part) for part in parts]
    texts = [searched(part) for part in parts]
    summary = Ledger(digest(dump), 1, sum(map(bool, texts)), sum(map(_length, texts)), len(parts))
    common = _of_every_entry(document)
    made = tuple(common | _of_entry(*parcel) for parcel in zip(parts, dumps, texts, strict=True))
    made[0].update(_of_document(document), summary=summary.dumped())
    return made


def engine_entry(entry: Entry) -> tantivy.Document:
    """An entry as the engine takes it."""
    return tantivy.Document.from_dict(entry, schema())


def ledger_entry(ledger: Ledger, turn: int) -> tantivy.Document:
    """The ledger as an entry; of several, the one with the highest turn holds."""
    entry = tantivy.Document()
    entry.add_text("role", LEDGER)
    entry.add_integer("turn", turn)
    entry.add_bytes("summary", ledger.dumped())
    return entry


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """What spellings of a name have in common: case, plural and punctuation do not matter."""
    return " ".join(stems(name))


def _length(text: str) -> int:
    """Terms of a searched text, roughly: see `TERMS_PER_LENGTH` in `_search`."""
    return text.count(" ") + text.count("\n") + 1 if text else 0


def _of_every_entry(document: Document) -> Entry:
    source = document.source
    entry: Entry = {
        "source": source.id,
        "kind": source.kind.value,
        "state": source.standing.state.value,
        "language": source.language,
        "id": list(source.identifiers),
    }
    if source.year is not None:
        entry["published"] = source.year
    return entry


def _of_entry(part: Packed, dump: bytes, text: str) -> Entry:
    entry: Entry = {"entry": dump}
    if text:
        entry["text"] = plain(text)
    if populations := _populations(part):
        entry["population"] = sorted(populations)
    return entry


def _populations(part: Packed) -> set[str]:
    passages = (passage for section in part.get("sections", ()) for passage in section.get("passages", ()))
    return {passage["population"] for passage in passages if "population" in passage}


def _of_document(document: Document) -> Entry:
    """Fields of the first entry alone: what is counted by document."""
    source = document.source
    entry: Entry = {"role": FIRST, "holding": _holding(document)}
    if source.year is not None:
        entry["year"] = f"{source.year:04}"
    if links := {relation.id for relation in source.relations if relation.id}:
        entry["link"] = sorted(links)
    if names := _names(document.aliases):
        entry["name"] = names
    return entry


def _holding(document: Document) -> str:
    if not any(section.text for section in document.sections):
        return "catalogue"
    return "digest" if document.source.digest else "text"


def _names(aliases: tuple[Alias, ...]) -> list[str]:
    """`key of one name TAB other name`, both ways; of several spellings of the other, the first."""
    names: dict[tuple[str, str], str] = {}
    for alias in aliases:
        short, long = name_key(alias.short), name_key(alias.long)
        if short and long and short != long:
            names.setdefault((short, long), f"{short}\t{alias.long}")
            names.setdefault((long, short), f"{long}\t{alias.short}")
    return list(names.values())
