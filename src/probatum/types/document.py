"""`Document`: a source on its way in, with its labelled sections of text."""

from dataclasses import dataclass

from probatum.types.made import by_slots
from probatum.types.source import Source


@by_slots
@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters, counted from the start of the section."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of the original that a link can lead to, such as the start of a page."""

    start: int
    """The character of the section from which it holds, until the next anchor."""
    locator: str
    """See `Passage.locator`."""


@by_slots
@dataclass(frozen=True, slots=True)
class Passage:
    """A citable run of one section: `text == section.text[start:end]` exactly."""

    source: str
    """Id of the source."""
    section: str
    """Label of the section; unique within the document."""
    start: int
    end: int
    text: str
    sentences: tuple[Span, ...]
    """The statements that can be cited alone, in order, counted from the start of the section.
    A finding of a digest is one statement, whatever its punctuation."""
    facet: str = ""
    """What the passage speaks about, such as "pathophysiology"; empty when nobody has said."""
    role: str = ""
    """background, objective, method, result, conclusion, recommendation, caption, row; empty when unknown."""
    population: str = ""
    """human, animal, in-vitro or mixed; empty when nobody has said."""
    topics: tuple[str, ...] = ()
    plain: str = ""
    """The same statement for a lay reader, written by the library; empty when there is none."""
    digest: bool = False
    """True when this text is a paraphrase written for the library: a source that came both as a digest and in
    the publisher's words holds passages of both sorts."""
    locator: str = ""
    """Where the passage begins in the original: `page=5` of a PDF, `id=S3` an element of a web page,
    `paragraph=12` counted from 1; empty when nobody has said."""
    strength: Span | None = None
    """Where the passage states how strong its recommendation is; None where it does not say."""
    certainty: Span | None = None
    """Where the passage states how certain the evidence behind it is; None where it does not say."""


@by_slots
@dataclass(frozen=True, slots=True)
class Section:
    """A labelled run of text of a document."""

    label: str
    text: str
    passages: tuple[Passage, ...] = ()
    """Given where the connector knows them (findings); otherwise the library cuts."""
    facet: str = ""
    """Facet of the passages that the library cuts from this section; empty when nobody has said."""
    role: str = ""
    """Role of those passages (see `Passage.role`); empty when the record does not say."""
    language: str = ""
    """Of this section's text, where it is not English: ISO 639-1, or 639-2 where there is none shorter."""
    anchors: tuple[Anchor, ...] = ()
    """In order. At each the library begins a new passage, which has its locator; anchors are not kept."""


@by_slots
@dataclass(frozen=True, slots=True)
class Alias:
    """Two names that a document itself gives to one thing, such as an abbreviation and its long form."""

    short: str
    long: str


@by_slots
@dataclass(frozen=True, slots=True)
class Document:
    """A source with its text."""

    source: Source
    sections: tuple[Section, ...] = ()
    """Labels are unique. No sections: a catalogue record, which is kept and never cited."""
    aliases: tuple[Alias, ...] = ()
