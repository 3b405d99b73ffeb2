"""Step 3. Evidence in, Draft out: how an article is put together. One file here is one composer.

A composer module has two names: `NAME` and `compose`. It gets the evidence and nothing else, it picks spans
and never types a quote.
"""

from typing import Protocol

from probatum.types.draft import Draft
from probatum.types.evidence import Evidence


class Composer(Protocol):
    """Puts statements of the evidence together as an article."""

    NAME: str

    def compose(self, evidence: Evidence) -> Draft:
        """The article. A draft without claims says why and names the nearest evidence."""
