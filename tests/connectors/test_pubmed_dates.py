"""Dates of PubMed in all their forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.connectors._pubmed.dates import published


@pytest.mark.parametrize(
    ("fields", "year", "date"),
    [
        ({"Year": "2001"}, 2001, "2001"),
        ({"Year": "2001", "Month": "Feb"}, 2001, "2001-02"),
        ({"Year": "2001", "Month": "02", "Day": "3"}, 2001, "2001-02-03"),
        ({"Year": "2001", "Month": "Sept", "Day": "03"}, 2001, "2001-09-03"),
        ({"Year": "2001", "Month": "February", "Day": "31"}, 2001, "2001-02"),
        ({"Year": "2001", "Month": "13"}, 2001, "2001"),
        ({"Year": "2001", "Season": "Spring"}, 2001, "2001"),
        ({"Year": "2018", "Season": "Jan-Feb"}, 2018, "2018-01"),
        ({"MedlineDate": "1998 Dec-1999 Jan"}, 1998, "1998-12"),
        ({"MedlineDate": "2019 Sep/Oct"}, 2019, "2019-09"),
        ({"MedlineDate": "2000 Spring-Summer"}, 2000, "2000"),
        ({"MedlineDate": "1976-1977 Winter"}, 1976, "1976"),
        ({"MedlineDate": "1976 Aug 28-Sep 4"}, 1976, "1976-08-28"),
        ({"MedlineDate": "Winter 2003"}, 2003, "2003"),
        ({"MedlineDate": "2nd Quart 1995"}, 1995, "1995"),
        ({"MedlineDate": "no date"}, None, ""),
        ({"Year": "MMI"}, None, ""),
        ({"Year": None, "Month": None}, None, ""),
        ({}, None, ""),
    ],
)
def test_date_is_as_exact_as_the_record(fields: dict[str, str | None], year: int | None, date: str) -> None:
    assert published(fields) == (year, date)


@given(st.dictionaries(st.sampled_from(["Year", "Month", "Day", "Season", "MedlineDate"]), st.text()))
def test_no_text_breaks_a_date(fields: dict[str, str | None]) -> None:
    year, date = published(fields)
    assert date.startswith("" if year is None else str(year))
