"""Pairs of a claim and evidence from the four verification sets, labelled alike."""

from dataclasses import dataclass
from hashlib import sha256

from evals.readers import covidfact, healthver, nli4ct, scifact

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
}


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


def _closest(claim: str, sentences: list[str]) -> tuple[str, ...]:
    """The three sentences with most of the claim's words, in their order."""
    words = set(claim.lower().split())
    ranked = sorted(
        range(len(sentences)), key=lambda place: -len(words & set(sentences[place].lower().split()))
    )
    return tuple(sentences[place] for place in sorted(ranked[:3]))
