"""What one audience sees of an answer."""

from dataclasses import replace

import pytest

from probatum import audiences, outlines
from probatum.personalise import personalise
from probatum.types.answer import Answer, Manifest
from probatum.types.draft import Citation, Claim, Conflict, Coverage, DraftSection, Status
from probatum.types.edition import Audience, Edition
from probatum.types.question import Notice, Question
from probatum.types.source import Source, Standing, State

PATIENT, CLINICIAN = audiences.load("patient"), audiences.load("clinician")


def claim(name: str, *sources: str, facet: str = "treatment", text: str = "", **more: object) -> Claim:
    text = text or f"Statement {name}."
    citations = tuple(Citation(source, "findings", 0, len(text), text) for source in sources or ("pmid:1",))
    return replace(Claim(name, text, citations, facet), **more)  # type: ignore[arg-type]


def answer(*sections: tuple[Claim, ...], direct: tuple[Claim, ...] = (), **more: object) -> Answer:
    claims = [*direct, *(each for section in sections for each in section)]
    sources = dict.fromkeys(citation.source for each in claims for citation in each.citations)
    made = Answer(
        question=Question("What helps?", "treatment", ()),
        direct=direct,
        sections=tuple(DraftSection(section[0].facet, section) for section in sections),
        sources=tuple(Source(source, (source,), f"Title of {source}") for source in sources),
        findings=(),
        manifest=Manifest("0", "sha256:0", "sha256:0", (), (), ()),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def shown(edition: Edition) -> list[str]:
    sections = [statement for section in edition.sections for statement in section.statements]
    return [statement.claim.id for statement in (*edition.direct, *sections)]


def test_references_are_numbered_as_they_first_appear() -> None:
    told = answer((claim("b", "pmid:3", "pmid:2"),), direct=(claim("a", "pmid:2"),))
    edition = personalise(told, CLINICIAN)
    assert [(each.number, each.source.id) for each in edition.references] == [(1, "pmid:2"), (2, "pmid:3")]
    assert edition.sections[0].statements[0].numbers == (2, 1)


def test_a_source_cited_twice_by_a_claim_has_one_number() -> None:
    assert personalise(answer((claim("a", "pmid:1", "pmid:1"),)), CLINICIAN).sections[0].statements[
        0
    ].numbers == (1,)


def test_claims_beyond_the_room_of_a_section_are_listed_as_left_out() -> None:
    many = tuple(claim(str(place)) for place in range(10))
    edition = personalise(answer(many), PATIENT)
    assert shown(edition) == ["0", "1", "2"]
    assert edition.left_out == tuple("3456789")


def test_the_last_place_of_a_section_goes_to_what_adds_most_sides_of_it() -> None:
    texts = {
        "together": "The disease may come together with diabetes.",
        "sclerosis": "In multiple sclerosis 27% have the disease.",
        "iron": "Some forms of the disease go with iron deficiency.",
        "denied": "Evidence for kidney disease, arthritis and drugs is unclear.",
        "gist": "The disease is most often linked to iron deficiency, pregnancy and kidney failure.",
    }
    told = answer(tuple(claim(name, facet="secondary-cause", text=text) for name, text in texts.items()))
    asked = replace(told, question=Question("How does it come about?", "mechanism", ()))
    assert shown(personalise(asked, PATIENT)) == ["together", "sclerosis", "gist"]
    assert shown(personalise(asked, CLINICIAN)) == list(texts)


def test_sources_of_claims_left_out_are_not_referenced() -> None:
    many = tuple(claim(str(place), f"pmid:{place + 1}") for place in range(10))
    assert len(personalise(answer(many), PATIENT).references) == PATIENT.per_section


def test_warnings_are_always_shown() -> None:
    many = tuple(claim(str(place), warning=place > 7) for place in range(10))
    assert shown(personalise(answer(many), PATIENT)) == ["0", "1", "2", "8", "9"]


def test_a_warning_is_shown_even_in_a_facet_the_audience_skips() -> None:
    lay = claim("lay", facet="patient-education")
    warning = claim("warning", facet="patient-education", warning=True)
    edition = personalise(answer((lay, warning)), CLINICIAN)
    assert (shown(edition), edition.left_out) == (["warning"], ("lay",))


def test_a_warning_in_the_direct_answer_stays_beyond_its_room() -> None:
    direct = tuple(claim(str(place), warning=place == 5) for place in range(6))
    edition = personalise(answer(direct=direct), PATIENT)
    assert [statement.claim.id for statement in edition.direct] == ["0", "1", "5"]


def test_a_facet_the_question_asks_for_is_not_skipped() -> None:
    lay = claim("lay", facet="patient-education")
    asked = (Coverage("patient-education", Status.ANSWERED, asked=True),)
    assert shown(personalise(answer((lay,), coverage=asked), CLINICIAN)) == ["lay"]


def test_what_the_direct_answer_has_no_room_for_leads_its_section() -> None:
    direct = tuple(claim(name) for name in "abcd")
    edition = personalise(answer((claim("e"),), direct=direct), PATIENT)
    assert [each.claim.id for each in edition.direct] == ["a", "b"]
    assert [each.claim.id for each in edition.sections[0].statements] == ["c", "d", "e"]


def test_the_other_side_of_a_conflict_is_shown_too() -> None:
    many = tuple(claim(str(place)) for place in range(10))
    conflict = Conflict("dose", ("9", "0"), "opposite directions")
    assert shown(personalise(answer(many, conflicts=(conflict,)), PATIENT)) == ["0", "1", "2", "9"]


def test_a_conflict_of_which_no_side_is_shown_brings_nothing_in() -> None:
    many = tuple(claim(str(place)) for place in range(10))
    conflict = Conflict("dose", ("8", "9"), "opposite directions")
    assert shown(personalise(answer(many, conflicts=(conflict,)), PATIENT)) == ["0", "1", "2"]


def test_readers_of_plain_words_get_work_in_people_first() -> None:
    mice = tuple(claim(f"mouse {place}", population="animal") for place in range(3))
    edition = personalise(answer((*mice, claim("person", population="human"))), PATIENT)
    assert shown(edition) == ["mouse 0", "mouse 1", "person"]


def test_red_flags_come_first_for_patients() -> None:
    told = answer((claim("a"),), (claim("b", facet="red-flag"),))
    assert [section.facet for section in personalise(told, PATIENT).sections] == ["red-flag", "treatment"]
    assert [section.facet for section in personalise(told, CLINICIAN).sections] == ["treatment", "red-flag"]


def test_headings_are_in_the_words_of_the_audience() -> None:
    told = answer((claim("a", facet="cause-risk"),))
    assert personalise(told, PATIENT).sections[0].heading == "What causes it?"
    assert personalise(told, CLINICIAN).sections[0].heading == "Causes and risk factors"


@pytest.mark.parametrize("audience", audiences.names())
def test_every_facet_of_every_outline_has_a_heading_for_every_audience(audience: str) -> None:
    worded = dict(audiences.load(audience).headings)
    for kind in outlines.names():
        for facet in outlines.load(kind).facets:
            assert worded.get(facet.name) or outlines.heading(facet.name)


def test_patients_have_a_heading_of_their_own_for_every_facet() -> None:
    facets = {facet.name for kind in outlines.names() for facet in outlines.load(kind).facets}
    assert facets - set(dict(PATIENT.headings)) == set()


def test_notices_of_the_question_come_first() -> None:
    emergency = Notice("emergency", "Call for help.")
    question = Question("Crushing chest pain now", "general", (), notices=(emergency,))
    told = answer((claim("a", population="in-vitro"),), question=question)
    assert [notice.kind for notice in personalise(told, PATIENT).notices] == ["emergency", "evidence"]


def test_statements_from_animals_are_counted() -> None:
    told = answer((claim("a", population="animal"), claim("b")))
    assert (
        personalise(told, PATIENT)
        .notices[0]
        .text.startswith("1 of 2 statements comes from work with animals")
    )


def test_a_few_statements_from_animals_among_many_need_no_notice() -> None:
    people = tuple(claim(str(place)) for place in range(5))
    told = answer((claim("a", population="animal", warning=True), *people))
    assert personalise(told, CLINICIAN).notices == ()


def test_an_answer_without_claims_becomes_an_edition_without_statements() -> None:
    edition = personalise(answer(reason="Nothing in the library speaks of it."), PATIENT)
    assert (shown(edition), edition.references, edition.readability.flesch_kincaid) == ([], (), None)


def digest(told: Answer, audience: Audience = PATIENT) -> str:
    return personalise(told, audience).digest


def test_the_digest_changes_with_a_word_a_source_and_the_audience() -> None:
    told = answer((claim("a"),))
    others = [
        digest(told, CLINICIAN),
        digest(told, replace(PATIENT, disclaimer="Other words.")),
        digest(answer((claim("a", text="Statement b."),))),
        digest(replace(told, sources=(replace(told.sources[0], standing=Standing(State.RETRACTED)),))),
    ]
    assert len({digest(told), *others}) == 5


def test_the_digest_does_not_change_with_the_day_of_a_check_or_the_size_of_the_library() -> None:
    told = answer((claim("a"),))
    checked = replace(told.sources[0], standing=Standing(checked="2026-01-01"))
    grown = replace(told.manifest, snapshot="sha256:1")
    assert digest(told) == digest(replace(told, sources=(checked,), manifest=grown))


def test_patients_read_counts_of_people_before_ratios() -> None:
    ratio = claim("ratio", plain="It went with fewer deaths (hazard ratio 0.65).")
    counts = tuple(claim(str(place), plain=f"{place} of 100 people got better.") for place in range(3))
    assert shown(personalise(answer((ratio, *counts)), PATIENT)) == ["0", "1", "2"]
    assert "ratio" in shown(personalise(answer((ratio, *counts)), CLINICIAN))
