"""What every format says about a source: identifiers, links, names of authors, standing."""

from dataclasses import replace

import pytest

from probatum.exports._authors import Author, parsed
from probatum.exports._clean import line
from probatum.exports._sources import identifier, imprint, links, marked_title, standing_told, web_address
from probatum.types.source import Source, Standing, State
from tests.exports.editions import GUIDELINE, IRON, LEAFLET, RETRACTED, REVIEW
from tests.exports.records import AASM, ANGLES, CRISES


def test_pubmed_and_doi_are_linked_once() -> None:
    assert links(AASM) == (
        ("PubMed 39324694", "https://pubmed.ncbi.nlm.nih.gov/39324694/"),
        ("doi:10.5664/jcsm.11390", "https://doi.org/10.5664/jcsm.11390"),
    )


def test_pubmed_central_is_linked() -> None:
    assert links(CRISES)[1] == ("PMC11343900", "https://pmc.ncbi.nlm.nih.gov/articles/PMC11343900/")


def test_a_doi_with_angle_brackets_is_encoded_in_its_address_only() -> None:
    name, address = links(ANGLES)[0]
    assert name == "doi:10.1002/1531-8257(200001)15:1<154::aid-mds1025>3.0.co;2-q"
    assert address == "https://doi.org/10.1002/1531-8257(200001)15:1%3C154::aid-mds1025%3E3.0.co;2-q"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "//example.org",
        "https://",
        "https:///path",
        "https://@/path",
        "http://[broken",
        'https://exa"mple.org/',
        "https://a b.org/",
        "",
    ],
)
def test_only_http_and_https_are_linked(url: str) -> None:
    assert web_address(url) == ""


def test_an_address_is_encoded_where_it_must_be() -> None:
    assert web_address("https://example.org/a b?q=\"<x>\"&r='é'") == (
        "https://example.org/a%20b?q=%22%3Cx%3E%22&r='%C3%A9'"
    )


@pytest.mark.parametrize(
    ("name", "scheme", "value"),
    [
        ("pmid:39324694", "pmid", "39324694"),
        ("pmid:12 OR 1", "pmid", ""),
        ("pmcid:PMC4551392.2", "pmcid", "PMC4551392.2"),
        ("pmcid:4551392", "pmcid", "PMC4551392"),
        ("doi:10.5555/(a)", "doi", "10.5555/(a)"),
        ("doi:elsewhere", "doi", ""),
    ],
)
def test_an_identifier_is_given_only_in_a_sound_form(name: str, scheme: str, value: str) -> None:
    assert identifier(Source(name, (name,), ""), scheme) == value


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Winkelman JW", Author("Winkelman", "JW")),
        ("van der Sample C", Author("van der Sample", "C")),
        ("Müller-Test J-P Jr", Author("Müller-Test", "J-P", "Jr")),
        ("King ML III", Author("King", "ML", "III")),
        ("Ivanov II", Author("Ivanov", "II")),
        ("Prüfer Ä", Author("Prüfer", "Ä")),
        ("Smith J.A.", Author("Smith", "JA")),
        ("Invented Guideline Committee", Author("Invented Guideline Committee")),
        ("Restless Legs Study Group UK", Author("Restless Legs Study Group UK")),
        ("WHO", Author("WHO")),
        ("", Author("")),
    ],
)
def test_people_are_taken_apart_and_groups_are_not(name: str, author: Author) -> None:
    assert parsed(name) == author


def test_initials_are_given_as_reference_managers_want_them() -> None:
    assert [parsed(name).given for name in ("Falck-Ytter Y", "Winkelman JW", "Test J-P")] == [
        "Y.",
        "J. W.",
        "J.-P.",
    ]


def test_the_imprint_has_volume_issue_and_pages() -> None:
    assert imprint(REVIEW) == "Journal of Invented Neurology 2019;12(4):201-218"
    assert imprint(IRON) == "Annals of Invented Trials 2011;3"
    assert imprint(LEAFLET) == "no date"


def test_a_standing_is_told_once() -> None:
    assert standing_told(RETRACTED) == "Retracted in J Invent Neurol 2012;5:1."
    assert standing_told(REVIEW) == "Corrected: An invented erratum changed table 2."
    assert standing_told(replace(REVIEW, standing=Standing(State.CONCERN))) == "Expression of concern."
    assert standing_told(GUIDELINE) == ""


def test_a_retracted_title_says_so() -> None:
    assert marked_title(RETRACTED) == "RETRACTED: An invented study that was retracted"
    assert marked_title(REVIEW) == "Dopamine in restless legs: an invented systematic review"


def test_a_line_is_one_line_without_anything_hidden() -> None:
    assert line("a\r\n\tb\u2028c\x85d") == "a b c d"
    assert line("\x1b[31mred\x07 \u202eevil\u202c\u200b\ufeff\U000e0041") == "[31mred evil"
    assert line("half \ud800 of one") == "half \ufffd of one"


def test_joiners_that_spell_words_stay() -> None:
    assert line("می\u200cخواهم") == "می\u200cخواهم"
