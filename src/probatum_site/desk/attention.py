"""How much a statement needs eyes, and why: `attention.toml`."""

import tomllib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from probatum_site.models import StatementRow

DOUBTFUL = ("retracted", "withdrawn", "concern", "superseded", "corrected")
"""Standings that a person must know of, gravest first."""


def own_reasons(row: StatementRow) -> Iterator[str]:
    """Reasons that lie in the statement itself, gravest first."""
    if row.withheld:
        yield "withheld"
    elif row.failed:
        yield "failed"
    for name, is_so in (
        ("contradicted", row.contradicted),
        ("sensitive", row.sensitive),
        ("warning", row.warning),
        ("undecided", row.undecided > 0),
    ):
        if is_so:
            yield name


def weight(row: StatementRow) -> int:
    """The points of its own reasons; readers are not shown what is withheld, so that it counts once."""
    names = list(own_reasons(row))
    return points(names[:1] if row.withheld else names)


def points(names: list[str]) -> int:
    """The sum of these reasons."""
    return sum(_table()["reasons"][name]["points"] for name in names)


def age_points(made: datetime, now: datetime) -> int:
    """Points for the time since an edition was made."""
    rule = _table()["age"]
    return int(min((now - made).days // rule["days"], rule["most"]))


def label(name: str) -> str:
    """A reason in words."""
    return str(_table()["reasons"][name]["label"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("probatum_site.desk").joinpath("attention.toml").read_text(encoding="utf-8"))
