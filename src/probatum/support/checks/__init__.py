"""Checks of a statement against one quote. One file here is one check; the file name is its name.

A check is a pure function of plain text, so that what an editor or a language model writes passes the same
gate as what the engine puts together. Only what is in this folder runs: no package that is installed
beside Probatum can replace a check.
"""

from typing import Protocol

from probatum.support.verdict import Verdict

Names = tuple[tuple[tuple[str, ...], ...], ...]
"""Things with all their names, each name a run of stems: (("rls",), ("restless", "leg", "syndrom"))."""


class Check(Protocol):
    """Compares a statement with the words that are to support it."""

    def check(self, text: str, quote: str, names: Names) -> Verdict:
        """What the check finds; a text equal to its quote passes."""
