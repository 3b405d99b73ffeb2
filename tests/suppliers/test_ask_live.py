"""Ask with reach: only where it is permitted and needed, in the time given, and there is always an answer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.ask_live import Reached, ask_live, queries
from probatum.connectors import Access
from probatum.library import Library
from probatum.outside.client import Client
from probatum.outside.policy import Policy
from probatum.understand import turn, understand
from tests.connectors.reading import article as xml
from tests.library.made import article
from tests.suppliers.server import World, serving

QUESTION = "Does magnesium help restless legs syndrome?"
CLINICIAN = audiences.load("clinician")


FINDINGS = (
    "Magnesium lowered the number of arousals",
    "Oral magnesium for eight weeks improved sleep quality",
    "Magnesium citrate reduced severity scores by half",
    "In patients with normal iron, magnesium was no better than placebo",
)


def record(number: int) -> bytes:
    text = f"{FINDINGS[number % len(FINDINGS)]} in restless legs syndrome. Trial {number} was small."
    return xml(
        str(number),
        f"<ArticleTitle>Magnesium in restless legs syndrome, trial {number}.</ArticleTitle>"
        f'<Abstract><AbstractText Label="CONCLUSIONS">{text}</AbstractText></Abstract>',
    ).encode()


@pytest.fixture
def world() -> World:
    return World(pubmed={str(n): record(n) for n in range(1, 6)})


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with serving(world) as found:
        yield found


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = Library.create(tmp_path / "library")
    found.add([article("pmid:90", text="Iron helps in restless legs syndrome.")])
    return found


def reached(
    library: Library, world: World, address: str, question: str = QUESTION, seconds: float = 20
) -> Reached:
    client = Client(
        Policy(private=(address.removeprefix("http://"),)),
        clock=world.hands.clock(),
        journal=Path(str(library._path)).parent / "outside.jsonl",
    )
    return ask_live(
        question, library, Access(client, f"{address}/eutils/"), seconds=seconds, audience=CLINICIAN
    )


def test_a_thin_answer_is_taken_to_pubmed_and_says_what_is_new(
    library: Library, world: World, address: str
) -> None:
    assert not ask(QUESTION, library, audience=CLINICIAN).answer.answered
    found = reached(library, world, address)
    assert found.edition.answer.answered
    assert found.added == 5 and found.failure == ""
    assert {source.id for source in found.new} <= {f"pmid:{n}" for n in range(1, 6)}
    assert found.new
    assert found.edition == ask(QUESTION, library, audience=CLINICIAN)


def test_terms_leave_and_the_question_does_not(library: Library, world: World, address: str) -> None:
    question = "My name is Jane Roe, born on 3/4/1956. Does magnesium help restless legs syndrome?"
    reached(library, world, address, question)
    (term,) = [asked["term"] for _, path, asked in world.asked if path.endswith("esearch.fcgi")]
    assert "magnesium" in term and "restless legs" in term
    everything = json.dumps([asked for _, _, asked in world.asked]).lower()
    for secret in ("jane", "roe", "1956", "my name", "does"):
        assert secret not in everything


def test_an_answer_that_is_not_thin_asks_nobody(library: Library, world: World, address: str) -> None:
    reached(library, world, address)
    asked = len(world.asked)
    found = reached(library, world, address)
    assert found.edition.answer.answered
    assert (found.asked, found.new, len(world.asked)) == ("", (), asked)


@pytest.mark.parametrize("fault", ["500", "drift", "short", "broken", "429", "slow"])
def test_whatever_fails_outside_there_is_an_answer_in_time(
    library: Library, world: World, address: str, fault: str
) -> None:
    world.faults = dict.fromkeys(range(50), fault)
    found = reached(library, world, address, "Does iron help restless legs syndrome?", seconds=20)
    assert found.edition.answer.answered
    assert found.failure
    if fault != "slow":  # this server goes on dripping when the client has long left
        assert world.hands.at <= 20


def test_what_is_not_permitted_is_not_asked(library: Library, world: World, address: str) -> None:
    client = Client(Policy(), clock=world.hands.clock())
    way = Access(client, f"{address}/eutils/")
    found = ask_live(QUESTION, library, way, seconds=20, audience=CLINICIAN)
    assert found.failure and not found.edition.answer.answered
    assert world.asked == []


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("Does magnesium help restless legs syndrome?", "(magnesium) AND (restless legs syndrome)"),
        ("How should iron deficiency be treated in pregnancy?", "(iron deficiency) AND (pregnancy)"),
        ("Are SGLT2 inhibitors safe in type 2 diabetes?", "(sglt2 inhibitors) AND (type 2 diabetes)"),
    ],
)
def test_phrases_of_the_question_are_asked_for(question: str, phrases: str) -> None:
    assert queries(understand(question))[0] == f"{phrases} AND hasabstract"


def test_without_a_telling_word_nothing_is_asked() -> None:
    assert queries(understand("What can I do without tablets?")) == ()


def test_words_are_asked_for_where_phrases_find_nothing(library: Library, world: World, address: str) -> None:
    world.pubmed.clear()
    reached(library, world, address, "Is vitamin D useful for migraine?")
    assert [asked["term"] for _, _, asked in world.asked] == [
        "((vitamin d useful) AND (migraine) AND hasabstract)",
        "((vitamin) AND (d) AND (migraine) AND hasabstract)",
    ]


def test_a_follow_up_takes_its_topic_along() -> None:
    before = turn(understand("Does magnesium help restless legs syndrome?"))
    (first, *_) = queries(understand("And in pregnancy?", [before]))
    assert "pregnancy" in first and "restless" in first
