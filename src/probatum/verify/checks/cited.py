"""A claim rests on at least one citation, and every source it cites is in the closed evidence."""

from probatum.support.verdict import PASSED, Verdict, failed, listed
from probatum.types.draft import Claim
from probatum.verify.shelf import Shelf, supporting


def check(claim: Claim, shelf: Shelf) -> Verdict:
    """Fails without a supporting citation, and on a source that was not retrieved."""
    if not supporting(claim):
        return failed("no source supports it")
    strange = [citation.source for citation in claim.citations if citation.source not in shelf.sources]
    if strange:
        return failed(f"cites what is not in the evidence: {listed(list(dict.fromkeys(strange)))}")
    return PASSED
