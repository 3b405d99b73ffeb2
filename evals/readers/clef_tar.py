"""CLEF technology-assisted reviews: 14 systematic reviews with the records they judged. MIT."""

import json
import tarfile
from dataclasses import dataclass
from functools import cache

from evals.readers import SHARED

TOPICS = "data/clef-tar/dev-topics.tar.xz"


@dataclass(frozen=True, slots=True)
class Topic:
    """One review."""

    id: str
    title: str
    pmids: tuple[str, ...]
    """Records judged relevant, sorted."""


@cache
def topics() -> tuple[Topic, ...]:
    """All, by id."""
    with tarfile.open(SHARED / TOPICS) as archive:
        texts = {name: _text(archive, name) for name in archive.getnames()}
    found = [json.loads(text) for name, text in texts.items() if "/topics/" in name]
    return tuple(
        Topic(topic["id"], topic["title"], _relevant(texts[f"clef-tar/qrels/{topic['id']}"]))
        for topic in sorted(found, key=lambda topic: str(topic["id"]))
    )


def _text(archive: tarfile.TarFile, name: str) -> str:
    file = archive.extractfile(name)
    return file.read().decode() if file else ""


def _relevant(judged: str) -> tuple[str, ...]:
    """Lines of topic, 0, PMID and 1 for relevant."""
    rows = [line.split() for line in judged.splitlines() if line.strip()]
    return tuple(sorted(row[2] for row in rows if int(row[3]) > 0))
