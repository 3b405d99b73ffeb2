"""Links that an article states to others: corrections, retractions, concerns, comments."""

from lxml import etree

from probatum.connectors._elements import children, name
from probatum.connectors._identifiers import doi, pmcid, pmid
from probatum.connectors._jats.prose import words
from probatum.types.source import Relation
from probatum.vocabulary import rows

_HREF = "{http://www.w3.org/1999/xlink}href"


def relations(meta: etree._Element | None) -> tuple[Relation, ...]:
    """The related articles of the front matter, in PubMed's words where it has any, in the order printed."""
    return tuple(_relation(each) for each in children(meta) if name(each) == "related-article")


def _relation(related: etree._Element) -> Relation:
    kind = (related.get("related-article-type") or "").lower()
    known = {row[0]: row[1] for row in rows("jats_relations")}
    place = " ".join(filter(None, (related.get("vol"), related.get("page"))))
    return Relation(known.get(kind, kind.replace("-", " ")), words(related) or place, _identifier(related))


def _identifier(related: etree._Element) -> str:
    link = related.get(_HREF) or ""
    match related.get("ext-link-type") or "":
        case "pubmed" | "pmid":
            return pmid(link)
        case "pmc" | "pmcid":
            return pmcid(link)
        case _:
            return doi(link)
