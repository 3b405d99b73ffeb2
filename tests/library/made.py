"""Documents as connectors give them."""

from typing import Any

from probatum.types.document import Document, Passage, Section, Span
from probatum.types.source import Source

ABSTRACT = (
    "Restless legs syndrome (RLS) is common. Iron may help. We saw fewer symptoms (p < 0.05) with iron."
)


def record(*identifiers: str, **fields: Any) -> Source:
    return Source(id=identifiers[0], identifiers=identifiers, **({"title": "Iron in restless legs"} | fields))


def article(*identifiers: str, text: str = ABSTRACT, **fields: Any) -> Document:
    sections = (Section("Abstract", text),) if text else ()
    return Document(source=record(*identifiers, **fields), sections=sections)


def digest(*identifiers: str, findings: tuple[str, ...] = ("Iron helps.",), **fields: Any) -> Document:
    source = record(*identifiers, digest=True, **fields)
    text, passages = "", []
    for finding in findings:
        span = Span(len(text), len(text) + len(finding))
        passages.append(
            Passage(
                source.id,
                "Findings",
                span.start,
                span.end,
                finding,
                (span,),
                facet="treatment",
                plain="Iron is good.",
            )
        )
        text += finding + "\n"
    return Document(source=source, sections=(Section("Findings", text, tuple(passages)),))
