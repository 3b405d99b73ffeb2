"""ClinicalTrials.gov (version 2 of its API, JSON): what a trial set out to do, and results that it posted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from probatum.connectors import Damaged, Removal
from probatum.connectors._ctgov.study import document
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.errors import InputError
from probatum.types.document import Document

NAME = "ctgov"
_SUFFIXES = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
_LARGEST = 64 << 20
"""Bytes of one study or page; a page of 1,000 studies has some 30 MB."""
_MARK = b'"protocolSection"'


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document a study: of a file of one, of a page of the API, of a list, or of one on each line.

    Raises: InputError: the path does not exist, or nothing in it is a study.
    """
    found = False
    for file in candidates(path, _SUFFIXES):
        try:
            with opened(file) as stream:
                is_study = _MARK in stream.peek(1)
        except UNREADABLE as error:
            damaged(str(file), f"it cannot be read ({error})")
            continue
        found = found or is_study
        if is_study:
            yield from _documents(file, damaged)
    if not found:
        raise InputError(f"{path} holds no study. Give JSON of ClinicalTrials.gov, version 2 of its API.")


def _documents(file: Path, damaged: Damaged) -> Iterator[Document]:
    for place, study in _studies(file, damaged):
        try:
            yield document(study)
        except ValueError as error:
            damaged(place, str(error))


def _studies(file: Path, damaged: Damaged) -> Iterator[tuple[str, Any]]:
    """Each study with its place."""
    for number, piece in enumerate(_pieces(file, damaged), start=1):
        try:
            data = orjson.loads(piece)
        except orjson.JSONDecodeError as error:
            damaged(f"{file}, piece {number}", f"it is not JSON: {error}")
            continue
        listed = data.get("studies") if isinstance(data, dict) and "studies" in data else data
        for count, study in enumerate(listed if isinstance(listed, list) else [listed], start=1):
            yield f"{file}, study {max(number, count)}", study


def _pieces(file: Path, damaged: Damaged) -> Iterator[bytes]:
    """The lines of a file of lines, or the whole file."""
    try:
        with opened(file) as stream:
            if ".jsonl" in file.name.lower():
                while line := stream.readline(_LARGEST):
                    if line.strip():
                        yield line
            elif len(content := stream.read(_LARGEST + 1)) > _LARGEST:
                damaged(
                    str(file), f"it is larger than {_LARGEST >> 20} MB; give pages of at most 1,000 studies"
                )
            else:
                yield content
    except UNREADABLE as error:
        damaged(str(file), f"the rest cannot be read ({error})")
