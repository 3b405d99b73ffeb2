"""Records that share an identifier become one source, and what they said stays told apart."""

from dataclasses import replace

from probatum.library.entry import Rules
from probatum.library.merging import merged
from probatum.types.document import Alias, Document, Section
from probatum.types.source import Kind, Relation, Standing, State
from tests.library.made import ABSTRACT, article, digest, record

RULES = Rules.of_the_house()


def kept(document: Document) -> Document:
    return RULES.admitted(document).document


ABSTRACTED = kept(article("pmid:1", "doi:10.1000/a", container="Sleep", year=2020, mesh=("Humans",)))
DIGESTED = kept(digest("pmid:1", "pmcid:PMC7", title="Iron in RLS", note="Small trial."))


def test_identifiers_are_united_and_the_first_scheme_names_the_source() -> None:
    found = merged(kept(article("doi:10.1000/a")), kept(article("doi:10.1000/a", "pmid:5")))
    assert found.source.id == "pmid:5"
    assert found.source.identifiers == ("doi:10.1000/a", "pmid:5")
    assert {passage.source for section in found.sections for passage in section.passages} == {"pmid:5"}


def test_merging_with_what_is_in_it_changes_nothing() -> None:
    both = merged(ABSTRACTED, DIGESTED)
    assert merged(both, ABSTRACTED) == both
    assert merged(both, DIGESTED) == both
    assert merged(ABSTRACTED, ABSTRACTED) == ABSTRACTED


def test_digest_and_abstract_stand_side_by_side_in_either_order() -> None:
    both = merged(ABSTRACTED, DIGESTED)
    assert both == merged(DIGESTED, ABSTRACTED)
    assert [section.label for section in both.sections] == ["Abstract", "Findings"]
    assert [{p.digest for p in section.passages} for section in both.sections] == [{False}, {True}]
    assert both.source.digest


def test_the_publishers_record_leads_and_the_digest_fills_its_gaps() -> None:
    source = merged(DIGESTED, ABSTRACTED).source
    assert (source.title, source.container, source.note) == ("Iron in restless legs", "Sleep", "Small trial.")


def test_changed_text_of_a_record_replaces_its_own_sort_only() -> None:
    both = merged(ABSTRACTED, DIGESTED)
    found = merged(both, kept(article("pmid:1", text="No use.")))
    assert [section.text for section in found.sections] == ["No use.", "Iron helps.\n"]


def test_a_full_text_is_not_lost_to_an_abstract_and_comes_in_over_one() -> None:
    full = kept(
        Document(
            source=record("pmid:1"),
            sections=(Section("Methods", ABSTRACT), Section("Results", ABSTRACT * 99)),
        )
    )
    assert merged(ABSTRACTED, full).sections == full.sections
    assert merged(full, ABSTRACTED).sections == full.sections
    assert merged(full, ABSTRACTED).source.mesh == ("Humans",)


def test_a_record_without_text_takes_no_text_away() -> None:
    bare = kept(article("pmid:1", text="", title="A better title"))
    found = merged(ABSTRACTED, bare)
    assert found.sections == ABSTRACTED.sections
    assert found.source.title == "A better title"


def test_equal_labels_of_both_texts_are_told_apart() -> None:
    other = replace(DIGESTED, sections=tuple(replace(s, label="Abstract") for s in DIGESTED.sections))
    found = merged(ABSTRACTED, other)
    assert [section.label for section in found.sections] == ["Abstract", "Abstract 2"]
    assert [passage.section for passage in found.sections[1].passages] == ["Abstract 2"]
    assert merged(found, other) == found


def test_aliases_and_relations_are_united() -> None:
    one = replace(
        kept(article("pmid:1", relations=(Relation("comment in", "A"),))), aliases=(Alias("B", "bb"),)
    )
    other = replace(
        kept(article("pmid:1", relations=(Relation("erratum in", "B"),))), aliases=(Alias("A", "aa"),)
    )
    found = merged(one, other)
    assert found.aliases == (Alias("A", "aa"), Alias("B", "bb"))
    assert {relation.kind for relation in found.source.relations} == {"comment in", "erratum in"}


def with_state(document: Document, state: State) -> Document:
    return replace(document, source=replace(document.source, standing=Standing(state)))


def test_a_digest_cannot_lift_a_retraction() -> None:
    retracted = with_state(ABSTRACTED, State.RETRACTED)
    current = with_state(DIGESTED, State.CURRENT)
    assert merged(retracted, current).source.standing.state is State.RETRACTED
    assert merged(current, retracted).source.standing.state is State.RETRACTED


def test_a_retraction_that_only_the_digest_knows_is_not_lost() -> None:
    found = merged(ABSTRACTED, with_state(DIGESTED, State.RETRACTED))
    assert found.source.standing.state is State.RETRACTED


def test_the_newer_record_of_the_publisher_says_how_it_stands() -> None:
    found = merged(with_state(ABSTRACTED, State.CONCERN), with_state(ABSTRACTED, State.REINSTATED))
    assert found.source.standing.state is State.REINSTATED


def test_a_corrected_digest_replaces_the_one_before() -> None:
    newer = kept(
        digest(
            "pmid:1", "pmcid:PMC7", findings=("Iron may help.",), title="Iron in RLS", note="A large trial."
        )
    )
    found = merged(DIGESTED, newer)
    assert [section.text for section in found.sections] == ["Iron may help.\n"]
    assert found.source.note == "A large trial."


def test_a_digest_does_not_take_the_lead_from_a_publishers_record_without_text() -> None:
    bare = kept(article("pmid:1", text="", container="Sleep", year=2020, mesh=("Humans",)))
    both = merged(bare, DIGESTED)
    assert both.source.title == "Iron in restless legs"
    assert merged(both, DIGESTED) == both
    assert merged(both, bare) == both


def test_a_full_text_that_says_less_of_its_kind_leaves_it() -> None:
    trial = ("Journal Article", "Randomized Controlled Trial")
    stored = article("pmid:1", publication_types=trial, kind=Kind.TRIAL)
    incoming = article("pmid:1", publication_types=("Journal Article",), kind=Kind.RESEARCH)
    found = merged(stored, incoming).source
    assert (found.publication_types, found.kind) == (trial, Kind.TRIAL)


def test_the_address_of_a_full_text_stays_when_the_record_of_pubmed_comes_later() -> None:
    pmc, pubmed = "https://pmc.ncbi.nlm.nih.gov/articles/PMC7/", "https://pubmed.ncbi.nlm.nih.gov/1/"
    full, record = article("pmid:1", url=pmc), article("pmid:1", url=pubmed)
    assert merged(full, record).source.url == merged(record, full).source.url == pmc
