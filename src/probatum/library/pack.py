"""The vocabulary pack: other names of things, from vocabularies that whoever runs the house has.

One text file in the directory of a library, `names.tsv`: key, TAB, other names between TABs, sorted by key.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from probatum.errors import LibraryDamaged
from probatum.text.terms import is_everyday, stems, words

FILE = "names.tsv"
_HEAD = "# Made by `probatum library names` from: "
_LONGEST = 6
"""Words of the longest name that is looked up."""
_MOST = 3
"""Other names kept for one name: more of them find what was not meant."""
_MOST_MEANINGS = 2
"""A name of more things than this says nothing of which is meant."""

Group = tuple[str, ...]


class Pack:
    """The names of one library's pack; without the file, none."""

    def __init__(self, directory: Path) -> None:
        """Raises: LibraryDamaged."""
        path = directory / FILE
        try:
            content = path.read_bytes() if path.is_file() else b""
            self._lines = content.decode("utf-8").split("\n")[:-1]
        except (OSError, UnicodeDecodeError) as error:
            raise LibraryDamaged(
                f"{path} cannot be read: {error}. Make it again with `probatum library names`, or remove it."
            ) from error
        self.digest = f"sha256:{sha256(content).hexdigest()}" if content else ""
        """`sha256:` and 64 hexadecimal digits; empty when there is no pack."""

    def others(self, name: str) -> tuple[str, ...]:
        """Other names of the thing, best first; case and plural do not matter."""
        key = f"{' '.join(stems(name))}\t"
        at = bisect_left(self._lines, key)
        if key == "\t" or at == len(self._lines) or not self._lines[at].startswith(key):
            return ()
        return tuple(self._lines[at].split("\t")[1:])


def stamp(directory: Path) -> tuple[int, int]:
    """Time and size of the pack's file, by which a change of it is seen; zeros when there is none."""
    try:
        told = (directory / FILE).stat()
    except FileNotFoundError:
        return 0, 0
    return told.st_mtime_ns, told.st_size


def write(directory: Path, groups: Iterable[Group], *, origins: Iterable[str]) -> int:
    """Make the pack of a library anew; returns how many names it knows. `origins` stand in its first line."""
    lines = sorted(_lines(groups))
    head = f"{_HEAD}{', '.join(origins)}"
    made = directory / f"{FILE}.tmp"
    made.write_text("".join(f"{line}\n" for line in (head, *lines)), encoding="utf-8")
    made.replace(directory / FILE)
    return len(lines)


def _lines(groups: Iterable[Group]) -> Iterator[str]:
    """A line for each name that says what is meant, with those of its things' other names."""
    known: dict[str, list[Group]] = {}
    for group in groups:
        plain = tuple(dict.fromkeys(map(_turned, group)))
        keys = [(_key(name), name) for name in plain]
        for key in dict.fromkeys(key for key, _ in keys if key):
            known.setdefault(key, []).append(
                tuple(name for other, name in keys if other and _adds(other, key))
            )
    for key, meanings in known.items():
        others = dict.fromkeys(name for names in meanings for name in names)
        different = {_key(names[0]): None for names in meanings if names}
        once = list({_key(name): name for name in reversed(others)}.values())[::-1]
        if once and len(different) <= _MOST_MEANINGS:
            yield "\t".join((key, *once[:_MOST]))


def _adds(other: str, key: str) -> bool:
    """Whether it finds what this one does not: "migraine disorder" is "migraine" and a common word."""
    return not set(key.split()) <= set(other.split())


def _turned(name: str) -> str:
    """As it is said: "Anemia, Iron-Deficiency" and "Rhinosporidiosis (disorder)" are for catalogues."""
    said = " ".join(name.split()).removesuffix(" (disorder)")
    last, comma, first = said.partition(", ")
    return f"{first} {last}" if comma and "," not in first and len(first) > 2 else said


def _key(name: str) -> str:
    """Its stems; empty for what is no use in a question: too short, too long, or everyday words alone."""
    found = [word for word, _, _ in words(name)]
    if len(name) < 3 or not 0 < len(found) <= _LONGEST or all(map(is_everyday, found)):
        return ""
    return " ".join(stems(name))
