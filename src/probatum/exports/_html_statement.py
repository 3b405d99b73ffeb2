"""One statement of the page: its words, its numbers, and behind them the words of its sources."""

from probatum.exports import _article as article
from probatum.exports._markup import Markup, element, joined, raw, spaced
from probatum.exports._sources import DIGEST, by, kind, links, place, place_link, standing, year
from probatum.types.draft import Citation, Stance
from probatum.types.edition import Edition, Statement
from probatum.types.source import Source


def statement(shown: Statement, edition: Edition, *, place: str) -> Markup:
    """A statement with its numbers, which open to show the quotes; `place` is as in `article.placed`."""
    warning = " warning" if shown.claim.warning else ""
    tags = (element("strong", article.opened(tag), class_="tag") for tag in article.tags(shown.claim))
    words = element("p", spaced(*tags, element("bdi", shown.text)))
    opening = _opening(shown, edition)
    return element("div", words, raw("&nbsp;"), opening, class_=f"claim{warning}", id=f"c{place}")


def _opening(shown: Statement, edition: Edition) -> Markup:
    known = article.numbers(edition)
    marks = article.marks(shown.claim, known)
    if not str(marks):
        return joined()
    numbers = joined(element("span", raw("What the sources say: "), class_="unseen"), str(marks)[1:-1])
    sources = {reference.source.id: reference.source for reference in edition.references}
    quotes = (_quote(one, known, sources.get(one.source)) for one in shown.claim.citations)
    card = element("div", *quotes, _full(shown), class_="card")
    return element("details", element("summary", numbers), card, class_="words")


def _quote(citation: Citation, known: dict[str, int], source: Source | None) -> Markup:
    against = citation.stance is Stance.CONTRADICTS
    number = known.get(citation.source)
    name = f"Reference {number}" if number else citation.source
    facts = [element("a", name, href=f"#r{number}") if number else joined(name)]
    if source:
        facts += [joined(fact) for fact in _facts(source)]
        facts += [joined(each) for each in (*article.stated(citation), place(citation)) if each]
        address = place_link(source, citation) or next((address for _, address in links(source)), "")
        facts += [element("a", "Read the original", href=address)] if address else []
    return element(
        "figure",
        element("strong", "Against this statement", class_="tag") if against else "",
        element("blockquote", element("p", f"“{citation.quote}”", dir="auto")),
        element("figcaption", joined(*facts, by=" · ")),
        class_="against" if against else "",
    )


def _facts(source: Source) -> tuple[str, ...]:
    facts = (by(source), year(source), kind(source), DIGEST if source.digest else "", standing(source))
    return tuple(fact for fact in facts if fact)


def _full(shown: Statement) -> Markup:
    """What the words shown leave out, so that nothing is lost."""
    if shown.text == shown.claim.text:
        return joined()
    told = spaced(element("strong", "The statement in full:"), element("bdi", shown.claim.text))
    return element("p", told, class_="full")
