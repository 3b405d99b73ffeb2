"""The article as CommonMark, with numbered references and the quotes under each."""

import re
from collections.abc import Iterable, Iterator

from probatum.exports import _article as article
from probatum.exports._clean import line
from probatum.exports._sources import (
    DIGEST,
    DIGEST_MEANS,
    by,
    imprint,
    kind,
    links,
    place,
    place_link,
    standing,
    stopped,
    title,
)
from probatum.types.draft import Citation, Stance
from probatum.types.edition import Edition, Reference, Statement
from probatum.types.evidence import SetAside
from probatum.types.question import Notice
from probatum.types.source import Source

NAME = "markdown"
SUFFIX = ".md"
MEDIA_TYPE = "text/markdown; charset=utf-8"

_MARKUP = re.compile(r"[\\`*_\[\]~$]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|!(?=\[)")
_OPENER = re.compile(r"[#>=+-]|\d+(?=[.)])")
"""What would make a block of a text that opens with it; after a number, the mark that follows."""


def render(edition: Edition) -> str:
    """The article, one paragraph a line; no line is wrapped and no HTML is used."""
    return "\n\n".join(_blocks(edition)) + "\n"


def escaped(text: str) -> str:
    """The text such that CommonMark shows it as it is, even at the start of a block."""
    safe = _within(text)
    opener = _OPENER.match(safe)
    if not opener:
        return safe
    at = opener.end() if opener.group()[0].isdigit() else 0
    return f"{safe[:at]}\\{safe[at:]}"


def _within(text: str) -> str:
    """The text such that CommonMark shows it as it is, after other words."""
    return _MARKUP.sub(lambda match: "\\" + match.group(), line(text))


def _blocks(edition: Edition) -> Iterator[str]:
    yield from (_notice(notice) for notice in edition.notices)
    yield from _title(edition)
    known = article.numbers(edition)
    for section in article.sections(edition):
        yield _heading(section.heading)
        yield _bullets(_statement(statement, known) for statement in section.statements)
    yield from _table(edition)
    yield from _conflicts(edition, known)
    yield from _listed(article.UNANSWERED, map(escaped, article.gap_lines(edition)))
    yield from _listed(article.UNUSED, map(escaped, article.unused_lines(edition)))
    yield from _listed(article.SET_ASIDE, map(_set_aside, edition.answer.set_aside))
    yield from _listed(
        article.GLOSSARY, (f"**{_inside(term)}**: {escaped(meaning)}" for term, meaning in edition.glossary)
    )
    yield from _references(edition)
    yield from _foot(edition)


def _notice(notice: Notice) -> str:
    name = line(notice.kind).replace("-", " ").capitalize()
    return f"> **{_inside(name)}:** {escaped(notice.text)}"


def _title(edition: Edition) -> Iterator[str]:
    yield f"# {_inside(edition.answer.question.text)}"
    counted = f" · {article.sources_counted(edition)}" if edition.references else ""
    yield f"For: {escaped(edition.audience.label)}{counted}"
    yield f"**{escaped(article.review_line(edition))}**"
    if not edition.answer.answered:
        yield f"**{article.NO_ANSWER}** {escaped(edition.answer.reason)}".rstrip()
        yield from _listed(article.NEAREST, map(escaped, article.nearest_lines(edition)))


def _inside(text: str) -> str:
    """Escaped text for a heading or for bold type, which must not be empty; a closing # stays a #."""
    return escaped(text).replace("#", "\\#").replace("\\\\#", "\\#") or "…"


def _heading(text: str) -> str:
    return f"## {_inside(text)}"


def _bullets(entries: Iterable[str]) -> str:
    return "\n".join(f"- {entry}".rstrip() for entry in entries)


def _statement(statement: Statement, known: dict[str, int]) -> str:
    marked = "".join(f"**{escaped(article.opened(tag))}:** " for tag in article.tags(statement.claim))
    marks = escaped(str(article.marks(statement.claim, known))[1:-1])
    marks = f"[{marks}]" if marks else ""
    return f"{marked}{escaped(statement.text)} {marks}".strip()


def _table(edition: Edition) -> Iterator[str]:
    rows = article.table(edition)
    if rows:
        yield _heading(article.COMPARISON)
        lines = ["| " + " | ".join(escaped(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]
        yield "\n".join([lines[0], "|---|---|---|---|", *lines[1:]])


def _conflicts(edition: Edition, known: dict[str, int]) -> Iterator[str]:
    if edition.answer.conflicts:
        yield _heading(article.CONFLICTS)
    for conflict in edition.answer.conflicts:
        yield f"**{_inside(article.opened(conflict.about))}**: {escaped(conflict.reason)}"
        yield _bullets(_statement(side, known) for side in article.sides(edition, conflict))


def _listed(heading: str, entries: Iterable[str]) -> Iterator[str]:
    listed = list(entries)
    if listed:
        yield _heading(heading)
        yield _bullets(listed)


def _set_aside(set_aside: SetAside) -> str:
    return f"{escaped(article.opened(set_aside.reason))}: {_source(set_aside.source)}"


def _references(edition: Edition) -> Iterator[str]:
    if edition.references:
        yield _heading(article.REFERENCES)
    quotes = article.quotes(edition)
    for reference in edition.references:
        yield _reference(reference)
        found = (one.citation for one in quotes[reference.source.id])
        quoted = dict.fromkeys(_quote(citation, reference.source) for citation in found)
        if quoted:
            yield "\n>\n".join(quoted)
    if any(reference.source.digest for reference in edition.references):
        yield f"{DIGEST}: {DIGEST_MEANS}."


def _quote(citation: Citation, source: Source) -> str:
    against = " (against)" if citation.stance is Stance.CONTRADICTS else ""
    stated = "".join(f"; {escaped(each)}" for each in article.stated(citation))
    return f"> “{escaped(citation.quote)}”{against}{stated}{_place(citation, source)}"


def _place(citation: Citation, source: Source) -> str:
    """Where it stands in the original, with a link where there is one."""
    where, address = _inside(place(citation)) if place(citation) else "", place_link(source, citation)
    return f" ([{where}]({_address(address)}))" if address else f" ({where})" if where else ""


def _reference(reference: Reference) -> str:
    return f"**\\[{reference.number}\\]** {_source(reference.source)}"


def _source(source: Source) -> str:
    """One source on one line: who, what, where, its badges, its cautions, its links."""
    badges = [escaped(kind(source)), standing(source), DIGEST if source.digest else ""]
    named = escaped(stopped(by(source)))
    facts = (named, f"*{_inside(stopped(title(source)))}*", _within(stopped(imprint(source))))
    cautions = [escaped(text) for text in (source.standing.note, source.note)]
    linked = [f"[{_inside(name)}]({_address(url)})" for name, url in links(source)] or [
        f"`{_code(source.id)}`"
    ]
    parts = [*facts, f"**{' · '.join(filter(None, badges))}.**"]
    return " ".join(part for part in (*parts, *cautions, " · ".join(linked)) if part)


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29")


def _code(text: str) -> str:
    return line(text).replace("`", "'") or "?"


def _foot(edition: Edition) -> Iterator[str]:
    yield "---"
    yield from (
        one
        for one in (*article.held_back(edition), article.checked(edition), article.readability(edition))
        if one
    )
    yield f"*{_inside(edition.audience.disclaimer)}*"
