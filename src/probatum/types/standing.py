"""`Standing`: whether a source may still be relied on, and who says so."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Whether a source may still be relied on."""

    CURRENT = "current"
    CORRECTED = "corrected"
    CONCERN = "concern"
    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    REINSTATED = "reinstated"
    UNKNOWN = "unknown"


NOT_CITABLE = frozenset({State.RETRACTED, State.WITHDRAWN})
"""A source in one of these states is never support; it is listed as set aside."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a source, who says so, and when that was last looked up."""

    state: State = State.UNKNOWN
    note: str = ""
    """In plain words, with the reference of the notice; empty when there is nothing to say."""
    checked: str = ""
    """ISO date of the last check; empty when it was never checked."""
    by: str = ""
    """Who says so: "PubMed", "Retraction Watch", or several with commas; empty when nobody does."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one authority says of the standing of a source."""

    state: State
    by: str
    """The authority: "PubMed", "Crossref", "Retraction Watch", or the name of a register of the house."""
    note: str = ""
    """In plain words, with the reference of the notice."""
    notice: str = ""
    """Identifier of the notice, such as `pmid:123`; empty when there is none."""
    date: str = ""
    """Of the notice, ISO 8601, as exact as is known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a register: a mark, and the identifiers of the source it speaks of."""

    identifiers: tuple[str, ...]
    """In any spelling; all of them of one source."""
    mark: Mark
