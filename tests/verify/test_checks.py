"""What a claim leans on: cited, quoted exactly, in good standing, from people or said not to be."""

import pytest

from probatum.types.answer import Outcome
from probatum.types.draft import Claim, Stance
from probatum.types.evidence import Hit
from probatum.types.source import State
from tests.verify.drafts import DOPAMINE, IRON, citation, claim, failing, hit, retold, source, verdicts

HIT = hit(source(1), DOPAMINE, start=40)
FIRST, SECOND = DOPAMINE[:54], DOPAMINE[55:]


def test_a_copied_statement_passes_every_check() -> None:
    found = verdicts(claim(FIRST, citation(HIT, FIRST)), HIT)
    assert {finding.outcome for finding in found.values()} == {Outcome.PASS}


def test_a_claim_without_citation_fails() -> None:
    assert "cited" in failing(claim(FIRST), HIT)


def test_a_claim_that_only_cites_against_itself_fails() -> None:
    assert "cited" in failing(claim(FIRST, citation(HIT, FIRST, Stance.CONTRADICTS)), HIT)


def test_a_source_outside_the_evidence_fails() -> None:
    outside = hit(source(2), IRON)
    assert {"cited", "quoted"} <= failing(claim(FIRST, citation(HIT, FIRST), citation(outside, IRON)), HIT)


@pytest.mark.parametrize(
    "quote",
    [
        FIRST.replace("5.7", "5.8"),
        FIRST.replace("points", "рoints"),  # Cyrillic р
        FIRST.replace(" in", "  in"),
        FIRST.replace("lowered", "Lowered"),
        FIRST[:-1] + "!",
        "",
    ],
)
def test_a_quote_altered_by_one_character_fails(quote: str) -> None:
    true = citation(HIT, FIRST)
    assert "quoted" in failing(claim(FIRST, retold(true, quote)), HIT)
    assert "quoted" in failing(claim(quote, retold(true, quote)), HIT)


def test_a_span_outside_the_passage_fails() -> None:
    true = citation(HIT, FIRST)
    for start, end in ((0, true.end), (true.start, true.end + 500), (true.end, true.start), (-5, 3)):
        moved = type(true)(true.source, true.section, start, end, true.quote)
        assert "quoted" in failing(claim(FIRST, moved), HIT)


def test_the_right_words_under_another_section_fail() -> None:
    true = citation(HIT, FIRST)
    assert "quoted" in failing(
        claim(FIRST, type(true)(true.source, "Title", true.start, true.end, FIRST)), HIT
    )


def test_an_altered_quote_supports_nothing() -> None:
    made_up = retold(citation(HIT, FIRST), "Pramipexole cures restless legs in all adults at once.")
    found = verdicts(claim(made_up.quote, made_up), HIT)
    assert found["numbers"].outcome is Outcome.COULD_NOT_CHECK


@pytest.mark.parametrize("quote", ["improve", "improve sleep", "lowered the score"])
def test_a_fragment_fails(quote: str) -> None:
    assert "quoted" in failing(claim(quote, citation(HIT, quote)), HIT)


def test_a_whole_statement_of_two_words_is_a_quote() -> None:
    short = hit(source(3), "Iron helps.")
    assert failing(claim("Iron helps.", citation(short, "Iron helps.")), short) == set()


def test_a_quote_that_cuts_off_a_denial_is_judged_by_the_whole_statement() -> None:
    cut = "improve sleep in children."
    assert "quoted" not in failing(claim("Improve sleep in children.", citation(HIT, cut)), HIT)
    assert "negation" in failing(claim("Improve sleep in children.", citation(HIT, cut)), HIT)


@pytest.mark.parametrize("state", [State.RETRACTED, State.WITHDRAWN])
def test_a_retracted_source_supports_nothing(state: State) -> None:
    gone = hit(source(1, state), DOPAMINE)
    assert failing(claim(FIRST, citation(gone, FIRST)), gone) == {"standing"}


@pytest.mark.parametrize("state", [State.CONCERN, State.SUPERSEDED])
def test_a_doubtful_source_is_said_to_be_unchecked(state: State) -> None:
    doubted = hit(source(1, state), DOPAMINE)
    finding = verdicts(claim(FIRST, citation(doubted, FIRST)), doubted)["standing"]
    assert finding.outcome is Outcome.COULD_NOT_CHECK
    assert finding.reason.startswith("pmid:1: ")


@pytest.mark.parametrize("state", [State.CURRENT, State.CORRECTED, State.REINSTATED, State.UNKNOWN])
def test_other_sources_stand(state: State) -> None:
    standing = hit(source(1, state), DOPAMINE)
    assert failing(claim(FIRST, citation(standing, FIRST)), standing) == set()


def test_a_retracted_contradiction_does_not_sink_the_claim() -> None:
    gone = hit(source(2, State.RETRACTED), IRON)
    checked = claim(FIRST, citation(HIT, FIRST), citation(gone, IRON, Stance.CONTRADICTS))
    assert verdicts(checked, HIT, gone)["standing"].outcome is Outcome.COULD_NOT_CHECK


SEROTONIN = "Serotonin fell by a third after the diet."


@pytest.mark.parametrize("population", ["animal", "in-vitro"])
def test_animal_work_that_does_not_show_as_such_fails(population: str) -> None:
    work = hit(source(1), SEROTONIN, population=population)
    assert failing(claim(SEROTONIN, citation(work, SEROTONIN)), work) == {"species"}
    assert failing(claim(SEROTONIN, citation(work, SEROTONIN), population=population), work) == set()


def test_a_claim_that_names_the_animals_shows_that_it_is_animal_work() -> None:
    words = "In mice, serotonin fell by a third after the diet."
    work = hit(source(1), words, population="animal")
    assert failing(claim(words, citation(work, words)), work) == set()


def test_a_record_indexed_as_animal_work_counts_as_such() -> None:
    work = hit(source(1, mesh=("Animals", "Serotonin/metabolism*")), SEROTONIN)
    people = hit(source(2, mesh=("Animals", "Humans")), SEROTONIN)
    assert failing(claim(SEROTONIN, citation(work, SEROTONIN)), work) == {"species"}
    assert failing(claim(SEROTONIN, citation(people, SEROTONIN)), people) == set()


def test_animals_in_the_next_sentence_of_the_quote_are_left_to_a_person() -> None:
    words = f"{SEROTONIN} The same was seen in rats."
    work = hit(source(1), words)
    finding = verdicts(claim(SEROTONIN, citation(work, words)), work)["species"]
    assert finding.outcome is Outcome.COULD_NOT_CHECK


def test_animals_in_the_title_alone_are_left_to_a_person() -> None:
    work = hit(source(1, title="Serotonin in rats"), SEROTONIN)
    finding = verdicts(claim(SEROTONIN, citation(work, SEROTONIN)), work)["species"]
    assert finding.outcome is Outcome.COULD_NOT_CHECK


def test_a_second_source_that_says_the_opposite_fails() -> None:
    other = hit(source(2), "Pramipexole raised the score by 5.7 points in adults.")
    same = hit(source(3), "In adults pramipexole lowered the score by 5.7 points.")
    assert failing(_both(other), HIT, other) == {"agreeing"}
    assert failing(_both(same), HIT, same) == set()


def test_the_statement_of_another_source_is_no_support() -> None:
    other = hit(source(2), IRON)
    assert "agreeing" in failing(_both(other), HIT, other)
    assert {"numbers", "entities"} <= failing(claim(FIRST, citation(other, IRON)), other)


def test_two_sources_are_not_stitched_together() -> None:
    other = hit(source(2), "Iron improved sleep in rats.")
    stitched = claim(
        "Pramipexole improved sleep in adults.", citation(HIT, FIRST), citation(other, other.passage.text)
    )
    assert failing(stitched, HIT, other)


def _both(other: Hit) -> Claim:
    return claim(FIRST, citation(HIT, FIRST), citation(other, other.passage.text))


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("Early Symptoms Early symptoms of migraine are subtle.", set[str]()),
        ("Four Main Symptoms The four main symptoms are tremor, rigidity, slowness and falls.", set()),
        ("Late Migraine Early symptoms of migraine are subtle.", {"shortening", "time"}),
    ],
)
def test_a_heading_that_the_statement_repeats_is_no_part_of_it(text: str, failed: set[str]) -> None:
    page = hit(source(4), text)
    said = text[text.index("The" if "The" in text else "Early symptoms") :]
    assert failing(claim(said, citation(page, said)), page) & {"shortening", "time"} == failed
