"""Lines of a page of a PDF: characters that a reader sees, with their place, size and weight."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from probatum.connectors._raised import raised

_SMALLEST = 2.0
"""Points: lower letters cannot be read."""
_WHITE = 235
"""From this value of red, green and blue (0 to 255) letters can only be read on a darker ground."""
_CONTRAST = 24
"""Difference of grey (0 to 255) within the box of a letter from which something is to be seen there."""
_INVISIBLE = 3
"""Text render mode: neither filled nor stroked, as the text layer under a scanned page."""
_GAP = 1.6
"""So many heights of a letter between two letters part two lines: the gutter of columns, a table."""
_LONGEST_NAME = 128
_BOLD = re.compile(rb"bold|black|heavy|^CMBX|[-,]BX|SemiBd|Demi", re.IGNORECASE)
_SMALLER = 0.8
"""Share of the height of its line below which a letter that stands higher is raised."""
_UNITS = ("m", "cm", "mm", "km", "dm", "kg", "g", "s", "L", "l", "min", "h")
"""What a raised number makes a power of, beside a number; behind any other word it is a reference."""
_STRAY = re.compile(r"(?<=\w) (?=[,;.](?:\s|$))")
"""The space before a mark that a number stood in front of."""
_MARKS = re.compile(r"[\d,;–−*†‡-]+")
_HYPHENS = "\ufffe\x02"
"""What pdfium puts where it has taken a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A run of letters on one base line of one column."""

    text: str
    page: int
    """From 1."""
    left: float
    bottom: float
    right: float
    top: float
    """Points from the lower left corner of the page."""
    size: float
    """Height of its letters in points."""
    bold: bool
    width: float
    height: float
    """Of the page."""


@dataclass(slots=True)
class _Letter:
    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """What is on a page."""

    lines: tuple[Line, ...]
    """In the order in which they were set."""
    hidden: int
    """Letters that nobody can see, and that are in no line."""
    layered: bool
    """Whether all its text is invisible, as under the picture of a scanned page."""


def lines(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int) -> Lines:
    """The lines of a page."""
    width, height = page.get_size()
    letters = _Letters(page, text)
    found: list[Line] = []
    for run in _runs(letters):
        words = _words(run)
        if words.strip():
            found.append(_line(words, run, number, width, height))
    return Lines(tuple(found), letters.hidden, bool(found) and letters.layered)


def _words(run: list[_Letter]) -> str:
    """The text of a line; raised numbers are powers, or references and then left out."""
    heights = sorted(letter.top - letter.bottom for letter in run if letter.text.strip())
    usual = heights[len(heights) // 2]
    base = sorted(letter.bottom for letter in run if letter.text.strip())[len(heights) // 2]
    words = ""
    for is_raised, group in groupby(run, lambda letter: _is_raised(letter, usual, base)):
        text = "".join(letter.text for letter in group)
        words += _power(text, words) if is_raised else text
    return _STRAY.sub("", words)


def _is_raised(letter: _Letter, usual: float, base: float) -> bool:
    height = letter.top - letter.bottom
    return bool(letter.text.strip()) and height < _SMALLER * usual and letter.bottom > base + 0.1 * usual


def _power(text: str, before: str) -> str:
    last = re.split(r"[^A-Za-z]", before)[-1]
    if _MARKS.fullmatch(text) and not before[-1:].isdigit() and last not in _UNITS:
        return ""
    return raised(text, before[-1:])


def _line(words: str, run: list[_Letter], number: int, width: float, height: float) -> Line:
    seen = [letter for letter in run if letter.text.strip()]
    heights = sorted(letter.top - letter.bottom for letter in seen)
    return Line(
        text=words.strip(),
        page=number,
        left=min(letter.left for letter in seen),
        bottom=min(letter.bottom for letter in seen),
        right=max(letter.right for letter in seen),
        top=max(letter.top for letter in seen),
        size=heights[len(heights) // 2],
        bold=2 * sum(letter.bold for letter in seen) > len(seen),
        width=width,
        height=height,
    )


class _Letters:
    """The characters of a page that can be seen, with the line ends that pdfium found as None."""

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> None:
        self.hidden = 0
        self._page = page
        self._raw = text.raw
        self._count = text.count_chars()
        self._picture: tuple[bytes, int, int, int] | None = None
        self.layered = self._is_layered()

    def __iter__(self) -> Iterator[_Letter | None]:
        for at in range(self._count):
            code = pdfium.FPDFText_GetUnicode(self._raw, at)
            if code in (10, 13):
                yield None
                continue
            letter = self._letter(at, "-" if chr(code) in _HYPHENS else _character(code))
            if not letter.text.strip() or self._is_seen(at, letter):
                yield letter
                if chr(code) in _HYPHENS:
                    yield None
            else:
                self.hidden += 1

    def _letter(self, at: int, text: str) -> _Letter:
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._raw, at, box)
        bold = pdfium.FPDFText_GetFontWeight(self._raw, at) >= 600 or self._names_bold(at)
        return _Letter(text, box.left, box.bottom, box.right, box.top, bold)

    def _names_bold(self, at: int) -> bool:
        """Whether the name of its font says so: fonts of TeX have no weight."""
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        pdfium.FPDFText_GetFontInfo(self._raw, at, name, _LONGEST_NAME, ctypes.c_int())
        return _BOLD.search(name.value) is not None

    def _is_seen(self, at: int, letter: _Letter) -> bool:
        width, height = self._page.get_size()
        middle, base = (letter.left + letter.right) / 2, (letter.bottom + letter.top) / 2
        if not (0 <= middle <= width and 0 <= base <= height) or letter.top - letter.bottom < _SMALLEST:
            return False
        if self._mode(at) == _INVISIBLE and not self.layered:
            return False
        return not self._is_pale(at) or self._shows(letter)

    def _mode(self, at: int) -> int:
        mode: int = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(self._raw, at))
        return mode

    def _is_pale(self, at: int) -> bool:
        parts = [ctypes.c_uint() for _ in range(4)]
        if not pdfium.FPDFText_GetFillColor(self._raw, at, *parts):
            return False
        return parts[3].value < 26 or all(part.value >= _WHITE for part in parts[:3])

    def _is_layered(self) -> bool:
        """Whether all of its text is invisible: then it is the text layer of a scanned page."""
        steps = range(0, self._count, max(1, self._count // 50))
        return all(self._mode(at) == _INVISIBLE for at in steps)

    def _shows(self, letter: _Letter) -> bool:
        """Whether there is anything to be seen in the box of a letter when the page is drawn."""
        grey, width, height, stride = self._drawn()
        top, bottom = int(height - letter.top), int(height - letter.bottom) + 1
        left, right = max(0, int(letter.left)), min(width, int(letter.right) + 1)
        rows = range(max(0, top), min(height, bottom))
        values = [value for row in rows for value in grey[row * stride + left : row * stride + right]]
        return bool(values) and max(values) - min(values) >= _CONTRAST

    def _drawn(self) -> tuple[bytes, int, int, int]:
        if self._picture is None:
            bitmap = self._page.render(scale=1, grayscale=True)
            self._picture = (bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
            bitmap.close()
        return self._picture


def _character(code: int) -> str:
    """A character; none for what is no text."""
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return "\t" if code == 9 else chr(code)


def _runs(letters: _Letters) -> Iterator[list[_Letter]]:
    """The letters of each line; a line ends too where the next letter is on another base line or far off."""
    run: list[_Letter] = []
    last: _Letter | None = None
    for letter in letters:
        if letter is None or (last is not None and letter.text.strip() and _parts(last, letter)):
            if run and last is not None:
                yield run
            run, last = [], None
        if letter is None or (not run and not letter.text.strip()):
            continue
        run.append(letter)
        last = letter if letter.text.strip() else last
    if run and last is not None:
        yield run


def _parts(last: _Letter, letter: _Letter) -> bool:
    height = max(last.top - last.bottom, 1.0)
    if letter.left - last.right > _GAP * height or letter.right < last.left - 2 * height:
        return True
    overlap = min(last.top, letter.top) - max(last.bottom, letter.bottom)
    return overlap < 0.2 * min(height, letter.top - letter.bottom)
