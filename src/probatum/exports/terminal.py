"""The article for a terminal: 80 columns, numbers in brackets, colour only where it is wanted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from rich.box import HEAVY, ROUNDED
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.panel import Panel
from rich.segment import Segment
from rich.text import Text

from probatum.exports import _article as article
from probatum.exports._clean import line
from probatum.exports._sources import (
    DIGEST,
    DIGEST_MEANS,
    by,
    kind,
    place,
    standing,
    standing_told,
    stopped,
    title,
    year,
)
from probatum.types.draft import Citation, Claim
from probatum.types.edition import Edition, EditionSection, Reference, Statement
from probatum.types.evidence import SetAside
from probatum.types.question import Notice

NAME = "terminal"
SUFFIX = ".txt"
MEDIA_TYPE = "text/plain; charset=utf-8"

COLUMNS = 80
"""Width of `render`, and the most that `show` uses: longer lines are hard to read."""
_FIRST = 50
"""Characters of a quote by which it is told."""


def render(edition: Edition) -> str:
    """The article as plain text, 80 columns wide, without colour."""
    console = Console(
        file=StringIO(),
        width=COLUMNS,
        color_system=None,
        force_terminal=False,
        force_jupyter=False,
        legacy_windows=False,
        _environ={},
    )
    show(edition, console)
    assert isinstance(console.file, StringIO)
    return "".join(f"{one.rstrip()}\n" for one in console.file.getvalue().splitlines())


@dataclass(frozen=True, slots=True)
class _Hanging:
    """Text wrapped behind a mark; further lines are indented by the width of the mark."""

    mark: Text
    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        width = max(1, options.max_width - self.mark.cell_len)
        indent = " " * self.mark.cell_len
        for number, row in enumerate(self.text.wrap(console, width, overflow="fold")):
            row.rstrip()
            yield from Text.assemble(indent if number else self.mark, row).render(console, end="\n")


def show(edition: Edition, console: Console) -> None:
    """Print the article on a console, which decides on colour and, up to 80 columns, on width."""
    page = Group(*_parts(edition))
    console.print(page, width=min(console.width, COLUMNS), highlight=False, markup=False, emoji=False)


def _parts(edition: Edition) -> Iterator[RenderableType]:
    yield from (_notice(notice) for notice in edition.notices)
    yield from _title(edition)
    if not edition.answer.answered:
        yield from _no_answer(edition)
    known = article.numbers(edition)
    for section in article.sections(edition):
        yield from _section(section, known)
    yield from _listed(article.COMPARISON, _compared(edition))
    yield from _conflicts(edition, known)
    yield from _listed(article.UNANSWERED, article.gap_lines(edition))
    yield from _listed(article.UNUSED, article.unused_lines(edition))
    yield from _listed(article.SET_ASIDE, (_set_aside(one) for one in edition.answer.set_aside))
    yield from _glossary(edition)
    yield from _references(edition)
    yield from _foot(edition)


def _notice(notice: Notice) -> RenderableType:
    urgent = notice.kind == "emergency"
    name = line(notice.kind).replace("-", " ").capitalize()
    panel = Panel(
        Text(line(notice.text), style="bold" if urgent else ""),
        title=Text(f" {name} ", style="bold"),
        title_align="left",
        box=HEAVY if urgent else ROUNDED,
        border_style="bold red" if urgent else "yellow",
        padding=(0, 1),
    )
    return Group(Text(), panel)


def _title(edition: Edition) -> Iterator[RenderableType]:
    yield _apart(line(edition.answer.question.text), "bold")
    counted = f" · {article.sources_counted(edition)}" if edition.references else ""
    yield _lines(f"For: {line(edition.audience.label)}{counted}", "dim")
    yield _lines(article.review_line(edition), "yellow")


def _no_answer(edition: Edition) -> Iterator[RenderableType]:
    yield _apart(article.NO_ANSWER, "bold")
    if edition.answer.reason:
        yield _lines(line(edition.answer.reason))
    yield from _listed(article.NEAREST, article.nearest_lines(edition))


def _lines(text: str, style: str = "") -> RenderableType:
    return _Hanging(Text(), Text(text, style=style))


def _apart(text: str, style: str) -> RenderableType:
    """Text with an empty line before it."""
    return Group(Text(), _lines(text, style))


def _section(section: EditionSection, known: dict[str, int]) -> Iterator[RenderableType]:
    yield _heading(section.heading)
    yield _bullets(_statement(statement, known) for statement in section.statements)


def _heading(text: str) -> RenderableType:
    words = Text(line(text), style="bold cyan")
    return Group(Text(), words, Text("─" * min(words.cell_len, COLUMNS), style="dim"))


def _statement(statement: Statement, known: dict[str, int]) -> Text:
    text = Text()
    for tag in article.tags(statement.claim):
        text.append(f"{article.opened(tag)}: ", style="bold yellow" if statement.claim.warning else "italic")
    text.append(line(statement.text))
    return _marked(text, statement.claim, known)


def _marked(text: Text, claim: Claim, known: dict[str, int]) -> Text:
    marks = str(article.marks(claim, known))
    return text.append(" " * bool(marks)).append(marks, style="cyan")


def _bullets(entries: Iterable[Text], mark: str = "•") -> RenderableType:
    return Group(*(_Hanging(Text(f"{mark} ", style="dim"), entry) for entry in entries))


def _compared(edition: Edition) -> list[str]:
    """The rows of the table as lines: a narrow terminal has no room for four columns."""
    heading, *rows = article.table(edition) or (("", "", "", ""),)
    return [f"{row[0]}: {heading[1]} {row[1]}, {heading[2]} {row[2]} [{row[3]}]" for row in rows]


def _conflicts(edition: Edition, known: dict[str, int]) -> Iterator[RenderableType]:
    if edition.answer.conflicts:
        yield _heading(article.CONFLICTS)
    for conflict in edition.answer.conflicts:
        about = Text.assemble((article.opened(conflict.about), "bold"), f": {line(conflict.reason)}")
        yield _Hanging(Text(), about)
        yield _bullets((_statement(one, known) for one in article.sides(edition, conflict)), "↔")


def _listed(heading: str, entries: Iterable[str]) -> Iterator[RenderableType]:
    texts = [Text(entry) for entry in entries]
    if texts:
        yield _heading(heading)
        yield _bullets(texts)


def _set_aside(set_aside: SetAside) -> str:
    source = set_aside.source
    return f"{title(source)} ({year(source)}, {line(source.id)}): {line(set_aside.reason)}"


def _glossary(edition: Edition) -> Iterator[RenderableType]:
    if edition.glossary:
        yield _heading(article.GLOSSARY)
        yield _bullets(
            Text.assemble((line(term), "bold"), f": {line(meaning)}") for term, meaning in edition.glossary
        )


def _references(edition: Edition) -> Iterator[RenderableType]:
    if not edition.references:
        return
    yield _heading(article.REFERENCES)
    width = len(str(edition.references[-1].number))
    quotes = article.quotes(edition)
    for one in edition.references:
        text = _reference(one)
        cited = dict.fromkeys(_cited(each.citation) for each in quotes[one.source.id])
        for told in filter(None, cited):
            text.append(f"\n→ {told}", style="dim")
        yield _Hanging(Text(f"{one.number:>{width}} ", style="cyan"), text)
    if any(reference.source.digest for reference in edition.references):
        yield _apart(f"{DIGEST}: {DIGEST_MEANS}.", "dim")


def _reference(reference: Reference) -> Text:
    source = reference.source
    text = Text(f"{stopped(title(source))} ")
    facts = [
        by(source),
        kind(source),
        year(source),
        line(source.id),
        DIGEST.lower() if source.digest else "",
    ]
    text.append(" · ".join(fact for fact in facts if fact), style="dim")
    if standing_told(source):
        text.append(f" · {standing_told(source)}", style="bold red" if standing(source) else "")
    return text.append(f" · {line(source.note)}" if source.note else "", style="italic")


def _cited(citation: Citation) -> str:
    """Where a quote stands in the original, and what it states of its strength; empty for neither."""
    words = (
        citation.quote if len(citation.quote) <= _FIRST else f"{citation.quote[:_FIRST].rsplit(' ', 1)[0]} …"
    )
    told = [line(each) for each in (place(citation), *article.stated(citation)) if each]
    return f"{'; '.join(told)}: “{line(words)}”" if told else ""


def _foot(edition: Edition) -> Iterator[RenderableType]:
    quiet = [
        one
        for one in (*article.held_back(edition), article.checked(edition), article.readability(edition))
        if one
    ]
    if quiet:
        yield _apart("\n".join(quiet), "dim")
    yield _apart(line(edition.audience.disclaimer), "italic")
