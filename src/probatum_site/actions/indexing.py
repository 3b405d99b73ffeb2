"""The index of statements and citations: from source to statements, articles and editions in one query."""

import json
from hashlib import sha256

from probatum.verify.gate import PLAIN
from probatum_site.desk.attention import weight
from probatum_site.engine import Json, placed
from probatum_site.models import Edition, SourceRecord, StatementCitation, StatementRow
from probatum_site.status.required import sensitive


def index_statements(edition: Edition, answer: Json) -> None:
    """Write the rows of an edition."""
    said = list(placed(answer))
    disputed = {id_ for conflict in answer.get("conflicts", []) for id_ in conflict["claims"]}
    rows = StatementRow.objects.bulk_create(_row(edition, place, claim, disputed) for place, claim in said)
    cited = {citation["source"] for _, claim in said for citation in claim["citations"]}
    known = set(SourceRecord.objects.filter(pk__in=cited).values_list("pk", flat=True))
    StatementCitation.objects.bulk_create(
        _citation(row, citation)
        for row, (_, claim) in zip(rows, said, strict=True)
        for citation in claim["citations"]
        if citation["source"] in known
    )


def fingerprint(claim: Json) -> str:
    """Digest of the words of a statement and of the spans it rests on."""
    spans = [
        [one[key] for key in ("source", "section", "start", "end", "stance")] for one in claim["citations"]
    ]
    return sha256(json.dumps([claim["text"], spans]).encode()).hexdigest()


def _row(edition: Edition, place: str, claim: Json, disputed: set[str]) -> StatementRow:
    outcomes = [finding["outcome"] for finding in claim["findings"] if finding["check"] != PLAIN]
    against = any(citation["stance"] == "contradicts" for citation in claim["citations"])
    row = StatementRow(
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
        sensitive=sensitive(claim["text"]),
        contradicted=against or claim["id"] in disputed,
    )
    row.weight = weight(row)
    return row


def _citation(row: StatementRow, citation: Json) -> StatementCitation:
    return StatementCitation(
        statement=row,
        source_id=citation["source"],
        stance=citation["stance"],
        section=citation["section"],
        start=citation["start"],
        end=citation["end"],
    )
