"""Hostile XML: nothing is fetched, expanded or executed, and sound records around it are read."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from probatum.connectors import jats, medquad, pubmed
from probatum.errors import InputError
from probatum.types.document import Document
from tests.connectors.reading import Named, article, article_set, everything, written
from tests.hostile.measuring import peak_megabytes

BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "lol">{BOMB}]>'
QUADRATIC = f'<!DOCTYPE x [<!ENTITY q "{"a" * 50_000}">]>'


def pubmed_file(doctype: str, inside: str) -> str:
    records = article_set(article("1", f"<ArticleTitle>{inside}</ArticleTitle>"), article("2"))
    return records.replace("<PubmedArticleSet>", f"{doctype}<PubmedArticleSet>")


def medquad_file(doctype: str, inside: str) -> str:
    return (
        f'{doctype}<Document id="1" source="GARD" url="http://example.org/1"><Focus>Legs</Focus>'
        f'<QAPairs><QAPair><Question qtype="symptoms">What?</Question><Answer>A {inside}</Answer>'
        "</QAPair></QAPairs></Document>"
    )


def jats_file(doctype: str, inside: str) -> str:
    return (
        f'{doctype}<article><front><article-meta><article-id pub-id-type="pmid">1</article-id>'
        f"<title-group><article-title>Legs</article-title></title-group></article-meta></front>"
        f"<body><sec><title>Results</title><p>A {inside}</p></sec></body></article>"
    )


FORMATS: list[tuple[ModuleType, Callable[[str, str], str]]] = [
    (pubmed, pubmed_file),
    (medquad, medquad_file),
    (jats, jats_file),
]


def outcome(connector: ModuleType, file: Path) -> tuple[list[Document | str], list[Named]]:
    try:
        return everything(connector, file)
    except InputError as error:
        return [], [(str(file), str(error))]


@pytest.mark.parametrize(("connector", "content"), FORMATS)
@pytest.mark.parametrize(("doctype", "entity"), [(LAUGHS, "&l11;"), (QUADRATIC, "&q;" * 50_000)])
def test_entity_bomb_is_never_expanded(
    connector: ModuleType, content: Callable[[str, str], str], doctype: str, entity: str, tmp_path: Path
) -> None:
    file = written(tmp_path, content(doctype, entity))
    found, named = outcome(connector, file)
    assert sum(len(str(item)) for item in found) < 1_000_000
    assert found or named
    assert peak_megabytes(connector.NAME, file) < 200


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """The address of a real server on this machine, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'<!ENTITY leak "leaked">')

        def log_message(self, format: str, *args: object) -> None:
            pass

    listening = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}", asked
    listening.shutdown()
    listening.server_close()


@pytest.mark.parametrize(("connector", "content"), FORMATS)
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x SYSTEM "{url}/x.dtd">',
        '<!DOCTYPE x PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "{url}/pubmed_250101.dtd">',
        '<!DOCTYPE x [<!ENTITY leak SYSTEM "{url}/leak">]>',
        '<!DOCTYPE x [<!ENTITY % more SYSTEM "{url}/more.dtd"> %more;]>',
    ],
)
def test_nothing_is_fetched(
    connector: ModuleType,
    content: Callable[[str, str], str],
    doctype: str,
    server: tuple[str, list[str]],
    tmp_path: Path,
) -> None:
    url, asked = server
    file = written(tmp_path, content(doctype.format(url=url), "&leak;"))
    found, named = outcome(connector, file)
    assert asked == []
    assert found or named
    assert "leaked" not in str(found)


@pytest.mark.parametrize(("connector", "content"), FORMATS)
@pytest.mark.parametrize("scheme", ["file://", ""])
def test_no_other_file_is_read(
    connector: ModuleType, content: Callable[[str, str], str], scheme: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    doctype = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "{scheme}{secret}">]>'
    found, named = outcome(connector, written(tmp_path, content(doctype, "&leak;")))
    assert "TOP SECRET" not in str(found) + str(named)
    assert found or named
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
    found, named = outcome(connector, written(tmp_path, content("", include)))
    assert "TOP SECRET" not in str(found) + str(named)


@pytest.mark.parametrize(("connector", "content"), FORMATS)
def test_hundred_thousand_levels_are_refused(
    connector: ModuleType, content: Callable[[str, str], str], tmp_path: Path
) -> None:
    deep = "<i>" * 100_000 + "x" + "</i>" * 100_000
    found, named = outcome(connector, written(tmp_path, content("", deep)))
    assert named
    assert [item.source.id for item in found if isinstance(item, Document)] in ([], ["pmid:2"])


def test_deep_record_costs_only_itself(tmp_path: Path) -> None:
    deep = "<i>" * 100_000 + "x" + "</i>" * 100_000
    content = article_set(article("1"), article("2", f"<ArticleTitle>{deep}</ArticleTitle>"), article("3"))
    found, named = everything(pubmed, written(tmp_path, content))
    assert [item.source.id for item in found if isinstance(item, Document)] == ["pmid:1", "pmid:3"]
    assert len(named) == 1


def test_fifty_megabytes_in_one_line_cost_one_record_and_no_memory(tmp_path: Path) -> None:
    huge = article("2", f"<ArticleTitle>{'x' * 50_000_000}</ArticleTitle>")
    file = written(tmp_path, article_set(article("1"), huge, article("3")))
    found, named = everything(pubmed, file)
    assert [item.source.id for item in found if isinstance(item, Document)] == ["pmid:1", "pmid:3"]
    assert len(named) == 1
    assert peak_megabytes("pubmed", file) < 150


def test_record_of_endless_small_elements_is_given_up(tmp_path: Path) -> None:
    endless = article("2", "<ArticleTitle>x</ArticleTitle>" + "<b/>" * 4_000_000)
    file = written(tmp_path, article_set(article("1"), endless, article("3")), "file.xml.gz")
    found, named = everything(pubmed, file)
    assert [item.source.id for item in found if isinstance(item, Document)] == ["pmid:1", "pmid:3"]
    assert "one record takes more than" in named[0][1]
    assert peak_megabytes("pubmed", file) < 400


def test_medquad_of_nothing_but_tags_is_held_within_bounds(tmp_path: Path) -> None:
    file = written(tmp_path, medquad_file("", "<b/>" * 1_250_000))
    assert peak_megabytes("medquad", file) < 400


def test_fifty_megabytes_of_medquad_are_refused(tmp_path: Path) -> None:
    file = written(tmp_path, medquad_file("", "x" * 50_000_000))
    found, named = everything(medquad, file)
    assert (found, named) == ([], [(str(file), "it is larger than 5 MB")])
    assert peak_megabytes("medquad", file) < 150


def test_packed_emptiness_is_not_held_in_memory(tmp_path: Path) -> None:
    content = article_set(article("1")).replace("</PubmedArticleSet>", " " * 200_000_000)
    file = written(tmp_path, content, "file.xml.gz")
    assert file.stat().st_size < 1_000_000
    assert peak_megabytes("pubmed", file) < 150


LATIN = article_set(article("1"), article("2", "<ArticleTitle>Caf\xe9</ArticleTitle>"), article("3"))


def test_text_in_another_encoding_than_declared_is_named(tmp_path: Path) -> None:
    found, named = everything(pubmed, written(tmp_path, LATIN.encode("latin-1")))
    assert [item.source.id for item in found if isinstance(item, Document)] == ["pmid:1", "pmid:3"]
    assert "UTF-8" in named[0][1] or "encod" in named[0][1]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16", "utf-8-sig"])
def test_text_in_the_declared_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    declared = LATIN.replace('encoding="utf-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    found, named = everything(pubmed, written(tmp_path, declared.encode(encoding)))
    assert [item.source.title for item in found if isinstance(item, Document)] == [
        "A title.",
        "Café",
        "A title.",
    ]
    assert named == []


def test_encoding_that_does_not_exist_is_named(tmp_path: Path) -> None:
    found, named = everything(pubmed, written(tmp_path, LATIN.replace("utf-8", "klingon")))
    assert found == []
    assert len(named) <= 2
    assert "klingon" in named[0][1].lower() or "encoding" in named[0][1].lower()


HOSTILE = (
    "\u202egnp.exe\u202c \u200bhid\u200bden\u2060 \ufeff &lt;script&gt;alert(1)&lt;/script&gt; p&lt;0.05"
)


def test_overrides_hidden_letters_and_scripts_are_data(tmp_path: Path) -> None:
    found, named = everything(pubmed, written(tmp_path, pubmed_file("", HOSTILE)))
    (document, _) = [item for item in found if isinstance(item, Document)]
    assert document.source.title == "\u202egnp.exe\u202c \u200bhid\u200bden\u2060 \ufeff alert(1) p<0.05"
    assert named == []
    found, named = everything(medquad, written(tmp_path, medquad_file("", HOSTILE), "1.xml"))
    assert isinstance(found[0], Document)
    assert found[0].sections[0].text.endswith("alert(1) p<0.05")


def test_cdata_is_text_and_no_markup(tmp_path: Path) -> None:
    cdata = "<![CDATA[<b onclick='x()'>5 < 6</b><PMID>9</PMID>]]>"
    found, _ = everything(pubmed, written(tmp_path, pubmed_file("", cdata)))
    assert isinstance(found[0], Document)
    assert (found[0].source.id, found[0].source.title) == ("pmid:1", "5 < 6<PMID>9</PMID>")


@pytest.mark.parametrize(
    "number", ["-1", "1e5", "１２", "1 2", "99999999999999999999", "", "../../etc", "1\u202e"]
)
def test_wrong_identifier_is_no_identifier(tmp_path: Path, number: str) -> None:
    found, named = everything(pubmed, written(tmp_path, article_set(article(number), article("2"))))
    assert [item.source.id for item in found if isinstance(item, Document)] == ["pmid:2"]
    assert len(named) == 1
    ids = "".join(f'<ArticleId IdType="{kind}">{number}</ArticleId>' for kind in ("doi", "pmc", "pubmed"))
    data = f"<ArticleIdList>{ids}</ArticleIdList>"
    found, _ = everything(pubmed, written(tmp_path, article_set(article("3", data=data))))
    assert isinstance(found[0], Document)
    assert found[0].source.identifiers == ("pmid:3",)
