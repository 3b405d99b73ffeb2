"""What fails is withheld and shown to reviewers; what is left is an answer with its findings."""

from dataclasses import replace

from probatum import __version__
from probatum.types.answer import Outcome
from probatum.types.draft import Conflict, Coverage, Draft, DraftSection, Nearest, Status
from probatum.types.evidence import SetAside
from probatum.types.question import Notice
from probatum.verify import verify
from tests.verify.drafts import DOPAMINE, IRON, QUESTION, citation, claim, draft, evidence, hit, source, texts

HITS = (hit(source(1), DOPAMINE), hit(source(2), IRON))
TREATMENT = claim(DOPAMINE[:54], citation(HITS[0], DOPAMINE[:54]), facet="treatment")
CAUSE = claim(IRON, citation(HITS[1], IRON))
MADE_UP = claim("Iron cures 9 in 10 adults.", citation(HITS[1], IRON))
EVIDENCE = evidence(*HITS)


def test_made_up_number_is_withheld() -> None:
    answer = verify(draft(TREATMENT, MADE_UP), EVIDENCE)
    assert texts(answer) == [TREATMENT.text]
    assert [fallen.claim for fallen in answer.withheld] == [MADE_UP]
    failed = {each.check for each in answer.withheld[0].findings if each.outcome is Outcome.FAIL}
    assert "numbers" in failed


def test_every_check_leaves_a_finding_on_every_claim() -> None:
    answer = verify(draft(TREATMENT, CAUSE), EVIDENCE)
    for kept in (TREATMENT, CAUSE):
        found = [finding for finding in answer.findings if finding.claim == kept.id]
        assert tuple(finding.check for finding in found) == answer.manifest.checks
    assert all(finding.reason for finding in answer.findings if finding.outcome is not Outcome.PASS)


def test_a_facet_that_loses_its_only_claim_is_withheld() -> None:
    answer = verify(draft(TREATMENT, MADE_UP), EVIDENCE)
    assert {each.facet: each.status for each in answer.coverage} == {
        "treatment": Status.ANSWERED,
        "cause": Status.WITHHELD,
    }
    assert [section.facet for section in answer.sections] == ["treatment"]


def test_a_facet_that_another_claim_answers_stays_answered() -> None:
    answer = verify(draft(CAUSE, MADE_UP), EVIDENCE)
    assert [each.status for each in answer.coverage] == [Status.ANSWERED]


def test_a_facet_that_the_direct_answer_answers_stays_answered() -> None:
    sections = (DraftSection("cause", (MADE_UP,)),)
    given = Draft(QUESTION, (CAUSE,), sections, (Coverage("cause", Status.ANSWERED),))
    assert verify(given, EVIDENCE).coverage[0].status is Status.ANSWERED


def test_a_facet_that_is_not_in_the_library_stays_so() -> None:
    given = replace(draft(CAUSE), coverage=(Coverage("dose", Status.NOT_IN_LIBRARY),))
    assert verify(given, EVIDENCE).coverage == given.coverage


def test_a_conflict_needs_two_claims_that_hold() -> None:
    kept = Conflict("iron", (CAUSE.id, TREATMENT.id), "They differ.")
    broken = Conflict("iron", (CAUSE.id, MADE_UP.id), "They differ.")
    longer = Conflict("iron", (CAUSE.id, MADE_UP.id, TREATMENT.id), "They differ.")
    given = replace(draft(TREATMENT, CAUSE, MADE_UP), conflicts=(kept, broken, longer))
    assert verify(given, EVIDENCE).conflicts == (kept, replace(longer, claims=(CAUSE.id, TREATMENT.id)))


def test_an_answer_without_claims_says_why() -> None:
    answer = verify(draft(MADE_UP), EVIDENCE)
    assert not answer.answered
    assert answer.sources == ()
    assert answer.reason == "The one statement found was withheld, because a check failed."


def test_the_reason_of_an_empty_draft_is_kept() -> None:
    nearest = (Nearest("pmid:1", "A title", ("dose",)),)
    given = Draft(QUESTION, (), (), nearest=nearest, reason="The library holds nothing on this.")
    answer = verify(given, EVIDENCE)
    assert (answer.answered, answer.reason, answer.nearest) == (False, given.reason, nearest)


def test_a_plain_variant_that_says_something_else_is_emptied_and_the_claim_stays() -> None:
    told = replace(TREATMENT, plain="The drug cut the score by 57 points in adults.")
    answer = verify(draft(told), EVIDENCE)
    assert answer.sections[0].claims == (replace(told, plain=""),)
    assert [each.check for each in answer.findings if each.outcome is Outcome.FAIL] == ["plain"]


def test_a_faithful_plain_variant_stays() -> None:
    told = replace(TREATMENT, plain="The drug cut the score by 5.7 points in adults.")
    assert verify(draft(told), EVIDENCE).sections[0].claims == (told,)


def test_sources_come_in_the_order_first_cited() -> None:
    given = Draft(QUESTION, (CAUSE,), (DraftSection("treatment", (TREATMENT, CAUSE)),))
    assert [each.id for each in verify(given, EVIDENCE).sources] == ["pmid:2", "pmid:1"]


def test_the_manifest_tells_how_to_replay() -> None:
    again = hit(source(1), "A further passage of the first source.", start=200)
    manifest = verify(draft(CAUSE), evidence(*HITS, again), settings="sha256:settings").manifest
    assert manifest.version == __version__
    assert (manifest.snapshot, manifest.settings) == ("sha256:library", "sha256:settings")
    assert (manifest.query, manifest.ranks) == ((("restless", 1.0),), ("pmid:1", "pmid:2"))


def test_what_was_set_aside_and_the_notices_are_carried_on() -> None:
    aside = (SetAside(source(9), "retracted"),)
    notice = (Notice("partial", "Nothing here speaks of doses."),)
    answer = verify(replace(draft(CAUSE), notices=notice), replace(EVIDENCE, set_aside=aside))
    assert (answer.set_aside, answer.notices) == (aside, notice)


def test_the_same_draft_gives_the_same_answer() -> None:
    given = draft(TREATMENT, CAUSE, MADE_UP)
    assert verify(given, EVIDENCE) == verify(given, EVIDENCE)
