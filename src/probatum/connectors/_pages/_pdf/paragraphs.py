"""Lines in reading order joined to headings and paragraphs; words broken at line ends are made whole."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from probatum.connectors._pages._pdf.lines import Line
from probatum.connectors._pages.block import Block, Shape
from probatum.text.normalise import normalise

_ITEM = re.compile(r"(?:[•‣◦▪●○■□–*·]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S|[•‣◦▪●○■□]")
_END = re.compile(r"[.?!:][\"”’')\]]*\s*[\d,–-]*$")
"""The end of a sentence, with the numbers of references behind it."""
_LARGER = 1.12
"""So many times the size of the text are headings."""
_LONGEST_HEADING = 20
"""Words."""
_APART = 1.45
"""So many times the usual distance of two lines part two paragraphs."""
_INDENT = 6.0
"""Points."""
_SHORT = 0.8
"""Share of the width of its column to which the last line of a paragraph may reach."""


def blocks(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The blocks of a document; a paragraph that goes on over a column or a page is one."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    size = _usual([round(line.size * 2) / 2 for line in lines for _ in range(len(line.text) // 10 + 1)])
    step = _step(lines)
    found: list[list[Line]] = []
    for line in lines:
        if found and not _begins(found[-1], line, size, step):
            found[-1].append(line)
        else:
            found.append([line])
    return [block for run in found if (block := _block(run, size)).text]


def _usual(values: list[float]) -> float:
    return Counter(values).most_common(1)[0][0]


def _step(lines: Sequence[Line]) -> float:
    """The usual distance of a line from the next, in points."""
    steps = [
        round(one.bottom - next_.bottom)
        for one, next_ in pairwise(lines)
        if one.page == next_.page and 0 < one.bottom - next_.bottom < 60
    ]
    return float(_usual([float(step) for step in steps])) if steps else 12.0


def _begins(run: Sequence[Line], line: Line, size: float, step: float) -> bool:
    """Whether a line begins a new block after this run."""
    last = run[-1]
    if _is_heading(last, size) != _is_heading(line, size) or _is_item(run, line):
        return True
    if last.page != line.page or line.bottom > last.bottom + step:
        return _goes_not_on(last, line)
    if _is_heading(line, size):
        return last.bottom - line.bottom > 2 * step or abs(line.size - last.size) > 1
    if last.bottom - line.bottom > _APART * step:
        return True
    left = min(each.left for each in run)
    indented = line.left - left > _INDENT and _ended(last) and not _ITEM.match(run[0].text)
    outdented = left - line.left > _INDENT and len(run) > 1 and _ended(last)
    return indented or outdented or _is_short(last, line)


def _is_item(run: Sequence[Line], line: Line) -> bool:
    """Whether a line begins an item; a number within a sentence that is broken there begins none."""
    if not _ITEM.match(line.text):
        return False
    in_list = bool(_ITEM.match(run[0].text)) and line.left <= run[0].left + _INDENT
    return in_list or not line.text[0].isalnum() or _ended(run[-1])


def _ended(line: Line) -> bool:
    return _END.search(line.text) is not None


def _goes_not_on(last: Line, line: Line) -> bool:
    """Whether a paragraph ended with a column or a page."""
    return _ended(last) or not (line.text[0].islower() or line.text[0].isdigit() or last.text.endswith("-"))


def _is_short(last: Line, line: Line) -> bool:
    """Whether the line before ended early, and with a stop: the last of a paragraph."""
    return _ended(last) and last.right - last.left < _SHORT * (line.right - line.left)


def _is_heading(line: Line, size: float) -> bool:
    words = line.text.split()
    if len(words) > _LONGEST_HEADING or not any(map(str.isalpha, line.text)) or len(line.text) < 3:
        return False
    larger = line.size > _LARGER * size
    return (larger or line.bold) and not (line.text.endswith((".", ",", ";")) and not larger)


def _block(run: Sequence[Line], size: float) -> Block:
    first = run[0]
    text = normalise("\n".join(line.text for line in run)).text.replace("\n", " ")
    text = re.sub(r"^[•‣◦▪●○■□·]\s*", "- ", " ".join(text.split()))
    is_heading = all(_is_heading(line, size) for line in run) and len(text.split()) <= _LONGEST_HEADING
    level = 1 if first.size > 1.5 * size else 2 if first.size > _LARGER * size else 3
    shape = Shape.HEADING if is_heading else Shape.PARAGRAPH
    return Block(shape, text, f"page={first.page}", level if is_heading else 0)
