"""The page as a tagged PDF (PDF/UA-1): the engine's HTML, laid out by WeasyPrint; nothing is fetched."""

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from probatum_site.errors import NotInstalled

_STYLE = """
@page { size: A4; margin: 22mm 20mm 20mm;
  @bottom-left { content: "Probatum: every sentence can be checked"; font: 8pt sans-serif; color: #444 }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444 } }
html { font-size: 9.5pt } h1 { font-size: 17pt } .words > summary { font-size: 7.5pt }
li { display: block } ol > li[value]::before { content: attr(value) ". " } ul > li::before { content: "– " }
ol > li[value] > .title { display: inline }
"""
"""Items of lists carry their own number: WeasyPrint gives an item with a marker and a list within no body."""
_PRINTED = 4
"""Flag of an annotation, ISO 32000-1, table 165."""
_MISSING = (
    "PDF needs the Pango library of the system. On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0. On macOS: brew install pango."
)


def place(html: str) -> Path:
    """Where the PDF of this very page is kept once it has been made."""
    key = sha256(f"{_STYLE}{html}".encode()).hexdigest()
    return Path(settings.SITE_HOME) / "pdf" / f"{key}.pdf"


def make(html: str) -> Path:
    """Make the PDF of a page unless it is there; the same page gives the same bytes.

    Raises: NotInstalled: a library of the system is missing.
    """
    path = place(html)
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_bytes(rendered(html))
        half.rename(path)  # whole or not at all
    return path


def rendered(html: str) -> bytes:
    """The page as PDF/UA-1. Raises: NotInstalled."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise NotInstalled(_MISSING) from error
    nothing = URLFetcher(allowed_protocols=())
    document = HTML(string=_for_links(html), url_fetcher=nothing, base_url="about:blank")
    style = CSS(string=_STYLE, url_fetcher=nothing)
    return bytes(document.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1", finisher=_finish))


def _for_links(html: str) -> str:
    """Names in links become links in names: only the innermost element carries the link in the PDF."""
    return re.sub(r"(<a [^>]*>)<bdi>(.*?)</bdi></a>", r"<bdi>\1\2</a></bdi>", html)


def _finish(_: Any, pdf: Any) -> None:
    """What stands in the margins becomes an artefact, and links are printed as they are shown.

    WeasyPrint tags the margins as content but hangs them into no tree (ISO 14289-1, 7.8).
    """
    known = {one.reference: one for one in pdf.objects if one.number}
    root = known[pdf.catalog["StructTreeRoot"]]
    content = set(_below(root, known))
    parents = dict(zip(*[iter(known[root["ParentTree"]]["Nums"])] * 2, strict=True))
    for page in (known[reference] for reference in pdf.page_references):
        tagged = parents[page["StructParents"]]
        stream = known[page["Contents"]].stream
        for at, one in enumerate(stream):
            if isinstance(one, dict) and tagged[one.get("MCID", 0)] not in content:
                tagged[one["MCID"]] = "null"
                stream[at - 1] = "/Artifact"
                one.clear()
                one["Type"] = "/Pagination"
    for one in known.values():
        if isinstance(one, dict) and one.get("Type") == "/Annot":
            one["F"] = _PRINTED


def _below(element: Any, known: dict[bytes, Any]) -> Iterator[bytes]:
    """References of all elements of the structure under this one."""
    for kid in element.get("K", ()):
        if kid in known:
            yield kid
            yield from _below(known[kid], known)
