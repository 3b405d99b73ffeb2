"""Books of PubMed: a chapter and a whole book are different sources."""

from pathlib import Path

from probatum.connectors import pubmed
from probatum.types.document import Alias, Document
from tests.connectors.reading import documents, written

BOOK = """<Book><Publisher><PublisherName>Legs Press</PublisherName></Publisher>
<BookTitle book="legs">All about legs</BookTitle><PubDate><Year>2011</Year><Month>Mar</Month></PubDate>
<AuthorList Type="editors"><Author><LastName>Chief</LastName><Initials>E</Initials></Author></AuthorList>
<Isbn>978-1-4028-9462-6</Isbn><ELocationID EIdType="doi">10.1234/book</ELocationID></Book>"""

CHAPTER = f"""<PubmedBookArticleSet><PubmedBookArticle><BookDocument><PMID Version="1">20301</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK1116</ArticleId></ArticleIdList>{BOOK}
<ArticleTitle book="legs" part="rls">Restless Legs</ArticleTitle><Language>eng</Language>
<AuthorList Type="authors"><Author><LastName>Doe</LastName><Initials>J</Initials></Author></AuthorList>
<PublicationType UI="D016454">Review</PublicationType>
<Abstract><AbstractText Label="MANAGEMENT">Give iron.</AbstractText></Abstract>
<Sections><Section><SectionTitle>Summary</SectionTitle></Section><Section><SectionTitle>Diagnosis</SectionTitle>
<Section><SectionTitle>Differential <i>diagnosis</i></SectionTitle></Section></Section></Sections>
<KeywordList><Keyword>legs</Keyword></KeywordList>
<ItemList ListType="Synonyms"><Item>Willis-Ekbom Disease</Item></ItemList>
</BookDocument><PubmedBookData><ArticleIdList><ArticleId IdType="pubmed">20301</ArticleId></ArticleIdList>
</PubmedBookData></PubmedBookArticle></PubmedBookArticleSet>"""


def read(folder: Path, content: str) -> Document:
    (document,) = documents(pubmed, written(folder, content))
    return document


def test_chapter_stands_in_its_book(tmp_path: Path) -> None:
    document = read(tmp_path, CHAPTER)
    source = document.source
    assert (source.title, source.container, source.authors) == ("Restless Legs", "All about legs", ("Doe J",))
    assert (source.date, source.publication_types) == ("2011-03", ("Review",))
    assert source.url == "https://www.ncbi.nlm.nih.gov/books/NBK1116/"
    assert [(section.label, section.text) for section in document.sections] == [("MANAGEMENT", "Give iron.")]
    assert document.aliases == (Alias("Willis-Ekbom Disease", "Restless Legs"),)


def test_titles_of_sections_are_searched_and_never_cited(tmp_path: Path) -> None:
    assert read(tmp_path, CHAPTER).source.keywords == (
        "legs",
        "Summary",
        "Diagnosis",
        "Differential diagnosis",
    )


def test_chapter_does_not_carry_the_identifiers_of_the_book(tmp_path: Path) -> None:
    assert read(tmp_path, CHAPTER).source.identifiers == ("pmid:20301",)


def test_whole_book_has_its_isbn_doi_publisher_and_editors(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        f"""<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>9</PMID><ArticleIdList/>{BOOK}
        </BookDocument></PubmedBookArticle></PubmedArticleSet>""",
    ).source
    assert (source.title, source.container, source.authors) == ("All about legs", "Legs Press", ("Chief E",))
    assert source.identifiers == ("doi:10.1234/book", "isbn:9781402894626", "pmid:9")
    assert source.url == "https://pubmed.ncbi.nlm.nih.gov/9/"


def test_set_of_book_documents_without_wrapping_is_read(tmp_path: Path) -> None:
    content = f"<BookDocumentSet><BookDocument><PMID>9</PMID>{BOOK}</BookDocument></BookDocumentSet>"
    assert read(tmp_path, content).source.title == "All about legs"
