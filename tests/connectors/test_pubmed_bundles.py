"""PubMed's files in bundles: the same as record by record, and damage named in the same words."""

import gzip
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.connectors import Item, Removal, pubmed
from probatum.connectors._pubmed import bundles
from probatum.types.document import Document
from tests.connectors.reading import Named, article, article_set, everything, written

RECORDS = 400
"""So many that they fill several bundles."""


def long_set() -> str:
    text = f"<ArticleTitle>{'restless legs ' * 400}</ArticleTitle>"
    return article_set(*(article(str(n), text) for n in range(1, RECORDS + 1)))


def bundled(path: Path) -> tuple[list[Item], list[Named], int]:
    """What comes of a file's bundles, what is named as damaged, and how many could be read."""
    named: list[Named] = []
    found: list[Item] = []
    sound = 0
    for offer in pubmed.read(path, damaged=lambda place, reason: named.append((place, reason))).bundled:
        if isinstance(offer, Document | Removal):
            found.append(offer)
        elif not offer.void:
            read = pickle.loads(pickle.dumps(offer.bundle)).read()
            sound += read is not None
            if read is None:
                found.extend(offer.instead())
            else:
                offer.taken(read.records, read.damaged)
                found.extend(read.items)
    return found, named, sound


def test_a_sound_file_comes_in_bundles_alone(tmp_path: Path) -> None:
    file = written(tmp_path, long_set())
    found, named, sound = bundled(file)
    assert (found, named) == everything(pubmed, file)
    assert sound > len(long_set()) // (bundles.PIECE * bundles.PIECES)


@pytest.mark.parametrize(
    "dtd",
    [
        'PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" "https://dtd.nlm.nih.gov/pubmed_240101.dtd"',
        'SYSTEM "http://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd"',
    ],
)
def test_a_file_that_names_its_dtd_as_those_of_nlm_do_comes_in_bundles_alone(
    tmp_path: Path, dtd: str
) -> None:
    file = written(
        tmp_path,
        long_set().replace("<PubmedArticleSet>", f"<!DOCTYPE PubmedArticleSet {dtd}><PubmedArticleSet>"),
    )
    found, named, sound = bundled(file)
    assert (found, named) == everything(pubmed, file)
    assert sound > len(long_set()) // (bundles.PIECE * bundles.PIECES)


def test_a_record_without_pmid_is_named_with_its_number(tmp_path: Path) -> None:
    file = written(tmp_path, long_set().replace('<PMID Version="1">300</PMID>', ""))
    found, named, _ = bundled(file)
    assert (found, named) == everything(pubmed, file)
    assert named == [(f"{file}, record 300", "it has no PMID")]


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (">300</PMID>", ">300<PMID>"),
        (">300</PMID>", ">300</PMID><!-- </PubmedArticle> -->"),
        (">300</PMID>", ">300</PMID><!-- a remark -->"),
        (">300</PMID>", ">300</PMID><Note><![CDATA[</PubmedArticle><PubmedArticle>]]></Note>"),
        (">300</PMID>", ">300</PMID><PubmedArticle><MedlineCitation/></PubmedArticle>"),
        (">300</PMID>", ">300</PMID><?hint </PubmedArticle>?>"),
        (">300</PMID>", ">300</PMID>&undefined;"),
        (">300</PMID>", ">300</PMID>\x01"),
        (">300</PMID>", ">300</PMID></PubmedArticleSet><PubmedArticleSet>"),
        ("<PubmedArticleSet>", '<!DOCTYPE PubmedArticleSet [<!ENTITY x "y">]><PubmedArticleSet>'),
        ("<PubmedArticleSet>", '<!DOCTYPE PubmedArticleSet SYSTEM "pubmed.dtd"><PubmedArticleSet>'),
        ("<PubmedArticleSet>", "<PubmedArticleSet xmlns='urn:x'>"),
        ("</PubmedArticleSet>", ""),
        (
            "</PubmedArticleSet>",
            "<DeleteCitation><PMID>7</PMID><PMID>x</PMID></DeleteCitation></PubmedArticleSet>",
        ),
        ("</PubmedArticleSet>", "</PubmedArticleSet><PubmedArticleSet/>"),
        ("</PubmedArticle>", "</PubmedArticle >"),
        ("utf-8", "iso-8859-1"),
    ],
)
def test_what_a_file_holds_besides_changes_nothing(tmp_path: Path, there: str, instead: str) -> None:
    assert there in long_set()
    file = written(tmp_path, long_set().replace(there, instead))
    found, named, _ = bundled(file)
    assert (found, named) == everything(pubmed, file)


@settings(max_examples=60)
@given(
    at=st.integers(0, len(long_set()) - 1),
    length=st.integers(0, 40),
    put=st.sampled_from(
        ["", "<", ">", "<!--", "-->", "<![CDATA[", "]]>", "&", "\x00", "</PubmedArticle>", "é", "\xff"]
    ),
)
def test_damage_anywhere_is_named_as_if_read_record_by_record(
    tmp_path_factory: pytest.TempPathFactory, at: int, length: int, put: str
) -> None:
    whole = long_set()
    broken = (whole[:at] + put + whole[at + length :]).encode("latin-1")
    file = written(tmp_path_factory.mktemp("broken"), broken)
    found, named, _ = bundled(file)
    assert (found, named) == everything(pubmed, file)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_truncated_gzip_gives_the_same_as_record_by_record(tmp_path: Path, share: float) -> None:
    records = (article(str(n), f"<ArticleTitle>{n * 7919}</ArticleTitle>") for n in range(1, 20_001))
    packed = gzip.compress(article_set(*records).encode())
    file = tmp_path / "file.xml.gz"
    file.write_bytes(packed[: int(len(packed) * share)])
    found, named, _ = bundled(file)
    assert (found, named) == everything(pubmed, file)
    assert len(named) == 1
