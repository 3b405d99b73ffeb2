"""Real sentences, taken as their own quotes, are never rejected."""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from probatum.support import judge
from probatum.text.sentences import sentences
from probatum.types.answer import Outcome


def test_no_sentence_of_real_abstracts_is_rejected_against_itself(shared: Path) -> None:
    real = list(islice(_sentences(shared), 300))
    rejected = [text for text in real if _objects(f" {text}", text)]  # not the same string: every check runs
    assert (len(real), rejected) == (300, [])


def _sentences(shared: Path) -> Iterator[str]:
    """The second sentence of every 50th record, so that many journals and kinds of study are among them."""
    with gzip.open(shared / "data" / "pubmed" / "abstracts-55k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 50):
            text = json.loads(line).get("abstract") or ""
            yield from (text[span.start : span.end] for span in sentences(text)[1:2])


def _objects(text: str, quote: str) -> bool:
    return any(verdict.outcome is not Outcome.PASS for _, verdict in judge(text, [quote]))
