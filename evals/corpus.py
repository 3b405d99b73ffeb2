"""PubMed XML files of any size, made from the shared abstracts by repeating them with other ids and words."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

PER_FILE = 10_000
"""Records in one file."""


def records(shared: Path, size: int) -> Iterator[tuple[int, str, str]]:
    """`size` triples of PMID, title and abstract; a second round through the data alters every fifth word."""
    with gzip.open(shared / "pubmed" / "abstracts-55k.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    source = [(record["title"], record["abstract"]) for record in found if record.get("abstract")]
    for number in range(size):
        title, abstract = source[number % len(source)]
        turn = number // len(source)
        yield 50_000_000 + number, _altered(title, turn), _altered(abstract, turn)


def _altered(text: str, turn: int) -> str:
    """Words of seven letters and more, one in five by their checksum, end in a mark of the round."""
    if not turn:
        return text
    mark = chr(97 + turn % 26) + chr(97 + turn // 26)
    return " ".join(
        word + mark if len(word) > 6 and word.isalpha() and zlib.crc32(word.encode()) % 5 == 0 else word
        for word in text.split(" ")
    )


def files(shared: Path, size: int, folder: Path) -> list[Path]:
    """The corpus as gzipped PubMed XML files of 10,000 records; what is there already is used again."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"part-{number:04}.xml.gz" for number in range(-(-size // PER_FILE))]
    if all(path.exists() for path in paths):
        return paths
    stream = records(shared, size)
    for number, path in enumerate(paths):
        count = min(PER_FILE, size - number * PER_FILE)
        partial = path.with_suffix(".tmp")
        with gzip.open(partial, "wt", encoding="utf-8", compresslevel=1) as out:
            out.write('<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n')
            out.writelines(_article(*next(stream)) for _ in range(count))
            out.write("</PubmedArticleSet>\n")
        partial.rename(path)
    return paths


def _article(pmid: int, title: str, abstract: str) -> str:
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>'
        '<Article PubModel="Print"><Journal><ISSN IssnType="Print">0000-0000</ISSN><JournalIssue>'
        f"<Volume>1</Volume><PubDate><Year>{1990 + pmid % 35}</Year></PubDate></JournalIssue>"
        f"<Title>Journal</Title></Journal><ArticleTitle>{escape(title)}</ArticleTitle>"
        f"<Abstract><AbstractText>{escape(abstract)}</AbstractText></Abstract>"
        "<AuthorList><Author><LastName>Name</LastName><Initials>N</Initials></Author></AuthorList>"
        "<Language>eng</Language><PublicationTypeList><PublicationType>Journal Article</PublicationType>"
        "</PublicationTypeList></Article></MedlineCitation><PubmedData><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>\n'
    )
