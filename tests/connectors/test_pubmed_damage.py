"""A damaged record costs itself, is named, and never the records around it."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.connectors import pubmed
from probatum.connectors._files import opened
from probatum.connectors._pubmed.stream import records
from probatum.types.document import Document
from tests.connectors.reading import Named, article, article_set, everything, written
from tests.hostile.measuring import peak_megabytes


def ids(folder: Path, content: str | bytes, name: str = "file.xml") -> tuple[list[str], list[Named]]:
    found, named = everything(pubmed, written(folder, content, name))
    return [item.source.id if isinstance(item, Document) else item for item in found], named


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("<PubmedArticle><MedlineCitation><Article/></MedlineCitation></PubmedArticle>", "it has no PMID"),
        (article("12a"), "its PMID is '12a', which is no number"),
        (article("0"), "its PMID is '0', which is no number"),
        (
            "<PubmedArticle><MedlineCitation><PMID>5</PMID></MedlineCitation></PubmedArticle>",
            "pmid:5 has no Article",
        ),
        ("<PubmedArticle/>", "it has no PMID"),
        ("<PubmedBookArticle><BookDocument/></PubmedBookArticle>", "it has no PMID"),
    ],
)
def test_record_without_what_it_needs_is_named(tmp_path: Path, record: str, reason: str) -> None:
    found, named = ids(tmp_path, article_set(article("1"), record, article("3")))
    assert found == ["pmid:1", "pmid:3"]
    assert named == [(f"{tmp_path / 'file.xml'}, record 2", reason)]


@pytest.mark.parametrize(
    "broken",
    [
        article("2").replace("</ArticleTitle>", ""),
        article("2").replace("A title", "A \x01 title"),
        article("2").replace("A title", "A &undefined; title"),
        article("2").replace("A title", "A < title"),
        article("2").replace("<PMID ", "<PMID Version='2' "),
    ],
)
def test_broken_xml_costs_one_record(tmp_path: Path, broken: str) -> None:
    found, named = ids(tmp_path, article_set(article("1"), broken, article("3"), article("4")))
    assert found == ["pmid:1", "pmid:3", "pmid:4"]
    assert len(named) == 1
    assert named[0][0] == f"{tmp_path / 'file.xml'}, after record 1"


def test_broken_first_tag_costs_one_record(tmp_path: Path) -> None:
    broken = article("2").replace("<PubmedArticle>", "<PubmedArticle bad>")
    found, named = ids(tmp_path, article_set(article("1"), broken, article("3"), article("4")))
    assert found == ["pmid:1", "pmid:3", "pmid:4"]
    assert named


@settings(max_examples=60)
@given(
    broken=st.sets(st.integers(0, 59)),
    padding=st.integers(0, 3000),
    wrong=st.sampled_from(["</Wrong>", "&none;</ArticleTitle>", "\x02"]),
)
def test_every_sound_record_is_read_whatever_breaks_around_it(
    tmp_path_factory: pytest.TempPathFactory, broken: set[int], padding: int, wrong: str
) -> None:
    text = f"<ArticleTitle>{'x' * padding}</ArticleTitle>"
    records = [article(str(n + 1), text) for n in range(60)]
    for number in broken:
        records[number] = records[number].replace("</ArticleTitle>", wrong)
    found, named = ids(tmp_path_factory.mktemp("broken"), article_set(*records))
    assert found == [f"pmid:{n + 1}" for n in range(60) if n not in broken]
    assert len(named) == len(broken)


def test_record_that_never_ends_does_not_swallow_the_next(tmp_path: Path) -> None:
    open_ended = article("2").removesuffix("</PubmedArticle>")
    found, named = ids(tmp_path, article_set(article("1"), open_ended, article("3"), article("4")))
    assert found == ["pmid:1", "pmid:3", "pmid:4"]
    assert len(named) == 1


def test_two_files_in_one_are_both_read(tmp_path: Path) -> None:
    found, named = ids(tmp_path, article_set(article("1")) + article_set(article("2"), article("3")))
    assert found == ["pmid:1", "pmid:2", "pmid:3"]
    assert len(named) == 1


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_truncated_xml_gives_what_came_before_and_one_name(tmp_path: Path, share: float) -> None:
    whole = article_set(*(article(str(n)) for n in range(1, 101)))
    found, named = ids(tmp_path, whole[: int(len(whole) * share)])
    assert 0 < len(found) < 100
    assert found == [f"pmid:{n}" for n in range(1, len(found) + 1)]
    assert len(named) == 1


def test_truncated_gzip_gives_what_came_before_and_one_name(tmp_path: Path) -> None:
    content = article_set(
        *(article(str(n), f"<ArticleTitle>{n * 7919}</ArticleTitle>") for n in range(1, 5001))
    )
    packed = gzip.compress(content.encode())
    file = tmp_path / "update.xml.gz"
    file.write_bytes(packed[: len(packed) // 2])
    found, named = everything(pubmed, file)
    assert 1000 < len(found) < 4000
    assert len(named) == 1
    assert "truncated" in named[0][1]


def test_gzip_with_a_damaged_middle_gives_what_came_before_and_one_name(tmp_path: Path) -> None:
    content = article_set(
        *(article(str(n), f"<ArticleTitle>{n * 7919}</ArticleTitle>") for n in range(1, 5001))
    )
    packed = bytearray(gzip.compress(content.encode()))
    at = len(packed) // 2
    packed[at : at + 64] = bytes(64)
    file = tmp_path / "update.xml.gz"
    file.write_bytes(packed)
    found, named = everything(pubmed, file)
    assert 500 < len(found) < 5000
    assert named


def test_damaged_file_of_a_directory_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.xml.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    (tmp_path / "b.xml").write_bytes(b"")
    written(tmp_path, article_set(article("1")), "c.xml")
    found, named = everything(pubmed, tmp_path)
    assert len(found) == 1
    assert [place for place, _ in named] == [str(tmp_path / "a.xml.gz"), str(tmp_path / "b.xml")]
    assert [reason.split(" (")[0] for _, reason in named] == ["it cannot be read", "it is empty or no XML"]


def test_reading_takes_the_same_memory_however_long_the_file(tmp_path: Path) -> None:
    long = article("1", f"<ArticleTitle>{'word ' * 2000}</ArticleTitle>")
    short, large = (written(tmp_path, article_set(*[long] * n), f"{n}.xml") for n in (200, 6000))
    assert large.stat().st_size > 60_000_000
    assert len(everything(pubmed, large)[0]) == 6000
    assert peak_megabytes("pubmed", large) - peak_megabytes("pubmed", short) < 10


def test_record_that_was_read_leaves_nothing_in_the_tree(tmp_path: Path) -> None:
    with opened(written(tmp_path, article_set(*[article("1")] * 500))) as stream:
        for record in records(stream, lambda reason: pytest.fail(reason)):
            parent = record.getparent()
            assert parent is not None
            assert parent.index(record) <= 1  # the one before is emptied and goes next
