"""What is in the library in five sums, which do not depend on the order in which it came."""

from dataclasses import dataclass
from typing import Self

import orjson

from probatum.types.made import by_slots

_MODULUS = 1 << 256


@by_slots
@dataclass(frozen=True, slots=True)
class Ledger:
    """Of one document, or of the whole library."""

    digests: int = 0
    """Sum of the SHA-256 digests of the documents, modulo 2**256."""
    sources: int = 0
    records: int = 0
    """Entries with text."""
    length: int = 0
    """Spaces and line ends in the searched text of these entries, plus one for each."""
    entries: int = 0
    """With and without text."""

    def __add__(self, other: Self) -> "Ledger":
        return Ledger(
            (self.digests + other.digests) % _MODULUS,
            self.sources + other.sources,
            self.records + other.records,
            self.length + other.length,
            self.entries + other.entries,
        )

    def __sub__(self, other: Self) -> "Ledger":
        return Ledger(
            (self.digests - other.digests) % _MODULUS,
            self.sources - other.sources,
            self.records - other.records,
            self.length - other.length,
            self.entries - other.entries,
        )

    @property
    def snapshot(self) -> str:
        """`sha256:` and 64 hexadecimal digits."""
        return f"sha256:{self.digests:064x}"

    def dumped(self) -> bytes:
        """As bytes."""
        return orjson.dumps([f"{self.digests:x}", self.sources, self.records, self.length, self.entries])

    @classmethod
    def loaded(cls, dump: bytes) -> "Ledger":
        """From bytes."""
        digests, *counts = orjson.loads(dump)
        return cls(int(digests, 16), *counts)
