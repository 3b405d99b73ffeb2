"""Headings and paragraphs as sections with passages: recommendations alone, everything with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from probatum.connectors._guidance.recommendations import announces, is_mark, passages
from probatum.connectors._labels import unique
from probatum.connectors._pages.block import Block, Shape
from probatum.connectors._roles import role
from probatum.types.document import Passage, Section, Span
from probatum.vocabulary import words

_UNTAKEN = "untaken_sections"
_NOTICES = "page_notices"
_DEEPEST = 4
"""Headings in a label."""
_LONGEST_LABEL = 200
_APART = "\n\n"


@dataclass(slots=True)
class _Run:
    """Blocks under one heading, with all headings above it."""

    titles: tuple[str, ...]
    blocks: list[Block]


def sections(blocks: Sequence[Block], source: str, *, title: str) -> tuple[Section, ...]:
    """One section for what stands under each heading; the title of the document is no heading of its text."""
    found: list[Section] = []
    for run in _runs(blocks, title):
        if any(name.lower().strip("0123456789. ") in words(_UNTAKEN) for name in run.titles):
            continue
        label = unique(_label(run.titles), found)
        section = _section(run, label, source)
        if section.passages:
            found.append(section)
    return tuple(found)


def _label(titles: tuple[str, ...]) -> str:
    label = ": ".join(titles[-_DEEPEST:]) or "Text"
    return label if len(label) <= _LONGEST_LABEL else f"{label[:_LONGEST_LABEL].rpartition(' ')[0]} …"


def _runs(blocks: Sequence[Block], title: str) -> Iterator[_Run]:
    open_: list[tuple[int, str]] = []
    run = _Run((), [])
    for block in blocks:
        if block.shape is not Shape.HEADING:
            if not _is_notice(block.text):
                run.blocks.append(block)
            continue
        if run.blocks:
            yield run
        open_ = [each for each in open_ if each[0] < block.level]
        if block.text.casefold() != title.casefold():
            open_.append((block.level, block.text))
        run = _Run(tuple(text for _, text in open_), [])
    if run.blocks:
        yield run


def _is_notice(text: str) -> bool:
    """Whether its publisher speaks of the page and not of medicine."""
    lower = text.lstrip("*†- ").lower()
    return any(f"{lower}$".startswith(notice) for notice in words(_NOTICES))


def _section(run: _Run, label: str, source: str) -> Section:
    """The text of the blocks, an empty line apart, with their passages."""
    part = role(run.titles[-1]) if run.titles and len(run.titles[-1].split()) < 5 else ""
    part = "" if part == "recommendation" else part
    announced = any(map(announces, run.titles[-2:]))
    text = ""
    found: list[Passage] = []
    for at, block in enumerate(run.blocks):
        if at and is_mark(block.text) and run.blocks[at - 1].shape is not Shape.ROW:
            continue  # it belongs to the recommendation before it
        mark = _mark(run.blocks, at)
        body = block.text + (_APART + mark if mark else "")
        start = len(text) + (len(_APART) if text else 0)
        text = text + (_APART if text else "") + body
        found += _of_block(block, body, mark, start, announced)
    placed = (replace(each, source=source, section=label, role=each.role or part) for each in found)
    return Section(label, text, tuple(placed), role=part)


def _mark(blocks: Sequence[Block], at: int) -> str:
    """The paragraph behind a block that only states strength or certainty."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or following.shape is not Shape.PARAGRAPH or not is_mark(following.text):
        return ""
    return "" if blocks[at].shape is Shape.ROW else following.text


def _of_block(block: Block, body: str, mark: str, start: int, announced: bool) -> Iterator[Passage]:
    if block.shape is Shape.ROW:
        row = _passage(body, Span(0, len(body)), (Span(0, len(body)),), start, block.locator)
        yield replace(row, role="row")
        return
    listed = bool(mark) or (announced and _is_item(block.text))
    for place, spans, recommends, strength, certainty in passages(body, listed=listed):
        passage = _passage(body, place, spans, start, block.locator)
        if recommends:
            passage = replace(
                passage,
                role="recommendation",
                strength=_moved(strength, start),
                certainty=_moved(certainty, start),
            )
        yield passage


def _is_item(text: str) -> bool:
    return text.startswith("- ") or text[:1].isdigit()


def _passage(body: str, place: Span, spans: tuple[Span, ...], start: int, locator: str) -> Passage:
    return Passage(
        "",
        "",
        start + place.start,
        start + place.end,
        body[place.start : place.end],
        tuple(Span(start + span.start, start + span.end) for span in spans),
        locator=locator,
    )


def _moved(span: Span | None, start: int) -> Span | None:
    return Span(start + span.start, start + span.end) if span else None
