"""What a question is about, of which kind it is, and whom it warns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum import outlines
from probatum.errors import QuestionError
from probatum.understand import turn, understand
from probatum.vocabulary import table

FLAGSHIP = "What is the pathophysiology of restless leg syndrome?"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (FLAGSHIP, "mechanism"),
        ("What is migraine?", "definition"),
        ("What dose of iron is used?", "dose"),
        ("Is chlorthalidone better than hydrochlorothiazide?", "comparison"),
        ("How common is insomnia?", "epidemiology"),
        ("Which genes are involved in RLS?", "genetics"),
        ("How is hypertension treated?", "treatment"),
        ("Is metformin safe in kidney disease?", "safety"),
        ("What are the symptoms of anaemia?", "symptoms"),
        ("When is high blood sugar an emergency?", "red-flag"),
        ("How do I know if I have sleep apnoea?", "symptoms"),
        ("How do I tell aura from something dangerous?", "red-flag"),
        ("What is the role of MRI in diagnosing multiple sclerosis?", "diagnosis"),
        ("What is the role of dopamine in restless legs?", "mechanism"),
        ("Does methylphenidate improve ADHD symptoms?", "treatment"),
        ("Does hormone therapy increase the risk of breast cancer?", "cause"),
        ("Does oestrogen protect against fractures?", "prevention"),
        ("Tell me of ferritin", "general"),
    ],
)
def test_kind_of_question(text: str, kind: str) -> None:
    assert understand(text).kind == kind


def test_every_kind_has_an_outline() -> None:
    assert {row["name"] for row in table("question_kinds")["kinds"]} <= set(outlines.names())


def test_every_facet_of_every_outline_is_known() -> None:
    known = set(table("facets"))
    for kind in outlines.names():
        plan = outlines.load(kind)
        assert set(plan.asked) <= known
        assert all(set(facet.takes) <= known for facet in plan.facets)


def test_facet_words_need_not_be_named_and_topics_must() -> None:
    terms = {term.text: term for term in understand(FLAGSHIP).terms}
    assert terms["pathophysiology"].cue
    assert not terms["restless"].everyday or not terms["syndrome"].everyday
    assert "what" not in terms


def test_alternatives_are_joined_and_clauses_told_apart() -> None:
    terms = {term.text: term for term in understand("Does CPAP prevent infarction or stroke?").terms}
    assert terms["stroke"].alternative
    assert not terms["infarction"].alternative
    terms = {term.text: term for term in understand("What is anaemia, and who needs iron?").terms}
    assert (terms["anaemia"].clause, terms["iron"].clause) == (0, 1)


def test_both_means_both() -> None:
    terms = {term.text: term for term in understand("I have both insomnia and apnoea").terms}
    assert not terms["apnoea"].alternative


def test_follow_up_takes_the_topic_of_the_thread() -> None:
    first = understand(FLAGSHIP)
    second = understand("And in pregnancy?", [turn(first)])
    carried = {term.text for term in second.terms if term.carried}
    assert {"restless", "syndrome"} <= carried
    assert "pathophysiology" not in carried
    assert second.populations == ("pregnancy",)
    assert second.thread == (FLAGSHIP,)


def test_question_that_names_the_topic_again_does_not_carry_it_twice() -> None:
    second = understand("Is restless leg syndrome inherited?", [turn(understand(FLAGSHIP))])
    assert len({term.stem for term in second.terms}) == len(second.terms)


@pytest.mark.parametrize(
    "text",
    [
        "I have crushing chest pain now, is it migraine?",
        "My face is drooping and my speech is slurred",
        "I took too many iron tablets",
        "I want to kill myself because of RLS",
        "My toddler swallowed iron tablets",
        "I can't breathe after the infusion",
        "My home reading is 190/125. When do I need an ambulance?",
    ],
)
def test_emergency_is_raised(text: str) -> None:
    assert understand(text).notices[0].kind == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "What causes chest pain?",
        "Does topiramate raise the rate of suicidal thoughts in trials?",
        "How is an iron overdose managed?",
        FLAGSHIP,
    ],
)
def test_question_about_a_topic_is_no_emergency(text: str) -> None:
    assert all(notice.kind != "emergency" for notice in understand(text).notices)


def test_personal_data_is_flagged_and_not_repeated() -> None:
    question = understand("My e-mail is ann@example.org, patient number 12345. Is iron safe?")
    notice = next(notice for notice in question.notices if notice.kind == "personal-data")
    assert "e-mail address" in notice.text
    assert "ann@example.org" not in notice.text


def test_personal_data_is_not_searched_for() -> None:
    question = understand("My name is John Smith, born 12/03/1961. How is iron deficiency treated?")
    assert question.terms == understand("How is iron deficiency treated?").terms


@pytest.mark.parametrize("text", ["", "   ", "???", "\u200b", "12345"])
def test_question_without_words_is_refused(text: str) -> None:
    with pytest.raises(QuestionError, match="Ask"):
        understand(text)


def test_question_in_arabic_is_refused_with_advice() -> None:
    with pytest.raises(QuestionError, match="English"):
        understand("ما هي متلازمة تململ الساقين؟")


def test_very_long_question_is_refused() -> None:
    with pytest.raises(QuestionError, match="Shorten"):
        understand("iron " * 20_000)


@given(st.text(max_size=400))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        question = understand(text)
    except QuestionError:
        return
    assert question.kind in outlines.names()
    assert question == understand(text)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("what r the side affects of pramipexole", "safety", {"pramipexole"}),
        ("tx of htn in pts with ckd", "treatment", {"hypertension", "ckd"}),
        ("sx of t2dm", "symptoms", {"type", "2", "diabetes"}),
    ],
)
def test_shorthand_is_spelled_out_to_be_understood(text: str, kind: str, words: set[str]) -> None:
    question = understand(text)
    assert (question.text, question.kind) == (text, kind)
    assert words <= {term.text for term in question.terms}
    assert question.wording != text


def test_question_without_shorthand_is_read_as_asked() -> None:
    question = understand("How is hypertension treated?")
    assert (question.read, question.wording) == ("", question.text)


def test_what_somebody_wants_to_do_without_is_no_topic() -> None:
    terms = {term.text for term in understand("How can I lower my blood pressure without tablets?").terms}
    assert terms == {"lower", "blood", "pressure"}
    assert "aura" in {term.text for term in understand("What is migraine without aura?").terms}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What does a ferritin of 40 mean?", "diagnosis"),
        ("What is a normal HbA1c?", "diagnosis"),
        ("Which is better, CBT-I or sleeping pills?", "comparison"),
        ("Is high blood pressure hereditary?", "genetics"),
        ("How long does restless legs last?", "prognosis"),
    ],
)
def test_lay_wording_is_of_the_kind_that_is_meant(text: str, kind: str) -> None:
    assert understand(text).kind == kind


def test_why_a_value_is_low_asks_for_its_cause_and_no_mechanism() -> None:
    assert understand("Why is my iron low?").facets == ("cause-risk",)


@pytest.mark.parametrize("text", ["hepatitis B and hepatitis C", "hepatitis B or C"])
def test_letter_makes_a_name_of_its_own(text: str) -> None:
    terms = [term.text for term in understand(f"What is the difference between {text}?").terms]
    assert terms == ["difference", "hepatitis", "b", "hepatitis", "c"]


@pytest.mark.parametrize(
    ("asked", "needed"),
    [
        ("Which company produces patisiran?", {"patisiran"}),
        ("Which antidepressants cause hyponatraemia?", {"antidepressants", "hyponatraemia"}),
        ("As of Feb 2019, is exubera a treatment?", {"exubera"}),
        ("Has exubera reached phase III trials?", {"exubera", "reached"}),
        ("Which eye disease(s) go with toxoplasmosis?", {"eye", "disease", "diseases", "toxoplasmosis"}),
    ],
)
def test_the_sort_of_answer_and_the_day_of_asking_are_no_thing_asked_about(
    asked: str, needed: set[str]
) -> None:
    telling = {term.text for term in understand(asked).terms if not term.everyday}
    assert telling <= needed
    assert telling


def test_short_form_in_brackets_may_stand_for_what_it_is_the_form_of() -> None:
    terms = {term.text: term for term in understand("Is the primitive endoderm (prEN) early?").terms}
    assert terms["pren"].alternative
    terms = {term.text: term for term in understand("Is hypertension (pulmonary) common?").terms}
    assert not terms["pulmonary"].alternative
