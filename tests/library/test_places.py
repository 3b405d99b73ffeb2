"""Places of the original, and what a source says of its own recommendations, go through the library."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from probatum.connectors._exchange import read_line, write_line
from probatum.library import Library
from probatum.library.entry import Rules
from probatum.types.document import Anchor, Document, Passage, Section, Span
from tests.library.made import record

RULES = Rules.of_the_house()


def admitted(section: Section) -> Section:
    (kept,) = RULES.admitted(Document(record("pmid:1"), (section,))).document.sections
    return kept


def test_a_passage_begins_anew_at_each_page_and_names_it() -> None:
    text = "Iron is low. It falls. Rest helps. Legs move."
    pages = (Anchor(0, "page=4"), Anchor(text.index("Rest"), "page=5"))
    kept = admitted(Section("Text", text, anchors=pages))
    assert [(passage.text, passage.locator) for passage in kept.passages] == [
        ("Iron is low. It falls.", "page=4"),
        ("Rest helps. Legs move.", "page=5"),
    ]
    assert kept.anchors == ()


def test_a_sentence_that_runs_over_two_pages_is_on_the_page_where_it_begins() -> None:
    text = "Iron is low in the brain. Rest helps."
    kept = admitted(Section("Text", text, anchors=(Anchor(0, "page=1"), Anchor(12, "page=2"))))
    assert [passage.locator for passage in kept.passages] == ["page=1", "page=2"]


@given(st.text(" \n\xad\u200babc.ABC", max_size=60), st.text(" \xad\u200babc.ABC", max_size=60))
def test_anchors_stay_with_their_words_when_a_text_is_cleaned(before: str, after: str) -> None:
    text = f"{before}\n\nHere it begins. {after}"
    anchors = (Anchor(0, "page=1"), Anchor(text.index("Here"), "page=2"))
    kept = admitted(Section("Text", text, anchors=anchors))
    (passage,) = [each for each in kept.passages if "Here it begins." in each.text]
    assert (passage.locator, passage.text[:4]) == ("page=2", "Here")


RECOMMENDATION = "We rec\xadommend iron. Strong recommendation; low certainty."


def recommendation() -> Section:
    spans = [Span(0, 20)]
    spans += [Span(at := RECOMMENDATION.index(words), at + len(words)) for words in ("Strong", "low")]
    passage = Passage(
        "pmid:1",
        "Iron",
        0,
        len(RECOMMENDATION),
        RECOMMENDATION,
        (spans[0],),
        role="recommendation",
        locator="page=7",
        strength=spans[1],
        certainty=spans[2],
    )
    return Section("Iron", RECOMMENDATION, (passage,))


def test_stated_strength_keeps_its_words_when_a_text_is_cleaned() -> None:
    kept = admitted(recommendation())
    (passage,) = kept.passages
    assert passage.strength and passage.certainty
    assert kept.text[passage.strength.start : passage.strength.end] == "Strong"
    assert kept.text[passage.certainty.start : passage.certainty.end] == "low"


def test_places_and_stated_strength_come_back_from_store_and_exchange(tmp_path: Path) -> None:
    source = replace(record("pmid:1"), expires="2026-01-31", references=12)
    library = Library.create(tmp_path / "library")
    library.add([Document(source, (recommendation(),))])
    stored = library.document("pmid:1")
    (passage,) = stored.sections[0].passages
    assert (passage.locator, bool(passage.strength), bool(passage.certainty)) == ("page=7", True, True)
    assert (stored.source.expires, stored.source.references) == ("2026-01-31", 12)
    assert read_line(write_line(stored).encode()) == stored
    assert library.add([stored]).unchanged == 1
