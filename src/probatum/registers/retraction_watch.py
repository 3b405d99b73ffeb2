"""The Retraction Watch data as Crossref gives it away: one CSV line a notice."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from probatum.registers import Damaged
from probatum.registers._lines import lines
from probatum.types.standing import Entry, Mark, State
from probatum.vocabulary import table

NAME = "retraction_watch"
BY = "Retraction Watch"
SCHEMES = ("pmid", "doi")
ADDRESS = "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"
_NEEDED = (
    "RetractionNature",
    "RetractionDate",
    "RetractionDOI",
    "RetractionPubMedID",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
)


def read(path: Path, *, damaged: Damaged) -> Iterator[Entry]:
    """One entry a line; a line of a nature that has no state ("Correction" has) is damaged.

    Raises: InputError.
    """
    for number, line in lines(path, _NEEDED, delimiter=","):
        state = table("standing")["natures"].get(line["RetractionNature"].lower())
        identifiers = _identifiers(line["OriginalPaperPubMedID"], line["OriginalPaperDOI"])
        if state is None:
            damaged(
                f"{path}, line {number}", f"its nature is {line['RetractionNature']!r}, which we do not know"
            )
        elif identifiers:
            yield Entry(identifiers, _mark(State(state), line))


def _mark(state: State, line: dict[str, str]) -> Mark:
    notice = _identifiers(line["RetractionPubMedID"], line["RetractionDOI"])
    when = _date(line["RetractionDate"])
    facts = [line["RetractionNature"], *(part for part in (when, *notice) if part)]
    reasons = [reason.strip(" +") for reason in line.get("Reason", "").split(";") if reason.strip(" +")]
    because = f" ({'; '.join(reasons[:3])})" if reasons else ""
    return Mark(state, BY, f"{' '.join(facts)}{because}", notice[0] if notice else "", when)


def _identifiers(pmid: str, doi: str) -> tuple[str, ...]:
    """Those that are given: an unknown PMID is written 0, an unknown DOI "unavailable"."""
    number = pmid.removesuffix(".0")
    found = [f"pmid:{number}"] if number.isdecimal() and int(number) else []
    return (*found, f"doi:{doi}") if doi.startswith("10.") or "doi.org/" in doi.lower() else tuple(found)


def _date(text: str) -> str:
    """ISO date of an American one, "7/12/2023 0:00"; empty when it is none."""
    try:
        month, day, year = map(int, text.partition(" ")[0].split("/"))
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
