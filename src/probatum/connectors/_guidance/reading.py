"""A file of guidance as a document: HTML, Markdown, DOCX or PDF, told by its first bytes."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from probatum.connectors import Damaged
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.connectors._guidance.meta import Incomplete, Meta, gathered, meta
from probatum.connectors._guidance.sections import sections
from probatum.connectors._pages import docx, html, markdown
from probatum.connectors._pages.block import Page, Shape, Unreadable
from probatum.errors import InputError
from probatum.types.document import Document
from probatum.types.source import Relation, Source

SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".xhtml", ".md", ".markdown")
_LARGEST = 100 << 20
"""Bytes of a file; one of HTML or Markdown may have:"""
_LARGEST_TEXT = 20 << 20
_HIDDEN = 20
"""Hidden characters from which the source says so: fewer are left over by any editor."""

Made = Callable[[Meta, Source], Source]
"""Makes of the common record that of one kind of guidance. Raises: Incomplete."""


def documents(
    path: Path, given: Path | None, damaged: Damaged, *, needed: tuple[str, ...], made: Made
) -> Iterator[Document]:
    """One document a file, in the order of the names.

    Raises: InputError: the path does not exist, or there is no such file.
    """
    files = candidates(path, SUFFIXES)
    if given is not None and not given.is_file():
        raise InputError(f"{given} does not exist or is no file. Give a TOML file.")
    if not files:
        raise InputError(f"{path} holds no guidance. Give PDF, DOCX, HTML or Markdown files.")
    for file in files:
        try:
            page = _page(file)
            known = meta(gathered(file, path, given, page.table), _facts(page), needed=needed, file=file)
            yield _document(file, page, known, made)
        except (Unreadable, Incomplete) as error:
            damaged(str(file), str(error))
        except UNREADABLE as error:
            damaged(str(file), f"it cannot be read ({error})")


def _page(file: Path) -> Page:
    """Raises: Unreadable, or one of UNREADABLE."""
    if file.stat().st_size > _LARGEST:
        raise Unreadable(f"it is larger than {_LARGEST >> 20} MB")
    with opened(file) as stream:
        head = stream.peek(1)[:1024]
        if b"%PDF-" in head:
            from probatum.connectors._pages import pdf

            return pdf.read(file)
        content = stream.read(_LARGEST_TEXT + 1)
    if head.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return docx.read(content)
    if len(content) > _LARGEST_TEXT:
        raise Unreadable(f"it is larger than {_LARGEST_TEXT >> 20} MB")
    if file.name.lower().endswith((".md", ".markdown", ".md.gz")) and b"\0" not in head:
        return markdown.read(content)
    if b"<" not in head:
        raise Unreadable("it is no PDF, DOCX, HTML or Markdown; give the file as its issuer made it")
    return html.read(content)


def _facts(page: Page) -> Mapping[str, str]:
    """What the document says of itself; its title is also its first heading where that is the highest."""
    heading = next((block for block in page.blocks if block.shape is Shape.HEADING), None)
    highest = min((block.level for block in page.blocks if block.shape is Shape.HEADING), default=0)
    first = heading.text if heading and heading.level == highest and _is_linkable(page) else ""
    return {"title": first} | {name: value for name, value in page.facts.items() if value}


def _is_linkable(page: Page) -> bool:
    """Whether its headings are marked as such, and not told by their size as in a PDF."""
    return not any(block.locator.startswith("page=") for block in page.blocks[:1])


def _document(file: Path, page: Page, known: Meta, made: Made) -> Document:
    own, whole = known.text("title"), known.text("part_of")
    title = f"{whole}: {own}" if whole and whole != own else own
    source = made(known, _source(file, page, known, title))
    found = sections(page.blocks, source.id, title=own)
    if not found:
        raise Unreadable("it holds no text")
    return Document(source, found)


def _source(file: Path, page: Page, known: Meta, title: str) -> Source:
    url = known.text("url")
    url = f"{url}{file.name}" if url.endswith("/") else url
    ids = _ids(file, known, url)
    return Source(
        id=ids[0],
        identifiers=tuple(sorted(set(ids))),
        title=title,
        authors=known.lists.get("authors", ()),
        container=known.text("issuer"),
        year=known.year,
        date=known.text("published") or str(known.year or ""),
        keywords=known.lists.get("keywords", ()),
        language=known.text("language").partition("-")[0].lower() or "en",
        licence=known.text("licence"),
        url=url,
        jurisdiction=known.text("jurisdiction"),
        note=_note(known, page),
        relations=_relations(known),
        expires=known.text("expires"),
    )


def _ids(file: Path, known: Meta, url: str) -> list[str]:
    """The identifiers that somebody gave, the first of which cites it; else a name of issuer and file."""
    given = known.text("id")
    ids = [*known.identifiers, *([f"url:{url}"] if url else [])]
    if given:
        ids.append(given if given.startswith(("local:", "url:")) else f"local:{_slug(given)}")
    return ids or [f"local:{_slug(known.text('issuer'))}-{_slug(file.name.partition('.')[0])}"]


def _note(known: Meta, page: Page) -> str:
    version = f"Version: {known.text('version')}." if known.text("version") else ""
    unseen = ""
    if page.hidden > _HIDDEN:
        unseen = f"{page.hidden:,} characters that no reader of the original can see were left out."
    layer = ""
    if page.layered:
        pages = "1 page is" if page.layered == 1 else f"{page.layered:,} pages is"
        layer = f"The text of {pages} an invisible layer, as under a scan; compare it with the picture."
    return " ".join(part for part in (known.text("note"), version, unseen, layer) if part)


def _relations(known: Meta) -> tuple[Relation, ...]:
    newer = known.text("superseded_by")
    older = tuple(Relation("supersedes", each, _known(each)) for each in known.lists.get("supersedes", ()))
    return (*older, *((Relation("superseded by", newer, _known(newer)),) if newer else ()))


def _known(text: str) -> str:
    return text if text.startswith(("pmid:", "pmcid:", "doi:", "isbn:", "url:", "local:")) else ""


def _slug(text: str) -> str:
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return "-".join(words) or "unknown"
