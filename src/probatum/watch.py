"""Watch: what has come into the library that would enter the evidence of an answer given before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from probatum.ask import RECORDS, look
from probatum.composers.extractive import compose
from probatum.library import Library
from probatum.retrieve import NOWHERE
from probatum.support.levels import level
from probatum.types.question import Scope, Turn
from probatum.types.source import Source
from probatum.verify import verify


@dataclass(frozen=True, slots=True)
class News:
    """A source that would enter the evidence."""

    source: Source
    cited: bool
    """Whether the answer of today cites it; otherwise it would only be read."""
    rank: int
    """Its place among the sources found, from 1."""


def watch(
    question: str,
    library: Library,
    *,
    known: Collection[str],
    thread: Sequence[Turn] = (),
    records: int = RECORDS,
    scope: Scope = NOWHERE,
) -> tuple[News, ...]:
    """What is found for a question now and was not then, by kind of source, then cited before only read, then
    by rank.

    `known`: identifiers of the sources found then, such as `ranks` of the manifest. The same library gives
    the same news.

    Raises: QuestionError, LibraryDamaged.
    """
    evidence = look(question, library, thread=thread, records=records, longest=len(question) + 1, scope=scope)
    cited = {source.id for source in verify(compose(evidence), evidence).sources}
    sources = list({hit.source.id: hit.source for hit in evidence.hits}.values())
    news = [
        News(source, source.id in cited, rank)
        for rank, source in enumerate(sources, start=1)
        if not any(identifier in known for identifier in source.identifiers)
    ]
    return tuple(sorted(news, key=lambda each: (-level(each.source.kind), not each.cited, each.rank)))
