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
    run: list[str] = []
    rows: list[str] = []
    counted, at, fenced = 0, 0, False
    anchor = ""

    def done() -> Iterator[Block]:
        nonlocal counted
        shape = Shape.PARAGRAPH
        texts = [" ".join(run)] if run else []
        if rows:
            texts, shape = _table(rows), Shape.ROW
        for text in filter(None, map(_plain, texts)):
            counted += 1
            yield Block(shape, text, anchor or f"paragraph={counted}")
        run.clear()
        rows.clear()

    while at < len(lines):
        line = lines[at]
        at += 1
        if _FENCE.match(line):
            fenced = not fenced
            yield from done()
        elif not fenced and (match := _HEADING.fullmatch(line)):
            yield from done()
            counted += 1
            anchor = f"id={match[3]}" if match[3] else ""
            if _plain(match[2]):
                yield Block(Shape.HEADING, _plain(match[2]), anchor or f"paragraph={counted}", len(match[1]))
        elif not fenced and len(run) == 1 and _UNDERLINE.fullmatch(line):
            title = _plain(run.pop())
            counted += 1
            if title:
                yield Block(Shape.HEADING, title, f"paragraph={counted}", 1 if line[0] == "=" else 2)
        elif not line.strip():
            yield from done()
        elif line.lstrip().startswith("|") or (rows and "|" in line):
            if run:
                yield from done()
            rows.append(line)
        elif match := _ITEM.fullmatch(line):
            yield from done()
            run.append(f"{match[1] or '-'} {match[2]}")
        else:
            if rows:
                yield from done()
            run.append(line.strip().lstrip("> ").strip())
    yield from done()


def _table(lines: list[str]) -> list[str]:
    rows = [[Cell(_plain(cell)) for cell in line.strip().strip("|").split("|")] for line in lines]
    if len(lines) > 1 and _RULE.fullmatch(lines[1]):
        return _tables.lines(rows[:1], rows[2:])
    return _tables.lines([], rows)


def _plain(text: str) -> str:
    for pattern, put in _INLINE:
        text = pattern.sub(put, text)
    return " ".join(clean(tidy(text)).split())
