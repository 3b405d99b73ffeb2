"""The PubMed connector: every element that matters of a citation reaches the catalogue."""

from pathlib import Path

import pytest

from probatum.connectors import Removal, pubmed
from probatum.errors import InputError
from probatum.types.document import Document
from probatum.types.source import Relation, Source, State
from tests.connectors.reading import article, article_set, documents, everything, written


def one(folder: Path, record: str) -> Document:
    (document,) = documents(pubmed, written(folder, article_set(record)))
    return document


def source(folder: Path, inside: str = "", *, citation: str = "", data: str = "") -> Source:
    return one(folder, article("1", inside, citation=citation, data=data)).source


def test_journal_volume_issue_pages_and_issn(tmp_path: Path) -> None:
    found = source(
        tmp_path,
        """<Journal><ISSN IssnType="Print">1234-5678</ISSN><JournalIssue><Volume>12</Volume><Issue>3</Issue>
        <PubDate><Year>2001</Year><Month>Feb</Month><Day>3</Day></PubDate></JournalIssue>
        <Title>Journal of legs</Title><ISOAbbreviation>J Legs</ISOAbbreviation></Journal>
        <ArticleTitle>On legs.</ArticleTitle><Pagination><StartPage>179</StartPage>
        <MedlinePgn>179-91</MedlinePgn>
        </Pagination>""",
    )
    assert (found.container, found.issn) == ("Journal of legs", "1234-5678")
    assert (found.volume, found.issue, found.pages) == ("12", "3", "179-91")
    assert (found.year, found.date) == (2001, "2001-02-03")
    assert (found.title, found.url) == ("On legs.", "https://pubmed.ncbi.nlm.nih.gov/1/")
    assert found.standing.state is State.UNKNOWN


def test_first_and_last_page_stand_in_for_the_printed_pages(tmp_path: Path) -> None:
    inside = "<Pagination><StartPage>12</StartPage><EndPage>19</EndPage></Pagination>"
    assert source(tmp_path, inside).pages == "12-19"


def test_abbreviation_and_linking_issn_stand_in_for_title_and_issn(tmp_path: Path) -> None:
    info = """<MedlineJournalInfo><MedlineTA>J Legs</MedlineTA><ISSNLinking>9999-0000</ISSNLinking>
        </MedlineJournalInfo>"""
    found = source(tmp_path, citation=info)
    assert (found.container, found.issn) == ("J Legs", "9999-0000")


def test_electronic_date_stands_in_for_a_missing_date_of_the_issue(tmp_path: Path) -> None:
    inside = "<ArticleDate><Year>2018</Year><Month>06</Month><Day>28</Day></ArticleDate>"
    assert source(tmp_path, inside).date == "2018-06-28"


def test_authors_have_suffixes_and_groups_are_authors(tmp_path: Path) -> None:
    found = source(
        tmp_path,
        """<AuthorList CompleteYN="N">
        <Author ValidYN="Y"><LastName>King</LastName><ForeName>Martin L</ForeName><Initials>ML</Initials>
        <Suffix>Jr</Suffix></Author>
        <Author><LastName>Müller-Lüdenscheidt</LastName><ForeName>Anna-Maria</ForeName></Author>
        <Author ValidYN="N"><LastName>Wrong</LastName><Initials>W</Initials></Author>
        <Author><CollectiveName>The <i>Legs</i> Study Group</CollectiveName></Author>
        <Author><LastName>Plato</LastName></Author></AuthorList>""",
    )
    assert found.authors == ("King ML Jr", "Müller-Lüdenscheidt AM", "The Legs Study Group", "Plato")
    assert not found.authors_complete


def test_all_identifiers_of_the_article_and_none_of_its_references(tmp_path: Path) -> None:
    found = source(
        tmp_path,
        """<ELocationID EIdType="doi" ValidYN="Y">10.1234/Second</ELocationID>
        <ELocationID EIdType="doi" ValidYN="N">10.1234/wrong</ELocationID>
        <ELocationID EIdType="pii" ValidYN="Y">S1</ELocationID>""",
        data="""<ArticleIdList><ArticleId IdType="pubmed">1</ArticleId>
        <ArticleId IdType="doi">https://doi.org/10.1234/FIRST</ArticleId>
        <ArticleId IdType="pmc">PMC0012.1</ArticleId></ArticleIdList>
        <ReferenceList><Reference><Citation>x</Citation><ArticleIdList>
        <ArticleId IdType="pubmed">777</ArticleId><ArticleId IdType="doi">10.1234/cited</ArticleId>
        </ArticleIdList>
        </Reference></ReferenceList>""",
    )
    assert found.identifiers == ("doi:10.1234/first", "doi:10.1234/second", "pmcid:PMC12.1", "pmid:1")


def test_mesh_has_qualifiers_and_stars_and_supplementary_concepts(tmp_path: Path) -> None:
    found = source(
        tmp_path,
        citation="""<SupplMeshList><SupplMeshName Type="Disease" UI="C1">Legs disease</SupplMeshName>
        </SupplMeshList>
        <MeshHeadingList>
        <MeshHeading><DescriptorName UI="D1" MajorTopicYN="N">Iron</DescriptorName>
        <QualifierName UI="Q1" MajorTopicYN="Y">blood</QualifierName>
        <QualifierName UI="Q2" MajorTopicYN="N">metabolism</QualifierName></MeshHeading>
        <MeshHeading><DescriptorName UI="D2" MajorTopicYN="Y">Restless Legs Syndrome</DescriptorName>
        </MeshHeading>
        <MeshHeading><DescriptorName UI="D3" MajorTopicYN="N">Humans</DescriptorName></MeshHeading>
        </MeshHeadingList>""",
    )
    assert found.mesh == (
        "Iron/blood*",
        "Iron/metabolism",
        "Restless Legs Syndrome*",
        "Humans",
        "Legs disease",
    )


def test_keywords_chemicals_and_publication_types(tmp_path: Path) -> None:
    found = source(
        tmp_path,
        """<PublicationTypeList><PublicationType UI="D1">Journal Article</PublicationType>
        <PublicationType UI="D2">Retraction of Publication</PublicationType></PublicationTypeList>""",
        citation="""<ChemicalList><Chemical><RegistryNumber>0</RegistryNumber>
        <NameOfSubstance UI="D3">Ferritins</NameOfSubstance></Chemical></ChemicalList>
        <KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">legs</Keyword><Keyword>CO<sub>2</sub></Keyword>
        <Keyword/></KeywordList><KeywordList Owner="KIE"><Keyword>legs</Keyword>
        <Keyword>ethics</Keyword></KeywordList>""",
    )
    assert found.publication_types == ("Journal Article", "Retraction of Publication")
    assert found.chemicals == ("Ferritins",)
    assert found.keywords == ("legs", "CO2", "ethics")


@pytest.mark.parametrize(
    ("codes", "language"),
    [
        (["eng"], "en"),
        (["ger"], "de"),
        (["fre", "eng"], "en"),
        (["chi", "jpn"], "zh"),
        (["und"], "und"),
        ([], "en"),
    ],
)
def test_language_is_iso_639_1(tmp_path: Path, codes: list[str], language: str) -> None:
    inside = "".join(f"<Language>{code}</Language>" for code in codes) or "<ArticleTitle>A</ArticleTitle>"
    assert source(tmp_path, inside).language == language


def test_vernacular_title_is_kept_beside_the_translation(tmp_path: Path) -> None:
    inside = "<ArticleTitle>[On legs].</ArticleTitle><VernacularTitle>Über Beine.</VernacularTitle>"
    found = source(tmp_path, inside)
    assert (found.title, found.vernacular_title) == ("[On legs].", "Über Beine.")


def test_vernacular_title_is_the_title_where_there_is_no_other(tmp_path: Path) -> None:
    inside = "<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Über Beine.</VernacularTitle>"
    found = source(tmp_path, inside)
    assert (found.title, found.vernacular_title) == ("Über Beine.", "")
    assert source(tmp_path, "<ArticleTitle/>").title == "[No title available]"


def test_corrections_become_relations_in_words(tmp_path: Path) -> None:
    found = source(
        tmp_path,
        citation="""<CommentsCorrectionsList>
        <CommentsCorrections RefType="RetractionIn"><RefSource>J Legs. 2002;1:2.</RefSource>
        <PMID Version="1">22</PMID>
        <Note>Also retracted by the institute</Note></CommentsCorrections>
        <CommentsCorrections RefType="CorrectedandRepublishedFrom"><RefSource>J Legs. 2000</RefSource>
        </CommentsCorrections>
        <CommentsCorrections RefType="ExpressionOfConcernIn"><RefSource>J Legs. 2001</RefSource>
        </CommentsCorrections>
        </CommentsCorrectionsList>""",
    )
    assert found.relations == (
        Relation("retraction in", "J Legs. 2002;1:2. Also retracted by the institute", "pmid:22"),
        Relation("corrected and republished from", "J Legs. 2000"),
        Relation("expression of concern in", "J Legs. 2001"),
    )


def test_corrections_of_before_2008_are_relations_too(tmp_path: Path) -> None:
    citation = """<CommentsCorrections><ErratumIn><RefSource>J Legs 1999;2</RefSource><PMID>5</PMID>
        </ErratumIn>
    </CommentsCorrections>"""
    assert source(tmp_path, citation=citation).relations == (
        Relation("erratum in", "J Legs 1999;2", "pmid:5"),
    )


def test_deleted_citations_are_removals(tmp_path: Path) -> None:
    deletion = "<DeleteCitation><PMID Version='1'>7</PMID><PMID>x</PMID><PMID>08</PMID></DeleteCitation>"
    found, named = everything(pubmed, written(tmp_path, article_set(article("1"), deletion)))
    assert found[1:] == ["pmid:7", "pmid:8"]
    assert all(isinstance(removal, Removal) for removal in found[1:])
    assert "which is no number" in named[0][1]


def test_medline_sets_of_before_2016_are_read(tmp_path: Path) -> None:
    old = """<MedlineCitationSet><MedlineCitation Status="MEDLINE"><MedlineID>99</MedlineID><PMID>3</PMID>
    <Article><ArticleTitle>Old.</ArticleTitle><AuthorList CompleteYN="Y"><Author><LastName>Doe</LastName>
    <FirstName>Jane</FirstName></Author></AuthorList></Article></MedlineCitation>
    <DeleteCitation><PMID>4</PMID></DeleteCitation></MedlineCitationSet>"""
    found, named = everything(pubmed, written(tmp_path, old))
    assert isinstance(found[0], Document)
    assert (found[0].source.id, found[0].source.authors, found[1]) == ("pmid:3", ("Doe J",), "pmid:4")
    assert named == []


def test_gzip_is_told_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    packed = written(tmp_path, article_set(article("1")), "packed.xml.gz")
    packed.rename(tmp_path / "packed.xml")
    written(tmp_path, article_set(article("2")), "plain.txt").rename(tmp_path / "plain.xml.gz")
    assert [document.source.id for document in documents(pubmed, tmp_path)] == ["pmid:1", "pmid:2"]


def test_directory_is_read_by_name_and_other_formats_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    written(tmp_path, article_set(article("2")), "b.xml")
    written(tmp_path, article_set(article("1")), "a.xml.gz")
    written(tmp_path / "sub", article_set(article("3")), "a.xml")
    written(tmp_path, "<eSearchResult><Count>1</Count></eSearchResult>", "search.xml")
    written(tmp_path, "not for us", "README")
    assert [document.source.id for document in documents(pubmed, tmp_path)] == ["pmid:1", "pmid:2", "pmid:3"]


def test_what_is_not_pubmed_is_refused_with_what_to_do(tmp_path: Path) -> None:
    other = written(tmp_path, "<eSearchResult><Count>1</Count></eSearchResult>")
    with pytest.raises(InputError, match=r"is not PubMed XML.*efetch"):
        everything(pubmed, other)
    with pytest.raises(InputError, match="holds no PubMed XML"):
        everything(pubmed, tmp_path)
    with pytest.raises(InputError, match="does not exist"):
        everything(pubmed, tmp_path / "nowhere.xml")


def test_comments_and_instructions_in_the_xml_are_not_text(tmp_path: Path) -> None:
    inside = "<ArticleTitle>A<!-- not --> title<?print not?> only</ArticleTitle>"
    assert source(tmp_path, inside).title == "A title only"
