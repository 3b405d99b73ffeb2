"""The references in the MEDLINE format of PubMed (.nbib), tag by tag."""

from collections.abc import Iterator
from textwrap import wrap

from probatum.exports._authors import parsed
from probatum.exports._clean import line
from probatum.exports._sources import identifier, standing, stopped, title
from probatum.exports.csl_json import dated, note
from probatum.types.edition import Edition, Reference
from probatum.types.source import Source, State
from probatum.vocabulary import rows

NAME = "nbib"
SUFFIX = ".nbib"
MEDIA_TYPE = "application/nbib"

_WIDTH = 88
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RELATIONS = {
    "comment in": "CIN",
    "comment on": "CON",
    "corrected and republished from": "CRF",
    "corrected and republished in": "CRI",
    "erratum for": "EFR",
    "erratum in": "EIN",
    "expression of concern for": "ECF",
    "expression of concern in": "ECI",
    "original report in": "ORI",
    "republished from": "RPF",
    "republished in": "RPI",
    "retraction in": "RIN",
    "retraction of": "ROF",
    "summary for patients in": "SPIN",
    "update in": "UIN",
    "update of": "UOF",
}
"""Tag of each relation between records (NLM, MEDLINE/PubMed data element descriptions)."""


def render(edition: Edition) -> str:
    """One record a reference, in the order of the numbers, with an empty line between records."""
    return "\n".join("".join(_lines(*field) for field in _record(one)) for one in edition.references)


def _lines(tag: str, value: str) -> str:
    """One field: the tag in four columns, and what does not fit indented by six."""
    wrapped = wrap(value, _WIDTH - 6, break_long_words=False, break_on_hyphens=False) or [""]
    return f"{tag:<4}- " + "\n      ".join(wrapped) + "\n"


def _record(reference: Reference) -> Iterator[tuple[str, str]]:
    source = reference.source
    fields = (*_identity(source), *_text(source), *_people(source), *_rest(source))
    yield from ((tag, value) for tag, value in fields if value)
    yield "GN", f"Reference {reference.number}. {source.kind.value}. {note(source)}".strip()
    yield "SO", _printed(source)


def _identity(source: Source) -> Iterator[tuple[str, str]]:
    yield "PMID", identifier(source, "pmid")
    yield "IS", line(source.issn)
    yield "ISBN", identifier(source, "isbn")
    yield "VI", line(source.volume)
    yield "IP", line(source.issue)
    yield "DP", _date(source)


def _text(source: Source) -> Iterator[tuple[str, str]]:
    doi, pmcid = identifier(source, "doi"), identifier(source, "pmcid")
    yield "TI", stopped(title(source))
    yield "TT", line(source.vernacular_title)
    yield "PG", line(source.pages)
    yield "LID", f"{doi} [doi]" if doi else ""
    yield "AID", f"{doi} [doi]" if doi else ""
    yield "PMC", pmcid.partition(".")[0]
    yield "OID", "" if identifier(source, "pmid") else line(source.id)


def _people(source: Source) -> Iterator[tuple[str, str]]:
    for name in source.authors:
        author = parsed(name)
        if not author.initials:
            yield "CN", author.family
            continue
        short = f"{author.family} {author.initials} {author.suffix}".strip()
        yield "FAU", ", ".join(part for part in (author.family, author.given, author.suffix) if part)
        yield "AU", short


def _rest(source: Source) -> Iterator[tuple[str, str]]:
    yield "LA", _language(source)
    yield from (("PT", name) for name in _types(source))
    yield "JT", line(source.container)
    yield from (("MH", line(heading)) for heading in source.mesh)
    yield from (("OT", line(word)) for word in source.keywords)
    for relation in source.relations:
        tag = _RELATIONS.get(line(relation.kind).lower())
        pmid = line(relation.id).removeprefix("pmid:")
        if tag:
            yield (
                tag,
                line(relation.reference) + (f" PMID: {pmid}" if pmid.isascii() and pmid.isdigit() else ""),
            )


def _types(source: Source) -> list[str]:
    """Publication types as printed; a source that has been retracted since says so, too."""
    types = [line(name) for name in source.publication_types]
    retracted = source.standing.state in {State.RETRACTED, State.WITHDRAWN}
    return types + ["Retracted Publication"] * (retracted and "Retracted Publication" not in types)


def _language(source: Source) -> str:
    """The code of three letters that MEDLINE uses, where there is one."""
    known = {short: long for long, short, *_ in rows("languages")}
    return known.get(line(source.language), line(source.language))


def _date(source: Source) -> str:
    parts = dated(source)
    names = [str(part) for part in parts]
    if len(parts) > 1:
        names[1] = _MONTHS[parts[1] - 1]
    return " ".join(names)


def _printed(source: Source) -> str:
    """The source line as PubMed prints it: "Sleep Med. 2014 Aug;15(8):860-73. doi: ..."."""
    issue = f"({line(source.issue)})" if line(source.issue) else ""
    place = f";{line(source.volume)}{issue}" if line(source.volume) or line(source.issue) else ""
    pages = f":{line(source.pages)}" if line(source.pages) else ""
    mark = f" {standing(source).upper()}." if standing(source) else ""
    when = f"{_date(source)}{place}{pages}"
    return " ".join(f"{part.rstrip('.')}." for part in (line(source.container), when) if part) + mark
