"""Documents made for tests: words drawn by a seed, so that two runs make the same."""

import random

from probatum.types.document import Alias, Document, Passage, Section, Span
from probatum.types.question import Query
from probatum.types.source import Kind, Source, Standing, State

WORDS = """
    iron ferritin dopamine legs restless sleep migraine aura triptan insulin glucose renal pregnancy trial
    placebo randomised patients symptoms evening augmentation pramipexole gabapentin genetic spinal cord brain
""".split()  # noqa: SIM905 (prose is easier to read)


def document(number: int, *, text: str = "", version: int = 0, words: int = 60) -> Document:
    """One document; `version` changes its text and nothing else."""
    chance = random.Random(f"{number} {version}")
    drawn = text or " ".join(chance.choice(WORDS) for _ in range(chance.randrange(words // 3, words)))
    return cut(source(f"pmid:{number}", title=f"On {WORDS[number % len(WORDS)]}"), drawn)


def source(identifier: str, *, title: str = "A title", year: int | None = 2020) -> Source:
    return Source(
        id=identifier,
        identifiers=(identifier,),
        title=title,
        year=year,
        kind=Kind.RESEARCH,
        standing=Standing(State.CURRENT),
    )


def cut(record: Source, *texts: str, population: str = "", aliases: tuple[Alias, ...] = ()) -> Document:
    """A document with one section for each text and one passage for each section."""
    sections = []
    for number, text in enumerate(texts):
        label = f"Part {number}"
        spans = (Span(0, len(text)),)
        passage = Passage(record.id, label, 0, len(text), text, spans, population=population)
        sections.append(Section(label, text, (passage,)))
    return Document(source=record, sections=tuple(sections), aliases=aliases)


def long(identifier: str, passages: int) -> Document:
    """A document of so many passages of about 550 characters in two sections."""
    sections = []
    for label in ("Methods", "Results"):
        text, cuts = "", []
        for number in range(passages // 2):
            words = " ".join(WORDS[(number + at) % len(WORDS)] for at in range(70))
            run = f"{label} paragraph{number} {words}."
            cuts.append(
                Passage(
                    identifier,
                    label,
                    len(text),
                    len(text) + len(run),
                    run,
                    (Span(len(text), len(text) + len(run)),),
                )
            )
            text += run + " "
        sections.append(Section(label, text, tuple(cuts)))
    return Document(source=source(identifier), sections=tuple(sections))


def asking(*stems: str) -> Query:
    return Query(terms=tuple((stem, 1.0) for stem in stems))
