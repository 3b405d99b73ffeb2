"""The references as BibTeX, for LaTeX."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from probatum.exports._authors import parsed
from probatum.exports._clean import line
from probatum.exports._sources import identifier, links, marked_title, standing
from probatum.exports.csl_json import csl_type, dated, note
from probatum.types.edition import Edition, Reference
from probatum.types.source import Source

NAME = "bibtex"
SUFFIX = ".bib"
MEDIA_TYPE = "application/x-bibtex"

_TYPES = {"article-journal": "article", "book": "book", "report": "techreport"}
"""Entry type for each CSL type; misc otherwise."""
_CONTAINERS = {"article": "journal", "book": "publisher", "techreport": "institution", "misc": "howpublished"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces even behind a backslash, so a brace of the text must not be written as one.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "#": r"\#",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def render(edition: Edition) -> str:
    """One entry a reference, in the order of the numbers; text is UTF-8."""
    keys = _keys(edition)
    return "\n".join(_entry(one, key) for one, key in zip(edition.references, keys, strict=True))


def _keys(edition: Edition) -> list[str]:
    """A key for each reference, made of nothing but its source, so that it is the same in every edition."""
    keys: list[str] = []
    for reference in edition.references:
        key, count = _key(reference.source), 1
        while (key if count == 1 else f"{key}-{count}") in keys:
            count += 1
        keys.append(key if count == 1 else f"{key}-{count}")
    return keys


def _key(source: Source) -> str:
    """Family name, year and identifier, such as `winkelman2025-pmid-39324694`."""
    scheme, _, value = line(source.id).partition(":")
    return f"{_first_author(source)}{source.year or ''}-{_ascii(scheme)}-{_ascii(value)[:60]}"


def _first_author(source: Source) -> str:
    """Family name without spaces, or the first word of a group's name."""
    author = parsed(source.authors[0]) if source.authors else None
    words = _ascii(author.family).split("-") if author else [""]
    return "".join(words if author and author.initials else words[:1])[:24] or "anon"


def _ascii(text: str) -> str:
    plain = normalize("NFKD", line(text)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")


def _entry(reference: Reference, key: str) -> str:
    kind = _TYPES.get(csl_type(reference.source), "misc")
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(reference, kind))
    return f"@{kind}{{{key},\n{fields}}}\n"


def _fields(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    source = reference.source
    if source.authors:
        yield "author", f"{{{_authors(source)}}}"
    yield "title", f"{{{{{_latex(marked_title(source))}}}}}"
    parts = dated(source)
    yield from ((name, f"{{{_latex(value)}}}") for name, value in _texts(source, kind) if line(value))
    if len(parts) > 1:
        yield "month", _MONTHS[parts[1] - 1]
    yield from ((name, f"{{{value}}}") for name, value in _verbatim(source) if value)
    noted = f"Reference {reference.number}. {source.kind.value}. {note(source)}".strip()
    yield "note", f"{{{_latex(noted)}}}"


def _texts(source: Source, kind: str) -> Iterator[tuple[str, str]]:
    parts = dated(source)
    yield _CONTAINERS[kind], source.container
    yield "year", str(parts[0]) if parts else ""
    yield "volume", source.volume
    yield "number", source.issue
    yield "pages", re.sub(r"\s*[-–]+\s*", "--", line(source.pages))
    yield "issn", source.issn
    yield "isbn", identifier(source, "isbn")
    yield "pmid", identifier(source, "pmid")
    yield "pmcid", identifier(source, "pmcid")
    yield "language", source.language
    yield "keywords", standing(source).lower()


def _verbatim(source: Source) -> Iterator[tuple[str, str]]:
    """Fields that BibTeX styles print as they are, so nothing in them may need an escape."""
    doi = identifier(source, "doi")
    yield "doi", "" if re.search(r"[\\{}%]", doi) else doi
    yield "url", next((re.sub(r"[{}\\]", "", address) for _, address in links(source)), "")


def _authors(source: Source) -> str:
    names = [_author(name) for name in source.authors if line(name)]
    return " and ".join(names + ([] if source.authors_complete else ["others"]))


def _author(name: str) -> str:
    """A person as "Family, Suffix, G. I."; a group in braces, so that it is not taken apart."""
    author = parsed(name)
    family = _latex(author.family)
    if not author.initials:
        return f"{{{family}}}"
    whole = "," in family or " and " in f" {family} ".lower()
    parts = (f"{{{family}}}" if whole else family, author.suffix, author.given)
    return ", ".join(part for part in parts if part)


def _latex(text: str) -> str:
    return line(text).translate(_SPECIAL)
