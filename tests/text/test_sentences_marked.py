"""The splitter on texts that were marked by hand; the whole set is measured by `evals.sentences.compare`."""

from pathlib import Path

from evals.sentences.compare import MARKED, marked, scores
from evals.sentences.texts import ABSTRACTS, LABELS, RECOMMENDATIONS
from probatum.text.sentences import sentences


def test_marked_sentences_of_abstracts_labels_and_recommendations_are_found(shared: Path) -> None:
    golds = marked(shared / "data", {ABSTRACTS, LABELS, RECOMMENDATIONS})
    result = scores((gold, [span.end for span in sentences(gold.text)]) for gold in golds)
    assert sum(len(gold.ends) for gold in golds) > 500
    assert result.f1 >= 0.99
    assert result.whole >= 0.98


def test_marked_set_holds_no_text() -> None:
    assert max(map(len, MARKED.read_text(encoding="utf-8").splitlines())) < 600
    assert '"text"' not in MARKED.read_text(encoding="utf-8").replace('"section":"text"', "")
