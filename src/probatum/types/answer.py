"""`Answer`: the claims that held, and the findings about those that fell."""

from dataclasses import dataclass
from enum import StrEnum

from probatum.types.draft import Citation, Claim, Conflict, Coverage, DraftSection, Nearest
from probatum.types.evidence import SetAside
from probatum.types.question import Notice, Question
from probatum.types.source import Source


class Outcome(StrEnum):
    """What a check found: three outcomes, never merged."""

    PASS = "pass"
    FAIL = "fail"
    COULD_NOT_CHECK = "could not check"


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a check passed, failed or could not decide on a claim."""

    claim: str
    check: str
    outcome: Outcome
    reason: str = ""
    """Empty when it passed."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A claim that failed a check and is shown to reviewers only."""

    claim: Claim
    findings: tuple[Finding, ...]


class Omission(StrEnum):
    """Why a statement that readers may miss is not in the answer; the value is the reason as shown."""

    WITHHELD = "withheld, because a check failed"
    SUPERSEDED = "a newer version has replaced its source"
    ALIKE = "says much the same as a statement that is shown"
    OTHER_SIDE = "speaks of a side that the question does not ask for"
    PASSED_OVER = "other statements were found to fit the question more closely"


@dataclass(frozen=True, slots=True)
class Unused:
    """A guideline statement, warning or contraindication that was retrieved and that no claim rests on."""

    citation: Citation
    source: Source
    why: Omission
    facet: str = ""
    """What it speaks about, as the library labels it."""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is needed to replay an answer. It holds no clock, so the same input gives the same bytes."""

    version: str
    """Of Probatum."""
    snapshot: str
    """Of the library."""
    settings: str
    """Digest of the settings that shape an answer, and of the package's data files."""
    query: tuple[tuple[str, float], ...]
    ranks: tuple[str, ...]
    """Ids of the sources retrieved, best first."""
    checks: tuple[str, ...]
    """Names of the checks that were run."""
    today: str = ""
    """The day by which expiry was judged; empty when nothing that was found expires."""
    checked: tuple[tuple[str, str], ...] = ()
    """Who was asked about the standing of sources, and the ISO date as of which that holds; by name."""
    names: str = ""
    """Digest of the vocabulary pack whose other names were searched for; empty without one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A verified article. No claims means that the library does not answer the question."""

    question: Question
    direct: tuple[Claim, ...]
    sections: tuple[DraftSection, ...]
    sources: tuple[Source, ...]
    """Every source that a claim cites, in the order in which it is first cited."""
    findings: tuple[Finding, ...]
    manifest: Manifest
    withheld: tuple[Withheld, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    unused: tuple[Unused, ...] = ()
    """Of the sources retrieved, best first; warnings before all others."""
    conflicts: tuple[Conflict, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    reason: str = ""
    notices: tuple[Notice, ...] = ()
    """Of the draft; those of the question stay with the question."""

    @property
    def answered(self) -> bool:
        """Whether any claim held."""
        return bool(self.direct or self.sections)
