"""What must be known of a guideline before it may come in, and who may say it.

A TOML file beside the document, or one given by hand, says what a person has looked up. What the document
says of itself counts only for its title, issuer, date, language and licence: no document decides which record
it is, where it holds, or what it supersedes. The front matter of a Markdown file is such a file.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from probatum.connectors._identifiers import doi, isbn, pmcid, pmid

SHARED = "meta.toml"
"""In a folder: for all documents in it and in the folders below."""
_TEXTS: tuple[str, ...] = (
    "title",
    "part_of",
    "issuer",
    "organisation",
    "jurisdiction",
    "version",
    "url",
    "id",
)
_TEXTS += ("language", "licence", "note", "superseded_by", "kind")
_DATES = ("published", "expires")
_LISTS = ("authors", "supersedes", "keywords")
_NAMED = {"doi": doi, "pmid": pmid, "pmcid": pmcid, "isbn": isbn}
FIELDS = (*_TEXTS, *_DATES, *_LISTS, *_NAMED, "year")
_YEARS = range(1800, 2200)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Incomplete(ValueError):
    """Something that must be known is missing or cannot be right; the text says what to give."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of a document; empty where nobody has said."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    identifiers: tuple[str, ...]
    """In normal form."""
    year: int | None

    def text(self, name: str) -> str:
        """One of the texts or dates."""
        return self.texts.get(name, "")


def gathered(file: Path, root: Path, given: Path | None, front: Mapping[str, object]) -> dict[str, object]:
    """The entries for a document, later ones before earlier ones.

    They are those of the shared files above it, of its front matter, of its own file, and of the one given.

    Raises: Incomplete: one of the files cannot be read.
    """
    entries: dict[str, object] = {}
    top = root if root.is_dir() else root.parent
    folders = [folder for folder in reversed(file.parents) if folder == top or top in folder.parents]
    own = [file.with_suffix(".toml"), file.with_name(f"{file.name}.toml")]
    for place in [folder / SHARED for folder in folders]:
        entries |= _table(place)
    entries |= front
    for place in (*own, *([given] if given else [])):
        entries |= _table(place)
    return entries


def _table(place: Path) -> dict[str, object]:
    if not place.is_file():
        return {}
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        raise Incomplete(f"{place.name} is no TOML ({error}); mend it") from error


def meta(
    entries: Mapping[str, object], facts: Mapping[str, str], *, needed: Iterable[str], file: Path
) -> Meta:
    """The entries in their types, completed by what the document says of itself.

    Raises: Incomplete: a name that is not known, a value of the wrong sort, or one of `needed` missing.
    """
    unknown = sorted(set(entries) - set(FIELDS))
    if unknown:
        raise Incomplete(f"{unknown[0]!r} is no field; fields are: {', '.join(sorted(FIELDS))}")
    texts = {name: _text(name, entries[name]) for name in (*_TEXTS, *_DATES) if entries.get(name)}
    for name in ("title", "issuer", "language", "licence"):
        texts.setdefault(name, facts.get(name, ""))
    texts.setdefault("published", _iso(facts.get("date", "")))
    texts["issuer"] = texts["issuer"] or texts.get("organisation", "")
    lists = {name: _list(name, entries[name]) for name in _LISTS if entries.get(name)}
    year = _year(entries.get("year"), texts["published"])
    found = Meta(texts, lists, tuple(_identifiers(entries)), year)
    missing = [name for name in needed if not (found.year if name == "year" else found.text(name))]
    if missing:
        raise Incomplete(
            f"it does not say its {_listed(missing)}; give {'it' if len(missing) == 1 else 'them'} in "
            f"{file.stem}.toml beside it, or with --meta FILE"
        )
    return found


def _text(name: str, value: object) -> str:
    if isinstance(value, date):
        value = value.isoformat()
    if not isinstance(value, str):
        raise Incomplete(f"{name} is {value!r} and must be text")
    if name in _DATES and not _exists(value):
        raise Incomplete(f"{name} is {value!r} and must be a date such as 2025-12-31")
    return " ".join(value.split())


def _exists(value: str) -> bool:
    match = _ISO.fullmatch(value)
    if not match:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _list(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Incomplete(f"{name} is {value!r} and must be a list of texts")
    return tuple(" ".join(item.split()) for item in value)


def _year(value: object, published: str) -> int | None:
    if value is None and published:
        return int(published[:4])
    if value is not None and (type(value) is not int or value not in _YEARS):
        raise Incomplete(f"year is {value!r} and must be the year of its first publication, such as 2019")
    return value if isinstance(value, int) else None


def _identifiers(entries: Mapping[str, object]) -> Iterable[str]:
    for name, normal in _NAMED.items():
        value = entries.get(name)
        if value:
            found = normal(str(value))
            if not found:
                raise Incomplete(f"{name} is {value!r}, which is none")
            yield found


def _iso(text: str) -> str:
    """A date that a page prints as 2019/04/03 or 2019-04-03; empty for any other form."""
    text = text.replace("/", "-")[:10]
    return text if _exists(text) else ""


def _listed(names: list[str]) -> str:
    said = ["original year" if name == "year" else name for name in names]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
