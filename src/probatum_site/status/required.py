"""Which answers need more signatures: `sensitive.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from probatum_site.engine import asked_in, claims_in


def sensitive(text: str) -> bool:
    """Whether a statement speaks of a dose, pregnancy or children."""
    return bool(_patterns().search(text))


def is_sensitive(body: bytes) -> bool:
    """Whether an answer speaks of doses, pregnancy or children, or is asked about them."""
    rules, question = _rules(), asked_in(body)
    return (
        question.get("kind") in rules["kinds"]
        or any(one in str(question.get("populations")) for one in rules["populations"])
        or any(claim["facet"] in rules["facets"] or sensitive(claim["text"]) for claim in claims_in(body))
    )


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(files("probatum_site.status").joinpath("sensitive.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(_rules()["patterns"]), re.IGNORECASE)
