"""NLM's baseline and update files: checked, in order, once; deletions honoured; on after a kill."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

import pytest

from probatum.connectors import Access, Request
from probatum.errors import InputError, OutsideError, UsageError
from probatum.fetch import Fetched, fetch
from probatum.library import Library
from probatum.outside.client import Client
from probatum.outside.policy import Policy
from tests.connectors.reading import article, article_set, unpacked
from tests.suppliers import samples
from tests.suppliers.server import World, serving


def packed(*records: str, deleted: str = "") -> bytes:
    gone = f"<DeleteCitation><PMID>{deleted}</PMID></DeleteCitation>" if deleted else ""
    return gzip.compress(
        article_set(*records).replace("</PubmedArticleSet>", gone + "</PubmedArticleSet>").encode(), mtime=0
    )


def titled(pmid: str, title: str) -> str:
    return article(pmid, f"<ArticleTitle>{title}</ArticleTitle>")


FILES = {
    "pubmed25n0001.xml.gz": packed(titled("1", "First"), titled("2", "Second")),
    "pubmed25n0002.xml.gz": packed(titled("3", "Third")),
    "pubmed25n0003.xml.gz": packed(titled("1", "First, revised"), deleted="2"),
}
"""A baseline of two files, and an update that revises one record and deletes another."""
AFTER = {"pmid:1": "First, revised", "pmid:3": "Third"}


def folder(place: Path, files: dict[str, bytes] = FILES) -> Path:
    for name, content in files.items():
        within = place / ("updatefiles" if "0003" in name else "baseline")
        within.mkdir(parents=True, exist_ok=True)
        (within / name).write_bytes(content)
        digest = md5(content, usedforsecurity=False).hexdigest()
        (within / f"{name}.md5").write_text(f"MD5({name})= {digest}\n")
    return place


def taken(library: Library, mirror: str, world: World | None = None) -> Fetched:
    known = World() if world is None else world
    port = mirror.removeprefix("http://").partition("/")[0]
    client = Client(Policy(private=(port,)), clock=known.hands.clock())
    return fetch(library, "pubmed", Request(mirror=mirror), Access(client))


def titles(library: Library) -> dict[str, str]:
    return {document.source.id: document.source.title for document in library.documents()}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / "library")


@pytest.fixture
def world() -> World:
    return World(files=dict(FILES))


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with serving(world) as found:
        yield f"{found}/mirror/"


def test_files_are_taken_in_order_and_deletions_are_honoured(library: Library, tmp_path: Path) -> None:
    told = taken(library, str(folder(tmp_path / "nlm")))
    assert titles(library) == AFTER
    assert (told.added.added, told.added.updated, told.added.removed) == (3, 1, 1)


def test_what_is_in_is_not_read_again(library: Library, tmp_path: Path) -> None:
    place = str(folder(tmp_path / "nlm"))
    taken(library, place)
    before = library.snapshot
    told = taken(library, place)
    assert told.added.added + told.added.updated + told.added.unchanged + told.added.removed == 0
    assert library.snapshot == before


def test_a_day_later_only_the_new_file_is_read(library: Library, tmp_path: Path) -> None:
    place = folder(tmp_path / "nlm", {name: FILES[name] for name in list(FILES)[:2]})
    taken(library, str(place))
    told = taken(library, str(folder(place)))
    assert (told.added.updated, told.added.removed, told.added.unchanged) == (1, 1, 0)
    assert titles(library) == AFTER


def test_a_file_with_another_md5_stops_before_it_and_is_named(library: Library, tmp_path: Path) -> None:
    place = folder(tmp_path / "nlm")
    (place / "baseline/pubmed25n0002.xml.gz").write_bytes(packed(titled("666", "Forged")))
    with pytest.raises(InputError, match=r"0002.*MD5.*Fetch it again"):
        taken(library, str(place))
    assert titles(library) == {"pmid:1": "First", "pmid:2": "Second"}
    taken(library, str(folder(place)))
    assert titles(library) == AFTER


def test_a_file_that_is_issued_again_is_read_again_with_all_after_it(
    library: Library, tmp_path: Path
) -> None:
    place = folder(tmp_path / "nlm")
    taken(library, str(place))
    again = {
        "pubmed25n0001.xml.gz": packed(titled("1", "First"), titled("2", "Second"), titled("4", "Fourth"))
    }
    taken(library, str(folder(place, again)))
    assert titles(library) == AFTER | {"pmid:4": "Fourth"}


def test_an_address_gives_the_same(library: Library, world: World, address: str, tmp_path: Path) -> None:
    taken(library, address, world)
    other = Library.create(tmp_path / "other")
    taken(other, str(folder(tmp_path / "nlm")))
    assert library.snapshot == other.snapshot
    asked = len(world.asked)
    taken(library, address, world)
    assert [path for _, path, _ in world.asked[asked:]] == ["/mirror/"]


def test_faults_on_the_way_lose_nothing(library: Library, world: World, address: str) -> None:
    world.faults = {0: "500", 2: "drift", 4: "broken", 5: "short", 8: "429", 9: "slow"}
    taken(library, address, world)
    assert titles(library) == AFTER


def test_an_address_that_is_not_permitted_is_refused(library: Library, world: World, address: str) -> None:
    with pytest.raises(OutsideError):
        fetch(library, "pubmed", Request(mirror=address), Access(Client(Policy())))
    assert world.asked == []


def test_an_empty_folder_and_a_query_with_files_are_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="pubmed25n0001"):
        taken(library, str(tmp_path))
    with pytest.raises(UsageError, match="either"):
        fetch(library, "pubmed", Request("legs", mirror=str(tmp_path)), Access(Client(Policy())))


@pytest.mark.parametrize("files_before_the_kill", [1, 3, 4])
def test_after_kill_9_nothing_is_missing_or_double(
    library: Library, tmp_path: Path, files_before_the_kill: int
) -> None:
    place = tmp_path / "nlm"
    place.mkdir()
    for n in range(6):
        records = [record.decode() for record in samples.own(40, first=1 + 30 * n).values()]
        (place / f"pubmed25n000{n}.xml.gz").write_bytes(packed(*records))
    command = [sys.executable, "-m", "tests.suppliers.mirroring", str(tmp_path / "killed"), str(place)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert process.stdout is not None
    for _ in range(files_before_the_kill):
        assert process.stdout.readline() == "in\n"
    process.kill()
    process.communicate()
    killed = Library.open(tmp_path / "killed")
    assert 0 < killed.info().sources < 191
    taken(killed, str(place))
    taken(library, str(place))
    assert killed.snapshot == library.snapshot
    assert killed.check() == []
    assert len(titles(killed)) == 190


def test_real_baseline_files_are_taken_once_and_survive_kill_9(
    library: Library, tmp_path: Path, shared: Path
) -> None:
    """The five files of 2021, then an update made here that deletes a record and revises another."""
    place = tmp_path / "nlm"
    for file in unpacked(shared / "data/pubmed/baseline-2021.tar.xz", tmp_path / "unpacked"):
        if file.name.endswith(".gz"):
            folder(place, {file.name: file.read_bytes()})
    real = samples.real(shared)
    gone, revised, *_ = real
    update = packed(titled(revised, "Revised here"), deleted=gone)
    folder(place, {"pubmed21n9999.xml.gz": update})
    command = [sys.executable, "-m", "tests.suppliers.mirroring", str(tmp_path / "killed"), str(place)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert process.stdout is not None
    assert process.stdout.readline() == "in\n"
    process.kill()
    process.communicate()
    killed = Library.open(tmp_path / "killed")
    taken(killed, str(place))
    told = taken(library, str(place))
    assert told.damaged == ()
    assert (told.added.added, told.added.removed) == (len(real), 1)
    assert set(titles(library)) == {f"pmid:{number}" for number in real} - {f"pmid:{gone}"}
    assert titles(library)[f"pmid:{revised}"] == "Revised here"
    assert killed.snapshot == library.snapshot and killed.check() == []
    before = library.snapshot
    again = taken(library, str(place)).added
    assert again.added + again.updated + again.removed == 0
    assert library.snapshot == before
