"""`Question`: what was asked, and how it was understood."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One content word of a question."""

    text: str
    """As asked, lower case."""
    stem: str
    """As the library indexes it."""
    everyday: bool = False
    """True for a word of everyday English, which an answer need not contain."""
    cue: bool = False
    """True for a word that only says which side of the thing is asked about, such as "treatment"."""
    carried: bool = False
    """True when it comes from the thread and not from this question."""
    clause: int = 0
    """Which question of the text it stands in, from 0: "What is A, and who needs B?" asks two."""
    alternative: bool = False
    """True when "or", "and", "versus", "than" or a comma joins it to the term before."""
    lacking: bool = False
    """True when "without" stands before it: it is no part of the name before."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must see before anything else, such as an emergency."""

    kind: str
    """emergency, personal-data, language, population ..."""
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood."""

    text: str
    """As asked: NFC, white space folded."""
    kind: str
    """Kind of question; names the outline: mechanism, definition, treatment, dose, ..."""
    terms: tuple[Term, ...]
    """Content words in the order asked, then what was carried over."""
    facets: tuple[str, ...] = ()
    """Facets asked for, most wanted first; the outline adds the others."""
    populations: tuple[str, ...] = ()
    """pregnancy, child, older-adult, kidney ...: whom the question is about."""
    notices: tuple[Notice, ...] = ()
    thread: tuple[str, ...] = ()
    """The questions before this one, oldest first."""
    read: str = ""
    """As read where that is not as asked: shorthand spelled out, what identifies a person left out."""

    @property
    def wording(self) -> str:
        """The words that rules look at."""
        return self.read or self.text


@dataclass(frozen=True, slots=True)
class Scope:
    """When and where an answer is to hold; empty where nobody has said."""

    today: str = ""
    """ISO date. What expires is set aside after its last day, and whenever no day is given."""
    organisation: str = ""
    """The house whose local protocols may be used; empty: any."""
    jurisdiction: str = ""
    """Where the house is; local protocols of other places are set aside."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a thread, with what the next may carry over from it."""

    text: str
    topic: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What an index is asked for."""

    terms: tuple[tuple[str, float], ...]
    """Stems with weights above 0; a record that holds any of them may be found."""
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    since: int | None = None
    """Earliest year, inclusive."""
    until: int | None = None
