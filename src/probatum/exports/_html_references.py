"""The list of references of the page, each with its badges, its links and the words cited from it."""

from collections.abc import Iterator

from probatum.exports import _article as article
from probatum.exports._article import Quoted
from probatum.exports._markup import Markup, element, joined, spaced
from probatum.exports._sources import (
    DIGEST,
    DIGEST_MEANS,
    by,
    imprint,
    kind,
    links,
    marked_title,
    place,
    place_link,
    standing,
    standing_told,
    title,
    year,
)
from probatum.types.draft import Citation, Nearest, Stance
from probatum.types.edition import Edition, Reference
from probatum.types.evidence import SetAside
from probatum.types.source import NOT_CITABLE, Source


def references(edition: Edition) -> Iterator[Markup]:
    """The section "References"; nothing when there are none."""
    if not edition.references:
        return
    quotes = article.quotes(edition)
    entries = (_reference(one, quotes[one.source.id]) for one in edition.references)
    digests = any(reference.source.digest for reference in edition.references)
    yield element(
        "section",
        element("h2", article.REFERENCES, id="references"),
        element("p", article.tally(edition.references) + ".", class_="meta"),
        element("p", spaced(_badge(DIGEST, "digest"), f"{DIGEST_MEANS}."), class_="meta") if digests else "",
        element("ol", joined(*entries, by="\n"), class_="references"),
        aria_labelledby="references",
    )


def set_aside(entry: SetAside) -> Markup:
    """One source that was found and is not used, and why."""
    source = entry.source
    told = element("strong", f"{article.opened(entry.reason)}:")
    return spaced(told, f"{by(source)}, {year(source)}.", _linked(source, title(source)))


def nearest(entry: Nearest) -> Markup:
    """One source that came nearest to a question without an answer, and what it does not speak of."""
    source = Source(entry.source, (entry.source,), entry.title, url=entry.source.removeprefix("url:"))
    missing = f"It does not speak of: {', '.join(entry.missing)}." if entry.missing else ""
    return spaced(joined(_linked(source, title(source)), "."), missing)


def _reference(reference: Reference, quotes: list[Quoted]) -> Markup:
    source = reference.source
    told = " ".join(part for part in (standing_told(source), source.note) if part)
    return element(
        "li",
        element("p", _linked(source, marked_title(source)), class_="title"),
        element("p", spaced(f"{_people(source)}.", f"{article.opened(imprint(source))}."), class_="imprint"),
        element("p", spaced(*_badges(source), *_links(source)), class_="badges"),
        element("p", told, class_="caution") if told else "",
        _quoted(quotes, source),
        id=f"r{reference.number}",
        value=str(reference.number),
    )


def _linked(source: Source, text: str) -> Markup:
    words = element("bdi", text)
    first = next((address for _, address in links(source)), "")
    return element("a", words, href=first) if first else words


def _people(source: Source) -> str:
    """Up to six authors; the issuer where none is named."""
    if not source.authors:
        return by(source) or title(source)
    more = len(source.authors) > 6 or not source.authors_complete
    return ", ".join(source.authors[:6]).rstrip(".") + (" et al" if more else "")


def _badges(source: Source) -> Iterator[Markup]:
    yield _badge(kind(source), "")
    if standing(source):
        yield _badge(standing(source), "fallen" if source.standing.state in NOT_CITABLE else "careful")
    if source.digest:
        yield _badge(DIGEST, "digest")


def _badge(text: str, kind: str) -> Markup:
    return element("span", text, class_=f"badge {kind}".strip())


def _links(source: Source) -> Iterator[Markup]:
    yield from (element("a", name, href=address) for name, address in links(source))
    if not links(source):
        yield element("code", source.id)


def _quoted(quotes: list[Quoted], source: Source) -> Markup:
    """Each quote once, with its place in the original and ways back to the statements before it."""
    places: dict[Citation, dict[str, str]] = {}
    for one in quotes:
        places.setdefault(one.citation, {})[one.place] = one.name
    if not places:
        return joined()
    entries = (_back(citation, source, found) for citation, found in places.items())
    return element("details", element("summary", f"Words cited ({len(places)})"), element("ul", *entries))


def _back(citation: Citation, source: Source, places: dict[str, str]) -> Markup:
    ways = (
        element("a", f"↩ {name}", href=f"#c{place}", aria_label=f"Back to: {name}")
        for place, name in places.items()
    )
    against = citation.stance is Stance.CONTRADICTS
    mark = element("strong", "Against", class_="tag") if against else ""
    told = (element("span", each, class_="stated") for each in article.stated(citation))
    return element(
        "li", spaced(mark, element("q", citation.quote, dir="auto"), *told, _place(citation, source), *ways)
    )


def _place(citation: Citation, source: Source) -> Markup | str:
    """Where the quote stands in the original, as a link where a browser can go there."""
    where, address = place(citation), place_link(source, citation)
    return element("a", where, href=address) if address else element("span", where) if where else ""
