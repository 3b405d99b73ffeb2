"""NLM's baseline and update files, from a folder or an address: each checked, in order, once."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import md5
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson

from probatum.connectors import Access, Page, Removal, Request
from probatum.errors import InputError, UsageError
from probatum.outside.unsound import Unsound
from probatum.types.document import Document

Read = Callable[[Path], Iterator[Document | Removal]]

_NAME = re.compile(r"pubmed\d\dn\d{4}\.xml(?:\.gz)?")
_DIGEST = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{32}(?![0-9a-fA-F])")
_Done = dict[str, str]
"""Names of the files that are in, with the MD5 that they had."""


def pages(request: Request, access: Access, *, bookmark: str, read: Read) -> Iterator[Page]:
    """A page for each file that is not yet in, by name: the baseline before its updates.

    Where a file that is in has another MD5 now, everything from there on is taken again.

    Raises: UsageError: a query goes with files, too; InputError: no such files there, or one whose MD5 is
        not as said; OutsideError.
    """
    if request.query or request.related or request.since:
        raise UsageError("Files hold everything. Give either --mirror or a query.")
    done: _Done = orjson.loads(bookmark) if bookmark else {}
    if request.mirror.startswith(("http://", "https://")):
        yield from _from_address(request.mirror, access, done, read)
    else:
        yield from _from_folder(Path(request.mirror), done, read)


def _from_folder(folder: Path, done: _Done, read: Read) -> Iterator[Page]:
    files = sorted((file for file in folder.rglob("pubmed*") if _NAME.fullmatch(file.name)), key=_by_name)
    if not files:
        raise InputError(f"{folder} holds no files such as pubmed25n0001.xml.gz. Give NLM's folder.")
    told = {file.name: _told(file) for file in files}
    for file in _open(files, done, told):
        digest = _md5(file)
        if told[file.name] not in ("", digest):
            raise InputError(
                f"{file} has another MD5 than its .md5 file says. Fetch it again; what came before is kept."
            )
        done[file.name] = digest
        yield Page(read(file), orjson.dumps(done).decode())


def _open(files: list[Path], done: _Done, told: dict[str, str]) -> list[Path]:
    """The files that are not in, and all after the first that has changed."""
    for at, file in enumerate(files):
        if file.name in done and told[file.name] not in ("", done[file.name]):
            return files[at:]
    return [file for file in files if file.name not in done]


def _from_address(address: str, access: Access, done: _Done, read: Read) -> Iterator[Page]:
    base = address.rstrip("/") + "/"
    names = access.client.ask(base, {}, _listed)
    for name in sorted(name for name in names if name not in done):
        digest = access.client.ask(f"{base}{name}.md5", {}, _digest)
        with TemporaryDirectory(prefix="probatum-") as folder:
            path = Path(folder) / name
            access.client.save(base + name, path, partial(_check, digest=digest))
            done[name] = digest
            yield Page(read(path), orjson.dumps(done).decode())


def _listed(body: bytes) -> frozenset[str]:
    names = frozenset(_NAME.findall(body.decode("utf-8", "replace")))
    if not names:
        raise Unsound("it lists no files such as pubmed25n0001.xml.gz")
    return names


def _digest(body: bytes) -> str:
    found = _DIGEST.search(body.decode("ascii", "replace"))
    if not found:
        raise Unsound("the .md5 file holds no MD5")
    return found[0].lower()


def _check(file: Path, digest: str) -> None:
    if _md5(file) != digest:
        raise Unsound(f"{file.name} came with another MD5 than is said of it")


def _told(file: Path) -> str:
    """The MD5 that the file beside it says; empty when there is none."""
    beside = file.with_name(f"{file.name}.md5")
    found = _DIGEST.search(beside.read_text("ascii", "replace")) if beside.is_file() else None
    return found[0].lower() if found else ""


def _md5(file: Path) -> str:
    digest = md5(usedforsecurity=False)
    with file.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _by_name(file: Path) -> tuple[str, str]:
    return file.name, str(file)
