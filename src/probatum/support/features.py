"""What a program can see of how a span bears on a text: numbers from 0 to 1, each with a name."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from probatum.support.alignment import ALIKE, alignment
from probatum.support.checks.direction import OPPOSITE
from probatum.support.checks.negation import denials, scope
from probatum.support.checks.numbers import unmatched
from probatum.support.cues import marked
from probatum.support.disagreement import disagreement
from probatum.support.effects import agreement
from probatum.support.exchanged import exchanged
from probatum.support.guards import added, guards, lost
from probatum.support.quantities import quantities
from probatum.support.reading import read
from probatum.support.topics import stems, topics
from probatum.text.sentences import sentences
from probatum.vocabulary import rows

RARE = 9.0
"""Weight of a stem that is not among the commonest of PubMed abstracts."""
NEAR = 3
"""Content words of a pair stand so close together in a span that says the same."""
_CONTRARY = ("de", "dis", "im", "in", "ir", "non", "un")
_DOUBT = frozenset({"possible", "suggested", "likely", "unlikely", "unclear"})
_ADVICE = frozenset({"must", "should", "advised"})
_OBJECTIONS = (
    "disagree on direction",
    "disagree on denial",
    "disagree on number",
    "denies what is said",
    "span denies what is said",
    "opposite direction",
    "direction missing",
    "numbers missing",
    "surer",
    "unclear",
    "cause new",
    "link lost",
    "people new",
    "people lost",
    "effect opposed",
    "contrary word",
    "name missing",
    "word exchanged",
    "an aim",
)
"""Features of which one alone keeps a span from being taken as support."""


def features(text: str, quotes: Sequence[str]) -> dict[str, float]:
    """All features of a text beside the spans it is to rest on, in a fixed order."""
    whole = " ".join(quotes)
    parts = [whole[span.start : span.end] for span in sentences(whole)] or [whole]
    best = max(parts, key=lambda part: coverage(text, part))
    found = dict(_seen(text, whole, best))
    clear = float(not any(found[name] for name in _OBJECTIONS))
    combined = ("covered by a sentence", "covered alike", "pairs")
    return (
        found
        | {"no objection": clear, "covered by a sentence, squared": found["covered by a sentence"] ** 2}
        | {f"{name}, no objection": clear * found[name] for name in combined}
    )


def coverage(text: str, other: str) -> float:
    """Share of the weight of the text's content words that the other has; a rare word weighs more."""
    own, there = stems(text), stems(other)
    total = sum(map(_weight, sorted(own)))
    return sum(map(_weight, sorted(own & there))) / total if total else 0.0


def _seen(text: str, whole: str, best: str) -> Iterator[tuple[str, float]]:
    """`best`: the sentence of the span that covers most of the text."""
    yield from _words(text, whole, best)
    yield from _alignment(text, whole, best)
    yield from _numbers(text, whole)
    yield from _denials(text, best)
    yield from _directions(text, best)
    yield from _caution(text, best)
    yield from _scope(text, best)
    found = disagreement(text, best)
    for kind in ("direction", "denial", "number"):
        yield f"disagree on {kind}", float(found is not None and found.kind == kind)
    yield from _effects(text, best)
    yield "word exchanged", float(exchanged(text, best))
    yield "an aim", float(marked("aim", best.lower()))
    yield "question", float(text.rstrip().endswith("?"))


def _words(text: str, whole: str, best: str) -> Iterator[tuple[str, float]]:
    own = stems(text)
    missing = own - stems(whole)
    yield "covered", coverage(text, whole)
    yield "covered by a sentence", coverage(text, best)
    yield "covered alike", _covered_alike(text, whole)
    yield "heaviest missing", max(map(_weight, missing), default=0.0) / RARE
    yield "name missing", float(_names_missing(text, whole))
    yield "missing", min(len(missing), 10) / 10
    yield "pairs", _pairs(text, best)
    yield "words", min(len(own), 30) / 30
    yield "sentence covered", coverage(best, text)


def _weight(stem: str) -> float:
    """Inverse document frequency of a stem in PubMed abstracts, at most `RARE`."""
    return _weights().get(stem, RARE)


@cache
def _weights() -> dict[str, float]:
    return {stem: float(found) for stem, found in rows("word_weights")}


def _covered_alike(text: str, other: str) -> float:
    """As coverage, but a stem that is missing counts in part for the stem that is spelled most like it."""
    own, there = stems(text), stems(other)
    spelled = [_trigrams(stem) for stem in sorted(there)]
    total = got = 0.0
    for stem in sorted(own):
        mine = _trigrams(stem)
        alike = (len(mine & one) / len(mine | one) for one in spelled)
        total += _weight(stem)
        got += _weight(stem) * (1.0 if stem in there else max(alike, default=0.0))
    return got / total if total else 0.0


@cache
def _trigrams(stem: str) -> frozenset[str]:
    padded = f"^{stem}$"
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _pairs(text: str, other: str) -> float:
    """Share of the text's neighbouring content words that stand close together in the other."""
    places: dict[str, list[int]] = {}
    for at, topic in enumerate(topics(other)):
        places.setdefault(topic.stem, []).append(at)
    pairs = list(pairwise(topic.stem for topic in topics(text)))
    near = [
        any(0 < abs(one - two) <= NEAR for one in places.get(first, ()) for two in places.get(second, ()))
        for first, second in pairs
    ]
    return sum(near) / len(pairs) if pairs else 0.0


def _alignment(text: str, whole: str, best: str) -> Iterator[tuple[str, float]]:
    """Nearness of words by their vectors: "face coverings" lie near "masks"."""
    near = alignment(text, best, _weight)
    yield "near a sentence", near.covered
    yield "least near", near.least
    yield "sentence near", near.back
    yield "in order", near.in_order
    yield "close together", near.close
    yield "angle", near.angle
    yield "near", alignment(text, whole, _weight).covered if whole != best else near.covered


def _effects(text: str, best: str) -> Iterator[tuple[str, float]]:
    found = agreement(text, best)
    yield "effect the same", found.same
    yield "effect opposed", found.opposed
    yield "effect missing", found.missing
    yield "contrary word", float(_contrary(text, best) or _contrary(best, text))


def _contrary(text: str, other: str) -> bool:
    """Whether one has a word of which the other only has the contrary: "activates", "deactivates".

    So it is with a word behind the same word: "UCP1-dependent", "UCP1-independent".
    """
    own, there = stems(text), stems(other)
    if any(prefix + stem in there - own for stem in own - there for prefix in _CONTRARY):
        return True
    pairs = {*pairwise(topic.stem for topic in topics(other))}
    mine = {*pairwise(topic.stem for topic in topics(text))}
    return any((first, prefix + last) in pairs - mine for first, last in mine for prefix in _CONTRARY)


def _names_missing(text: str, whole: str) -> bool:
    """Whether a name with digits in it ("B6") is not in the spans, nor anything near it."""
    kinds = read(text).kinds
    return any(
        kinds[topic.at] == "m" and alignment(topic.stem, whole, _weight).covered < ALIKE
        for topic in topics(text)
        if topic.stem not in stems(whole)
    )


def _numbers(text: str, whole: str) -> Iterator[tuple[str, float]]:
    items = [item for item in quantities(text) if not item.pronoun]
    yield "numbers", min(len(items), 3) / 3
    yield "numbers missing", len(unmatched(text, whole)) / len(items) if items else 0.0
    yield "numbers in the span", float(any(not item.pronoun for item in quantities(whole)))


def _denials(text: str, best: str) -> Iterator[tuple[str, float]]:
    here, there = denials(text), denials(best)
    said = any(scope(text, item) & stems(best) for item in here)
    denied = any(scope(best, item) & stems(text) for item in there)
    yield "denies", float(bool(here))
    yield "span denies", float(bool(there))
    yield "both deny", float(bool(here and there))
    yield "denies what is said", float(said and not there)
    yield "span denies what is said", float(denied and not here)


def _directions(text: str, best: str) -> Iterator[tuple[str, float]]:
    here, there = _groups(text, "directions"), _groups(best, "directions")
    opposite = any(OPPOSITE[group] in there and group not in there for group in here)
    yield "directions", float(bool(here))
    yield "same direction", float(bool(here & there))
    yield "opposite direction", float(opposite)
    yield "direction missing", float(bool(here - there))


def _caution(text: str, best: str) -> Iterator[tuple[str, float]]:
    here, there = _groups(text, "hedges"), _groups(best, "hedges")
    yield "hedged", float(bool(here & _DOUBT))
    yield "span hedged", float(bool(there & _DOUBT))
    yield "surer", float(bool(there & _DOUBT) and not here & _DOUBT)
    yield "unclear", float("unclear" in there)
    yield "recommends", float(bool(here & _ADVICE))
    yield "hedges new", min(len(added(text, best, "hedges")), 3) / 3


def _scope(text: str, best: str) -> Iterator[tuple[str, float]]:
    yield "cause new", float(any(item.group == "cause" for item in added(text, best, "causes")))
    yield "link lost", float(any(item.group == "association" for item in lost(text, best, "causes")))
    yield "people new", float(bool(added(text, best, "people")))
    yield "people lost", float(bool(lost(text, best, "people")))
    yield "time new", float(bool(added(text, best, "times")))


def _groups(text: str, name: str) -> frozenset[str]:
    return frozenset(item.group for item in guards(text, name))
