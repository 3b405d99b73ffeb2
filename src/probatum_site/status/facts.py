"""What a status needs to know of the bytes of an edition; worked out once for the same bytes."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from probatum.verify.gate import PLAIN
from probatum_site.engine import Json, claims_in, parsed, placed, sources_in
from probatum_site.status.required import is_sensitive

_MOST = 20_000
"""Bodies whose facts each process keeps, about a kilobyte each; then all are forgotten."""
_known: dict[str, "Facts"] = {}


@dataclass(frozen=True, slots=True)
class Facts:
    """Of the bytes with this hash."""

    hash: str
    """SHA-256, hexadecimal: taken of the bytes at every look, so that it tells whether they are the same."""
    sources: tuple[str, ...]
    sensitive: bool
    """Whether it speaks of doses, pregnancy or children."""
    outcomes: tuple[int, int, int, int]
    """Statements that passed every check, where one could not decide, where one failed; and withheld ones."""


def facts(body: bytes) -> Facts:
    """The facts of these bytes."""
    key = sha256(body).hexdigest()
    found = _known.get(key)
    if found is None:
        if len(_known) >= _MOST:
            _known.clear()
        found = _known[key] = Facts(key, tuple(sources_in(body)), is_sensitive(body), _outcomes(body))
    return found


def _outcomes(body: bytes) -> tuple[int, int, int, int]:
    """Of the words that are shown: the check of a plain wording decides only whether it is used."""
    counted = Counter(_outcome(claim) for claim in claims_in(body))
    withheld = sum(place.startswith("w") for place, _ in placed(parsed(body)))
    return counted["passed"], counted["undecided"], counted["failed"], withheld


def _outcome(claim: Json) -> str:
    found = {one.get("outcome") for one in claim["findings"] if one.get("check") != PLAIN}
    return "failed" if "fail" in found else "undecided" if "could not check" in found else "passed"
