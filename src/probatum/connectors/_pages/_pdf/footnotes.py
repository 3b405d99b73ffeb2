"""Footnotes: small lines at the foot of a column that begin with a mark; no statement runs through them."""

import re
from collections import Counter
from collections.abc import Sequence

from probatum.connectors._pages._pdf.lines import Line

_SMALLER = 0.88
"""Share of the size of the text below which a line may belong to a footnote."""
_MOST = 8
"""Lines of the footnotes of one column; a longer run is a table or a list in small type."""
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶#]{1,3}|[a-z])[.)\]]?\s+\S|[*†‡§¶]{1,3}\S")

Pages = list[list[Line]]


def apart(pages: Sequence[Sequence[Line]]) -> tuple[Pages, Pages]:
    """The pages without their footnotes, and the footnotes of each page."""
    sizes = Counter(round(line.size * 2) / 2 for page in pages for line in page for _ in line.text)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    kept: Pages = []
    notes: Pages = []
    for page in pages:
        found = _notes(page, size)
        kept.append([line for line in page if line not in found])
        notes.append(found)
    return kept, notes


def _notes(page: Sequence[Line], size: float) -> list[Line]:
    """Runs of small lines of which the first has a mark, with no text below them in their column."""
    found: list[Line] = []
    run: list[Line] = []
    for line in [*page, None]:
        if line is not None and line.size < _SMALLER * size:
            run.append(line)
            continue
        if run and len(run) <= _MOST and _MARK.match(run[0].text) and not _is_above_text(run[-1], page, run):
            found += run
        run = []
    return found


def _is_above_text(last: Line, page: Sequence[Line], run: Sequence[Line]) -> bool:
    return any(
        line.top <= last.bottom and line.left < last.right and line.right > last.left
        for line in page
        if line not in run
    )
