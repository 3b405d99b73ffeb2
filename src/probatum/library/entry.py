"""Rules of entry: what a document must be to come into the library, and the form in which it is kept."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from probatum.library.cutting import cut
from probatum.library.identifiers import IdentifierError, normalised, preferred
from probatum.library.kinds import kind_of
from probatum.library.passages import Refused, given
from probatum.library.standing import settled
from probatum.text.aliases import aliases
from probatum.text.normalise import clean, normalise
from probatum.types.document import Alias, Anchor, Document, Section
from probatum.types.made import replaced
from probatum.types.source import Source
from probatum.vocabulary import words

_PLAIN_ADDRESS = re.compile(r"https?://([a-z0-9.-]+)(?:/|\Z)")
"""What most addresses are; the others are taken apart by the rules of the standard, which takes its time."""
YEARS = range(1000, 3000)
"""A year outside is a slip of the record, and kept as unknown."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A document that may come in."""

    document: Document
    left_out: tuple[str, ...] = ()
    """Why identifiers of it were left out."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may not be a source, and what becomes of the others."""

    hosts: frozenset[str]
    """Lower case; their subdomains are meant too."""

    @classmethod
    def of_the_house(cls, own_hosts: Iterable[str] = ()) -> "Rules":
        """Known sites of machine answers, and the hosts of the house's own pages."""
        return cls(words("refused_hosts") | {host.lower().strip(".") for host in own_hosts})

    def admitted(self, document: Document) -> Admitted:
        """The document as the library keeps it: identifiers, characters and labels in one form, text cut.

        Raises: Refused.
        """
        identifiers, left_out = _identifiers(document.source)
        for address in (document.source.url, *identifiers):
            self._check(address)
        source = _source(document.source, identifiers)
        sections = tuple(_sections(document.sections, source))
        aliases = _aliases(document.aliases, source, sections)
        return Admitted(Document(source=source, sections=sections, aliases=aliases), left_out)

    def _check(self, address: str) -> None:
        """Refuse an address on one of the hosts."""
        if "://" not in address:
            return
        host = _host(address.removeprefix("url:"))
        if _is_of(host, self.hosts):
            raise Refused(f"{host} answers from other sources; add the sources that it cites")


def _host(address: str) -> str:
    """The host of an address in lower case.

    Raises: Refused: it is no address.
    """
    if plain := _PLAIN_ADDRESS.match(address):
        return plain[1]
    try:
        return urlsplit(address).hostname or ""
    except ValueError as error:
        raise Refused(f"{address!r} is no address; mend or remove it") from error


@lru_cache(maxsize=1024)
def _is_of(host: str, hosts: frozenset[str]) -> bool:
    """Whether it is one of the hosts or a subdomain of one."""
    labels = host.rstrip(".").split(".")
    return any(".".join(labels[at:]) in hosts for at in range(len(labels)))


def one_line(text: str) -> str:
    """Clean, on one line, without white space at the ends."""
    return " ".join(clean(text).split())


def _identifiers(source: Source) -> tuple[list[str], tuple[str, ...]]:
    """All identifiers in normal form, each once, sorted; and what is wrong with the others.

    Raises: Refused: there is none that is right.
    """
    right: set[str] = set()
    wrong: list[str] = []
    for identifier in dict.fromkeys((source.id, *source.identifiers)):
        try:
            right.update(normalised(identifier))
        except IdentifierError as error:
            wrong.append(str(error))
    if not right:
        raise Refused(wrong[0])
    return sorted(right), tuple(wrong)


def _source(source: Source, identifiers: list[str]) -> Source:
    kept = replaced(
        source,
        id=preferred(identifiers),
        identifiers=tuple(identifiers),
        title=one_line(source.title),
        vernacular_title=one_line(source.vernacular_title),
        container=one_line(source.container),
        authors=tuple(filter(None, map(one_line, source.authors))),
        year=source.year if source.year is not None and source.year in YEARS else None,
        kind=kind_of(source),
    )
    return settled(kept)


def _sections(sections: Iterable[Section], source: Source) -> Iterator[Section]:
    """Those with text, under labels that differ, with their passages."""
    labels: set[str] = set()
    population = _population(source.mesh)
    for section in sections:
        text = clean(section.text)
        if not text.strip():
            continue
        anchors = _moved(section)
        text = text if section.passages else text.strip()
        label = unique(one_line(section.label) or "Text", labels)
        kept = replaced(section, label=label, text=text, passages=(), anchors=anchors)
        passages = given(section, kept, source) if section.passages else cut(kept, source.id, population)
        if source.digest:
            passages = tuple(replaced(passage, digest=True) for passage in passages)
        yield replaced(kept, passages=passages, anchors=())


def _moved(section: Section) -> tuple[Anchor, ...]:
    """The anchors at their places in the text as it is kept: clean, without white space at its start."""
    if not section.anchors:
        return ()
    cleaned = normalise(section.text)
    lead = len(cleaned.text) - len(cleaned.text.lstrip())
    starts = (cleaned.place(anchor.start) - lead for anchor in section.anchors)
    return tuple(
        replace(anchor, start=max(0, start)) for anchor, start in zip(section.anchors, starts, strict=True)
    )


def unique(label: str, taken: set[str]) -> str:
    """The label, or with the first number that makes it differ from those taken; it is then taken too."""
    found, number = label, 1
    while found in taken:
        number += 1
        found = f"{label} {number}"
    taken.add(found)
    return found


def _aliases(
    given_aliases: Iterable[Alias], source: Source, sections: Iterable[Section]
) -> tuple[Alias, ...]:
    """Those that the connector gave and those that title and text define, each once, sorted."""
    found = [Alias(one_line(alias.short), one_line(alias.long)) for alias in given_aliases]
    for text in (source.title, *(section.text for section in sections)):
        found += aliases(text)
    each = {(alias.short, alias.long): alias for alias in found}
    return tuple(each[names] for names in sorted(each))


def _population(mesh: Iterable[str]) -> str:
    """What was studied, from MeSH check tags: human, animal, mixed, or empty when they do not say."""
    headings = {heading.partition("/")[0].rstrip("*") for heading in mesh}
    if "Animals" in headings:
        return "mixed" if "Humans" in headings else "animal"
    return "human" if "Humans" in headings else ""
