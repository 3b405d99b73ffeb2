"""Checks of a claim against the closed evidence. One file here is one check; the file name is its name.

What a claim says is judged against its quotes by `support/checks`; here is judged what it leans on. Only
what is in these two folders runs: no package that is installed beside Probatum can replace a check.
"""

from typing import Protocol

from probatum.support.verdict import Verdict
from probatum.types.draft import Claim
from probatum.verify.shelf import Shelf


class Check(Protocol):
    """Compares a claim with the evidence it cites."""

    def check(self, claim: Claim, shelf: Shelf) -> Verdict:
        """What the check finds; a claim that fails is withheld."""
