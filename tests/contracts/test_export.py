"""The contract of an export, held against every module in `exports/`."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probatum import plugins
from probatum.types.edition import Edition
from tests.exports import editions
from tests.exports.records import registered

MODULES = [plugins.load("exports", name) for name in plugins.names("exports")]
READ = [module for module in MODULES if module.MEDIA_TYPE.startswith("text/")]
"""Formats that people read: terminal, markdown, html."""

every = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.NAME)
read_by_people = pytest.mark.parametrize("module", READ, ids=lambda module: module.NAME)

OBEYED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e0fff]"
)
"""Characters that a terminal or a viewer would obey, or that nobody would see."""


def flat(module: ModuleType, edition: Edition) -> str:
    """What a reader sees, on one line, without the marks of the format."""
    text: str = module.render(edition)
    if module.NAME == "html":
        text = unescape(
            re.sub(r"<[^>]+>", "", re.sub(r"<head>.*?</head>|<summary>|</p>", " ", text, flags=re.S))
        )
    return " ".join(text.replace("\\", "").split())


@every
def test_it_says_what_it_is(module: ModuleType) -> None:
    assert module.__name__ == f"probatum.exports.{module.NAME}"
    assert module.SUFFIX.startswith(".")
    assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?", module.MEDIA_TYPE)
    assert (module.__doc__ or "").strip()


def test_no_two_have_the_same_suffix() -> None:
    assert len({module.SUFFIX for module in MODULES}) == len(MODULES)


@every
def test_the_reference_page_tells_of_it(module: ModuleType) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    assert f"\n## {module.NAME}\n" in page
    assert f"| [`{module.NAME}`](#{module.NAME}) | `{module.SUFFIX}` |" in page


def test_people_can_read_three() -> None:
    assert [module.NAME for module in READ] == ["html", "markdown", "terminal"]


@every
def test_the_same_edition_gives_the_same_bytes(module: ModuleType) -> None:
    assert module.render(editions.emergency()) == module.render(editions.emergency())


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "from hashlib import sha256; from tests.contracts.test_export import MODULES, editions\n"
        "for m in MODULES: print(m.NAME, sha256(m.render(editions.realistic()).encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ
            | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "COLUMNS": "40", "FORCE_COLOR": "1"},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    here = "".join(
        f"{module.NAME} {sha256(module.render(editions.realistic()).encode()).hexdigest()}\n"
        for module in MODULES
    )
    assert runs == [here, here]


@every
@pytest.mark.parametrize("edition", [editions.realistic(), registered()], ids=["realistic", "registered"])
def test_references_stand_in_the_order_of_their_numbers(module: ModuleType, edition: Edition) -> None:
    text = flat(module, edition)
    places = [text.rfind(reference.source.title.rstrip(".")) for reference in edition.references]
    assert -1 not in places
    assert places == sorted(places)


@read_by_people
def test_every_statement_bears_the_numbers_of_the_edition(module: ModuleType) -> None:
    edition = editions.realistic()
    text = flat(module, edition)
    for section in (edition.direct, *(section.statements for section in edition.sections)):
        for statement in section:
            after = text[text.index(statement.text) + len(statement.text) :][:60]
            found = tuple(int(number) for number in re.findall(r"\d+", after)[: len(statement.numbers)])
            assert found == statement.numbers, statement.text


@read_by_people
def test_notices_come_first_and_then_that_nobody_has_reviewed_it(module: ModuleType) -> None:
    edition = editions.emergency()
    text = flat(module, edition)
    first, second = (text.index(notice.text) for notice in edition.notices)
    review = text.index("Not reviewed: this text was put together by a program")
    assert first < second < text.index(edition.answer.question.text) < review
    assert review < text.index(edition.direct[0].text)


@read_by_people
def test_what_is_disputed_missing_and_set_aside_is_told(module: ModuleType) -> None:
    text = flat(module, editions.realistic())
    for told in (
        "One source says reduced, the other raised.",
        "Nothing was found on: Inflammation and immunity; Hormones.",
        "An invented study that was retracted",
        "1 statement withheld because a check failed.",
        "1 statement of the full article not shown for this group of readers.",
        "Reading grade 12.5",
        "It supports clinical judgement and does not replace it.",
        "a paraphrase written for the library",
        "Paid for by an invented maker of iron.",
        "An invented erratum changed table 2.",
    ):
        assert told in text, told


@read_by_people
def test_a_statement_that_fell_is_shown_to_nobody(module: ModuleType) -> None:
    assert "80%" not in module.render(editions.realistic())


@read_by_people
def test_an_unanswered_question_gets_an_honest_answer(module: ModuleType) -> None:
    text = flat(module, editions.unanswered())
    assert "The library does not answer this." in text
    assert "No source in the library speaks of acupuncture." in text
    assert "Dopamine in restless legs: an invented systematic review" in text
    assert "It does not speak of: acupuncture".lower() in text.lower()


@every
def test_a_reference_that_was_retracted_says_so(module: ModuleType) -> None:
    assert "retracted" in module.render(editions.retracted_since()).lower().replace(
        "study that was retracted", ""
    )


@every
@pytest.mark.parametrize("text", editions.HOSTILE, ids=range(len(editions.HOSTILE)))
def test_no_text_breaks_out(module: ModuleType, text: str) -> None:
    rendered = module.render(editions.hostile(text))
    assert rendered.encode()
    assert not OBEYED.search(rendered)


@given(text=st.text(max_size=80))
@settings(max_examples=40)
def test_no_text_at_all_breaks_out(text: str) -> None:
    edition = editions.hostile(text)
    for module in MODULES:
        rendered = module.render(edition)
        assert rendered.encode()
        assert not OBEYED.search(rendered)
