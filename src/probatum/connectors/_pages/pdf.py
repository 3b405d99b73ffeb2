"""PDF: lines from the geometry of the pages, in reading order, joined to headings and paragraphs."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from probatum.connectors._pages._pdf.footnotes import apart
from probatum.connectors._pages._pdf.lines import Line, Lines, lines
from probatum.connectors._pages._pdf.margins import without_margins
from probatum.connectors._pages._pdf.order import in_order
from probatum.connectors._pages._pdf.paragraphs import blocks
from probatum.connectors._pages.block import Block, Page, Shape, Unreadable

_MOST_PAGES = 3_000
_MOST_CHARACTERS = 60_000
"""Of one page; a page set in the smallest type that can be read has some 15,000."""


def read(file: Path) -> Page:
    """The document.

    Raises: Unreadable: it has a password, is damaged, has no text, or is larger than it may be.
    """
    try:
        with pypdfium2.PdfDocument(file) as document:
            pages = _pages(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_reason(str(error))) from error
    text, notes = apart(without_margins([in_order(page.lines) for page in pages]))
    found = [*blocks(text), *_footnotes(notes)]
    if not found:
        raise Unreadable("it holds no text but pictures of pages; give it with a text layer (OCR)")
    hidden, layered = sum(page.hidden for page in pages), sum(page.layered for page in pages)
    return Page(found, hidden=hidden, layered=layered)


def _footnotes(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """They come last, under a heading of their own, each with its page."""
    found = blocks(pages)
    first = found[0].locator if found else ""
    return [Block(Shape.HEADING, "Footnotes of the pages", first, 1), *found] if found else []


def _pages(document: pypdfium2.PdfDocument) -> list[Lines]:
    if len(document) > _MOST_PAGES:
        raise Unreadable(f"it has more than {_MOST_PAGES:,} pages; give its parts")
    found: list[Lines] = []
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        try:
            if text.count_chars() > _MOST_CHARACTERS:
                raise Unreadable(f"its page {number + 1} has more than {_MOST_CHARACTERS:,} characters")
            found.append(lines(page, text, number + 1))
        finally:
            text.close()
            page.close()
    return found


def _reason(error: str) -> str:
    if "password" in error.lower() or "security" in error.lower():
        return "it is protected by a password; give it without one"
    return f"it is no PDF, or damaged ({error}); open it and save it anew"
