"""Step 2. Question in, Evidence out: what the library holds on it, best first, and what was set aside."""

from probatum.library import Library
from probatum.retrieve.concepts import concepts
from probatum.retrieve.query import query_for
from probatum.retrieve.ranking import ranked, set_aside
from probatum.retrieve.reordering import reordered
from probatum.types.evidence import Evidence
from probatum.types.question import Question, Scope

NOWHERE = Scope()
"""Nobody has said when and where."""


def retrieve(question: Question, library: Library, *, records: int = 150, scope: Scope = NOWHERE) -> Evidence:
    """Search by all the names that the library knows for what is asked, and weigh what is found.

    The words of a question find the records; how near these are to it puts them in order.

    `records` is how many records are read, 1 or more. Retracted and withdrawn sources are never hits, nor
    are those that have expired and protocols of other houses.
    """
    found = concepts(question, library)
    query = query_for(found, question)
    by_words = library.search(query, limit=records) if query.terms else []
    hits = reordered(by_words, question, found, library)
    return Evidence(
        question=question,
        concepts=found,
        hits=ranked(hits, scope),
        query=query,
        snapshot=library.snapshot,
        set_aside=set_aside(hits, scope),
        checked=tuple((check.by, check.date) for check in library.checks() if check.date),
        names=library.names_digest,
        today=scope.today if any(hit.source.expires for hit in hits) else "",
        place=scope.jurisdiction if any(hit.source.jurisdiction for hit in hits) else "",
    )
