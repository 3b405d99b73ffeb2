"""The catalogue record of an article from its front matter."""

from collections.abc import Callable, Iterator

from lxml import etree

from probatum.connectors._elements import child, children, name
from probatum.connectors._identifiers import doi, pmcid, pmid
from probatum.connectors._jats.prose import UNHELD, words
from probatum.connectors._jats.relations import relations
from probatum.connectors._languages import short_code
from probatum.connectors._licences import licence
from probatum.connectors._pubmed.article import UNTITLED
from probatum.connectors._pubmed.dates import published
from probatum.types.source import Source
from probatum.vocabulary import rows

_IDENTIFIERS = {"pmid": pmid, "pmc": pmcid, "pmcid": pmcid, "doi": doi}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HREF = "{http://www.w3.org/1999/xlink}href"
_DATES = ("ppub", "collection", "pub", "epub-ppub", "issue-pub", "epub", "epreprint", "preprint", "")
"""Kinds of date in the order in which they are the date of publication: the issue before the web."""


def source(article: etree._Element) -> Source:
    """The catalogue record.

    Raises: ValueError: it has no identifier of its own.
    """
    front = child(article, "front")
    journal, meta = child(front, "journal-meta"), child(front, "article-meta")
    identifiers = _identifiers(meta)
    if not identifiers:
        raise ValueError("it has no PMID, PMCID or DOI of its own")
    year, date = _date(meta)
    title, vernacular = _titles(meta, article.get(_LANGUAGE) or "en")
    return Source(
        id=identifiers[0],
        identifiers=tuple(sorted(identifiers)),
        title=title or UNTITLED,
        vernacular_title=vernacular,
        authors=tuple(dict.fromkeys(filter(None, _authors(meta)))),
        container=_journal(journal),
        year=year,
        date=date,
        volume=words(child(meta, "volume")),
        issue=words(child(meta, "issue")),
        pages=_pages(meta),
        issn=words(child(journal, "issn")),
        publication_types=_types(article),
        keywords=_keywords(meta),
        language=short_code((article.get(_LANGUAGE) or "en").partition("-")[0]),
        licence=_licence(meta),
        url=_url(identifiers),
        note=_unheld(article),
        relations=relations(meta),
        references=sum(1 for _ in article.iter("{*}ref")),
    )


def _identifiers(meta: etree._Element | None) -> list[str]:
    """Of the article itself, by which it is cited first."""
    found: dict[Callable[[str], str], str] = {}
    for each in children(meta):
        kind = each.get("pub-id-type") or ""
        if name(each) == "article-id" and kind in _IDENTIFIERS:
            found.setdefault(_IDENTIFIERS[kind], _IDENTIFIERS[kind](words(each)))
    return [found[form] for form in (pmid, pmcid, doi) if found.get(form)]


def _url(identifiers: list[str]) -> str:
    for identifier in identifiers:
        if identifier.startswith("pmcid:"):
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{identifier.removeprefix('pmcid:')}/"
    return f"https://doi.org/{identifiers[-1].removeprefix('doi:')}" if "doi:" in identifiers[-1] else ""


def _titles(meta: etree._Element | None, language: str) -> tuple[str, str]:
    """Title in English where there is one, and the title in the article's language where that is another."""
    group = child(meta, "title-group")
    own = ": ".join(
        part for part in (words(child(group, "article-title")), words(child(group, "subtitle"))) if part
    )
    for other in children(group):
        code = other.get(_LANGUAGE) or ""
        if name(other) == "trans-title-group" and code.startswith("en") and not language.startswith("en"):
            return words(child(other, "trans-title")) or own, own
    return own, ""


def _authors(meta: etree._Element | None) -> Iterator[str]:
    for group in children(meta):
        if name(group) != "contrib-group":
            continue
        for each in children(group):
            if name(each) == "contrib" and (each.get("contrib-type") or "author") == "author":
                yield _author(each)


def _author(contrib: etree._Element) -> str:
    """ "Family GI", or the name of a group."""
    person = child(contrib, "name")
    if person is None:
        person = child(contrib, "name-alternatives", "name")
    if person is None:
        return words(child(contrib, "collab")) or words(child(contrib, "string-name"))
    given = words(child(person, "given-names")).replace("-", " ").replace(".", " ").split()
    initials = "".join(part if part.isupper() and len(part) < 4 else part[0] for part in given)
    parts = (words(child(person, "surname")), initials, words(child(person, "suffix")))
    return " ".join(part for part in parts if part)


def _journal(journal: etree._Element | None) -> str:
    return words(child(journal, "journal-title-group", "journal-title")) or words(
        child(journal, "journal-title")
    )


def _date(meta: etree._Element | None) -> tuple[int | None, str]:
    dates: dict[str, tuple[int | None, str]] = {}
    for each in children(meta):
        if name(each) == "pub-date":
            fields = {name(part).capitalize(): part.text for part in children(each)}
            dates.setdefault(each.get("pub-type") or each.get("date-type") or "", published(fields))
    return next((dates[kind] for kind in _DATES if dates.get(kind, (None, ""))[0]), (None, ""))


def _pages(meta: etree._Element | None) -> str:
    ends = [words(child(meta, "fpage")), words(child(meta, "lpage"))]
    return "-".join(dict.fromkeys(filter(None, ends))) or words(child(meta, "elocation-id"))


def _types(article: etree._Element) -> tuple[str, ...]:
    """The type of the article in PubMed's words; empty where it has none that PubMed knows."""
    stated = (article.get("article-type") or "").lower()
    return next(((row[1],) for row in rows("jats_article_types") if row[0] == stated), ())


def _keywords(meta: etree._Element | None) -> tuple[str, ...]:
    found = (
        words(each) for group in children(meta) if name(group) == "kwd-group" for each in group.iter("{*}kwd")
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _licence(meta: etree._Element | None) -> str:
    """The short name of its Creative Commons licence, else what it says of its copyright."""
    permissions = child(meta, "permissions")
    if permissions is None:
        return words(child(meta, "copyright-statement"))
    for each in permissions.iter("{*}license", "{*}license_ref", "{*}ext-link", "{*}license-p", "{*}p"):
        found = licence(f"{each.get(_HREF) or ''} {words(each)}")
        if found:
            return found
    return words(child(permissions, "copyright-statement"))


def _unheld(article: etree._Element) -> str:
    """A note on files that belong to the article and are not read."""
    count = sum(1 for each in article.iter(*(f"{{*}}{kind}" for kind in UNHELD if kind != "media")))
    files = "1 file" if count == 1 else f"{count} files"
    return f"Its supplementary material ({files}) is not held in the library." if count else ""
