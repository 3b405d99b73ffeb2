"""What titles and MeSH headings should count in the search: `python -m evals.boosts`.

Two sets over 55,101 PubMed records: questions of BioASQ 7B-9B, whose records are runs of abstracts, mostly
without title and all without headings, so that a boost can only help the wrong records; and the development
topics of CLEF-TAR, whose records are among the 55,101 and have both.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from evals.benchmarks._tasks import TASKS, pubmed
from evals.readers import abstracts
from evals.statistics import mean, ndcg, recall
from probatum.indexes import _entries
from probatum.library import Library
from probatum.text.terms import stems
from probatum.types.document import Document
from probatum.types.question import Query

GRID = ((1, 0), (1, 1), (2, 1), (3, 1), (2, 2))
"""How often the title and the headings count."""
EVERY = {"BioASQ 7B-9B among 55,101 (train)": 4, "CLEF-TAR titles": 1}
"""Sets of the search benchmark, of whose questions one in so many is asked."""


def documents() -> Iterator[Document]:
    """All records, with their headings where they have any."""
    headings = {f"pmid:{one.pmid}": one.mesh for one in abstracts.abstracts()}
    for entry in pubmed():
        document = entry.document
        yield replace(document, source=replace(document.source, mesh=headings.get(entry.id, ())))


def found(library: Library, text: str) -> list[str]:
    """The 100 best records for the words of a question."""
    query = Query(tuple((stem, 1.0) for stem in sorted(set(stems(text)))))
    return list(dict.fromkeys(hit.source.id for hit in library.search(query, limit=100)))


def main() -> None:
    """One line for each pair of weights."""
    print(f"{'title':>6}{'MeSH':>6}  {'set':36}{'asked':>6}{'nDCG@10':>9}{'R@100':>8}")
    for titles, headings in GRID:
        _entries.TITLES, _entries.HEADINGS = titles, headings
        with tempfile.TemporaryDirectory() as folder:
            library = Library.create(Path(folder))
            library.add(documents())
            for task in (task for task in TASKS if task.name in EVERY):
                questions = task.questions()[:: EVERY[task.name]]
                ranked = [(found(library, one.text), one.wanted) for one in questions]
                figures = mean([ndcg(*pair) for pair in ranked]), mean([recall(*pair) for pair in ranked])
                row = (
                    f"{titles:6}{headings:6}  {task.name:36}{len(ranked):6}{figures[0]:9.4f}{figures[1]:8.4f}"
                )
                print(row, flush=True)


if __name__ == "__main__":
    main()
