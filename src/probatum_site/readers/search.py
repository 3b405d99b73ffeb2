"""Search over the articles and over the library."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from probatum.types.evidence import Hit
from probatum_site import engine
from probatum_site.models import Article, Edition, StatementRow
from probatum_site.readers.citing import newest_editions
from probatum_site.status import Status, status_of

MOST = 20
_SNIPPET = 320
"""Characters of a passage that are shown of a source."""


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that speaks of all words, in its question or in a statement."""

    article: Article
    status: Status


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source of the library with the passage that fits best."""

    hit: Hit
    snippet: str


@dataclass(frozen=True, slots=True)
class Found:
    """What there is on the words."""

    articles: tuple[FoundArticle, ...]
    sources: tuple[FoundSource, ...]
    kinds: tuple[tuple[str, int], ...]
    """Kinds of all sources found, most first; not only of those that a choice of kind leaves."""


def search(words: str, kind: str = "") -> Found:
    """Articles and sources on the words, best first; `kind` leaves only sources of that kind.

    Raises: QuestionError: no words, too many, or in a script that the library cannot search.
    """
    best: dict[str, Hit] = {}
    for hit in engine.found(words).hits:
        best.setdefault(hit.source.id, hit)
    kinds = Counter(hit.source.kind.value for hit in best.values())
    wanted = [hit for hit in best.values() if kind in ("", hit.source.kind.value)][:MOST]
    return Found(
        articles=() if kind else articles(words),
        sources=tuple(FoundSource(hit, _snippet(hit.passage.text)) for hit in wanted),
        kinds=tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def articles(words: str) -> tuple[FoundArticle, ...]:
    """Public articles that hold every word; approved ones first, then those that ask for these words."""
    editions = newest_editions().select_related("article")
    for stem in _stems(words):
        said = StatementRow.objects.filter(edition=OuterRef("pk"), withheld=False, text__icontains=stem)
        editions = editions.filter(Q(article__question__icontains=stem) | Exists(said))
    by_article: dict[int, Edition] = {}
    for edition in editions.order_by("article", "audience")[: 4 * MOST]:
        by_article.setdefault(edition.article_id, edition)
    found = [FoundArticle(one.article, status_of(one)) for one in by_article.values()]
    folded = words.casefold()
    found.sort(key=lambda one: (not one.status.approved, folded not in one.article.question.casefold()))
    return tuple(found[:MOST])


def _stems(words: str) -> tuple[str, ...]:
    """What an article must hold: the words that tell something, or all where none does."""
    terms = engine.understood(words).terms
    telling = [term for term in terms if not term.everyday] or list(terms)
    return tuple(dict.fromkeys(term.stem for term in telling))[:10]


def _snippet(text: str) -> str:
    return text if len(text) <= _SNIPPET else f"{text[:_SNIPPET].rsplit(' ', 1)[0]} …"
