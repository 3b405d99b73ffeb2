"""From a chosen statement to a claim: spans selected, words copied, openers deleted."""

import re
from functools import cache
from hashlib import sha256

from probatum.composers._marks import is_warning
from probatum.composers._merge import Merged
from probatum.composers._roles import label, role_of_heading
from probatum.composers._statement import Statement
from probatum.support.levels import weight
from probatum.types.document import Span
from probatum.types.draft import Citation, Claim
from probatum.types.evidence import Hit
from probatum.vocabulary import table


def claim(group: Merged, facet: str) -> Claim:
    """The claim of a statement and of the others that say the same, best evidence first."""
    statement = group.statement
    others = sorted(group.same, key=lambda other: (-weight(other.hit.source), other.order))
    citations = tuple(_citation(one) for one in (statement, *others))
    text = shortened(statement.text)
    return Claim(
        id=_id(text, citations),
        text=text,
        citations=citations,
        facet=facet,
        plain=statement.hit.passage.plain,
        role=statement.role,
        population=statement.hit.passage.population,
        warning=is_warning(statement),
    )


def shortened(text: str) -> str:
    """The text without a heading ("RESULTS:") or an opener ("In conclusion,"); nothing else goes."""
    if role_of_heading(text):
        text = text.removeprefix(label(text)).lstrip() or text
    for opener in _openers():
        found = opener.match(text.lower())
        if found and len(text) - found.end() > 20:
            rest = text[found.end() :]
            return rest[0].upper() + rest[1:]
    return text


@cache
def _openers() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table("sentence_cues")["openers"])


def _citation(statement: Statement) -> Citation:
    hit, span = statement.hit, statement.span
    return Citation(
        source=hit.source.id,
        section=hit.passage.section,
        start=span.start,
        end=span.end,
        quote=statement.text,
        locator=hit.passage.locator,
        strength=_stated(hit, hit.passage.strength),
        certainty=_stated(hit, hit.passage.certainty),
    )


def _stated(hit: Hit, span: Span | None) -> str:
    """The words of the passage at the span; empty where there is none."""
    passage = hit.passage
    return passage.text[span.start - passage.start : span.end - passage.start] if span else ""


def _id(text: str, citations: tuple[Citation, ...]) -> str:
    spans = "\n".join(f"{one.source}\t{one.section}\t{one.start}\t{one.end}" for one in citations)
    return "c" + sha256(f"{text}\n{spans}".encode()).hexdigest()[:12]
