"""Ask with reach: what the library answers thinly is taken to PubMed, and asked again of a fuller library.

Only where the settings say `live = true`. What leaves the machine are its terms, not the question.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from probatum.ask import RECORDS, ask
from probatum.connectors import Access, Request
from probatum.errors import LibraryBusy, OutsideError
from probatum.fetch import fetch
from probatum.library import Library
from probatum.retrieve import NOWHERE
from probatum.text.personal import without
from probatum.types.draft import Status
from probatum.types.edition import Audience, Edition
from probatum.types.question import Question, Scope, Term, Turn
from probatum.types.source import Source
from probatum.understand import understand

ENOUGH = 2
"""Sources that an answer cites at the least, or it is thin."""
MOST = 100
"""Records taken from PubMed for one question, the best first."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The answer, and how it came about."""

    edition: Edition
    asked: str = ""
    """What PubMed was asked for; empty when it was not asked."""
    added: int = 0
    """Sources that came into the library for this question."""
    new: tuple[Source, ...] = ()
    """Sources that the answer cites and that the first one, from the library alone, did not."""
    failure: str = ""
    """Why nothing, or not everything, could be fetched; the answer is then what the library has."""


def ask_live(
    text: str,
    library: Library,
    access: Access,
    *,
    seconds: float,
    audience: Audience,
    thread: Sequence[Turn] = (),
    records: int = RECORDS,
    longest: int = 2000,
    scope: Scope = NOWHERE,
) -> Reached:
    """Answer from the library; where the answer is thin, fetch what PubMed has, add it, and answer again.

    `seconds`: how long fetching may take in all. Whatever fails outside, there is an answer.

    Raises: QuestionError, LibraryDamaged: as `ask`.
    """

    def answered() -> Edition:
        return ask(
            text, library, audience=audience, thread=thread, records=records, longest=longest, scope=scope
        )

    first = answered()
    wanted = queries(understand(without(text) or text, thread, longest=longest))
    if not is_thin(first) or not wanted:
        return Reached(first)
    before = library.info().sources
    access.client.budget(seconds)
    asked, failure = _fetched(wanted, library, access)
    added = library.info().sources - before
    edition = answered() if added else first
    known = {reference.source.id for reference in first.references}
    new = [each.source for each in edition.references if each.source.id not in known]
    return Reached(edition, asked, added, tuple(new), failure)


def _fetched(wanted: Sequence[str], library: Library, access: Access) -> tuple[str, str]:
    """The query that was asked last, and why it failed; the next is asked where one finds nothing."""
    query = ""
    try:
        for query in wanted:
            if fetch(library, "pubmed", Request(query, most=MOST), access).total:
                break
    except (OutsideError, LibraryBusy) as error:
        return query, str(error)
    return query, ""


def is_thin(edition: Edition) -> bool:
    """Whether the library hardly answers: not at all, from one source, or on no side that was asked for."""
    answer = edition.answer
    asked = [each.status for each in answer.coverage if each.asked]
    beside = bool(asked) and Status.ANSWERED not in asked
    return not answer.answered or beside or len(edition.references) < ENOUGH


def queries(question: Question) -> tuple[str, ...]:
    """What to ask PubMed for, most exact first: the phrases of the question, then its telling words alone.

    Words for the side that is asked about ("treatment", "help") are left out; nothing is left of a question
    without a telling word.
    """
    phrases = [" ".join(term.text for term in run) for run in _runs(question) if not _everyday(run)]
    words = [term.text for term in question.terms if not term.everyday]
    found = (f"({') AND ('.join(each)}) AND hasabstract" for each in (phrases, words) if each)
    return tuple(dict.fromkeys(found))


def _runs(question: Question) -> Iterator[list[Term]]:
    """Terms that stand side by side in the question, in order; those carried over make one run."""
    text, end = question.text.lower(), 0
    run: list[Term] = []
    for term in question.terms:
        at = end if term.carried else text.find(term.text, end)
        apart = not term.carried and bool(re.search(r"[^\s-]", text[end:at]))
        if run and (term.cue or apart or term.carried != run[-1].carried):
            yield run
            run = []
        end = end if term.carried else max(end, at + len(term.text))
        run = run if term.cue else [*run, term]
    if run:
        yield run


def _everyday(run: Sequence[Term]) -> bool:
    return all(term.everyday for term in run)
