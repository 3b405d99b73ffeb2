"""Evidence is found by every name the library knows, and weighed by what it is."""

from pathlib import Path

import pytest

from probatum.library import Library
from probatum.retrieve import retrieve
from probatum.types.document import Alias, Document, Section
from probatum.types.evidence import Evidence
from probatum.types.source import Kind, Source, Standing, State
from probatum.understand import turn, understand


def document(
    name: str,
    text: str,
    *,
    title: str = "A paper",
    kind: Kind = Kind.RESEARCH,
    year: int = 2015,
    state: State = State.CURRENT,
    aliases: tuple[Alias, ...] = (),
) -> Document:
    source = Source(
        id=f"local:{name}",
        identifiers=(f"local:{name}",),
        title=title,
        container="Journal",
        kind=kind,
        year=year,
        standing=Standing(state),
    )
    return Document(source, (Section("Abstract", text),), aliases)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.create(tmp_path / "library")
    library.add(
        [
            document("long", "Restless legs syndrome (RLS) disturbs sleep. The legs must move."),
            document("other", "Willis-Ekbom disease (RLS) is eased by iron."),
            document("short", "RLS runs in families."),
            document("retracted", "RLS is cured by moonlight.", state=State.RETRACTED),
            document("gout", "Gout hurts the toe."),
        ]
    )
    return library


def found(evidence: Evidence) -> list[str]:
    return list(dict.fromkeys(hit.source.id for hit in evidence.hits))


def test_abbreviation_finds_the_names_that_the_library_gives_it(library: Library) -> None:
    assert set(found(retrieve(understand("What is RLS?"), library))) == {
        "local:long",
        "local:other",
        "local:short",
    }


def test_long_name_finds_the_abbreviation(library: Library) -> None:
    evidence = retrieve(understand("What causes restless leg syndrome?"), library)
    assert {"local:long", "local:short"} <= set(found(evidence))
    names = evidence.concepts[-1].names
    assert ("rls",) in names


def test_name_of_the_vocabulary_pack_finds_what_says_it_otherwise(library: Library) -> None:
    question = understand("What is podagra?")
    assert not found(retrieve(question, library))
    library.take_names([("gout", "podagra")], origins=["house"])
    evidence = retrieve(question, library)
    assert found(evidence) == ["local:gout"]
    assert evidence.names == library.names_digest


def test_two_names_of_one_thing_are_one_concept(library: Library) -> None:
    evidence = retrieve(understand("Is RLS the same as restless legs syndrome?"), library)
    assert sum(("rls",) in concept.names for concept in evidence.concepts) == 1


def test_retracted_source_is_set_aside_and_never_a_hit(library: Library) -> None:
    evidence = retrieve(understand("Is RLS cured by moonlight?"), library)
    assert "local:retracted" not in found(evidence)
    assert [one.source.id for one in evidence.set_aside] == ["local:retracted"]
    assert "retracted" in evidence.set_aside[0].reason


def test_guideline_comes_before_a_comment_that_fits_as_well(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    library.add(
        [
            document("comment", "Iron is given in anaemia.", kind=Kind.COMMENT),
            document("guideline", "Iron is given in anaemia.", kind=Kind.GUIDELINE),
        ]
    )
    assert found(retrieve(understand("Is iron given in anaemia?"), library))[0] == "local:guideline"


def test_follow_up_searches_for_the_topic_of_the_thread(library: Library) -> None:
    thread = [turn(understand("What is RLS?"))]
    evidence = retrieve(understand("Does it run in families?", thread), library)
    assert "local:short" in found(evidence)
    assert any(concept.carried for concept in evidence.concepts)


def test_name_that_the_library_lacks_is_rare(library: Library) -> None:
    concepts = {
        concept.text: concept for concept in retrieve(understand("Is zilebesiran safe?"), library).concepts
    }
    assert concepts["zilebesiran"].rare


def test_snapshot_of_the_library_is_recorded(library: Library) -> None:
    assert retrieve(understand("What is RLS?"), library).snapshot == library.snapshot


def test_same_question_gives_the_same_evidence(library: Library) -> None:
    question = understand("What is RLS?")
    assert retrieve(question, library) == retrieve(question, library)


def test_what_somebody_lacks_is_no_part_of_a_name(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    library.add([document("one", "Iron deficiency anaemia (IDA) is common. IDA is treated with iron.")])
    whole, apart = (
        [concept.text for concept in retrieve(understand(text), library).concepts]
        for text in ("iron deficiency anaemia", "iron deficiency without anaemia")
    )
    assert whole == ["iron deficiency anaemia"]
    assert "anaemia" in apart
