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
    """A record with what PubMed records usually have: authors, MeSH headings, dates, identifiers."""
    words = [word for word in title.split() if word.isalpha() and len(word) > 5][:8]
    headings = "".join(
        f'<MeshHeading><DescriptorName UI="D{number:06}" MajorTopicYN="N">{word}</DescriptorName>'
        f'<QualifierName UI="Q{number:06}" MajorTopicYN="Y">therapy</QualifierName></MeshHeading>'
        for number, word in enumerate(words)
    )
    authors = "".join(
        f'<Author ValidYN="Y"><LastName>Name{number}</LastName><ForeName>First Second</ForeName>'
        "<Initials>FS</Initials><AffiliationInfo><Affiliation>"
        f"Department {number}, University, City, Country.</Affiliation></AffiliationInfo></Author>"
        for number in range(1 + pmid % 8)
    )
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>'
        "<DateCompleted><Year>2000</Year><Month>01</Month><Day>02</Day></DateCompleted>"
        '<Article PubModel="Print"><Journal><ISSN IssnType="Print">0000-0000</ISSN>'
        '<JournalIssue CitedMedium="Print"><Volume>1</Volume><Issue>2</Issue>'
        f"<PubDate><Year>{1990 + pmid % 35}</Year><Month>Mar</Month></PubDate></JournalIssue>"
        "<Title>Journal of measurements</Title><ISOAbbreviation>J Meas</ISOAbbreviation></Journal>"
        f"<ArticleTitle>{escape(title)}</ArticleTitle><Pagination><MedlinePgn>1-9</MedlinePgn></Pagination>"
        f"<Abstract><AbstractText>{escape(abstract)}</AbstractText></Abstract>"
        f'<AuthorList CompleteYN="Y">{authors}</AuthorList><Language>eng</Language><PublicationTypeList>'
        '<PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>'
        "<MedlineJournalInfo><Country>England</Country><MedlineTA>J Meas</MedlineTA>"
        "<NlmUniqueID>0000000</NlmUniqueID></MedlineJournalInfo>"
        f"<MeshHeadingList>{headings}</MeshHeadingList></MedlineCitation><PubmedData><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>\n'
    )
