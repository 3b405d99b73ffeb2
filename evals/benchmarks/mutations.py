"""Supported statements, each broken in one way: how many are stopped, and how many unbroken are rejected.

The baseline accepts a statement when all its words and figures stand in what it cites, in any order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evals.figures import OURS, Figure, Options
from evals.mutations import cited, claims, statements
from evals.mutations.names import ARCHIVE
from evals.mutations.statements import Statement
from evals.readers import bioasq, scifact
from evals.statistics import mean_figure
from probatum.types.answer import Outcome
from probatum.types.draft import Claim, Draft, DraftSection
from probatum.types.evidence import Evidence
from probatum.types.question import Query, Question
from probatum.verify import verify
from probatum.verify.gate import PLAIN

NAME = "mutations"
NEEDS = (bioasq.QUESTIONS, bioasq.PASSAGES, scifact.CLAIMS, scifact.CORPUS, ARCHIVE)
PACKAGES: tuple[str, ...] = ()

STOPPED = "stopped"
"""Withheld: a check failed, or the claim is in words of its own and could not be checked."""
BASELINE = "all words and figures present"
_SETS = {
    "starter statements": statements.of_starter,
    "BioASQ 7B-9B snippets": statements.of_bioasq,
    "SciFact rationales": statements.of_scifact,
}
_OWN_WORDS = "SciFact claims, other words than their quote"
_MOST = 600
"""Statements of each set, evenly spread."""
_QUESTION = Question("A question of the benchmark", "general", ())


def run(options: Options) -> Iterator[Figure]:
    """Each set alone: what is stopped by kind of mutation, then what is rejected of the unbroken."""
    for name, read in _SETS.items():
        if options.wants(name):
            found = read()
            taken = options.sample(found[:: max(1, len(found) // _MOST)], 60)
            yield from _figures(name, taken)
    if options.wants(_OWN_WORDS):
        yield from _in_own_words(options.sample(statements.of_own_words(), 60))
    if options.wants("plain"):
        yield from _plain(options.sample([one for one in statements.of_starter() if one.plain], 60))


def _figures(name: str, taken: Sequence[Statement]) -> Iterator[Figure]:
    for kind in claims.kinds():
        broken = claims.broken(kind, taken)
        if broken:
            yield from _shares(name, f"{STOPPED}: {kind}", broken, taken)
    unbroken = dict(claims.unbroken(taken))
    for kind, whole in unbroken.items():
        if whole:
            yield from _shares(name, f"rejected although unbroken: {kind}", whole, taken)
    every = [one for kind, whole in unbroken.items() if kind != claims.PARTS for one in whole]
    yield from _shares(name, "rejected although unbroken: copies and shortenings of the house", every, taken)


def _in_own_words(taken: Sequence[Statement]) -> Iterator[Figure]:
    for kind in claims.kinds_of_words():
        broken = claims.broken(kind, taken)
        if broken:
            yield from _shares(_OWN_WORDS, f"{STOPPED}: {kind}", broken, taken)
    true = [cited.claim(one, one.text) for one in taken]
    yield from _shares(_OWN_WORDS, "not passed although supported", true, taken)


def _shares(name: str, metric: str, given: Sequence[Claim], taken: Sequence[Statement]) -> Iterator[Figure]:
    """The share of the claims that does not come through, and of those that a check says are wrong."""
    given = [replace(one, id=f"c{place}") for place, one in enumerate(given)]
    withheld = verify(_draft(given), _evidence(taken)).withheld
    stopped = {each.claim.id for each in withheld}
    failed = {each.claim.id for each in withheld if any(one.outcome is Outcome.FAIL for one in each.findings)}
    yield mean_figure(NAME, name, OURS, metric, [float(one.id in stopped) for one in given])
    if metric.startswith(STOPPED):
        by_a_check = metric.replace(STOPPED, f"{STOPPED} by a check that fails", 1)
        yield mean_figure(NAME, name, OURS, by_a_check, [float(one.id in failed) for one in given])
    yield mean_figure(NAME, name, BASELINE, metric, [float(not _all_present(one)) for one in given])


def _draft(given: Sequence[Claim]) -> Draft:
    return Draft(_QUESTION, (), (DraftSection("general", tuple(given)),))


def _evidence(taken: Sequence[Statement]) -> Evidence:
    return Evidence(_QUESTION, (), tuple(statements.hits(taken)), Query(()), "sha256:benchmark")


def _all_present(claim: Claim) -> bool:
    known = {word for citation in claim.citations for word in _words(citation.quote)}
    return all(word in known for word in _words(claim.text))


def _words(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?|\w+", text.lower())


def _plain(taken: Sequence[Statement]) -> Iterator[Figure]:
    """What becomes of the plain-language variants that the starter library gives."""
    given = [claims.plain(one) for one in taken]
    answer = verify(_draft(given), _evidence(taken))
    found = {one.claim: one.outcome for one in answer.findings if one.check == PLAIN}
    for outcome in (Outcome.FAIL, Outcome.COULD_NOT_CHECK):
        values = [float(found.get(one.id) is outcome) for one in given]
        yield mean_figure(NAME, "plain-language variants", OURS, f"plain variant: {outcome.value}", values)
