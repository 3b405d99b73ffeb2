"""What the three formats for people say alike."""

from dataclasses import replace

from probatum.exports import _article as article
from probatum.types.draft import Conflict, Coverage, Status
from tests.exports import editions


def test_what_was_asked_for_and_is_missing_comes_first() -> None:
    made = editions.realistic()
    coverage = (
        Coverage("hormones", Status.NOT_IN_LIBRARY),
        Coverage("immune", Status.NOT_IN_LIBRARY, asked=True),
        Coverage("dopamine", Status.ANSWERED),
        Coverage("vessels", Status.NOT_IN_LIBRARY, asked=True, note="nothing newer than 1990"),
    )
    edition = replace(made, answer=replace(made.answer, coverage=coverage))
    assert article.gap_lines(edition) == (
        "Vessels: nothing newer than 1990",
        "Nothing was found on: Inflammation and immunity; Hormones.",
    )


def test_a_side_of_a_conflict_that_this_audience_is_not_shown_is_still_told() -> None:
    made = editions.realistic()
    conflict = Conflict("timing", (editions.HIDDEN.id, editions.HIGH.id), "They differ.")
    edition = replace(made, answer=replace(made.answer, conflicts=(conflict,)))
    assert [side.text for side in article.sides(edition, conflict)] == [
        editions.HIDDEN.text,
        editions.HIGH.text,
    ]


def test_what_a_reader_may_miss_is_told_and_what_is_of_another_side_is_not() -> None:
    told = "other statements were found to fit the question more closely"
    source = "Invented Guideline Committee, 2024, local:guideline"
    words = "Check for compulsive behaviour at every visit."
    assert article.unused_lines(editions.realistic()) == (f"{words} ({source}): {told}",)


def test_a_long_list_of_what_a_reader_may_miss_is_cut_and_counted() -> None:
    made = editions.realistic()
    many = replace(made, answer=replace(made.answer, unused=(editions.MISSED,) * 10))
    assert article.unused_lines(many)[8:] == ("2 more; the JSON of the answer lists them",)


def test_a_source_without_a_number_is_named_by_its_identifier() -> None:
    assert str(article.marks(editions.HIDDEN, {})) == "[local:mice]"
    assert str(article.marks(editions.HIDDEN, {"local:mice": 5})) == "[5]"


def test_every_number_is_written_once() -> None:
    twice = replace(editions.HIGH, citations=editions.HIGH.citations * 2)
    assert article.marks(twice, {"local:iron": 4}).supports == ("4",)


def test_places_count_from_the_direct_answer() -> None:
    assert [place for place, _ in article.placed(editions.realistic())] == [
        "0.1",
        "1.1",
        "1.2",
        "2.1",
        "2.2",
        "3.1",
    ]
    without = replace(editions.realistic(), direct=())
    assert next(article.placed(without))[0] == "1.1"


def test_heading_that_asks_ends_the_line_with_its_own_mark() -> None:
    made = editions.realistic()
    asked = (("hormones", "What do hormones do?"),)
    edition = replace(
        made,
        audience=replace(made.audience, headings=asked),
        answer=replace(made.answer, coverage=(Coverage("hormones", Status.NOT_IN_LIBRARY),)),
    )
    assert article.gap_lines(edition) == ("Nothing was found on: What do hormones do?",)
