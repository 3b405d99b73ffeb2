"""The contract of an index, held against every module in `indexes/`."""

import pickle
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from probatum import plugins
from probatum.errors import LibraryBusy, LibraryDamaged, LibraryMissing
from probatum.indexes import Index
from probatum.types.document import Alias, Document
from probatum.types.question import Query
from probatum.types.source import Kind, Relation, Standing, State
from tests.indexes.made import WORDS, asking, cut, document, long, source

DOCUMENTS = [document(number) for number in range(1, 121)]
QUERIES = [asking(*random.Random(seed).sample([word[:4] for word in WORDS], 2)) for seed in range(3)] + [
    asking("iron", "leg", "sleep"),
    asking("restless", "dopamin", "brain", "trial", "placebo"),
    Query(terms=(("iron", 2.0), ("sleep", 0.3)), since=2000),
]


@pytest.fixture(params=plugins.names("indexes"))
def kind(request: pytest.FixtureRequest) -> Any:
    return plugins.load("indexes", request.param).Index


@pytest.fixture
def index(kind: Any, tmp_path: Path) -> Index:
    made: Index = kind.create(tmp_path / "library")
    return made


def store(index: Index, documents: Iterable[Document]) -> None:
    with index.writer() as writer:
        writer.put(map(index.shelved, documents))
        writer.commit()


def drop(index: Index, ids: Iterable[str]) -> None:
    with index.writer() as writer:
        writer.drop(ids)
        writer.commit()


def answers(index: Index) -> list[object]:
    """All that can be read from an index."""
    found = [[(hit.passage, hit.score) for hit in index.search(query, limit=20)] for query in QUERIES]
    frequencies = [index.frequency(word) for word in ("iron", "leg", "sleep", "zebra")]
    tallies = [index.tally(trait) for trait in ("kind", "state", "language", "year", "holding")]
    return [found, frequencies, tallies, index.size, index.snapshot, list(index.documents())]


def test_an_empty_index_holds_nothing(index: Index) -> None:
    assert (index.size, list(index.documents()), index.search(asking("iron"), limit=5)) == (0, [], [])
    assert index.snapshot == f"sha256:{0:064x}"


def test_a_directory_without_index_is_missing(kind: Any, tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="no library"):
        kind.open(tmp_path)


def test_create_opens_what_is_there(kind: Any, index: Index, tmp_path: Path) -> None:
    store(index, DOCUMENTS[:3])
    assert kind.create(tmp_path / "library").size == 3


@pytest.mark.parametrize(
    "given",
    [
        document(1),
        long("doi:10.1000/long", 40),
        Document(source=source("isbn:9780000000002")),
        cut(source("pmid:3"), "α-synuclein 5\u2009µg; “naïve”", "Second.", population="human"),
        cut(source("pmid:4"), "a" * 9000, "b" * 9000, "short"),
    ],
    ids=["short", "long", "without text", "unusual characters", "no place to cut"],
)
def test_a_document_comes_out_as_it_went_in(index: Index, given: Document) -> None:
    store(index, [given])
    assert index.find([given.source.id]) == [given]
    assert list(index.documents()) == [given]


@pytest.mark.parametrize("given", [document(1), long("doi:10.1000/long", 40), Document(source("pmid:5"))])
def test_what_is_shelved_can_be_sent_and_unpacked(index: Index, given: Document) -> None:
    sent = pickle.loads(pickle.dumps(index.shelved(given)))
    assert sent == index.shelved(given)
    assert sent.source == given.source.id
    assert index.unshelved(sent) == given


def test_a_whole_record_comes_out_as_it_went_in(index: Index) -> None:
    record = replace(
        source("pmid:7"),
        identifiers=("doi:10.1000/x", "pmid:7"),
        authors=("Ekbom KA", "Willis T"),
        authors_complete=False,
        mesh=("Restless Legs Syndrome/drug therapy*",),
        kind=Kind.TRIAL,
        standing=Standing(State.CONCERN, "see notice", "2026-01-01"),
        relations=(Relation("erratum in", "J Sleep 2020", "pmid:8"),),
        year=None,
        digest=True,
    )
    given = cut(record, "Iron helps.", aliases=(Alias("RLS", "restless legs syndrome"),))
    store(index, [given])
    assert index.find(["doi:10.1000/x"]) == [given]


def test_put_replaces_what_has_the_same_id(index: Index) -> None:
    store(index, [document(1, text="about zebras"), document(2)])
    store(index, [document(1, text="about iron")])
    assert index.frequency("zebra") == 0
    assert [hit.passage.text for hit in index.search(asking("iron"), limit=1)] == ["about iron"]
    assert index.size == 2


def test_the_last_of_one_batch_with_the_same_id_holds(index: Index) -> None:
    store(index, [document(1, text="first"), document(1, text="second")])
    assert [d.sections[0].text for d in index.documents()] == ["second"]
    assert list(index.faults()) == []


def test_drop_removes_every_entry_of_a_document(index: Index) -> None:
    store(index, [long("pmid:9", 40), document(1)])
    drop(index, ["pmid:9", "pmid:404"])
    assert [found.source.id for found in index.documents()] == ["pmid:1"]
    assert index.frequency("paragraph0") == 0


def test_what_is_not_committed_is_forgotten(index: Index) -> None:
    store(index, DOCUMENTS[:2])
    with index.writer() as writer:
        writer.put(map(index.shelved, DOCUMENTS[2:4]))
        writer.drop(["pmid:1"])
    assert [found.source.id for found in index.documents()] == ["pmid:1", "pmid:2"]
    assert list(index.faults()) == []


def test_an_error_in_the_block_forgets_what_was_not_committed(index: Index) -> None:
    with pytest.raises(ZeroDivisionError), index.writer() as writer:
        writer.put(map(index.shelved, DOCUMENTS[:2]))
        _ = 1 / 0
    assert index.size == 0
    store(index, DOCUMENTS[:2])
    assert index.size == 2


def test_a_second_writer_is_told_at_once_that_the_library_is_busy(
    kind: Any, index: Index, tmp_path: Path
) -> None:
    other = kind.open(tmp_path / "library")
    with index.writer(), pytest.raises(LibraryBusy, match="try again"), other.writer():
        pass
    with other.writer() as writer:
        writer.put(map(index.shelved, DOCUMENTS[:1]))
        writer.commit()


def test_a_reader_sees_a_commit_without_opening_again(kind: Any, index: Index, tmp_path: Path) -> None:
    reader = kind.open(tmp_path / "library")
    assert reader.size == 0
    store(index, DOCUMENTS[:5])
    assert reader.size == 5
    assert reader.search(asking("iron", "leg", "sleep"), limit=3)


def in_one_go(index: Index) -> None:
    store(index, DOCUMENTS)


def in_three_goes(index: Index) -> None:
    for at in (0, 50, 51):
        store(index, DOCUMENTS[at : {0: 50, 50: 51, 51: 120}[at]])


def in_another_order(index: Index) -> None:
    store(index, random.Random(7).sample(DOCUMENTS, len(DOCUMENTS)))


def with_some_replaced(index: Index) -> None:
    store(
        index, [document(n, version=1, words=400) if n % 3 else d for n, d in enumerate(DOCUMENTS, start=1)]
    )
    store(index, [d for n, d in enumerate(DOCUMENTS, start=1) if n % 3])


def with_others_dropped(index: Index) -> None:
    store(index, [document(number, words=900) for number in range(500, 900)])
    store(index, [*DOCUMENTS, long("pmid:1000", 60)])
    drop(index, [f"pmid:{number}" for number in (*range(500, 900), 1000)])


@pytest.mark.parametrize(
    "history", [in_three_goes, in_another_order, with_some_replaced, with_others_dropped]
)
def test_answers_depend_on_what_is_there_and_not_on_how_it_came(
    kind: Any, index: Index, tmp_path: Path, history: Callable[[Index], None]
) -> None:
    history(index)
    straight = kind.create(tmp_path / "straight")
    in_one_go(straight)
    assert answers(index) == answers(straight)
    assert list(index.faults()) == []


def test_what_was_dropped_makes_no_word_common(index: Index) -> None:
    kept = (
        {1: "iron", 2: "iron"} | dict.fromkeys(range(3, 23), "legs") | dict.fromkeys(range(23, 323), "sleep")
    )
    passing = dict.fromkeys(range(1000, 3000), "iron") | dict.fromkeys(range(3000, 3300), "legs")
    store(index, [cut(source(f"pmid:{number}"), text) for number, text in (kept | passing).items()])
    drop(index, [f"pmid:{number}" for number in passing])
    found = index.search(asking("iron", "leg"), limit=5)
    assert [hit.passage.text for hit in found] == ["iron", "iron", "legs", "legs", "legs"]


def test_the_best_record_comes_first_and_equal_ones_by_source(index: Index) -> None:
    ids = [f"pmid:{number}" for number in range(1, 99)]
    texts = {id: "iron iron iron" if id == "pmid:50" else "iron sleep legs" for id in ids}
    store(index, [cut(source(id), text) for id, text in texts.items()])
    found = [hit.source.id for hit in index.search(asking("iron"), limit=10)]
    assert found == ["pmid:50", *sorted(set(ids) - {"pmid:50"})[:9]]


def test_the_first_of_many_equal_records_does_not_depend_on_how_many_are_asked_for(index: Index) -> None:
    store(index, [cut(source(f"pmid:{number}"), "iron and sleep") for number in range(1, 400)])
    everything = [hit.source.id for hit in index.search(asking("iron"), limit=399)]
    assert everything == sorted(everything)
    assert [hit.source.id for hit in index.search(asking("iron"), limit=7)] == everything[:7]


def test_passages_of_a_record_stand_together_in_order_with_one_score(index: Index) -> None:
    store(index, [cut(source("pmid:1"), "iron one", "iron two", "three"), cut(source("pmid:2"), "sleep")])
    found = index.search(asking("iron"), limit=5)
    assert [hit.passage.text for hit in found] == ["iron one", "iron two", "three"]
    assert len({hit.score for hit in found}) == 1


def test_part_of_a_long_document_is_found(index: Index) -> None:
    store(index, [long("pmid:9", 60), document(1)])
    found = index.search(asking("paragraph17"), limit=5)
    texts = {hit.passage.text for hit in found if "paragraph17" in hit.passage.text}
    assert len(texts) == 2
    assert len(found) < 30


def test_a_rarer_stem_counts_more_and_a_weight_counts_as_given(index: Index) -> None:
    texts = ["iron sleep", *["sleep legs"] * 20, "zebra legs"]
    store(index, [cut(source(f"pmid:{n}"), text) for n, text in enumerate(texts, start=1)])
    assert index.search(asking("sleep", "zebra"), limit=1)[0].source.id == "pmid:22"
    heavier = Query(terms=(("sleep", 30.0), ("zebra", 0.1)))
    assert index.search(heavier, limit=1)[0].source.id == "pmid:1"


def test_a_record_without_text_is_kept_and_never_found(index: Index) -> None:
    store(index, [Document(source=source("pmid:1", title="Iron in restless legs"))])
    assert index.search(asking("iron"), limit=5) == []
    assert [found.source.id for found in index.find(["pmid:1"])] == ["pmid:1"]
    assert (index.size, index.tally("holding")) == (0, [("catalogue", 1)])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kinds": ("Trial",)}, {"pmid:1"}),
        ({"states": ("retracted", "concern")}, {"pmid:2"}),
        ({"languages": ("fr",)}, {"pmid:3"}),
        ({"populations": ("animal",)}, {"pmid:3"}),
        ({"since": 2000}, {"pmid:1", "pmid:2"}),
        ({"until": 2000}, {"pmid:2", "pmid:3"}),
        ({"since": 2000, "until": 2000}, {"pmid:2"}),
        ({"kinds": ("Trial", "Research"), "since": 1990}, {"pmid:1", "pmid:2", "pmid:3"}),
        ({"kinds": ("News",)}, set()),
    ],
)
def test_filters_keep_what_they_name(index: Index, query: dict[str, Any], found: set[str]) -> None:
    store(
        index,
        [
            cut(replace(source("pmid:1", year=2020), kind=Kind.TRIAL), "iron"),
            cut(replace(source("pmid:2", year=2000), standing=Standing(State.RETRACTED)), "iron"),
            cut(replace(source("pmid:3", year=1990), language="fr"), "iron", population="animal"),
            cut(source("pmid:4", year=None), "sleep"),
        ],
    )
    hits = index.search(Query(terms=(("iron", 1.0),), **query), limit=9)
    assert {hit.source.id for hit in hits} == found
    free = {hit.source.id: hit.score for hit in index.search(asking("iron"), limit=9)}
    assert all(hit.score == free[hit.source.id] for hit in hits)


def test_documents_come_sorted_by_id(index: Index) -> None:
    store(index, reversed(DOCUMENTS))
    ids = [found.source.id for found in index.documents()]
    assert ids == sorted(ids)
    assert len(ids) == len(DOCUMENTS)


def test_a_relation_leads_back_to_the_record_that_states_it(index: Index) -> None:
    notice = replace(source("pmid:2"), relations=(Relation("erratum for", "J 2020", "pmid:1"),))
    store(index, [document(1), Document(source=notice)])
    assert [found.source.id for found in index.linked(["pmid:1"])] == ["pmid:2"]
    assert index.linked([]) == []


def test_names_work_both_ways_whatever_case_and_plural(index: Index) -> None:
    aliases = (Alias("RLS", "restless legs syndrome"), Alias("RLS", "Restless leg syndrome"))
    store(index, [cut(source(f"pmid:{n}"), "x", aliases=aliases) for n in range(3)])
    store(index, [cut(source("pmid:9"), "x", aliases=(Alias("RLS", "reduced lung sounds"),))])
    assert index.names("rls") == [("restless legs syndrome", 3), ("reduced lung sounds", 1)]
    assert index.names("Restless Leg Syndromes") == [("RLS", 3)]
    drop(index, ["pmid:9", "pmid:0"])
    assert index.names("rls") == [("restless legs syndrome", 2)]
    assert index.names("") == index.names("r") == []


def test_the_snapshot_tells_apart_what_differs(index: Index) -> None:
    seen = {index.snapshot}
    for change in (document(1), document(2), document(1, version=1)):
        store(index, [change])
        seen.add(index.snapshot)
    drop(index, ["pmid:2"])
    seen.add(index.snapshot)
    assert len(seen) == 5
    drop(index, ["pmid:1"])
    assert index.snapshot == f"sha256:{0:064x}"


def test_asking_for_nothing_finds_nothing(index: Index) -> None:
    store(index, DOCUMENTS[:9])
    assert index.search(Query(terms=()), limit=5) == []
    assert index.search(asking("iron"), limit=0) == []
    assert index.search(Query(terms=(("iron", 0.0),)), limit=5) == []
    assert index.search(asking("no-such-stem"), limit=5) == []
    assert index.find([]) == index.find(["pmid:404"]) == []


def test_a_damaged_directory_is_said_to_be_damaged(kind: Any, index: Index, tmp_path: Path) -> None:
    store(index, DOCUMENTS[:3])
    for file in (tmp_path / "library").iterdir():
        if file.suffix == ".json":
            file.write_text("{", encoding="utf-8")
    with pytest.raises(LibraryDamaged, match="Restore a copy"):
        kind.open(tmp_path / "library")
