"""Statements that are supported because they are the library's own words, each with the text around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evals.readers import bioasq, scifact
from probatum.connectors import starter
from probatum.text.sentences import sentences
from probatum.types.document import Document, Passage
from probatum.types.draft import Citation
from probatum.types.evidence import Hit
from probatum.types.source import Kind, Source

FEWEST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a source, with where it stands."""

    text: str
    citation: Citation
    hit: Hit
    plain: str = ""


def of_starter() -> list[Statement]:
    """Every finding of the starter library."""
    found = []
    for document in starter.read(starter.DEFAULT_PATH, damaged=lambda place, reason: None):
        assert isinstance(document, Document)
        passages = [passage for section in document.sections for passage in section.passages]
        for passage in passages:
            hit = Hit(passage, document.source, 1.0)
            found += [_statement(hit, span.start, span.end) for span in passage.sentences]
    return found


def of_bioasq() -> list[Statement]:
    """Gold snippets of BioASQ 7B to 9B that are one sentence of an abstract."""
    records = bioasq.records()
    found: dict[tuple[str, int], Statement] = {}
    for question in bioasq.train():
        for snippet in question.snippets:
            if snippet.section != "abstract" or snippet.pmid not in records:
                continue
            hit = _hit(snippet.pmid, records[snippet.pmid].abstract)
            for span in hit.passage.sentences:
                if abs(span.start - snippet.begin) <= 1 and abs(span.end - snippet.end) <= 1:
                    found[snippet.pmid, span.start] = _statement(hit, span.start, span.end)
    return [one for one in found.values() if _is_long_enough(one)]


def of_scifact() -> list[Statement]:
    """Rationale sentences of supported SciFact claims."""
    corpus = scifact.corpus()
    found: dict[tuple[str, int], Statement] = {}
    for claim in scifact.claims():
        for evidence in claim.evidence:
            if evidence.label == "SUPPORT":
                for place in evidence.sentences:
                    found[evidence.id, place] = _at(corpus[evidence.id].sentences, evidence.id, place)
    return [one for one in found.values() if _is_long_enough(one) and _is_sentence(one)]


def of_own_words() -> list[Statement]:
    """SciFact claims, each with the one sentence that supports it: what the sentence says, in other words."""
    corpus = scifact.corpus()
    return [
        replace(_at(corpus[evidence.id].sentences, evidence.id, evidence.sentences[0]), text=claim.text)
        for claim in scifact.claims()
        for evidence in claim.evidence
        if evidence.label == "SUPPORT" and len(evidence.sentences) == 1
    ]


def _at(texts: tuple[str, ...], id_: str, place: int) -> Statement:
    start = sum(len(text) + 1 for text in texts[:place])
    hit = _hit(id_, " ".join(texts))
    return _statement(hit, start, start + len(texts[place].rstrip()))


def _hit(id_: str, text: str) -> Hit:
    passage = Passage(f"pmid:{id_}", "Abstract", 0, len(text), text, tuple(sentences(text)))
    source = Source(f"pmid:{id_}", (f"pmid:{id_}",), "A record of the benchmark", kind=Kind.RESEARCH)
    return Hit(passage, source, 1.0)


def _statement(hit: Hit, start: int, end: int) -> Statement:
    passage = hit.passage
    text = passage.text[start - passage.start : end - passage.start]
    return Statement(text, Citation(passage.source, passage.section, start, end, text), hit, passage.plain)


def _is_long_enough(statement: Statement) -> bool:
    return len(statement.text.split()) >= FEWEST_WORDS


def _is_sentence(statement: Statement) -> bool:
    """Whether the library, too, would cut the sentence there."""
    return any(
        (span.start, span.end) == (statement.citation.start, statement.citation.end)
        for span in statement.hit.passage.sentences
    )


def hits(statements: Sequence[Statement]) -> Iterator[Hit]:
    """The passages of the statements, each once."""
    return iter(
        {
            (one.hit.source.id, one.hit.passage.section, one.hit.passage.start): one.hit for one in statements
        }.values()
    )
