"""The article as one self-contained, accessible page: no script, nothing fetched, light and dark."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from probatum.exports import _article as article
from probatum.exports._html_references import nearest, references, set_aside
from probatum.exports._html_statement import statement
from probatum.exports._markup import Markup, element, joined, raw, spaced
from probatum.types.draft import Conflict
from probatum.types.edition import Edition, EditionSection
from probatum.types.question import Notice

NAME = "html"
SUFFIX = ".html"
MEDIA_TYPE = "text/html; charset=utf-8"


def render(edition: Edition) -> str:
    """The page; every text in it is escaped, and its content policy forbids whatever it does not need."""
    return f"<!doctype html>\n{element('html', _head(edition), _body(edition), lang='en')}\n"


@cache
def _style() -> str:
    return files("probatum.exports").joinpath("_html/style.css").read_text(encoding="utf-8")


def _head(edition: Edition) -> Markup:
    fingerprint = b64encode(sha256(_style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{fingerprint}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        raw('\n<meta charset="utf-8">\n'),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        raw('\n<meta name="viewport" content="width=device-width, initial-scale=1">'),
        raw('\n<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">'),
        raw('\n<meta name="color-scheme" content="light dark">\n'),
        element("title", f"{edition.answer.question.text} – Probatum"),
        raw(f"\n<style>{_style()}</style>\n"),
    )


def _body(edition: Edition) -> Markup:
    return element(
        "body",
        element("a", "Skip to the text", class_="skip", href="#text"),
        element(
            "header",
            element("span", "Probatum", class_="brand"),
            element("span", "Every sentence can be checked", class_="motto"),
        ),
        element("main", joined(*_main(edition), by="\n"), id="text", tabindex="-1"),
        element("footer", *_footer(edition)),
    )


def _main(edition: Edition) -> Iterator[Markup]:
    yield from (_notice(notice) for notice in edition.notices)
    yield from _title(edition)
    known = article.numbers(edition)
    parts = list(enumerate(article.sections(edition), 0 if edition.direct else 1))
    yield from (_section(number, section, edition) for number, section in parts if number == 0)
    yield _contents(edition)
    yield from (_section(number, section, edition) for number, section in parts if number)
    yield from _table(edition)
    yield from _conflicts(edition, known)
    yield from _listed("gaps", article.UNANSWERED, article.gap_lines(edition))
    yield from _listed("unused", article.UNUSED, article.unused_lines(edition))
    yield from _listed("set-aside", article.SET_ASIDE, map(set_aside, edition.answer.set_aside))
    yield from _glossary(edition)
    yield from references(edition)


def _notice(notice: Notice) -> Markup:
    name = notice.kind.replace("-", " ").capitalize()
    return element(
        "aside",
        element("strong", name, class_="kind"),
        element("p", notice.text, dir="auto"),
        class_="notice emergency" if notice.kind == "emergency" else "notice",
        aria_label=name or "Notice",
    )


def _title(edition: Edition) -> Iterator[Markup]:
    yield element("h1", edition.answer.question.text or "…", dir="auto")
    facts = [spaced("For:", element("bdi", edition.audience.label))]
    facts += [joined(article.sources_counted(edition))] if edition.references else []
    yield element("p", joined(*facts, by=" · "), class_="meta")
    if edition.references:
        yield element("p", "Open a number to read the words of its source.", class_="meta hint")
    yield element(
        "p", article.review_line(edition), class_="review approved" if edition.review.approved else "review"
    )
    if not edition.answer.answered:
        told = (element("h2", article.NO_ANSWER), element("p", edition.answer.reason))
        yield element("section", *told, class_="lead")
        yield from _listed("nearest", article.NEAREST, map(nearest, edition.answer.nearest))


def _contents(edition: Edition) -> Markup:
    """Links to everything with a heading; left out where there is little to find."""
    entries = [(f"s{number}", section.heading) for number, section in enumerate(edition.sections, 1)]
    answer = edition.answer
    entries += [("conflicts", article.CONFLICTS)] if answer.conflicts else []
    entries += [("gaps", article.UNANSWERED)] if article.gap_lines(edition) else []
    entries += [("references", article.REFERENCES)] if edition.references else []
    if len(entries) < 3:
        return joined()
    links = (element("li", element("a", heading or "…", href=f"#{id_}")) for id_, heading in entries)
    return element(
        "nav", element("h2", "Contents", id="contents"), element("ol", *links), aria_labelledby="contents"
    )


def _section(number: int, section: EditionSection, edition: Edition) -> Markup:
    claims = (
        statement(one, edition, place=f"{number}.{position}")
        for position, one in enumerate(section.statements, 1)
    )
    heading = element("h2", section.heading or "…", id=f"s{number}")
    kind = "" if number else "lead"
    return element("section", heading, joined(*claims, by="\n"), class_=kind, aria_labelledby=f"s{number}")


def _table(edition: Edition) -> Iterator[Markup]:
    rows = article.table(edition)
    if rows:
        head = element("tr", *(element("th", cell, scope="col") for cell in rows[0]))
        body = (element("tr", *(element("td", cell, dir="auto") for cell in row)) for row in rows[1:])
        heading = element("h2", article.COMPARISON, id="comparison")
        table = element("table", element("thead", head), element("tbody", *body))
        yield element("section", heading, table, aria_labelledby="comparison")


def _conflicts(edition: Edition, known: dict[str, int]) -> Iterator[Markup]:
    if not edition.answer.conflicts:
        return
    told = (_conflict(conflict, edition, known) for conflict in edition.answer.conflicts)
    heading = element("h2", article.CONFLICTS, id="conflicts")
    yield element("section", heading, *told, class_="conflicts", aria_labelledby="conflicts")


def _conflict(conflict: Conflict, edition: Edition, known: dict[str, int]) -> Markup:
    places = {one.claim.id: place for place, one in article.placed(edition)}
    sides = []
    for one in article.sides(edition, conflict):
        words = spaced(element("bdi", one.text), str(article.marks(one.claim, known)))
        place = places.get(one.claim.id)
        link = element("a", "See it in the text", href=f"#c{place}", class_="quiet") if place else ""
        sides.append(element("li", spaced(words, link)))
    about = spaced(element("strong", f"{article.opened(conflict.about)}:"), conflict.reason)
    return joined(element("p", about), element("ul", *sides))


def _listed(id_: str, heading: str, entries: Iterable[str]) -> Iterator[Markup]:
    listed = [element("li", entry) for entry in entries]
    if listed:
        title = element("h2", heading, id=id_)
        yield element("section", title, element("ul", *listed), class_="plain", aria_labelledby=id_)


def _glossary(edition: Edition) -> Iterator[Markup]:
    if edition.glossary:
        pairs = (joined(element("dt", term), element("dd", told)) for term, told in edition.glossary)
        heading = element("h2", article.GLOSSARY, id="glossary")
        yield element("section", heading, element("dl", *pairs), aria_labelledby="glossary")


def _footer(edition: Edition) -> Iterator[Markup]:
    yield element("p", edition.audience.disclaimer, class_="disclaimer")
    yield from (
        element("p", one)
        for one in (*article.held_back(edition), article.checked(edition), article.readability(edition))
        if one
    )
    yield element("details", element("summary", "How this page was made"), _made(edition))


def _made(edition: Edition) -> Markup:
    manifest = edition.answer.manifest
    facts = (
        ("Program", f"Probatum {manifest.version}, without a language model"),
        ("Library searched", manifest.snapshot),
        ("Settings", manifest.settings),
        ("Sources found", str(len(manifest.ranks))),
        ("Checks run on every statement", ", ".join(manifest.checks)),
        ("Fingerprint of this text", edition.digest),
    )
    return element("dl", *(joined(element("dt", name), element("dd", fact)) for name, fact in facts))
