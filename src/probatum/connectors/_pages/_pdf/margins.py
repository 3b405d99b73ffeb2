"""Headers, footers and page numbers, which are no text of the document."""

import re
from collections import Counter
from collections.abc import Sequence

from probatum.connectors._pages._pdf.lines import Line

_MARGIN = 0.12
"""Share of the height of a page in which headers and footers stand."""
_FEWEST = 3
"""Pages on which a line has to come back."""
_SHARE = 0.3
"""Share of the pages on which it has to come back; left and right pages may differ."""
_NUMBER = re.compile(
    r"(?:page\s+)?[-–(\[]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–)\]]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without lines in their margins that come back or only number the page."""
    counted = Counter(key for page in pages for key in {_key(line) for line in page if _is_outside(line)})
    needed = max(_FEWEST, _SHARE * len(pages))
    return [
        [line for line in page if not (_is_outside(line) and _is_furniture(line, counted, needed))]
        for page in pages
    ]


def _is_furniture(line: Line, counted: Counter[tuple[str, int]], needed: float) -> bool:
    return _NUMBER.fullmatch(line.text) is not None or _nearby(_key(line), counted) >= needed


def _nearby(key: tuple[str, int], counted: Counter[tuple[str, int]]) -> int:
    return max(
        sum(counted[key[0], key[1] + off] for off in (0, 1)),
        sum(counted[key[0], key[1] - off] for off in (0, 1)),
    )


def _is_outside(line: Line) -> bool:
    return line.bottom > (1 - _MARGIN) * line.height or line.top < _MARGIN * line.height


def _key(line: Line) -> tuple[str, int]:
    """Its words without numbers, and its height on the page."""
    words = re.sub(r"\d+", "#", line.text.casefold())
    return re.sub(r"[\s#]+", " ", words).strip(), round(line.bottom / 6)
