"""A name keeps to its line and begins with a letter or a digit."""

from probatum.text.aliases import aliases


def test_a_long_form_ends_where_its_line_begins() -> None:
    assert aliases("Advice that can help.\nIn insomnia it is bad (A C).") == []


def test_a_bracket_over_two_lines_holds_no_name() -> None:
    assert aliases("The restless legs syndrome (R\nL S) is known.") == []


def test_a_grade_of_advice_is_no_short_name() -> None:
    assert aliases("Advice is weak (grade C) but can help (grade A).\nIn insomnia it is bad (grade C).") == []
