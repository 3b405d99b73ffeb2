"""Pairs of a claim and evidence from the four verification sets, labelled alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log

from evals.readers import bioasq, covidfact, healthver, nli4ct, pubmedqa, scifact
from probatum.support.topics import stems

SUPPORTS, REFUTES, NEUTRAL = "supports", "refutes", "could not tell"
_LABELS = {
    "Supports": SUPPORTS,
    "SUPPORT": SUPPORTS,
    "SUPPORTED": SUPPORTS,
    "Entailment": SUPPORTS,
    "Refutes": REFUTES,
    "CONTRADICT": REFUTES,
    "REFUTED": REFUTES,
    "Contradiction": REFUTES,
    "Neutral": NEUTRAL,
    "yes": SUPPORTS,
    "no": REFUTES,
    "maybe": NEUTRAL,
}


_WORDED_ALIKE = 0.4
"""Share of the shorter claim's content words from which two claims may be borne out by the same evidence."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim with the sentences that it is to be judged by."""

    claim: str
    evidence: tuple[str, ...]
    label: str
    group: str
    """Pairs of one group share a claim, a trial or their evidence: they stand on one side of a split."""

    @property
    def held_out(self) -> bool:
        """Whether the pair is of the 40 % of groups that are kept from training."""
        return sha256(self.group.encode()).digest()[0] % 10 < 4


def of_healthver() -> list[Pair]:
    """HealthVer; only ever measured on."""
    return [Pair(one.claim, (one.evidence,), _LABELS[one.label], one.claim) for one in healthver.pairs()]


def of_covidfact() -> list[Pair]:
    """CovidFact. False claims are small edits of true ones."""
    return [
        Pair(one.text, one.evidence, _LABELS[one.label], " ".join(one.evidence)) for one in covidfact.claims()
    ]


def of_nli4ct(split: str) -> list[Pair]:
    """NLI4CT, `train` or `dev`."""
    return [Pair(one.text, one.evidence, _LABELS[one.label], one.trial) for one in nli4ct.statements(split)]


def of_scifact() -> list[Pair]:
    """SciFact claims with their rationales; those without, with the three closest sentences they cite."""
    corpus = scifact.corpus()
    pairs = []
    for claim in scifact.claims():
        for found in claim.evidence:
            places = sorted(set(found.sentences))
            sentences = tuple(corpus[found.id].sentences[place] for place in places)
            pairs.append(Pair(claim.text, sentences, _LABELS[found.label], claim.id))
        if not claim.evidence:
            cited = [sentence for id_ in claim.cited if id_ in corpus for sentence in corpus[id_].sentences]
            pairs.append(Pair(claim.text, _closest(claim.text, cited), NEUTRAL, claim.id))
    return pairs


def of_bioasq() -> list[Pair]:
    """Yes/no questions of BioASQ 7B to 9B, each with each of its snippets, labelled by its answer."""
    return [
        Pair(_stated(question.text), (snippet.text,), _LABELS[question.exact], question.id)
        for question in bioasq.train()
        if question.kind == "yesno" and question.exact in ("yes", "no")
        for snippet in question.snippets
    ]


def of_pubmedqa() -> list[Pair]:
    """PubMedQA questions with the conclusion of their record, labelled by the verdict."""
    return [
        Pair(_stated(one.text), (one.conclusion,), _LABELS[one.verdict], one.pmid)
        for one in pubmedqa.questions()
    ]


def unrelated(pairs: Sequence[Pair], each: int) -> list[Pair]:
    """The first claim of every group with that evidence of others which is most like it.

    Evidence of a claim that is worded alike is left out: it may well support this claim too.
    """
    evidence: dict[str, tuple[str, ...]] = {}
    claims: dict[str, Pair] = {}
    for pair in pairs:
        evidence.setdefault(pair.group, pair.evidence)
        claims.setdefault(pair.group, pair)
    holding: dict[str, list[str]] = {}
    for group, sentences in evidence.items():
        for stem in stems(" ".join(sentences)):
            holding.setdefault(stem, []).append(group)
    return [
        Pair(pair.claim, evidence[other], NEUTRAL, group)
        for group, pair in claims.items()
        for other in _others(pair.claim, _most_alike(pair.claim, group, holding, len(evidence)), claims, each)
    ]


def _others(claim: str, alike: Sequence[str], claims: dict[str, Pair], each: int) -> list[str]:
    """The first few groups whose claim has few words of this one."""
    found: list[str] = []
    for other in alike:
        if len(found) == each:
            break
        own, there = stems(claim), stems(claims[other].claim)
        if len(own & there) < _WORDED_ALIKE * min(len(own), len(there)):
            found.append(other)
    return found


def _most_alike(claim: str, group: str, holding: dict[str, list[str]], total: int) -> list[str]:
    """The other groups by the rarity of the words they share with the claim, most first."""
    scores: dict[str, float] = {}
    for stem in sorted(stems(claim)):
        found = holding.get(stem, [])
        for other in found if len(found) < total / 2 else ():
            scores[other] = scores.get(other, 0.0) + log(total / len(found))
    scores.pop(group, None)
    return sorted(scores, key=lambda other: (-scores[other], other))


def _stated(question: str) -> str:
    """A question as if it were a claim: its words are the same."""
    return question.rstrip("?") + "."


def _closest(claim: str, sentences: list[str]) -> tuple[str, ...]:
    """The three sentences with most of the claim's words, in their order."""
    words = set(claim.lower().split())
    ranked = sorted(
        range(len(sentences)), key=lambda place: -len(words & set(sentences[place].lower().split()))
    )
    return tuple(sentences[place] for place in sorted(ranked[:3]))
