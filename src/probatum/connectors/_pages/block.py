"""What a page is made of, whatever its format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum


class Shape(Enum):
    """What sort of block it is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row of a table"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, item of a list or row of a table; its text is clean and on one line."""

    shape: Shape
    text: str
    locator: str
    """See `Passage.locator`."""
    level: int = 0
    """Of a heading: 1 is the highest."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document as it was read."""

    blocks: Sequence[Block]
    facts: Mapping[str, str] = field(default_factory=dict)
    """What the document says of itself beyond doubt: title, issuer, year, language ..."""
    table: Mapping[str, object] = field(default_factory=dict)
    """The front matter that somebody wrote above the text; empty where the format has none."""
    hidden: int = 0
    """Characters that no reader of the page can see; they are in no block."""
    layered: int = 0
    """Pages whose whole text is an invisible layer, as under a scan; nobody sees what it says."""


class Unreadable(ValueError):
    """A document cannot be read; the text says why, and what to do."""
