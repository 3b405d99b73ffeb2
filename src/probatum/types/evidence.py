"""`Evidence`: the closed set of hits; nothing outside it may be cited."""

from dataclasses import dataclass

from probatum.types.document import Passage
from probatum.types.question import Query, Question
from probatum.types.source import Source


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with its source."""

    passage: Passage
    source: Source
    score: float
    """How well the record that holds the passage fits: its BM25, or what `retrieve` makes of it, the best
    record keeping the highest; rounded to 4 decimals, comparable within one search."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a question asks about, with all the names the library knows for it."""

    text: str
    """As asked."""
    names: tuple[tuple[str, ...], ...]
    """Each name as a run of stems, the one asked with first."""
    weight: float
    """How much it tells: inverse document frequency in this library, 0 or more."""
    everyday: bool = False
    """True when all its words are: an answer need not name it."""
    cue: bool = False
    """True when all its words only say which side is asked about."""
    carried: bool = False
    clause: int = 0
    """Which question of the text it stands in, from 0."""
    alternative: bool = False
    """True when it is one of several with the concept before: a statement need name only one."""
    rare: bool = False
    """True for a name that hardly any record holds, or a year: an answer may not pass it over."""
    besides: tuple[str, ...] = ()
    """What the abbreviation stands for elsewhere in the library, often enough to be meant."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A source that was found and is not used as support, and why."""

    source: Source
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the library holds on a question."""

    question: Question
    concepts: tuple[Concept, ...]
    hits: tuple[Hit, ...]
    """Best first; passages of one source stand together in the order of the document."""
    query: Query
    snapshot: str
    """Digest of the library that was searched."""
    set_aside: tuple[SetAside, ...] = ()
    checked: tuple[tuple[str, str], ...] = ()
    """Who was asked about the standing of sources, and the ISO date as of which that holds; by name."""
    today: str = ""
    """The day by which expiry was judged; empty when nothing that was found expires."""
    place: str = ""
    """Where the reader is; empty when nobody has said, or nothing that was found says where it holds."""
    names: str = ""
    """Digest of the vocabulary pack of the library; empty without one."""
