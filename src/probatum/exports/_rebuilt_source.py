"""A source built again from its entry in the JSON of an answer."""

from typing import Any

from probatum.exports._checked import Json, get, many
from probatum.types.source import Kind, Relation, Source, Standing, State


def record(source: Source) -> Json:
    """What CSL has no place for, or a looser one; fields that the record does not have are absent."""
    fields: dict[str, Any] = {
        "authors": list(source.authors),
        "authors_incomplete": not source.authors_complete,
        "year": source.year,
        "date": source.date,
        "url": source.url,
        "publication_types": list(source.publication_types),
        "mesh": list(source.mesh),
        "keywords": list(source.keywords),
        "jurisdiction": source.jurisdiction,
        "vernacular_title": source.vernacular_title,
        "standing_by": source.standing.by,
        "relations": [
            {"kind": one.kind, "reference": one.reference, "id": one.id} for one in source.relations
        ],
    }
    return {name: value for name, value in fields.items() if value}


def source_in(data: Json) -> Source:
    """The source of a reference, as far as any format shows it.

    Raises: AnswerFileError; KeyError, TypeError or ValueError: the entry is damaged otherwise.
    """
    more = data.get("record") or _loosely(data)
    return Source(
        id=get(data, "reference.id", str),
        identifiers=many(data, "reference.identifiers", str),
        title=data.get("title", ""),
        authors=tuple(more.get("authors", ())),
        authors_complete=not more.get("authors_incomplete", False),
        container=data.get("container-title") or data.get("publisher") or "",
        year=more.get("year"),
        date=more.get("date", ""),
        volume=data.get("volume", ""),
        issue=data.get("issue", ""),
        pages=data.get("page", ""),
        issn=data.get("ISSN", ""),
        publication_types=tuple(more.get("publication_types", ())),
        kind=Kind(data["kind"]),
        mesh=tuple(more.get("mesh", ())),
        keywords=tuple(more.get("keywords", ())),
        language=data.get("language", ""),
        url=more.get("url", ""),
        standing=Standing(
            State(data["standing"]),
            data["standing_note"],
            data["standing_checked"],
            more.get("standing_by", ""),
        ),
        jurisdiction=more.get("jurisdiction", ""),
        note=data["caution"],
        relations=tuple(Relation(**one) for one in more.get("relations", ())),
        vernacular_title=more.get("vernacular_title", ""),
        digest=get(data, "reference.digest", bool),
    )


def _loosely(data: Json) -> Json:
    """From the CSL fields alone: files of schema version 1.1 and before hold no `record`."""
    parts = data.get("issued", {}).get("date-parts", [[]])[0]
    return {
        "authors": [_name(one) for one in data.get("author", [])],
        "year": parts[0] if parts else None,
        "date": "-".join(f"{part:02d}" for part in parts),
        "url": data.get("URL", ""),
    }


def _name(author: Json) -> str:
    initials = author.get("given", "").replace(".", "").replace(" ", "")
    parts = (author.get("family", ""), initials, author.get("suffix", ""))
    return author.get("literal") or " ".join(part for part in parts if part)
