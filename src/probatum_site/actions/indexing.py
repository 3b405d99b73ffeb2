"""The index of statements and citations: from source to statements, articles and editions in one query."""

import json
from collections.abc import Iterator
from hashlib import sha256

from probatum_site.engine import Json
from probatum_site.models import Edition, SourceRecord, StatementCitation, StatementRow


def index_statements(edition: Edition, answer: Json) -> None:
    """Write the rows of an edition."""
    placed = list(_placed(answer))
    rows = StatementRow.objects.bulk_create(_row(edition, place, claim) for place, claim in placed)
    cited = {citation["source"] for _, claim in placed for citation in claim["citations"]}
    known = set(SourceRecord.objects.filter(pk__in=cited).values_list("pk", flat=True))
    StatementCitation.objects.bulk_create(
        _citation(row, citation)
        for row, (_, claim) in zip(rows, placed, strict=True)
        for citation in claim["citations"]
        if citation["source"] in known
    )


def fingerprint(claim: Json) -> str:
    """Digest of the words of a statement and of the spans it rests on."""
    spans = [
        [one[key] for key in ("source", "section", "start", "end", "stance")] for one in claim["citations"]
    ]
    return sha256(json.dumps([claim["text"], spans]).encode()).hexdigest()


def _placed(answer: Json) -> Iterator[tuple[str, Json]]:
    lists = [("0", answer.get("direct_answer", []))]
    lists += [
        (str(number), section["claims"]) for number, section in enumerate(answer.get("sections", []), 1)
    ]
    lists += [("w", answer.get("withheld", []))]
    for name, claims in lists:
        yield from ((f"{name}.{position}", claim) for position, claim in enumerate(claims, 1))


def _row(edition: Edition, place: str, claim: Json) -> StatementRow:
    outcomes = [finding["outcome"] for finding in claim["findings"]]
    return StatementRow(
        edition=edition,
        claim=claim["id"],
        place=place,
        facet=claim["facet"],
        warning=claim["warning"],
        withheld=place.startswith("w"),
        text=claim["text"],
        fingerprint=fingerprint(claim),
        undecided=outcomes.count("could not check"),
        failed=outcomes.count("fail"),
    )


def _citation(row: StatementRow, citation: Json) -> StatementCitation:
    return StatementCitation(
        statement=row,
        source_id=citation["source"],
        stance=citation["stance"],
        section=citation["section"],
        start=citation["start"],
        end=citation["end"],
    )
