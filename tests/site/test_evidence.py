"""The pictures of the evidence say what the statements cite, and so do the tables below them."""

import re

import pytest
from django.test import Client

from probatum_site.models import Edition
from probatum_site.readers.evidence import Evidence, evidence
from probatum_site.reading import Reading, read
from tests.site.conftest import made

pytestmark = pytest.mark.django_db

QUESTIONS = ("How is iron deficiency diagnosed?", "What dose of gabapentin is used for restless legs?")


def both(edition: Edition) -> tuple[Reading, Evidence]:
    reading = read(bytes(edition.body))
    found = evidence(reading)
    assert found is not None
    return reading, found


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_is_one_mark_and_one_number_of_the_table(db: None, question: str) -> None:
    reading, found = both(made(question))
    statements = [*reading.direct, *(one for section in reading.sections for one in section.statements)]
    cited = {(one.place, each.reference.number, each.against) for one in statements for each in one.cited}
    assert len(found.map.marks) == len(cited)
    told = {(row.place, number, False) for row in found.map.rows for number in row.supports}
    told |= {(row.place, number, True) for row in found.map.rows for number in row.contradicts}
    assert told == cited


def test_every_source_with_a_year_is_a_dot_inside_the_picture(edition: Edition) -> None:
    reading, found = both(edition)
    years = [one.year for _, group in reading.references for one in group if one.year]
    assert len(found.years.dots) == len(years)
    assert len({(dot.x, dot.y) for dot in found.years.dots}) == len(years), "no dot hides another"
    assert all(0 < dot.x < found.years.width and 0 < dot.y < found.years.floor for dot in found.years.dots)
    assert sum(len(group) for _, group in found.years.table) == reading.count


def test_an_answer_without_sources_has_no_pictures(reader: Client) -> None:
    edition = made("Who cooks best in Naples?")
    assert evidence(read(bytes(edition.body))) is None
    assert "<svg" not in reader.get(edition.article.get_absolute_url()).content.decode()


def test_the_pictures_carry_no_style_and_have_words_beside_them(reader: Client, edition: Edition) -> None:
    page = reader.get(edition.article.get_absolute_url()).content.decode()
    assert page.count('role="img"') == 2 and page.count("<desc") == 2
    assert not re.search(r"<svg[^>]*style=|<style", page)
    assert page.count("<th scope=") > 40
