"""Numbers are read as they are meant, however they are written."""

import pytest

from probatum.support.quantities import quantities


def read(text: str) -> list[str]:
    return [str(item) for item in quantities(text) if not item.pronoun]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,200 patients", "1200 patients"),
        ("p < .05", "p < 0.05"),
        ("5.0 mg", "5 mg"),
        ("½ of them", "0.5 of them"),
        ("1½ hours", "1.5 hours"),
        ("half of them", "½ of them"),
        ("twenty-five beds", "25 beds"),
        ("two million doses", "2,000,000 doses"),
        ("twice a day", "2 times a day"),
        ("a threefold rise", "a 3-fold rise"),
        ("7.7 %", "7.7 per cent"),
        ("7·3%", "7.3 percent"),
        ("at least 75", "75 or more"),
        ("≥75", "at least 75"),
        ("aged 18 years or older", "aged 18 years and over"),
        ("less than 5 mg", "below 5 mg"),
        ("up to 12 weeks", "12 weeks or less"),
        ("about 22 mg", "~22 mg"),
        ("5 mcg", "5 µg"),
        ("5 μg", "5 micrograms"),
        ("120 mm Hg", "120 mmHg"),
        ("a 12-week trial", "a trial of 12 weeks"),
        ("day 42", "42 days"),
        ("4.7-6.7", "4.7–6.7"),
        ("4.7 to 6.7", "4.7-6.7"),
        ("−3.5 points", "-3.5 points"),
        ("5mg", "5 milligrams"),
        ("1 g/dL", "1 gram per decilitre"),
    ],
)
def test_two_ways_of_writing_are_the_same_quantity(one: str, other: str) -> None:
    assert read(one) == read(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 mg", "5 micrograms"),
        ("5 mg", "5 g"),
        ("5 mg", "5 mg/kg"),
        ("5 mmol/L", "5 mg/dL"),
        ("5%", "5"),
        ("5%", "5 percentage points"),
        ("5 weeks", "5 months"),
        ("< 5", "> 5"),
        ("< 5", "5 or less"),
        ("at least 5", "5"),
        ("-5", "5"),
        ("type 2 diabetes", "type 1 diabetes"),
        ("1.5", "15"),
        ("once daily", "twice daily"),
    ],
)
def test_two_quantities_are_told_apart(one: str, other: str) -> None:
    assert read(one) != read(other)


def test_each_number_of_a_list_has_the_unit_of_the_list() -> None:
    assert read("5, 10 and 20 mg") == ["5 mg", "10 mg", "20 mg"]


def test_the_level_of_an_interval_is_no_unit_of_the_estimate() -> None:
    assert read("1.5, 95% CI 1.2-1.9") == ["1.5", "95 % confidence", "1.2", "1.9"]


def test_an_age_without_a_unit_is_in_years() -> None:
    assert read("aged 8-11") == ["8 year", "11 year"]
    assert read("aged 9 to 48 months") == ["9 month", "48 month"]


def test_a_type_is_shared_by_a_list() -> None:
    assert read("types 1 and 2 diabetes") == ["1 type", "2 type"]


@pytest.mark.parametrize("text", ["IL-6", "COVID-19", "alpha-2-delta", "α2δ", "HbA1c", "D2", "B12", "T4"])
def test_a_name_with_digits_is_no_number(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["one of them", "the third trimester", "once the drug is stopped"])
def test_words_that_are_no_numbers_here(text: str) -> None:
    assert read(text) == []


def test_a_bound_before_another_number_is_not_taken_for_this_one() -> None:
    assert read("110 g/L in trimester 1 and below 105 g/L") == ["110 g/l", "1 trimester", "<105 g/l"]
