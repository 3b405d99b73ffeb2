"""A stream of bytes as the XML parser reads it, which knows where to go on after an error."""

import re
from collections.abc import Callable

from probatum.connectors._files import Stream

_LARGEST = 32 << 20
_MOST_TAGS = 1_500_000
"""Bytes and tags that one record may take, so that its tree stays under some 400 MB. A record of 15,000
authors with their affiliations has about 200,000 tags."""
_LONGEST_TAG = 40


class Broken(ValueError):
    """A record goes on and on, or the parser has stopped at it without a word."""


class Tap:
    """Hands out pieces that do not end within a tag, and remembers the last one."""

    def __init__(
        self, stream: Stream, starts: re.Pattern[bytes], opening: bytes = b"", ahead: bytes = b""
    ) -> None:
        self.started = 0
        """Records that began in the last piece; counted by the reader."""
        self.failure: Callable[[], str] = str
        """Why the parser stopped; empty while it runs. At an undefined entity lxml stops without a word and
        begins anew with the next piece, so it is asked before each."""
        self._stream = stream
        self._starts = starts
        """The tag that begins a record."""
        self._opening = opening
        """Handed out first: a root for records from the middle of a file."""
        self._ahead = ahead
        """Read and not yet handed out."""
        self._last = b""
        self._size = 0
        self._tags = 0
        """Bytes and tags since the last record ended."""
        self._pieces = 0
        self._resumed = bool(opening)

    def read(self, size: int) -> bytes:
        """The next piece; empty at the end.

        Raises: Broken; what the stream raises.
        """
        failure = self.failure()
        if failure:
            raise Broken(failure)
        if self._opening:
            opening, self._opening = self._opening, b""
            return opening
        piece = self._ahead + self._stream.read(size)
        at = piece.rfind(b"<")
        whole = at if at > 0 and len(piece) > len(self._ahead) else len(piece)
        self._last, self._ahead = piece[:whole], piece[whole:]
        self.started, self._pieces = 0, self._pieces + 1
        self._size, self._tags = self._size + whole, self._tags + self._last.count(b"<")
        if self._size > _LARGEST or self._tags > _MOST_TAGS:
            raise Broken(f"one record takes more than {_LARGEST >> 20} MB or {_MOST_TAGS:,} tags")
        return self._last

    def ended(self) -> None:
        """To be called when a record has ended."""
        self._size = self._tags = 0

    def resumed(self, opening: bytes) -> "Tap | None":
        """A tap at the first record that begins after the broken one; None when there is none."""
        rest = self._after_broken()
        found = self._starts.search(rest)
        while rest and not found:
            more = self._stream.read(1 << 16)
            rest = rest[-_LONGEST_TAG:] + more if more else b""
            found = self._starts.search(rest)
        return Tap(self._stream, self._starts, opening, rest[found.start() :]) if found else None

    def _after_broken(self) -> bytes:
        """What is at hand behind the start of the broken record; empty when there is no way on.

        The record that reading was resumed at has begun, even where its first tag is what is broken.
        """
        if self._resumed and not self._pieces:
            return b""
        begun = max(self.started, int(self._resumed and self._pieces == 1))
        starts = [match.end() for match in self._starts.finditer(self._last)][:begun]
        return self._last[starts[-1] if starts else 0 :] + self._ahead
