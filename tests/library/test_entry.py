"""What a document must be to come into the library, and the form in which it is kept."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.library.cutting import LONGEST_PASSAGE, LONGEST_SENTENCE
from probatum.library.entry import Rules
from probatum.library.passages import Refused
from probatum.types.document import Alias, Document, Passage, Section, Span
from probatum.types.source import Kind, Relation, Source, Standing, State
from tests.library.made import article, digest, record

RULES = Rules.of_the_house(["answers.example.org"])


def admitted(document: Document) -> Document:
    return RULES.admitted(document).document


def test_identifiers_come_into_normal_form_and_the_first_scheme_names_the_source() -> None:
    source = admitted(article("https://doi.org/10.1000/ABC", "PMC7.2", "0012")).source
    assert source.id == "pmid:12"
    assert source.identifiers == ("doi:10.1000/abc", "pmcid:PMC7", "pmcid:PMC7.2", "pmid:12")


def test_a_wrong_identifier_is_left_out_and_told() -> None:
    kept = RULES.admitted(article("pmid:1", "isbn:123"))
    assert kept.document.source.identifiers == ("pmid:1",)
    assert len(kept.left_out) == 1
    assert "'123' is no ISBN" in kept.left_out[0]


def test_a_source_without_a_right_identifier_is_refused() -> None:
    with pytest.raises(Refused, match="is no PMID"):
        admitted(article("pmid:none"))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.openevidence.com/ask/1",
        "https://chatgpt.com/share/1",
        "https://PERPLEXITY.ai/search/1",
        "https://answers.example.org/legs",
        "http://de.answers.example.org./legs",
    ],
)
@pytest.mark.parametrize("place", ["url", "identifier"])
def test_answers_and_own_pages_are_refused(address: str, place: str) -> None:
    document = article("pmid:1", url=address) if place == "url" else article("pmid:1", f"url:{address}")
    with pytest.raises(Refused, match="add the sources that it cites"):
        admitted(document)


def test_a_host_that_only_ends_like_a_refused_one_comes_in() -> None:
    assert admitted(article("url:https://notyou.com/legs")).source.id == "url:https://notyou.com/legs"


def test_characters_are_cleaned_before_offsets_are_counted() -> None:
    document = admitted(
        article(
            "pmid:1", text="Coe\ufb03cient of a soft\u00adened\u00a0word. Second.", title=" A\u00a0 title\n"
        )
    )
    assert document.source.title == "A title"
    assert document.sections[0].text == "Coefficient of a softened word. Second."
    assert [p.text for p in document.sections[0].passages] == ["Coefficient of a softened word. Second."]
    first, second = document.sections[0].passages[0].sentences
    assert document.sections[0].text[second.start : second.end] == "Second."
    assert first.end == len("Coefficient of a softened word.")


def test_labels_are_made_unique_and_empty_sections_fall_out() -> None:
    texts = [
        ("Results", "One."),
        ("Results", "  "),
        ("Results", "Two."),
        ("", "Three."),
        ("Results 2", "Four."),
    ]
    document = Document(source=record("pmid:1"), sections=tuple(Section(*pair) for pair in texts))
    kept = admitted(document).sections
    assert [section.label for section in kept] == ["Results", "Results 2", "Text", "Results 2 2"]
    assert all(passage.section == section.label for section in kept for passage in section.passages)


def test_a_source_without_text_becomes_a_catalogue_record() -> None:
    assert admitted(article("pmid:1", text=" \u200b\n")).sections == ()


def test_a_section_is_cut_at_the_ends_of_sentences() -> None:
    text = " ".join(
        f"Sentence number {n} of a long section says a little more than nothing." for n in range(60)
    )
    (section,) = admitted(article("pmid:1", text=text)).sections
    assert len(section.passages) > 3
    assert all(
        len(passage.text) <= LONGEST_PASSAGE and passage.text.endswith(".") for passage in section.passages
    )
    assert sum(len(passage.sentences) for passage in section.passages) == 60


def test_a_line_without_end_is_cut_all_the_same() -> None:
    (section,) = admitted(article("pmid:1", text="word " * 5000 + "x" * 9000)).sections
    assert max(len(passage.text) for passage in section.passages) <= LONGEST_SENTENCE
    assert "".join(passage.text for passage in section.passages).replace(" ", "") == section.text.replace(
        " ", ""
    )


def test_passages_take_facet_and_role_of_their_section_or_the_role_its_label_announces() -> None:
    sections = (
        Section("RESULTS", "Legs moved."),
        Section("Answer", "Legs moved.", facet="symptoms", role="background"),
        Section("What are the results?", "Legs moved."),
    )
    kept = admitted(Document(source=record("pmid:1"), sections=sections)).sections
    assert [(s.passages[0].facet, s.passages[0].role) for s in kept] == [
        ("", "result"),
        ("symptoms", "background"),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("mesh", "population"),
    [
        (("Humans", "Iron/blood*"), "human"),
        (("Animals", "Rats"), "animal"),
        (("Animals", "Humans"), "mixed"),
        (("Iron*",), ""),
    ],
)
def test_mesh_check_tags_tell_what_was_studied(mesh: tuple[str, ...], population: str) -> None:
    (section,) = admitted(article("pmid:1", mesh=mesh)).sections
    assert {passage.population for passage in section.passages} == {population}


def test_names_that_the_text_defines_are_kept_with_those_given() -> None:
    given_names = (Alias("WED", "Willis-Ekbom disease"),)
    document = replace(article("pmid:1"), aliases=given_names)
    assert admitted(document).aliases == (Alias("RLS", "Restless legs syndrome"), *given_names)


def test_passages_of_a_digest_are_known_as_such() -> None:
    (section,) = admitted(digest("pmid:1", findings=("Iron helps.", "It may not."))).sections
    assert [(p.text, p.digest, p.facet) for p in section.passages] == [
        ("Iron helps.", True, "treatment"),
        ("It may not.", True, "treatment"),
    ]
    assert not any(p.digest for s in admitted(article("pmid:1")).sections for p in s.passages)


@pytest.mark.parametrize(
    ("start", "end", "text", "spans"),
    [
        (0, 5, "Iron ", [(0, 11)]),
        (0, 11, "Iron hurts.", [(0, 11)]),
        (-1, 11, "Iron helps.", [(0, 11)]),
        (0, 99, "Iron helps.", [(0, 11)]),
        (5, 5, "", []),
        (0, 11, "Iron helps.", [(4, 11), (0, 4)]),
        (0, 11, "Iron helps.", [(3, 3)]),
    ],
)
def test_a_passage_that_is_not_in_its_section_is_refused(
    start: int, end: int, text: str, spans: list[tuple[int, int]]
) -> None:
    passage = Passage("pmid:1", "Findings", start, end, text, tuple(Span(*span) for span in spans))
    document = Document(source=record("pmid:1"), sections=(Section("Findings", "Iron helps.", (passage,)),))
    with pytest.raises(Refused, match=r"section 'Findings', passage"):
        admitted(document)


def test_a_passage_moves_with_the_text_that_is_cleaned() -> None:
    text = "soft\u00adened start. The e\ufb00ect\u00a0held."
    at = text.index("The")
    passage = Passage("pmid:1", "Findings", at, len(text), text[at:], (Span(at, len(text)),))
    document = Document(source=record("pmid:1"), sections=(Section("Findings", text, (passage,)),))
    (section,) = admitted(document).sections
    (kept,) = section.passages
    assert kept.text == "The effect held." == section.text[kept.start : kept.end]
    assert kept.sentences == (Span(kept.start, kept.end),)


@given(st.lists(st.text(max_size=400), min_size=1, max_size=4))
def test_whatever_comes_in_every_passage_is_the_text_at_its_place(texts: list[str]) -> None:
    document = Document(source=record("pmid:1"), sections=tuple(Section("Text", text) for text in texts))
    kept = admitted(document)
    assert admitted(kept) == kept
    for section in kept.sections:
        covered = section.text
        for passage in section.passages:
            assert passage.text == section.text[passage.start : passage.end] != ""
            assert all(passage.start <= span.start < span.end <= passage.end for span in passage.sentences)
            covered = covered.replace(passage.text, "", 1)
        assert covered.strip() == ""


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (("Journal Article", "Randomized Controlled Trial"), Kind.TRIAL),
        (("Meta-Analysis", "Randomized Controlled Trial"), Kind.SYSTEMATIC_REVIEW),
        (("Review", "Systematic Review"), Kind.SYSTEMATIC_REVIEW),
        (("Review", "Practice Guideline"), Kind.GUIDELINE),
        (("Journal Article", "Review"), Kind.REVIEW),
        (("Case Reports", "Review"), Kind.CASE_REPORT),
        (("Comment", "Letter"), Kind.COMMENT),
        (("Clinical Trial Protocol", "Journal Article"), Kind.RESEARCH),
        (("Retraction of Publication", "Journal Article"), Kind.OTHER),
        (("Published Erratum",), Kind.OTHER),
        (("Research Support, Non-U.S. Gov't",), Kind.RESEARCH),
        (("Research Support, N.I.H., Extramural", "Review"), Kind.REVIEW),
        (("Journal Article",), Kind.RESEARCH),
        (("journal article",), Kind.RESEARCH),
        ((), Kind.OTHER),
        (("Video-Audio Media",), Kind.OTHER),
    ],
)
def test_kind_follows_from_publication_types(types: tuple[str, ...], kind: Kind) -> None:
    document = article("pmid:1", publication_types=types, container="Sleep", year=2020)
    assert admitted(document).source.kind is kind


@pytest.mark.parametrize("missing", [{"container": ""}, {"year": None}])
@pytest.mark.parametrize("given_kind", [Kind.GUIDELINE, Kind.OTHER])
def test_a_guideline_without_issuer_or_year_is_none(missing: dict[str, Any], given_kind: Kind) -> None:
    fields: dict[str, Any] = {"container": "NICE", "year": 2020, "kind": given_kind} | missing
    types = ("Practice Guideline", "Review")
    assert admitted(article("pmid:1", publication_types=types, **fields)).source.kind is Kind.REVIEW


def test_a_kind_that_the_connector_gives_wins() -> None:
    document = article("pmid:1", publication_types=("Journal Article",), kind=Kind.DRUG_LABEL)
    assert admitted(document).source.kind is Kind.DRUG_LABEL


@pytest.mark.parametrize(
    ("types", "relations", "state"),
    [
        (("Retracted Publication",), (), State.RETRACTED),
        ((), ("retraction in",), State.RETRACTED),
        ((), ("expression of concern in",), State.CONCERN),
        ((), ("erratum in",), State.CORRECTED),
        ((), ("corrected and republished in",), State.CORRECTED),
        ((), ("update in",), State.SUPERSEDED),
        ((), ("erratum in", "retraction in", "expression of concern in"), State.RETRACTED),
        (("Retraction of Publication",), ("retraction of",), State.UNKNOWN),
        ((), ("erratum for", "comment on", "comment in"), State.UNKNOWN),
    ],
)
def test_standing_follows_from_the_record(
    types: tuple[str, ...], relations: tuple[str, ...], state: State
) -> None:
    links = tuple(Relation(kind, "J 2020;1:1", "pmid:9") for kind in relations)
    source: Source = admitted(article("pmid:1", publication_types=types, relations=links)).source
    assert source.standing.state is state
    assert bool(source.standing.note) == (state is not State.UNKNOWN and bool(relations))


def test_a_standing_that_the_connector_gives_wins() -> None:
    document = article(
        "pmid:1",
        publication_types=("Retracted Publication",),
        standing=Standing(State.REINSTATED, "by the editors"),
    )
    assert admitted(document).source.standing.state is State.REINSTATED
