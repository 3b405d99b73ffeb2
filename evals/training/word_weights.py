"""Weights of words for `support`: `python -m evals.training.word_weights` writes `word_weights.tsv`.

Inverse document frequencies of stems in the first 12,000 abstracts of `abstracts-55k`: counts, no text.
"""

from collections import Counter
from itertools import islice
from math import log
from pathlib import Path

import probatum
from evals.readers.abstracts import abstracts
from probatum.support.topics import stems

_RECORDS = 12_000
_FEWEST = 12
"""Records that have a stem of the table; a rarer stem weighs the most."""
_LONGEST = 1500
_HEAD = """stem	weight
# Inverse document frequency of stems in PubMed abstracts; a stem that is not here weighs 9.
# Counted by evals/training/word_weights.py: counts, no text of the records.
"""


def main() -> None:
    """Count, and write the table into the package."""
    counts: Counter[str] = Counter()
    records = [one for one in abstracts() if one.abstract]
    for record in islice(records, _RECORDS):
        counts.update(stems(f"{record.title}. {record.abstract[:_LONGEST]}"))
    lines = (
        f"{stem}\t{log(_RECORDS / count):.1f}\n"
        for stem, count in sorted(counts.items())
        if count >= _FEWEST and stem.isalpha()
    )
    path = Path(probatum.__file__).parent / "vocabulary" / "word_weights.tsv"
    path.write_text(_HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
