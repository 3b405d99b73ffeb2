"""NCBI's E-utilities: a search is kept on their side, and its records are fetched page by page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BufferedReader, BytesIO

from lxml import etree

from probatum.connectors import Access, Damaged, Removal
from probatum.connectors._pubmed.convert import converted
from probatum.connectors._pubmed.stream import records
from probatum.connectors._xml import parser
from probatum.errors import UsageError
from probatum.outside.unsound import Unsound
from probatum.types.document import Document

ADDRESS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
TOOL = "probatum"
PAGE = 200
"""Records fetched at once."""
MOST = 9_999
"""Records that PubMed gives out of one search."""
_SHORT = 2
"""Pages that lack a record are asked for again so many times; then it is told which are missing."""

_WITHOUT_LINKS = frozenset({"DbFrom", "IdList", "LinkSetDbHistory", "WebEnv"})
"""All that there is in an answer about an article that is like no other."""

Found = list[Document | Removal]


@dataclass(frozen=True, slots=True)
class Search:
    """A search that NCBI keeps for some hours."""

    environment: str
    key: str
    count: int
    unknown: tuple[str, ...] = ()
    """Phrases of the query that PubMed does not know, and leaves out."""


def search(
    access: Access,
    term: str,
    *,
    between: tuple[date, date] | None = None,
    environment: str = "",
    best_first: bool = False,
) -> Search:
    """Search PubMed; `between`: first and last day of entry into PubMed; `environment`: of earlier searches.

    Raises: UsageError: PubMed does not understand the query; OutsideError.
    """
    parameters = _who(access) | {"term": term, "usehistory": "y", "retmax": "0"}
    if best_first:
        parameters["sort"] = "relevance"
    if environment:
        parameters["WebEnv"] = environment
    if between:
        first, last = (day.strftime("%Y/%m/%d") for day in between)
        parameters |= {"datetype": "edat", "mindate": first, "maxdate": last}
    found = access.client.ask(_url(access, "esearch.fcgi"), parameters, _searched, post=len(term) > 1_000)
    if isinstance(found, str):
        raise UsageError(f"PubMed does not understand {term!r}: {found}. Try it on pubmed.ncbi.nlm.nih.gov.")
    return found


def related(access: Access, number: str) -> tuple[str, str]:
    """Environment and key of the articles that PubMed holds to be like this one; both empty for none.

    Raises: OutsideError.
    """
    parameters = _who(access) | {
        "dbfrom": "pubmed",
        "id": number,
        "cmd": "neighbor_history",
        "linkname": "pubmed_pubmed",
    }
    return access.client.ask(_url(access, "elink.fcgi"), parameters, _linked)


def page(access: Access, found: Search, start: int, damaged: Damaged, *, size: int = PAGE) -> Found:
    """The records of a search from number `start` (from 0) on.

    Raises: OutsideError; OutsideRefused with status 400: NCBI keeps the search no longer.
    """
    parameters = _who(access) | {
        "WebEnv": found.environment,
        "query_key": found.key,
        "retstart": str(start),
        "retmax": str(size),
        "retmode": "xml",
    }
    expected = min(size, found.count - start)
    place = f"PubMed, records {start + 1} to {start + expected}"
    return access.client.ask(_url(access, "efetch.fcgi"), parameters, _reader(expected, place, damaged))


def by_number(access: Access, numbers: Sequence[str], damaged: Damaged) -> Found:
    """The records with these PMIDs, at most a page of them; those that PubMed no longer has are passed over.

    Raises: OutsideError.
    """
    parameters = _who(access) | {"id": ",".join(numbers), "retmode": "xml"}
    reader = _reader(0, "PubMed", damaged)
    return access.client.ask(_url(access, "efetch.fcgi"), parameters, reader, post=True)


def _who(access: Access) -> dict[str, str]:
    told = {"db": "pubmed", "tool": TOOL, "email": access.email, "api_key": access.key}
    return {name: value for name, value in told.items() if value}


def _url(access: Access, name: str) -> str:
    return (access.address or ADDRESS).rstrip("/") + f"/{name}"


def _reader(expected: int, place: str, damaged: Damaged) -> Callable[[bytes], Found]:
    """Makes documents of a body; one that is cut short, or lacks records, is asked for again."""
    short = 0

    def read(body: bytes) -> Found:
        nonlocal short
        broken: list[str] = []
        unreadable: list[tuple[str, str]] = []
        found: Found = []
        count = 0
        if not body.strip():
            raise Unsound("its answer is empty")
        if b"<ERROR>" in body[:2_000]:
            raise Unsound(f"it says {_error(body)!r}")
        try:
            for record in records(BufferedReader(BytesIO(body)), broken.append):
                count += 1
                found.extend(
                    converted(record, f"{place}, record {count}", lambda *told: unreadable.append(told))
                )
        except KeyError as error:
            raise Unsound("its answer holds no PubMed records") from error
        if broken:
            raise Unsound(f"its answer is cut short ({broken[0]})")
        if count < expected and short < _SHORT:
            short += 1
            raise Unsound(f"it sends {count} of {expected} records")
        if count < expected:
            damaged(place, f"PubMed sends {count} of {expected} records; the others may have been deleted")
        for told in unreadable:
            damaged(*told)
        return found

    return read


def _error(body: bytes) -> str:
    return body.partition(b"<ERROR>")[2].partition(b"</ERROR>")[0].decode("utf-8", "replace")[:200]


def _searched(body: bytes) -> Search | str:
    """The search, or why PubMed does not understand it."""
    tree = _tree(body, "eSearchResult")
    fields = _fields(tree)
    if "Count" not in fields or not fields["Count"].isdecimal():
        reason = fields.get("ERROR", "")
        if reason and "backend" not in reason.lower() and "failed" not in reason.lower():
            return reason
        raise Unsound(f"its answer has no count ({reason or 'the form may have changed'})")
    environment, key = fields.get("WebEnv", ""), fields.get("QueryKey", "")
    if not (environment and key) and int(fields["Count"]):
        raise Unsound("it did not keep the search")
    unknown = (str(each.text or "").strip() for each in tree.iterfind("ErrorList/PhraseNotFound"))
    return Search(environment, key, int(fields["Count"]), tuple(filter(None, unknown)))


def _linked(body: bytes) -> tuple[str, str]:
    tree = _tree(body, "eLinkResult")
    fields = _fields(tree)
    if fields.get("WebEnv") and fields.get("QueryKey"):
        return fields["WebEnv"], fields["QueryKey"]
    parts = {str(part.tag) for part in tree.iterfind("LinkSet/*")}
    if parts and parts <= _WITHOUT_LINKS and "ERROR" not in fields:
        return "", ""
    raise Unsound(f"it kept no links ({fields.get('ERROR') or 'the form may have changed'})")


def _tree(body: bytes, root: str) -> etree._Element:
    """Raises: Unsound: it is no whole answer of that kind."""
    try:
        tree = etree.fromstring(body, parser())
    except etree.XMLSyntaxError as error:
        raise Unsound(f"its answer is cut short ({error})") from error
    if tree.tag != root:
        raise Unsound(f"it answers with {tree.tag!r} in place of {root!r}")
    return tree


def _fields(tree: etree._Element) -> Mapping[str, str]:
    """Text of every element that holds text, the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iter(etree.Element):
        if element.text and element.text.strip():
            found.setdefault(str(element.tag), element.text.strip())
    return found
