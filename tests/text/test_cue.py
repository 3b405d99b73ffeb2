"""A cue finds what its pattern finds, however seldom the pattern is tried."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import probatum
from probatum.text.cue import Cue, Named, cues, needles, openings, pairs

ROOT = Path(probatum.__file__).parent


def patterns() -> Iterator[str]:
    """Every pattern of the lists that are read as cues."""
    for name in ("sentence_cues", "facets", "populations", "question_kinds", "red_flags", "answer_forms"):
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
        (r"\bwith (great )?caution\b", ("caution",)),
        (r"\bincreases? the risk of (death|harm)", (" the risk of ",)),
        (r"\b(should|must) not\b", ("must", "should")),
        (r"^the (aim|goal)\b", ("",)),
        (r"\d+", ("",)),
        (r"(?i)iron", ("",)),
        (r"a(b", ("",)),
        (r"a|", ("",)),
    ],
)
def test_needles_are_what_a_match_cannot_do_without(pattern: str, wanted: tuple[str, ...]) -> None:
    assert needles(pattern) == tuple(sorted(wanted))


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"\bcontra-?indicat", ("contra",)),
        (r"\b(were|was) (recruited|enrolled)\b", ("enrolled", "recruited")),
        (r"\brandomi[sz]ed \d", ("randomi",)),
        (r"\bp(a)?ediatric", ("p",)),
        (r"\b(a )?goal\b", ("",)),
        (r"\bfo+d", ("f",)),
        (r"(?<!not )\brobust\b", ("robust",)),
        (r"\b(lead|pb)-free", ("free",)),
        (r"\bx(ray|film)", ("x",)),
        (r"ray of (light|hope)", ("hope", "light")),
        (r"^the (aim|goal)\b", ("the ",)),
        (r"\d+\smg", ("mg",)),
        (r"\d+\s*mg", ("",)),
        (r"\ba\sb|iron", ("",)),
        (r"(?i)\biron", ("",)),
    ],
)
def test_openings_are_needles_with_which_a_word_begins(pattern: str, wanted: tuple[str, ...]) -> None:
    assert openings(pattern) == wanted


@given(st.data())
def test_many_cues_find_what_one_of_them_finds(data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=5))
    text = data.draw(st.from_regex(some[0]) | st.text("abcdefghilmnoprstuw -.,?%1–é_", max_size=80))
    found = sorted(pattern for pattern in set(some) if re.search(pattern, text))
    many = Named((pattern, Cue(pattern)) for pattern in set(some))
    assert sorted(many.found(text)) == found
    assert many.any(text) is bool(found)


@pytest.mark.parametrize("text", ["a–dos", "dos", "x dose", "(dos)", "p.dos_", "é dos"])
def test_a_word_of_many_cues_begins_wherever_a_word_begins(text: str) -> None:
    many = Named([("dose", Cue(r"\bdos")), ("or", Cue(r"\bor iron"))])
    assert many.any(text)
    assert not many.any(f"x{text.replace('–', 'y')}".replace(" ", "_").replace("(", "_").replace(".", "_"))


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


def test_a_cue_is_compiled_only_for_a_text_that_holds_something_of_every_part() -> None:
    cue = Cue(r"\b(women|men) were recruited\b")
    assert not cue.found("patients were recruited") and "pattern" not in vars(cue)
    assert cue.found("women were recruited") and "pattern" in vars(cue)
