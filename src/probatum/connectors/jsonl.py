"""Probatum's own exchange format: one source a line, as `probatum library export` writes it."""

from collections.abc import Iterator
from pathlib import Path

from probatum.connectors import Damaged, Removal
from probatum.connectors._exchange import read_line
from probatum.connectors._exchange import write_line as write_line
from probatum.connectors._files import UNREADABLE, Stream, candidates, opened
from probatum.errors import InputError
from probatum.types.document import Document

NAME = "jsonl"
_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_LONGEST = 5_000_000
"""Bytes of one line; a longer one is damaged and never held in memory."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document a line; empty lines are passed over.

    Raises: InputError: the path does not exist, or nothing in it is JSON lines.
    """
    found = False
    for file in candidates(path, _SUFFIXES):
        try:
            with opened(file) as stream:
                begins = b"{" in stream.peek(1)
        except UNREADABLE as error:
            damaged(str(file), f"it cannot be read ({error})")
            continue
        found = found or begins
        if begins:
            yield from _documents(file, damaged)
    if not found:
        raise InputError(
            f"{path} holds no JSON lines. Give a .jsonl file with one source a line, or a folder."
        )


def _documents(file: Path, damaged: Damaged) -> Iterator[Document]:
    number = 0
    with opened(file) as stream:
        try:
            for number, line in enumerate(_lines(stream), start=1):
                try:
                    document = _document(line)
                except ValueError as error:
                    damaged(f"{file}, line {number}", str(error))
                    continue
                if document:
                    yield document
        except UNREADABLE as error:
            damaged(f"{file}, after line {number}", f"the rest cannot be read ({error})")


def _document(line: bytes) -> Document | None:
    line = line.removeprefix(_BYTE_ORDER_MARK).strip()
    if len(line) > _LONGEST:
        raise ValueError(f"the line is longer than {_LONGEST // 1_000_000} MB")
    return read_line(line) if line else None


def _lines(stream: Stream) -> Iterator[bytes]:
    """Each line; of one that is too long its beginning, the rest is thrown away piece by piece."""
    while line := stream.readline(_LONGEST + 1):
        rest = line
        while len(rest) > _LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST + 1)
        yield line
