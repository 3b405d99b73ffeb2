"""Dates of publication in all the forms that PubMed prints."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_MONTH = re.compile(rf"\b({'|'.join(_NAMES)})[a-z]*\b\.?(?:\s+(\d{{1,2}})\b)?", re.IGNORECASE)


def published(fields: Mapping[str, str | None]) -> tuple[int | None, str]:
    """Year, and ISO date as exact as the record gives it, from the elements of a date.

    A span ("1998 Dec-1999 Jan", season "Jan-Feb") gives its beginning; a season of the year ("Spring")
    gives the year alone. Nothing readable gives None and "".
    """
    year, month = fields.get("Year") or "", fields.get("Month") or fields.get("Season") or ""
    return _dated(year, month, fields.get("Day") or "") or _printed(fields.get("MedlineDate") or "")


@lru_cache(maxsize=20_000)
def _dated(printed: str, month: str, day: str, /) -> tuple[int, str] | None:
    """None where there is no year; most records share their date with many others."""
    year = _YEAR.search(printed)
    return _iso(int(year[0]), _month(month), day) if year else None


def _printed(text: str) -> tuple[int | None, str]:
    """A date as one line of print: "1998 Dec-1999 Jan", "2000 Spring", "Aug 28-Sep 3 1976"."""
    year = _YEAR.search(text)
    if not year:
        return None, ""
    month = _MONTH.search(text)
    return _iso(int(year[0]), _month(month[0]) if month else 0, (month[2] or "") if month else "")


def _month(text: str) -> int:
    """1 to 12; 0 where there is none."""
    text = text.strip()
    if text.isdecimal():
        return int(text) if len(text) <= 2 and int(text) <= 12 else 0
    match = _MONTH.match(text)
    return _MONTHS[match[1].lower()] if match else 0


def _iso(year: int, month: int, day: str) -> tuple[int, str]:
    if not month:
        return year, f"{year}"
    if not (day.isdecimal() and len(day) <= 2 and _exists(year, month, int(day))):
        return year, f"{year}-{month:02}"
    return year, f"{year}-{month:02}-{int(day):02}"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
