"""The fingerprint of the knowledge that ships as data: word lists, outlines, audiences."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import probatum

FOLDERS = ("audiences", "outlines", "prompts", "vectors", "vocabulary")
"""Folders of the package whose files shape an answer; the starter library is in the library's snapshot."""


@cache
def data_digest() -> str:
    """`sha256:` and 64 hexadecimal digits of the data files' names and bytes; computed once a process."""
    digest = sha256()
    root = Path(probatum.__file__).parent
    for path in _data_files(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\n{len(content)}\n".encode() + content)
    return f"sha256:{digest.hexdigest()}"


def _data_files(root: Path) -> list[Path]:
    files = [path for folder in FOLDERS for path in sorted(root.joinpath(folder).glob("*")) if path.is_file()]
    return [path for path in files if path.suffix not in (".py", ".pyc")]
