"""Headings, list items and links of a page are no statements; a heading is cut off its sentence."""

import pytest

from probatum.composers._scraps import heading_end, is_scrap
from probatum.composers.extractive import compose
from probatum.types.source import Kind
from tests.composers.evidence import evidence, hit, source

PAGE = Kind.PATIENT_INFORMATION


@pytest.mark.parametrize(
    "text",
    [
        "MedlinePlus Encyclopedia: Glaucoma",
        "Genetic Testing Registry: Primary open angle glaucoma juvenile onset 1",
        "People with celiac disease should",
        "Health care providers may prescribe certain medicines to prevent kidney stones:",
        "Having hepatitis B or C",
        "- people with a family history of glaucoma.",
        "The frequency of a sign or symptom is usually listed as a rough estimate.",
        "People with a family history of glaucoma.",
        "Avoiding sunlight around the middle of the day.",
        "Learn more about how gout is treated.",
        "The Human Phenotype Ontology provides a list of signs and symptoms of glaucoma.",
        "Options include: Cortisone cream Dandruff shampoos Lotions that contain coal tar Moisturizers.",
    ],
)
def test_no_sentence_of_a_page(text: str) -> None:
    assert is_scrap(text, PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "Glaucoma is a group of diseases that can damage the eye's optic nerve.",
        "Less than 20 percent of people with DH have symptoms of celiac disease.3",
        "People with gout have too much uric acid in their blood.",
        "Being overweight increases the risk of gout.",
        "It occurs in 1 in 500 African Americans and 1 in 1,000 to 1,400 Hispanic Americans.",
    ],
)
def test_sentence_of_a_page(text: str) -> None:
    assert not is_scrap(text, PAGE)


def test_abstract_is_no_page() -> None:
    assert not is_scrap("Celiac disease: a review of the literature", Kind.REVIEW)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Symptoms of Glaucoma Glaucoma can develop in one or both eyes.", "Glaucoma can"),
        ("How Glaucoma Develops There are several types of glaucoma.", "There are"),
        ("Four Main Symptoms Glaucoma belongs to the diseases of the eye.", "Glaucoma belongs"),
        ("Vitamin A is found in many foods.", "Vitamin A"),
        ("The National Eye Institute studies glaucoma.", "The National"),
    ],
)
def test_sentence_begins_behind_the_heading(text: str, rest: str) -> None:
    page = source("page", title="Glaucoma", kind=PAGE)
    assert text[heading_end(text, page) :].startswith(rest)


def test_citation_leaves_the_heading_out() -> None:
    text = "Symptoms of Glaucoma Glaucoma can develop in one or both eyes and damages the optic nerve."
    found = hit("page", text, facet="definition", title="Glaucoma", kind=PAGE)
    claim = compose(evidence("What is glaucoma?", found)).direct[0]
    assert claim.text == claim.citations[0].quote == text[21:]
    assert claim.citations[0].start == 21


def test_question_when_to_get_help_is_not_answered_by_what_says_nothing_of_it() -> None:
    text = "Nosebleeds can be treated with lubricants for the nose."
    found = hit("page", text, facet="treatment", title="Nosebleeds", kind=PAGE)
    assert not compose(evidence("When should I call a doctor about a nosebleed?", found)).direct


def test_tests_that_give_no_clear_diagnosis_are_no_warning() -> None:
    text = "If blood tests do not give a clear diagnosis of celiac disease, a biopsy of the bowel is needed."
    found = hit("page", text, facet="diagnosis", title="Celiac disease", kind=PAGE)
    assert not compose(evidence("How is celiac disease diagnosed?", found)).direct[0].warning
