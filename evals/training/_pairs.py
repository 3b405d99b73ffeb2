"""What belongs together, and what looks alike and does not: the texts that word vectors are learnt from."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from evals.readers import abstracts, bioasq, medquad
from probatum.text.terms import indexable, stems
from probatum.vocabulary import words

HELD_OUT = ("9B", "10B")
"""Batches of BioASQ that nothing is learnt from here: the ranking is chosen on the first."""
_LEAST_RECORDS = 3
"""Records that must hold a stem for it to have a row."""
_COMMON = 12_000
"""A stem of more records finds nothing."""
_ALIKE = 64
"""Records kept for a question as looking alike."""
_IDEAL = 24
"""Stems of an ideal answer that is asked with."""
_DRAWN = (("medquad", 5_000), ("title", 14_000))
"""How many questions of these sorts are asked; of BioASQ all."""
_K1, _B = 0.9, 0.6

Places = npt.NDArray[np.int64]


class Words:
    """The stems that get a row, with how many records hold each and the form that most write."""

    def __init__(self, texts: Sequence[str]) -> None:
        held: Counter[str] = Counter()
        forms: dict[str, Counter[str]] = {}
        for text in texts:
            held.update(set(stems(text)))
            for word in indexable(text).lower().split():
                for stem in stems(word)[:1]:
                    forms.setdefault(stem, Counter())[word.strip(".,;:()[]")] += 1
        self.stems = sorted(stem for stem, count in held.items() if count >= _LEAST_RECORDS)
        self.forms = [forms[stem].most_common(1)[0][0] if stem in forms else stem for stem in self.stems]
        self.frequencies = np.array([held[stem] for stem in self.stems], dtype=np.float64)
        self.records = len(texts)
        self._places = {stem: place for place, stem in enumerate(self.stems)}

    def places(self, text: str) -> Places:
        """Of the stems of a text that have a row."""
        found = (self._places.get(stem, -1) for stem in stems(text))
        return np.array([place for place in found if place >= 0], dtype=np.int64)

    def rarity(self) -> npt.NDArray[np.float32]:
        """Inverse document frequency; 0 for words that ask or join."""
        rarity = np.log1p((self.records - self.frequencies + 0.5) / (self.frequencies + 0.5))
        idle = words("stop_words") | words("question_words")
        return np.where([stem in idle for stem in self.stems], 0.0, rarity).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Text:
    """Title and text of one record, as places of stems."""

    title: Places
    body: Places
    abstract: bool = False
    """Of `abstracts-55k`: its title is asked with, so that it is not searched."""

    @property
    def whole(self) -> Places:
        """Both."""
        return np.concatenate([self.title, self.body])

    @property
    def searched(self) -> Places:
        """What a question has to be found in."""
        return self.body if self.abstract else self.whole


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, the numbers of the texts that answer it, and of those that only look as if."""

    sort: str
    """question or ideal (BioASQ), medquad, title."""
    asked: Places
    wanted: tuple[int, ...]
    alike: Places = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


class Stock:
    """All texts, and all that can be asked of them."""

    def __init__(self, known: Words) -> None:
        self.texts: list[Text] = []
        self._numbers: dict[str, int] = {}
        for one in abstracts.abstracts():
            self._put("", Text(known.places(one.title), known.places(one.abstract), abstract=True))
        self.abstracts = tuple(self.texts)
        for record in bioasq.records().values():
            self._put(record.pmid, Text(known.places(record.title), known.places(record.abstract)))
        for answer in medquad.train():
            self._put(answer.id, Text(known.places(answer.focus), known.places(answer.text)))
        self.questions = [*self._of_bioasq(known), *self._of_medquad(known), *self._titles()]

    def _put(self, name: str, text: Text) -> None:
        self._numbers[name] = len(self.texts)
        self.texts.append(text)

    def _of_bioasq(self, known: Words) -> Iterator[Question]:
        for one in bioasq.train():
            wanted = tuple(self._numbers[pmid] for pmid in one.pmids if pmid in self._numbers)
            if one.batch.startswith(HELD_OUT) or not wanted:
                continue
            yield Question("question", known.places(one.text), wanted)
            for ideal in one.ideal[:1]:
                yield Question("ideal", known.places(ideal)[:_IDEAL], wanted)

    def _of_medquad(self, known: Words) -> Iterator[Question]:
        for one in medquad.train():
            yield Question("medquad", known.places(one.question), (self._numbers[one.id],))

    def _titles(self) -> Iterator[Question]:
        for number, text in enumerate(self.abstracts):
            if len(text.title) >= 4 and len(text.body) >= 40:
                yield Question("title", text.title, (number,))


class Finder:
    """BM25 over all texts: what looks alike."""

    def __init__(self, texts: Sequence[Text]) -> None:
        average = np.mean([len(text.whole) for text in texts])
        rows = [(number, text.searched) for number, text in enumerate(texts) if len(text.searched)]
        bags = [np.unique(held, return_counts=True) for _, held in rows]
        spreads = [_K1 * (1 - _B + _B * len(held) / average) for _, held in rows]
        held = np.concatenate([bag for bag, _ in bags])
        order = np.argsort(held, kind="stable")
        sizes = [len(bag) for bag, _ in bags]
        self._texts = np.repeat([number for number, _ in rows], sizes)[order]
        values = [count / (count + spread) for (_, count), spread in zip(bags, spreads, strict=True)]
        self._values = np.concatenate(values).astype(np.float32)[order]
        self._starts = np.searchsorted(held[order], np.arange(held.max() + 2))
        self._size = len(texts)

    def alike(self, question: Question) -> Places:
        """The likest texts that are not wanted, likest first."""
        scores = np.zeros(self._size, np.float32)
        for stem in np.unique(question.asked):
            start, end = self._starts[stem : stem + 2]
            if 0 < end - start <= _COMMON:
                rarity = np.log(1 + (self._size - (end - start) + 0.5) / (end - start + 0.5))
                scores[self._texts[start:end]] += np.float32(rarity) * self._values[start:end]
        scores[list(question.wanted)] = -1
        best = np.argpartition(-scores, _ALIKE)[:_ALIKE]
        best = best[np.argsort(-scores[best], kind="stable")]
        return best[scores[best] > 0]


def chosen(stock: Stock) -> list[Question]:
    """Questions of BioASQ, and some of the others, each with what looks alike."""
    draw, finder = random.Random(1), Finder(stock.texts)
    kept = [one for one in stock.questions if one.sort in ("question", "ideal")]
    for sort, count in _DRAWN:
        kept += draw.sample([one for one in stock.questions if one.sort == sort], count)
    return [replace(one, alike=finder.alike(one)) for one in kept]
