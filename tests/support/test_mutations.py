"""A supported statement that is broken in one respect is stopped, and an unbroken one is not."""

from itertools import permutations
from pathlib import Path

import pytest

from probatum.support import judge
from probatum.types.answer import Outcome
from tests.support.mutations import MUTATORS

LINES = Path(__file__).with_name("statements.txt").read_text(encoding="utf-8").splitlines()
STATEMENTS = [line for line in LINES if line and not line.startswith("#")]


def is_stopped(text: str, *quotes: str) -> bool:
    return any(verdict.outcome is Outcome.FAIL for _, verdict in judge(text, quotes))


@pytest.mark.parametrize("kind", MUTATORS)
def test_every_mutation_is_stopped(kind: str) -> None:
    broken = [(text, quote) for quote in STATEMENTS for text in MUTATORS[kind](quote) if text != quote]
    assert broken
    assert [text for text, quote in broken if not is_stopped(text, quote)] == []


def test_every_unbroken_statement_passes_every_check() -> None:
    for statement in STATEMENTS:
        copy = f" {statement}"  # not the same string, so that every check really runs
        assert {verdict.outcome for _, verdict in judge(copy, [statement])} == {Outcome.PASS}, statement


def test_the_quote_of_another_statement_supports_nothing() -> None:
    assert [pair for pair in permutations(STATEMENTS, 2) if not is_stopped(*pair)] == []


def test_two_statements_in_one_are_stopped_although_both_are_cited() -> None:
    pairs = zip(STATEMENTS, [*STATEMENTS[1:], STATEMENTS[0]], strict=True)
    stitched = [(f"{one[:-1]}, and {two[0].lower()}{two[1:]}", one, two) for one, two in pairs]
    assert [text for text, one, two in stitched if not is_stopped(text, one, two)] == []


def test_halves_of_two_statements_are_stopped_although_both_are_cited() -> None:
    pairs = zip(STATEMENTS, [*STATEMENTS[1:], STATEMENTS[0]], strict=True)
    stitched = [(f"{_half(one, first=True)} {_half(two, first=False)}", one, two) for one, two in pairs]
    assert [text for text, one, two in stitched if not is_stopped(text, one, two)] == []


@pytest.mark.parametrize(
    "opener", ["In conclusion, ", "Our results show that ", "Furthermore, ", "CONCLUSIONS: "]
)
def test_deleting_an_opener_passes(opener: str) -> None:
    for statement in STATEMENTS:
        quote = f"{opener}{statement}"
        assert {verdict.outcome for _, verdict in judge(statement, [quote])} == {Outcome.PASS}, statement


def _half(statement: str, *, first: bool) -> str:
    words = statement.split()
    middle = len(words) // 2
    return " ".join(words[:middle] if first else words[middle:])
