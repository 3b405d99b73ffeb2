"""HTML and XHTML: headings, paragraphs, items and rows that a reader of the page sees."""

import re

from lxml import etree

from probatum.connectors import _tables
from probatum.connectors._elements import span
from probatum.connectors._markup import tidy
from probatum.connectors._pages.block import Block, Page, Shape, Unreadable
from probatum.connectors._pages.hiding import colour, ground, hides, is_white
from probatum.connectors._raised import raised
from probatum.connectors._tables import Cell
from probatum.text.normalise import clean
from probatum.vocabulary import words

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNREAD = words("html_unread")
_INLINE = words("html_inline")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|cookies?|share|social|skip-?nav|"
    r"banner|masthead|syndicate-?hide|noprint|searchbox|addthis)(?:[\s_-]|$)"
)
_SHEET = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[a-z0-9]*(?:([.#])([\w-]+))")
_REFERENCE = re.compile(r"\s?[\[(]?[\d,–\s-]*[\])]?")
_LONG_CELL = 600
"""Characters from which a cell is a column of a page and no cell of a table."""
_DEPTH = 200
_NEAR = 12
"""Blocks after an element with an id to which a reader who goes there still finds the way."""
_FACTS = {
    "citation_title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "citation_publisher": "issuer",
    "dc.publisher": "issuer",
    "dcterms.publisher": "issuer",
    "citation_publication_date": "date",
    "citation_date": "date",
    "dcterms.issued": "date",
    "dc.date.issued": "date",
    "dcterms.rights": "licence",
    "dc.language": "language",
}


def read(content: bytes) -> Page:
    """The page.

    Raises: Unreadable: it holds no element.
    """
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding=_encoding(content)
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"it is no HTML ({error})") from error
    if root is None:
        raise Unreadable("it is empty")
    walk = _Walk(_sheets(root))
    walk.block(_main(root), _DEPTH)
    walk.flush()
    return Page(walk.blocks, _facts(root), hidden=walk.hidden)


def _encoding(content: bytes) -> str | None:
    """UTF-8 where nothing else is declared and the bytes are."""
    head = content[:2048].lower()
    if b"charset" in head or b"encoding" in head or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _main(root: etree._Element) -> etree._Element:
    """The part of the page that is its content, where it says which."""
    for path in (".//main", ".//*[@role='main']", ".//article", ".//body"):
        found = root.findall(path)
        if len(found) == 1:
            return found[0]
    return root


def _facts(root: etree._Element) -> dict[str, str]:
    facts: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = _FACTS.get((meta.get("name") or meta.get("property") or "").lower())
        if name and meta.get("content"):
            facts.setdefault(name, " ".join((meta.get("content") or "").split()))
    title = next((" ".join("".join(map(str, each.itertext())).split()) for each in root.iter("title")), "")
    if title:
        facts.setdefault("title", title)
    if root.get("lang"):
        facts.setdefault("language", root.get("lang") or "")
    return facts


def _sheets(root: etree._Element) -> dict[str, str]:
    """Declarations of the style sheets in the page, for simple selectors such as ".note" and "#box"."""
    found: dict[str, str] = {}
    for style in root.iter("style"):
        for selectors, declarations in _SHEET.findall((style.text or "").lower()):
            for selector in selectors.split(","):
                match = _SELECTOR.fullmatch(selector.strip())
                if match and (hides(declarations) or colour(declarations) or ground(declarations)):
                    key = match[1] + match[2]
                    found[key] = f"{found.get(key, '')};{declarations}"
    return found


class _Walk:
    """One way through the elements of a page, in reading order."""

    def __init__(self, sheets: dict[str, str]) -> None:
        self.blocks: list[Block] = []
        self.hidden = 0
        self._sheets = sheets
        self._run = ""
        self._lead = ""
        self._bold = 0
        """Characters of the run that are bold."""
        self._id, self._id_at = "", 0
        """The last id of an element, and how many blocks came before it."""
        self._counted = 0
        self._grounds: list[str] = [""]
        """What lies behind the text, innermost last; empty for the paper."""

    def block(self, element: etree._Element, depth: int) -> None:
        """An element and all in it."""
        self._run += element.text or ""
        for each in element:
            if isinstance(each.tag, str) and depth:
                self._element(each, depth - 1)
            self._run += each.tail or ""

    def flush(self) -> None:
        """End the paragraph that is being read."""
        text, bold = self._text(), self._bold
        self._run, self._bold = "", 0
        if not text:
            return
        text, self._lead = self._lead + text, ""
        if _is_title(text, bold):
            self._head(text, 6)
            return
        self._counted += 1
        self.blocks.append(Block(Shape.PARAGRAPH, text, self._locator()))

    def _text(self) -> str:
        return " ".join(clean(tidy(self._run)).split())

    def _named(self, id_: str | None) -> None:
        if id_ and not re.search(r"\s", id_):
            self._id, self._id_at = id_, self._counted

    def _locator(self) -> str:
        """The last id, unless so much has come since that it leads elsewhere."""
        near = self._id and self._counted - self._id_at <= _NEAR
        return f"id={self._id}" if near else f"paragraph={self._counted}"

    def _head(self, text: str, level: int) -> None:
        """A heading; an id from before the block in front of it does not lead here any more."""
        if self._id_at < self._counted - 1:
            self._id = ""
        self._counted += 1
        self.blocks.append(Block(Shape.HEADING, text, self._locator(), level))

    def _element(self, element: etree._Element, depth: int) -> None:
        tag = str(element.tag).rpartition("}")[2].lower()
        if tag in _UNREAD or _is_furniture(element, tag):
            return
        behind = self._behind(element)
        if self._is_hidden(element, behind):
            return
        self._grounds.append(behind)
        self._open(element, tag, depth)
        self._grounds.pop()

    def _behind(self, element: etree._Element) -> str:
        """What lies behind its text."""
        return ground(self._style(element)) or element.get("bgcolor") or self._grounds[-1]

    def _is_hidden(self, element: etree._Element, behind: str) -> bool:
        """Whether nobody can see it; its letters are counted then."""
        style = self._style(element)
        hidden = "hidden" in element.attrib or hides(style) or self._unseen(element, style, behind)
        if hidden:
            self.hidden += len("".join(map(str, element.itertext())).strip())
        return hidden

    def _unseen(self, element: etree._Element, style: str, behind: str) -> bool:
        """Whether its letters have the colour of what lies behind them."""
        letters = colour(style) or element.get("color") or ""
        return bool(letters) and is_white(letters) and (not behind or is_white(behind))

    def _style(self, element: etree._Element) -> str:
        keys = [f".{name}" for name in (element.get("class") or "").lower().split()]
        keys.append(f"#{(element.get('id') or '').lower()}")
        found = [self._sheets[key] for key in keys if key in self._sheets]
        return ";".join((*found, (element.get("style") or "").lower()))

    def _open(self, element: etree._Element, tag: str, depth: int) -> None:
        if tag in _INLINE:
            self._inline(element, tag, depth)
            return
        self.flush()
        self._named(element.get("id"))
        if tag == "table" and _is_data(element):
            self._table(element)
            return
        if tag == "li":
            self._lead = "- "
        self.block(element, depth)
        if tag in _HEADINGS:
            self._heading(_HEADINGS[tag])
        self.flush()
        self._lead = "" if tag == "li" else self._lead

    def _heading(self, level: int) -> None:
        text = self._text()
        self._run, self._bold, self._lead = "", 0, ""
        if text:
            self._head(text, level)

    def _inline(self, element: etree._Element, tag: str, depth: int) -> None:
        self._named(element.get("id") or (element.get("name") if tag == "a" else None))
        before = len(self._run)
        if tag == "br":
            self._run += "\n"
        self.block(element, depth)
        inside = self._run[before:]
        if tag == "sup":
            self._run = self._run[:before] + _sup(element, inside, self._run[:before][-1:])
        if tag in ("b", "strong"):
            self._bold += len(inside.strip())

    def _table(self, table: etree._Element) -> None:
        """Each row as a block."""
        heads: list[list[Cell]] = []
        body: list[list[Cell]] = []
        for row in table.iter("tr"):
            if self._is_hidden(row, self._behind(row)):
                continue
            cells = [each for each in row if each.tag in ("td", "th")]
            parent = row.getparent()
            only_heads = bool(cells) and all(each.tag == "th" for each in cells)
            is_head = (parent is not None and parent.tag == "thead") or (only_heads and not body)
            (heads if is_head else body).append([self._cell(each) for each in cells])
        caption = next((self._plain(each) for each in table.iter("caption")), "")
        for line in (caption, *_tables.lines(heads, body)):
            if line:
                self._counted += 1
                self.blocks.append(Block(Shape.ROW, line, self._locator()))

    def _cell(self, cell: etree._Element) -> Cell:
        words = "" if self._is_hidden(cell, self._behind(cell)) else self._plain(cell)
        return Cell(words, span(cell.get("colspan")), span(cell.get("rowspan")))

    def _plain(self, element: etree._Element) -> str:
        """The text of a cell, by a walk of its own: what is hidden in it is hidden."""
        inner = _Walk(self._sheets)
        inner._grounds = [self._behind(element)]
        inner.block(element, _DEPTH)
        inner.flush()
        self.hidden += inner.hidden
        return " ".join(block.text for block in inner.blocks)


def _sup(element: etree._Element, inside: str, before: str) -> str:
    """A raised number; nothing where it is a link to a list of references."""
    parent = element.getparent()
    linked = element.find(".//a") is not None or (parent is not None and parent.tag == "a")
    return "" if linked and _REFERENCE.fullmatch(inside) else raised(inside, before)


def _is_title(text: str, bold: int) -> bool:
    """Whether a paragraph is a heading: short, without a stop, and bold or In Capitals Like a Title."""
    parts = text.split()
    if not 1 <= len(parts) <= 12 or text[-1] in ".?!:;,)" or text.startswith("- ") or not text[0].isupper():
        return False
    if bold >= len(text) - 2:
        return True
    long = [part for part in parts if len(part) > 3 and part.replace("-", "").isalpha()]
    titled = bool(long) and all(part[0].isupper() for part in long)
    return titled and not any(map(str.isdigit, text)) and (len(long) > 1 or len(parts) < 3)


def _is_furniture(element: etree._Element, tag: str) -> bool:
    """Whether it belongs to the site and not to the document."""
    if tag in _INLINE or tag == "body":
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
    return _FURNITURE.search(names) is not None


def _is_data(table: etree._Element) -> bool:
    """Whether a table holds figures, and does not lay out the page."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    rows = list(table.iter("tr"))
    if len(rows) < 2 or max((len(row) for row in rows), default=0) < 2:
        return False
    cells = (each for row in rows for each in row)
    return all(len("".join(map(str, each.itertext()))) < _LONG_CELL for each in cells)
