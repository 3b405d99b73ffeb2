"""A cue finds what its pattern finds, however seldom the pattern is tried."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import probatum
from probatum.text.cue import Cue, cues, needles, pairs

ROOT = Path(probatum.__file__).parent


def patterns() -> Iterator[str]:
    """Every pattern of the lists that are read as cues."""
    for name in ("sentence_cues", "facets", "populations", "question_kinds", "red_flags"):
        yield from _strings(tomllib.loads((ROOT / "vocabulary" / f"{name}.toml").read_text("utf-8")))
    for path in sorted((ROOT / "outlines").glob("*.toml")):
        yield from _strings(tomllib.loads(path.read_text("utf-8")))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and re.search(r"[\\|^]", value):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(one)


PATTERNS = sorted(set(patterns()))


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"\bcontra-?indicat", ("contra",)),
        (r"\b(were|was) (recruited|enrolled)\b", ("enrolled", "recruited")),
        (r"\brecogni[sz]ed\b", ("recogni",)),
        (r"\bp(a)?ediatric", ("ediatric",)),
        (r"(?<!not )\brobust\b", ("robust",)),
        (r"\bx+ray", ("ray",)),
        (r"colou?r|gr(e|a)y", ("colo", "gr")),
        (r"\d ?%", ("%",)),
        (r"^the (aim|goal)\b", ("",)),
        (r"\d+", ("",)),
        (r"(?i)iron", ("",)),
        (r"a(b", ("",)),
        (r"a|", ("",)),
    ],
)
def test_needles_are_what_a_match_cannot_do_without(pattern: str, wanted: tuple[str, ...]) -> None:
    assert needles(pattern) == tuple(sorted(wanted))


@given(st.data())
def test_no_pattern_of_the_word_lists_matches_without_a_needle(data: st.DataObject) -> None:
    cue = Cue(data.draw(st.sampled_from(PATTERNS)))
    text = data.draw(st.from_regex(cue.source))
    assert cue.found(text) == (re.search(cue.source, text) is not None)
    assert cue.starts(text) == [match.start() for match in re.finditer(cue.source, text)]


@given(st.sampled_from(PATTERNS), st.text("abcdefghilmnoprstuw -.,?%1", max_size=80))
def test_a_cue_finds_in_any_text_what_its_pattern_finds(pattern: str, text: str) -> None:
    assert Cue(pattern).found(text) == (re.search(pattern, text) is not None)


@pytest.mark.parametrize(
    ("pattern", "found"), [("^iron|zinc", True), ("^(iron|zinc)", False), ("zinc", True)]
)
def test_only_what_opens_as_a_whole_is_tried_at_the_start_alone(pattern: str, found: bool) -> None:
    assert Cue(pattern).found("and zinc") is found


def test_pairs_give_every_needle_with_its_cue() -> None:
    one, other = cues(["iron", "zinc|lead"])
    assert pairs((one, other)) == (("iron", one), ("lead", other), ("zinc", other))
