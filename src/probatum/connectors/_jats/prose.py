"""Running text of JATS: inline markup flattened, numbers of references left out, blocks kept apart."""

import html
import re
from collections.abc import Iterator

from lxml import etree

from probatum.connectors._elements import child, name
from probatum.connectors._markup import tidy
from probatum.connectors._mathml import formula
from probatum.connectors._raised import raised
from probatum.text.normalise import clean

SET_APART = frozenset({"table-wrap", "table-wrap-group", "fig", "fig-group", "boxed-text"})
"""Blocks that are sections of their own, wherever they stand."""
UNHELD = frozenset({"supplementary-material", "media", "inline-supplementary-material"})
"""Files beside the article."""
_UNSEEN = SET_APART | UNHELD | {"fn", "graphic", "inline-graphic", "tex-math", "object-id", "processing-meta"}
_BLOCKS = frozenset(
    {"p", "list", "list-item", "def-list", "def-item", "disp-quote", "disp-formula", "statement"}
)
_BLOCKS |= {"disp-formula-group", "verse-group", "attrib", "speech", "preformat", "array", "code"}
_INLINE_FORMULA = ("inline-formula", "alternatives")
_DEPTH = 60
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private characters around what refers to the list of references; none of a source gets this far."""
_MARKED = f"{_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE}"
_IN_BRACKETS = re.compile(rf"[ \u00a0]?[\[(]\s*{_MARKED}(?:[\s,;–‒-]*(?:and\s+)?{_MARKED})*\s*[\])]")
_NUMBERS = re.compile(
    rf"(?<!\b[Rr]ef\. )(?<!\b[Rr]efs\. )(?<!\b[Rr]eference )"
    rf"[ \u00a0]?{_OPEN}[\[(]?[\d,–*\s-]*[\])]?{_CLOSE}(?:[\s,;–‒-]*{_OPEN}[\[(]?[\d,–*\s-]*[\])]?{_CLOSE})*"
)
_NOTE = re.compile(r"[a-z*†‡§¶#‖](?:[\s,]*[a-z*†‡§¶#‖])*")
_TABULAR = frozenset({"td", "th", "table-wrap-foot"})
_REFERENCE = re.compile(rf"[{_OPEN}{_CLOSE}]")


def words(element: etree._Element | None) -> str:
    """The text of an element on one line, clean."""
    return _finished(_flat(element, _DEPTH, "")) if element is not None else ""


def paragraphs(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The paragraphs of a block and of the blocks in it, each with the element that it stands in.

    An item of a list begins with "- " or its label. What is set apart is passed over.
    """
    yield from _paragraphs(element, _DEPTH)


def _paragraphs(element: etree._Element, depth: int) -> Iterator[tuple[etree._Element, str]]:
    if not depth:
        return
    run, lead = element.text or "", _lead(element)
    for each in element:
        kind = name(each)
        if kind in _BLOCKS:
            if _finished(run):
                yield element, lead + _finished(run)
                lead = ""
            for place, text in _paragraphs(each, depth - 1):
                yield place, lead + text
                lead = ""
            run = ""
        elif not (kind == "label" and name(element) in ("list-item", "def-item")):
            run += _inline(each, depth - 1, run[-1:])
        run += each.tail or ""
    if _finished(run):
        yield element, lead + _finished(run)


def _lead(element: etree._Element) -> str:
    if name(element) == "list-item":
        return f"{words(child(element, 'label')) or '-'} "
    return ""


def _flat(element: etree._Element, depth: int, before: str) -> str:
    if not depth:
        return "".join(str(run) for run in element.itertext())
    flat = before + (element.text or "")
    for each in element:
        flat += _inline(each, depth - 1, flat[-1:]) + (each.tail or "")
    return flat[len(before) :]


def _inline(element: etree._Element, depth: int, before: str) -> str:
    kind = name(element)
    if not kind:
        return html.unescape(element.text or "") if isinstance(element, etree._Entity) else ""
    if kind in _UNSEEN:
        return ""
    if kind == "math":
        return formula(element)
    if kind == "sup":
        return _raised(element, _flat(element, depth, ""), before)
    if kind in ("break", *_BLOCKS):
        return f" {_flat(element, depth, '')} "
    flat = _flat(element, depth, before)
    return f"{_OPEN}{flat}{_CLOSE}" if kind == "xref" and element.get("ref-type") == "bibr" else flat


def _raised(element: etree._Element, flat: str, before: str) -> str:
    """What stands raised; in a table, letters and signs that refer to its notes stand in brackets."""
    if _NOTE.fullmatch(flat.strip()) and any(name(each) in _TABULAR for each in element.iterancestors()):
        return f" [{flat.strip()}] "
    return raised(flat, before) + (" " if flat[-1:].isspace() else "")


def _finished(run: str) -> str:
    """Clean, on one line, without the numbers that refer to the list of references."""
    if _OPEN in run:
        run = _NUMBERS.sub("", _IN_BRACKETS.sub("", run))
        run = _REFERENCE.sub("", run)
    return " ".join(clean(tidy(run)).split())
