"""How an edition leaves the house: the `Export` protocol. One file here is one format.

An export module has four names: `NAME`, `SUFFIX`, `MEDIA_TYPE` and `render`. Its first docstring line is
its help.
"""

from typing import Protocol

from probatum.types.edition import Edition


class Export(Protocol):
    """Writes an edition in one format; the numbers of the references are those of the edition."""

    NAME: str
    SUFFIX: str
    """Of a file, with the dot."""
    MEDIA_TYPE: str

    def render(self, edition: Edition) -> str:
        """The whole document as text; the same edition gives the same bytes."""
