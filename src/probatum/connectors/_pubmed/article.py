"""A citation of PubMed as a document."""

from collections.abc import Iterable, Iterator

from lxml import etree

from probatum.connectors._identifiers import doi, pmcid, pmid
from probatum.connectors._languages import short_code
from probatum.connectors._markup import text, tidy
from probatum.connectors._pubmed.abstracts import sections
from probatum.connectors._pubmed.dates import published
from probatum.connectors._pubmed.relations import relations
from probatum.types.document import Document
from probatum.types.source import Source

_Fields = dict[str, etree._Element]
_NO_TITLE = ("", "[Not Available].", "[Not Available]", "[No title available].", "[No title available]")
UNTITLED = "[No title available]"
CUT_SHORT = "The abstract is cut short in the record."
_KINDS = {"doi": doi, "pmc": pmcid, "pmcid": pmcid}
"""ArticleId types that identify the document itself."""


def children(element: etree._Element | None) -> _Fields:
    """Child elements by tag; the last of each."""
    return {child.tag: child for child in element} if element is not None else {}


def strings(element: etree._Element | None) -> dict[str, str | None]:
    """Text of the child elements by tag."""
    return {child.tag: child.text for child in element} if element is not None else {}


def document(record: etree._Element) -> Document:
    """The document of one PubmedArticle or MedlineCitation.

    Raises: ValueError: it has no PMID or no article; the message says which.
    """
    inside = children(record)
    citation = inside.get("MedlineCitation", record)
    parts = children(citation)
    number = identified(parts)
    if "Article" not in parts:
        raise ValueError(f"{number} has no Article")
    article = children(parts["Article"])
    body, cut = sections(article.get("Abstract"), citation.iterchildren("OtherAbstract"))
    identifiers = _identifiers(number, article_ids(inside.get("PubmedData")), parts["Article"])
    return Document(_source(number, identifiers, citation, parts, article, cut), body)


def identified(parts: _Fields) -> str:
    """The PMID in normal form.

    Raises: ValueError.
    """
    if "PMID" not in parts:
        raise ValueError("it has no PMID")
    number = pmid(parts["PMID"].text or "")
    if not number:
        raise ValueError(f"its PMID is {parts['PMID'].text!r}, which is no number")
    return number


def article_ids(data: etree._Element | None) -> Iterator[str]:
    """PMCID and DOI of the document itself, never those of the references it lists."""
    for ids in data.iterchildren("ArticleIdList") if data is not None else ():
        for element in ids:
            normal = _KINDS.get(element.get("IdType", ""))
            if normal:
                yield normal(element.text or "")


def _identifiers(number: str, others: Iterable[str], article: etree._Element) -> tuple[str, ...]:
    located = (
        doi(element.text or "")
        for element in article.iterchildren("ELocationID")
        if element.get("EIdType") == "doi" and element.get("ValidYN") != "N"
    )
    return tuple(sorted({number, *others, *located} - {""}))


def _source(
    number: str,
    identifiers: tuple[str, ...],
    citation: etree._Element,
    parts: _Fields,
    article: _Fields,
    cut: bool,
) -> Source:
    journal = children(article.get("Journal"))
    issue = children(journal.get("JournalIssue"))
    year, date = _date(issue, article)
    title, vernacular = titles(article)
    names, complete = authors(parts["Article"].iterchildren("AuthorList"))
    return Source(
        id=number,
        identifiers=identifiers,
        title=title,
        authors=names,
        authors_complete=complete,
        container=_journal(journal, parts),
        year=year,
        date=date,
        volume=value(issue, "Volume"),
        issue=value(issue, "Issue"),
        pages=pages(article.get("Pagination")),
        issn=value(journal, "ISSN") or strings(parts.get("MedlineJournalInfo")).get("ISSNLinking") or "",
        publication_types=texts(article.get("PublicationTypeList")),
        mesh=_mesh(parts),
        keywords=keywords(citation),
        chemicals=_chemicals(parts.get("ChemicalList")),
        language=_language(parts["Article"]),
        licence=_licence(article.get("Abstract")),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{number.removeprefix('pmid:')}/",
        note=CUT_SHORT if cut else "",
        relations=relations(parts.get("CommentsCorrectionsList"), parts.get("CommentsCorrections")),
        vernacular_title=vernacular,
    )


def value(fields: _Fields, name: str) -> str:
    """Text of a field; empty where it is not there."""
    return text(fields[name]) if name in fields else ""


def texts(parent: etree._Element | None) -> tuple[str, ...]:
    """Texts of the child elements that have any, each once."""
    found = (text(child) for child in parent) if parent is not None else ()
    return tuple(dict.fromkeys(item for item in found if item))


def titles(fields: _Fields) -> tuple[str, str]:
    """Title, and the title in the document's own language; where only that is known, it is the title."""
    title, vernacular = value(fields, "ArticleTitle"), value(fields, "VernacularTitle")
    if title in _NO_TITLE:
        return vernacular or UNTITLED, ""
    return title, vernacular


def authors(lists: Iterable[etree._Element]) -> tuple[tuple[str, ...], bool]:
    """Names in the order printed, and whether they are all there; editors only where there are no authors."""
    by_type: dict[str, list[str]] = {}
    complete = True
    for names in lists:
        complete = complete and names.get("CompleteYN") != "N"
        found = by_type.setdefault(names.get("Type", "authors"), [])
        found.extend(_author(strings(author), author) for author in names if author.get("ValidYN") != "N")
    chosen = by_type.get("authors") or by_type.get("editors") or []
    return tuple(name for name in chosen if name), complete


def _author(fields: dict[str, str | None], author: etree._Element) -> str:
    """ "Family GI Jr", or the name of a group."""
    if "CollectiveName" in fields:
        return value(children(author), "CollectiveName")
    first = fields.get("ForeName") or fields.get("FirstName") or ""
    initials = fields.get("Initials") or "".join(part[0] for part in first.replace("-", " ").split())
    return tidy(f"{fields.get('LastName') or ''} {initials} {fields.get('Suffix') or ''}")


def _journal(journal: _Fields, parts: _Fields) -> str:
    """Its full title, else the abbreviation."""
    return value(journal, "Title") or value(journal, "ISOAbbreviation") or _abbreviated(parts)


def _abbreviated(parts: _Fields) -> str:
    return tidy(strings(parts.get("MedlineJournalInfo")).get("MedlineTA") or "")


def _date(issue: _Fields, article: _Fields) -> tuple[int | None, str]:
    """Of the issue; of the electronic article where the issue has none."""
    year, date = published(strings(issue.get("PubDate")))
    return (year, date) if year else published(strings(article.get("ArticleDate")))


def pages(pagination: etree._Element | None) -> str:
    """As MEDLINE prints them ("179-91"), else first and last page."""
    fields = strings(pagination)
    ends = [page for page in (fields.get("StartPage"), fields.get("EndPage")) if page]
    return tidy(fields.get("MedlinePgn") or "-".join(dict.fromkeys(ends)))


def _mesh(parts: _Fields) -> tuple[str, ...]:
    """Headings, each with each of its qualifiers; then supplementary concepts.

    A star on the descriptor or on the qualifier makes the pair a major topic.
    """
    headings: list[str] = []
    for heading in parts.get("MeshHeadingList", ()):
        said = [(part.text or "", part.get("MajorTopicYN") == "Y") for part in heading]
        for name, starred in said[1:]:
            headings.append(f"{said[0][0]}/{name}*" if starred or said[0][1] else f"{said[0][0]}/{name}")
        if len(said) == 1:
            headings.append(f"{said[0][0]}*" if said[0][1] else said[0][0])
    return (*(" ".join(heading.split()) for heading in headings), *texts(parts.get("SupplMeshList")))


def _chemicals(chemicals: etree._Element | None) -> tuple[str, ...]:
    names = (
        strings(chemical).get("NameOfSubstance") for chemical in (chemicals if chemicals is not None else ())
    )
    return tuple(dict.fromkeys(tidy(name) for name in names if name))


def keywords(record: etree._Element) -> tuple[str, ...]:
    """All lists of keywords, each keyword once."""
    found = (word for words in record.iterchildren("KeywordList") for word in texts(words))
    return tuple(dict.fromkeys(found))


def _language(article: etree._Element) -> str:
    """English where it is one of several languages, else the first; English where none is given."""
    codes = [short_code(element.text or "") for element in article.iterchildren("Language")]
    return "en" if "en" in codes or not codes else codes[0]


def _licence(abstract: etree._Element | None) -> str:
    return value(children(abstract), "CopyrightInformation")
