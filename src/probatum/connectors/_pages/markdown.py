"""Markdown with front matter in TOML or YAML's simplest form: headings, paragraphs, items and tables."""

import re
import tomllib
from collections.abc import Iterator

from probatum.connectors import _tables
from probatum.connectors._markup import tidy
from probatum.connectors._pages.block import Block, Page, Shape, Unreadable
from probatum.connectors._tables import Cell
from probatum.text.normalise import clean

_FRONT = re.compile(r"\A\ufeff?(\+\+\+|---)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"""([A-Za-z_][\w-]*)[ \t]*:[ \t]*(?:"([^"]*)"|'([^']*)'|(.*?))[ \t]*""")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*(?:\{#([\w.-]+)\})?[ \t]*")
_UNDERLINE = re.compile(r"(=+|-{3,})[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|(\d{1,3}[.)]))[ \t]+(.*)")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_INLINE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])[*_](?=\S)([^*_]+?)(?<=\S)[*_](?![\w*])"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


def read(content: bytes) -> Page:
    """The page; HTML comments in it are hidden text.

    Raises: Unreadable: it is no UTF-8, or its front matter cannot be read.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("it is not UTF-8; save it as UTF-8") from error
    table: dict[str, object] = {}
    if front := _FRONT.match(text):
        table = _toml(front[2]) if front[1] == "+++" else dict(_pairs(front[2]))
        text = text[front.end() :]
    hidden = sum(len(comment) - 7 for comment in _COMMENT.findall(text))
    return Page(list(_blocks(_COMMENT.sub("", text).splitlines())), table=table, hidden=hidden)


def _toml(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(f"its front matter is no TOML ({error})") from error


def _pairs(text: str) -> Iterator[tuple[str, object]]:
    """Lines of "name: value"; a number is a number, a list in brackets a list of texts."""
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PAIR.fullmatch(line)
        if not match:
            raise Unreadable(f"its front matter has the line {line[:60]!r}; write one name: value a line")
        quoted = match[2] if match[2] is not None else match[3]
        yield match[1], quoted if quoted is not None else _value(match[4] or "")


def _value(text: str) -> object:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    if text.startswith("[") and text.endswith("]"):
        return [part.strip().strip("\"'") for part in text[1:-1].split(",") if part.strip()]
    return text


def _blocks(lines: list[str]) -> Iterator[Block]:
    reader = _Reader()
    for line in lines:
        yield from reader.line(line)
    yield from reader.done()


class _Reader:
    """What has been read of the block that is open."""

    def __init__(self) -> None:
        self._run: list[str] = []
        self._rows: list[str] = []
        self._counted = 0
        self._anchor = ""
        self._fenced = False

    def line(self, line: str) -> Iterator[Block]:
        """The blocks that end with this line."""
        if _FENCE.match(line):
            self._fenced = not self._fenced
            yield from self.done()
        elif not self._fenced and (match := _HEADING.fullmatch(line)):
            yield from self.done()
            yield from self._heading(match[2], len(match[1]), match[3] or "")
        elif not self._fenced and len(self._run) == 1 and _UNDERLINE.fullmatch(line):
            yield from self._heading(self._run.pop(), 1 if line[0] == "=" else 2, "")
        elif not line.strip():
            yield from self.done()
        else:
            yield from self._text(line)

    def done(self) -> Iterator[Block]:
        """The block that was open."""
        shape = Shape.ROW if self._rows else Shape.PARAGRAPH
        texts = _table(self._rows) if self._rows else [" ".join(self._run)]
        self._run, self._rows = [], []
        for text in filter(None, map(_plain, texts)):
            self._counted += 1
            yield Block(shape, text, self._locator())

    def _text(self, line: str) -> Iterator[Block]:
        is_row = line.lstrip().startswith("|") or (bool(self._rows) and "|" in line)
        item = None if is_row else _ITEM.fullmatch(line)
        if item or (self._run if is_row else self._rows):
            yield from self.done()
        if is_row:
            self._rows.append(line)
        else:
            self._run.append(f"{item[1] or '-'} {item[2]}" if item else line.strip().lstrip("> ").strip())

    def _heading(self, raw: str, level: int, anchor: str) -> Iterator[Block]:
        self._counted += 1
        self._anchor = f"id={anchor}" if anchor else ""
        if text := _plain(raw):
            yield Block(Shape.HEADING, text, self._locator(), level)

    def _locator(self) -> str:
        return self._anchor or f"paragraph={self._counted}"


def _table(lines: list[str]) -> list[str]:
    rows = [[Cell(_plain(cell)) for cell in line.strip().strip("|").split("|")] for line in lines]
    if len(lines) > 1 and _RULE.fullmatch(lines[1]):
        return _tables.lines(rows[:1], rows[2:])
    return _tables.lines([], rows)


def _plain(text: str) -> str:
    for pattern, put in _INLINE:
        text = pattern.sub(put, text)
    return " ".join(clean(tidy(text)).split())
