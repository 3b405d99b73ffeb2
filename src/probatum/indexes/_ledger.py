"""What is in the library in four sums, which do not depend on the order in which it came."""

from dataclasses import astuple, dataclass
from typing import Self

import orjson

_MODULUS = 1 << 256


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

    def __add__(self, other: Self) -> "Ledger":
        mine, others = astuple(self), astuple(other)
        sums = [one + another for one, another in zip(mine, others, strict=True)]
        return Ledger(sums[0] % _MODULUS, *sums[1:])

    def __sub__(self, other: Self) -> "Ledger":
        mine, others = astuple(self), astuple(other)
        sums = [one - another for one, another in zip(mine, others, strict=True)]
        return Ledger(sums[0] % _MODULUS, *sums[1:])

    @property
    def snapshot(self) -> str:
        """`sha256:` and 64 hexadecimal digits."""
        return f"sha256:{self.digests:064x}"

    def dumped(self) -> bytes:
        """As bytes."""
        return orjson.dumps([f"{self.digests:x}", self.sources, self.records, self.length])

    @classmethod
    def loaded(cls, dump: bytes) -> "Ledger":
        """From bytes."""
        digests, *counts = orjson.loads(dump)
        return cls(int(digests, 16), *counts)
