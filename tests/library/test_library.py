"""The library as the rest of the house uses it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from probatum.connectors import Removal
from probatum.errors import LibraryMissing, NotFound, PluginError
from probatum.library import Added, Library
from probatum.types.document import Document, Section
from probatum.types.question import Query
from probatum.types.source import NOT_CITABLE, Relation, State
from tests.library.made import ABSTRACT, article, digest, record

IRON = Query(terms=(("iron", 1.0),))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / "library", own_hosts=["answers.example.org"])


def test_what_was_added_is_found_with_its_place_in_the_text(library: Library) -> None:
    library.add([article("pmid:1"), article("pmid:2", text="Sleep was not measured.", title="Sleep")])
    (hit,) = library.search(IRON, limit=5)
    text = library.document("pmid:1").sections[0].text
    assert text[hit.passage.start : hit.passage.end] == hit.passage.text == ABSTRACT
    assert [text[span.start : span.end] for span in hit.passage.sentences] == [
        "Restless legs syndrome (RLS) is common.",
        "Iron may help.",
        "We saw fewer symptoms (p < 0.05) with iron.",
    ]


@pytest.mark.parametrize("spelling", ["PMID:1", "0001", "https://doi.org/10.1000/A", "pmc7", "PMC7.2"])
def test_a_source_is_found_by_any_spelling_of_any_identifier(library: Library, spelling: str) -> None:
    library.add([article("pmid:1", "doi:10.1000/a", "pmcid:PMC7.1")])
    if spelling == "PMC7.2":
        assert library.document(spelling).source.id == "pmid:1"
    assert library.document(spelling).source.identifiers == (
        "doi:10.1000/a",
        "pmcid:PMC7",
        "pmcid:PMC7.1",
        "pmid:1",
    )


@pytest.mark.parametrize("unknown", ["pmid:404", "no such thing", ""])
def test_an_unknown_source_is_said_not_to_be_there(library: Library, unknown: str) -> None:
    with pytest.raises(NotFound):
        library.document(unknown)


def test_adding_the_same_again_changes_nothing(library: Library, tmp_path: Path) -> None:
    documents = [article("pmid:1"), digest("pmid:2"), article("pmid:3", text="")]
    assert library.add(documents) == Added(added=3)
    before = (library.snapshot, sorted(file.name for file in (tmp_path / "library").iterdir()))
    assert library.add(documents) == Added(unchanged=3)
    assert (library.snapshot, sorted(file.name for file in (tmp_path / "library").iterdir())) == before


def test_changed_content_replaces_what_was_there(library: Library) -> None:
    library.add([article("pmid:1")])
    assert library.add([article("pmid:1", text="No use.")]) == Added(updated=1)
    assert library.document("pmid:1").sections[0].text == "No use."
    assert library.frequency("symptom") == 0
    assert library.info().sources == 1


def test_records_that_share_an_identifier_become_one_source(library: Library) -> None:
    library.add([article("doi:10.1000/a"), article("pmcid:PMC7")])
    result = library.add([article("pmid:1", "doi:10.1000/A", "pmcid:PMC7.2"), article("pmid:1")])
    assert (result.added, result.updated + result.unchanged) == (0, 2)
    assert [found.source.id for found in library.documents()] == ["pmid:1"]
    assert library.document("PMC7") == library.document("10.1000/a")


def test_the_order_of_adding_does_not_show(library: Library, tmp_path: Path) -> None:
    documents = [article(f"pmid:{n}", text=f"{ABSTRACT} Patient {n}.") for n in range(1, 40)]
    digests = [digest(f"pmid:{n}", findings=(f"Iron helped {n}.",)) for n in range(1, 20)]
    library.add([*documents, *digests])
    other = Library.create(tmp_path / "other")
    for part in (digests[10:], documents[::-1], digests):
        other.add(part)
    assert other.snapshot == library.snapshot
    assert other.search(IRON, limit=9) == library.search(IRON, limit=9)


def test_what_may_not_come_in_is_refused_with_its_reason(library: Library) -> None:
    offered: list[Document | Removal] = [
        article("url:https://www.perplexity.ai/x"),
        article("url:https://answers.example.org/legs"),
        article("pmid:zero"),
        Removal("pmid:none"),
        article("pmid:1"),
    ]
    result = library.add(offered)
    assert (result.added, len(result.refused)) == (1, 4)
    assert result.refused[2] == ("pmid:zero", "'zero' is no PMID. It must be a number of up to nine digits.")


def test_a_record_that_the_supplier_deleted_is_removed(library: Library) -> None:
    library.add([article("pmid:1", "doi:10.1000/a"), article("pmid:2")])
    assert library.add([Removal("PMID:1"), Removal("pmid:404")]) == Added(removed=1)
    assert [found.source.id for found in library.documents()] == ["pmid:2"]
    assert library.add([article("pmid:3"), Removal("pmid:3"), article("pmid:3")]) == Added(added=2, removed=1)
    assert library.document("pmid:3").source.id == "pmid:3"


def test_drop_takes_any_spelling_and_tells_how_many(library: Library) -> None:
    library.add([article("pmid:1", "doi:10.1000/a"), article("pmid:2"), article("pmid:3")])
    assert library.drop(["https://doi.org/10.1000/A", "2", "pmid:404"]) == 2
    assert [found.source.id for found in library.documents()] == ["pmid:3"]
    with pytest.raises(NotFound, match="no identifier"):
        library.drop(["what"])


def test_a_catalogue_record_is_kept_and_never_found(library: Library) -> None:
    library.add([article("pmid:1", text="", title="Iron and iron")])
    assert library.search(IRON, limit=5) == []
    assert library.document("pmid:1").source.title == "Iron and iron"


def test_a_retracted_source_is_found_as_such(library: Library) -> None:
    library.add([article("pmid:1", publication_types=("Retracted Publication",))])
    (hit,) = library.search(IRON, limit=5)
    assert hit.source.standing.state in NOT_CITABLE


def test_who_states_a_relation_to_a_source_is_known(library: Library) -> None:
    erratum = article("pmid:2", text="", relations=(Relation("erratum for", "Sleep 2020", "pmid:1"),))
    library.add([article("pmid:1", "doi:10.1000/a"), erratum])
    assert [source.id for source in library.cited_by("doi:10.1000/A")] == ["pmid:2"]
    assert library.cited_by("pmid:2") == []


def test_names_come_from_the_texts_themselves(library: Library) -> None:
    library.add([article("pmid:1"), article("pmid:2")])
    assert library.names("rls") == [("Restless legs syndrome", 2)]
    assert library.names("restless leg syndrome") == [("RLS", 2)]


def test_info_counts_what_is_there(library: Library, tmp_path: Path) -> None:
    library.add(
        [
            article("pmid:1", publication_types=("Review",), year=2019),
            article(
                "pmid:2", publication_types=("Retracted Publication", "Review"), year=2021, language="fr"
            ),
            article("pmid:3", text="", publication_types=("Editorial",)),
            Document(source=record("pmid:4"), sections=(Section("Text", (ABSTRACT + " ") * 80),)),
        ]
    )
    info = library.info()
    assert (info.sources, info.with_text, info.newest) == (4, 3, 2021)
    assert info.kinds == (("Review", 2), ("Comment", 1), ("Other", 1))
    assert info.states == (("unknown", 3), ("retracted", 1))
    assert info.languages == (("en", 3), ("fr", 1))
    assert info.records == library.size > 3
    assert info.snapshot == library.snapshot
    assert info.bytes > 1000


def test_a_sound_library_has_no_faults(library: Library) -> None:
    library.add([article("pmid:1"), digest("pmid:2"), article("pmid:3", text="")])
    library.add([article("pmid:1", text="Changed."), Removal("pmid:2")])
    assert library.check() == []


def test_a_passage_that_is_not_its_text_is_a_fault(library: Library) -> None:
    library.add([article("pmid:1")])
    document = library.document("pmid:1")
    (section,) = document.sections
    astray = replace(section.passages[0], end=9999)
    wrong = replace(document, sections=(replace(section, passages=(astray,)),))
    with library._index.writer() as writer:
        writer.put([library._index.shelved(wrong)])
        writer.commit()
    assert [fault for fault in library.check() if "pmid:1" in fault]


def test_progress_ends_with_the_number_done(library: Library) -> None:
    told: list[int] = []
    library.add((article(f"pmid:{n}") for n in range(1, 700)), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 699


def test_what_came_before_an_error_of_the_connector_is_kept(library: Library) -> None:
    def broken() -> Iterator[Document]:
        yield from (article(f"pmid:{n}") for n in range(1, 300))
        raise OSError("the disk was pulled out")

    with pytest.raises(OSError, match="pulled out"):
        library.add(broken())
    assert library.info().sources == 256
    assert library.check() == []


def test_opening_what_is_no_library_says_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="probatum add"):
        Library.open(tmp_path)
    with pytest.raises(PluginError, match="local"):
        Library.open(tmp_path, index="nowhere")


def test_state_of_a_source_follows_when_its_record_changes(library: Library) -> None:
    library.add([article("pmid:1")])
    library.add([article("pmid:1", relations=(Relation("retraction in", "Sleep 2021", "pmid:9"),))])
    assert library.document("pmid:1").source.standing.state is State.RETRACTED
    assert library.document("pmid:1").source.standing.note == "Retraction in: Sleep 2021"
