"""References of an edition: who wrote them, where they can be read, where in them the quotes stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from probatum.exports import _sources
from probatum.types.draft import Citation
from probatum_site.engine import Json, claims_in
from probatum_site.models import SourceRecord

GROUPS = (
    ("Guidelines", ("Guideline",)),
    ("Systematic reviews", ("Systematic review",)),
    ("Trials", ("Trial",)),
    ("Reviews", ("Review",)),
    ("Research", ("Research", "Case report")),
    ("Medicines and safety", ("Drug label", "Safety notice")),
    ("Patient information", ("Patient information",)),
)
"""Headings of the references and the kinds below each, strongest first; what fits nowhere is under Other."""
_CAUTION = {"corrected", "concern", "retracted", "withdrawn", "superseded"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered source."""

    number: int
    id: str
    title: str
    authors: str
    container: str
    year: int | None
    kind: str
    digest: bool
    caution: str
    links: tuple[tuple[str, str], ...]
    """Name and address of each place where it can be read."""
    state: str
    """Standing as it is now."""
    state_note: str
    places: tuple[tuple[str, str], ...] = ()
    """Where in the original the cited words stand ("page 5"), and the address of each or ""; as cited."""

    @property
    def doubtful(self) -> bool:
        """Whether the standing must be shown beside it."""
        return self.state in _CAUTION


def reference(
    entry: Json, standings: dict[str, SourceRecord], cited: dict[str, dict[tuple[str, str], None]]
) -> Reference:
    """A source with the standing that it has now, and where in it the quotes stand."""
    row = standings.get(entry["id"])
    return Reference(
        number=entry["number"],
        id=entry["id"],
        title=entry.get("title", ""),
        authors=_authors(entry.get("author", [])),
        container=entry.get("container-title") or entry.get("publisher") or "",
        year=entry.get("issued", {}).get("date-parts", [[None]])[0][0],
        kind=entry["kind"],
        digest=entry["digest"],
        caution=entry["caution"],
        links=tuple(_links(entry)),
        state=row.state if row else entry["standing"],
        state_note=row.note if row else entry["standing_note"],
        places=tuple(cited.get(entry["id"], ())),
    )


def _authors(entries: list[Json]) -> str:
    """Up to three names as PubMed prints them, "Allen RP", then "et al"; without a full stop at the end."""
    names = [one.get("literal") or f"{one.get('family', '')} {_initials(one)}".strip() for one in entries]
    return (", ".join(names[:3]) + (" et al" if len(names) > 3 else "")).rstrip(".")


def _initials(author: Json) -> str:
    return str(author.get("given", "")).replace(".", "").replace(" ", "")


def _links(entry: Json) -> Iterator[tuple[str, str]]:
    if entry.get("PMID"):
        yield "PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{entry['PMID']}/"
    if entry.get("PMCID"):
        yield "PMC", f"https://pmc.ncbi.nlm.nih.gov/articles/{entry['PMCID']}/"
    if entry.get("DOI"):
        yield "DOI", f"https://doi.org/{entry['DOI']}"
    url = str(entry.get("URL", ""))
    if url.startswith(("https://", "http://")) and not any(
        entry.get(key) for key in ("PMID", "PMCID", "DOI")
    ):
        yield "Link", url


def grouped(references: Iterable[Reference]) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    """The references below the headings of `GROUPS`, strongest first."""
    rest = list(references)
    for heading, kinds in GROUPS:
        group = tuple(one for one in rest if one.kind in kinds)
        rest = [one for one in rest if one.kind not in kinds]
        if group:
            yield heading, group
    if rest:
        yield "Other", tuple(rest)


def places(body: bytes) -> dict[str, dict[tuple[str, str], None]]:
    """Of each source the places of its quotes in the original, each once, as they are cited."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for claim in claims_in(body):
        for citation in claim["citations"]:
            if where(citation):
                found.setdefault(citation["source"], {})[where(citation), original(citation)] = None
    return found


def where(citation: Json) -> str:
    """ "page 5", "paragraph 12" or the section of a web page."""
    return _sources.place(
        Citation(
            citation["source"],
            citation["section"],
            citation["start"],
            citation["end"],
            citation["quote"],
            locator=citation.get("locator", ""),
        )
    )


def original(citation: Json) -> str:
    """Address of that place; empty where there is none that a browser can go to."""
    return _sources.web_address(citation.get("link", ""))
