"""The page as a tagged PDF (PDF/UA-1): the engine's HTML, laid out by WeasyPrint; nothing is fetched."""

import os
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from probatum_site.errors import NotInstalled

_STYLE = """
@page { size: A4; margin: 22mm 20mm 20mm;
  @bottom-left { content: "Probatum: every sentence can be checked"; font: 8pt sans-serif; color: #444 }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444 } }
html { font-size: 9.5pt } h1 { font-size: 17pt } .words > summary { font-size: 7.5pt }
"""
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
    document = HTML(string=html, url_fetcher=nothing, base_url="about:blank")
    style = CSS(string=_STYLE, url_fetcher=nothing)
    return bytes(document.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1"))
