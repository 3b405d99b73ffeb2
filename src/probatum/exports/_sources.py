"""What every format says about a source: identifiers, links, standing, and how and where it is cited."""

import re
from urllib.parse import quote, urlsplit

from probatum.exports._clean import line
from probatum.types.draft import Citation
from probatum.types.source import NOT_CITABLE, Source, State

STANDINGS = {
    State.CORRECTED: "Corrected",
    State.CONCERN: "Expression of concern",
    State.RETRACTED: "Retracted",
    State.WITHDRAWN: "Withdrawn",
    State.SUPERSEDED: "Superseded",
    State.REINSTATED: "Reinstated",
}
"""Standings that readers must see; current and unknown go without a mark."""

DIGEST = "Digest"
DIGEST_MEANS = "a paraphrase written for the library, not the publisher's words; read the original"

_URL_SAFE = "/:?#[]@!$&'()*+,;=~-._%"
_LOCATOR = re.compile(r"(page|paragraph)=(\d{1,6})|id=(\S{1,200})", re.ASCII)
_FORMS = {
    "pmid": re.compile(r"\d{1,9}"),
    "pmcid": re.compile(r"PMC\d{1,9}(\.\d+)?"),
    "doi": re.compile(r"10\.[\d.]+/\S+"),
}


def identifier(source: Source, scheme: str) -> str:
    """The first identifier of one scheme without its prefix; empty when there is none in a sound form."""
    for name in (source.id, *source.identifiers):
        prefix, _, value = name.partition(":")
        if prefix == scheme and (value := _sound(scheme, value)):
            return value
    return ""


def links(source: Source) -> tuple[tuple[str, str], ...]:
    """Name and address of every place where the original can be read, best first; http and https only."""
    pmid, doi, pmcid = (identifier(source, scheme) for scheme in ("pmid", "doi", "pmcid"))
    found = [
        (f"PubMed {pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/") if pmid else None,
        (f"doi:{doi}", f"https://doi.org/{quote(doi, safe='/:;()')}") if doi else None,
        (pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/") if pmcid else None,
    ]
    known = [link for link in found if link]
    url = web_address(source.url or identifier(source, "url"))
    if url and url.rstrip("/") not in {address.rstrip("/") for _, address in known}:
        known.append((urlsplit(url).hostname or "Web page", url))
    return tuple(known)


def kind(source: Source) -> str:
    """The badge, with the place where it holds if it says one: "Guideline (GB)"."""
    return f"{source.kind.value} ({line(source.jurisdiction)})" if source.jurisdiction else source.kind.value


def place(citation: Citation) -> str:
    """Where in the original a quote stands, for readers: "page 5"; empty when the library does not know."""
    form = _LOCATOR.fullmatch(citation.locator)
    if not form:
        return ""
    return f"{form[1]} {form[2]}" if form[1] else f"section “{line(citation.section)}”"


def place_link(source: Source, citation: Citation) -> str:
    """Address of that place in the original; empty where there is none that a browser can go to."""
    form = _LOCATOR.fullmatch(citation.locator)
    address = web_address(source.url).partition("#")[0] if form and form[1] != "paragraph" else ""
    if not form or not address:
        return ""
    return f"{address}#page={form[2]}" if form[1] else f"{address}#{quote(form[3], safe='-._~')}"


def web_address(url: str) -> str:
    """The address when it is http or https with a host, percent-encoded; empty otherwise."""
    text = line(url)
    if not re.match(r"https?://[^\s/?#]", text, re.IGNORECASE):
        return ""
    try:
        host = urlsplit(text).hostname
    except ValueError:
        return ""
    return quote(text, safe=_URL_SAFE) if host and not re.search(r"[\s<>\"'\\]", host) else ""


def standing(source: Source) -> str:
    """What readers must know about the standing in one or two words; empty when there is nothing."""
    return STANDINGS.get(source.standing.state, "")


def standing_told(source: Source) -> str:
    """The standing in a sentence, with what the notice says; empty when there is nothing to tell."""
    mark, noted = standing(source), line(source.standing.note).rstrip(".")
    if not mark or not noted:
        return f"{mark or noted}." if mark or noted else ""
    return f"{noted}." if noted.lower().startswith(mark.lower()) else f"{mark}: {noted}."


def year(source: Source) -> str:
    """Year of publication, or "no date"."""
    return str(source.year) if source.year else line(source.date)[:4] or "no date"


def by(source: Source) -> str:
    """Who wrote it, short: "Allen RP et al.", a group's name, or the issuer."""
    if not source.authors:
        return line(source.container)
    more = len(source.authors) > 1 or not source.authors_complete
    return line(source.authors[0]) + (" et al." if more else "")


def title(source: Source) -> str:
    """The title without the full stop that PubMed puts at its end; the id when there is no title."""
    text = line(source.title)
    return (text[:-1] if text.endswith(".") and not text.endswith("..") else text) or line(source.id)


def stopped(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    return text if text.endswith((".", "?", "!")) or not text else f"{text}."


def marked_title(source: Source) -> str:
    """The title; that of a retracted or withdrawn work says so, because few readers see a note."""
    fallen = source.standing.state in NOT_CITABLE
    return f"{standing(source).upper()}: {title(source)}" if fallen else title(source)


def imprint(source: Source) -> str:
    """Where and when it appeared: "Sleep Medicine 2014;15(8):860-873"; no name that `by` gives already."""
    container = line(source.container) if source.authors else ""
    issue = f"({line(source.issue)})" if line(source.issue) else ""
    place = f"{line(source.volume)}{issue}" + (f":{line(source.pages)}" if line(source.pages) else "")
    when = year(source) + (f";{place}" if place else "")
    return " ".join(part for part in (container, when) if part)


def _sound(scheme: str, value: str) -> str:
    text = line(value)
    if scheme == "pmcid" and text.isdigit():
        text = f"PMC{text}"
    form = _FORMS.get(scheme)
    return text if form is None or form.fullmatch(text) else ""
