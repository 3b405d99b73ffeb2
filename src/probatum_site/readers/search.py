"""Search over the articles and over the library."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from probatum.types.evidence import Hit
from probatum_site import engine
from probatum_site.models import Article, Signature, StatementRow
from probatum_site.readers.citing import newest_editions
from probatum_site.status import Status, statuses

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


def search(words: str, kind: str = "", reader: int | None = None) -> Found:
    """Articles and sources on the words, best first; `kind` leaves only sources of that kind, and `reader` is
    the account that looks.

    Raises: QuestionError: no words, too many, or in a script that the library cannot search.
    """
    best: dict[str, Hit] = {}
    for hit in engine.found(words).hits:
        best.setdefault(hit.source.id, hit)
    kinds = Counter(hit.source.kind.value for hit in best.values())
    wanted = [hit for hit in best.values() if kind in ("", hit.source.kind.value)][:MOST]
    return Found(
        articles=() if kind else articles(words, reader),
        sources=tuple(FoundSource(hit, _snippet(hit.passage.text)) for hit in wanted),
        kinds=tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def articles(words: str, reader: int | None = None) -> tuple[FoundArticle, ...]:
    """Articles that hold every word; approved ones first, then those that ask for these words.

    What is neither approved nor published by an editor has a page, but is on no list: anybody may type a
    question. The account `reader` finds what it asked itself.
    """
    approvals = Signature.objects.filter(review__edition=OuterRef("pk"), decision="approve", withdrawal=None)
    own = Q(article__published_at__isnull=False) | Q(article__asked_by=reader or 0)
    editions = newest_editions().select_related("article").annotate(signed=Exists(approvals))
    editions = editions.filter(own | Q(signed=True))
    for stem in _stems(words):
        said = StatementRow.objects.filter(edition=OuterRef("pk"), withheld=False, text__icontains=stem)
        editions = editions.filter(Q(article__question__icontains=stem) | Exists(said))
    rows = list(editions.order_by("-signed", "article", "audience")[: 4 * MOST])
    by_article: dict[int, FoundArticle] = {}
    for edition, status in zip(rows, statuses(rows), strict=True):
        article = edition.article
        if status.approved or article.published_at or (reader and article.asked_by_id == reader):
            by_article.setdefault(article.pk, FoundArticle(article, status))
    folded = words.casefold()
    found = sorted(
        by_article.values(),
        key=lambda one: (not one.status.approved, folded not in one.article.question.casefold()),
    )
    return tuple(found[:MOST])


def _stems(words: str) -> tuple[str, ...]:
    """What an article must hold: the words that tell something, or all where none does."""
    terms = engine.understood(words).terms
    telling = [term for term in terms if not term.everyday] or list(terms)
    return tuple(dict.fromkeys(term.stem for term in telling))[:10]


def _snippet(text: str) -> str:
    return text if len(text) <= _SNIPPET else f"{text[:_SNIPPET].rsplit(' ', 1)[0]} …"
