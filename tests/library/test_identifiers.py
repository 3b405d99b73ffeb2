"""Two spellings of one identifier become the same string, and what is none is told so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.library.identifiers import SCHEMES, IdentifierError, normalised, preferred


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("pmid:123", "pmid:123"),
        ("PMID: 00123", "pmid:123"),
        ("31234567", "pmid:31234567"),
        ("https://pubmed.ncbi.nlm.nih.gov/31234567/", "pmid:31234567"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/123", "pmid:123"),
        ("pmcid:PMC123", "pmcid:PMC123"),
        ("pmcid:123", "pmcid:PMC123"),
        ("pmc0123", "pmcid:PMC123"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC123/", "pmcid:PMC123"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123", "pmcid:PMC123"),
        ("10.1000/ABC", "doi:10.1000/abc"),
        ("doi:10.1000/ABC", "doi:10.1000/abc"),
        ("DOI: 10.1000/abc.", "doi:10.1000/abc"),
        ("doi:doi:10.1000/abc", "doi:10.1000/abc"),
        ("https://doi.org/10.1000/abc", "doi:10.1000/abc"),
        ("http://dx.doi.org/10.1000/abc", "doi:10.1000/abc"),
        ("doi:https://doi.org/10.1000/abc", "doi:10.1000/abc"),
        ("url:https://doi.org/10.1000/abc", "doi:10.1000/abc"),
        ("doi:10.1016/S0140-6736(05)67889-0", "doi:10.1016/s0140-6736(05)67889-0"),
        ("(doi:10.1000/abc)"[1:], "doi:10.1000/abc"),
        ("doi:10.1000/a%2Fb%3Cc%3E", "doi:10.1000/a/b<c>"),
        ("doi:10.1002.1/x", "doi:10.1002.1/x"),
        ("isbn:978-0-306-40615-7", "isbn:9780306406157"),
        ("isbn:0-306-40615-2", "isbn:9780306406157"),
        ("isbn:080442957x", "isbn:9780804429573"),
        ("9780306406157", "isbn:9780306406157"),
        ("url:HTTPS://Example.ORG:443/A?b=1&utm_source=x#part", "url:https://example.org/A?b=1"),
        ("https://example.org", "url:https://example.org/"),
        ("http://example.org:8080/a b"[:-2], "url:http://example.org:8080/a"),
        ("url:https://bücher.example/ä", "url:https://xn--bcher-kva.example/%C3%A4"),
        ("url:https://example.org/a%2Fb", "url:https://example.org/a%2Fb"),
        ("local:notes/7", "local:notes/7"),
    ],
)
def test_every_spelling_has_one_normal_form(printed: str, normal: str) -> None:
    assert normalised(printed) == (normal,)


def test_version_of_a_pmcid_is_kept_as_printed_beside_the_one_without() -> None:
    assert normalised("PMC123.2") == ("pmcid:PMC123", "pmcid:PMC123.2")


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "pmid:",
        "pmid:0",
        "pmid:12a",
        "pmid:1234567890",
        "pmid:１２３",
        "pmcid:PMC",
        "pmcid:PMC12.x",
        "doi:",
        "doi:11.1000/x",
        "doi:10.1000",
        "doi:10.1000/",
        "doi:10.1000/a b",
        "isbn:9780306406158",
        "isbn:0306406153",
        "isbn:12345",
        "url:ftp://example.org/",
        "url:javascript:alert(1)",
        "url:https:///path",
        "url:https://exa mple.org/",
        "url:https://[::1/",
        "url:https://example.org:port/",
        "local:",
        "local:a b",
        "what is this",
        "12345678901234",
    ],
)
def test_what_is_no_identifier_is_refused_with_its_value(wrong: str) -> None:
    with pytest.raises(IdentifierError, match="is no "):
        normalised(wrong)


@given(st.sampled_from([*SCHEMES, ""]), st.text(max_size=60))
def test_any_text_is_refused_or_has_a_normal_form_that_stays(scheme: str, text: str) -> None:
    try:
        forms = normalised(f"{scheme}:{text}" if scheme else text)
    except IdentifierError:
        return
    for form in forms:
        assert form.partition(":")[0] in SCHEMES
        assert form in normalised(form)
        assert form == form.strip()


@given(st.integers(1, 999_999_999), st.integers(0, 5))
def test_leading_zeros_do_not_matter(number: int, zeros: int) -> None:
    digits = "0" * zeros + str(number)
    expected = f"pmid:{number}" if len(digits) < 10 or zeros else ""
    assert normalised(f"pmid:{digits}") == (expected,)


@given(st.from_regex(r"10\.[0-9]{4,6}/[a-z0-9()._;-]{0,20}[a-z0-9]", fullmatch=True))
def test_case_and_resolver_of_a_doi_do_not_matter(name: str) -> None:
    forms = {
        normalised(spelling)
        for spelling in (name, name.upper(), f"doi:{name}", f"https://doi.org/{name}", f"{name}.")
    }
    assert len(forms) == 1


def test_a_source_is_cited_by_pmid_before_pmcid_before_doi() -> None:
    assert preferred(["doi:10.1000/a", "pmcid:PMC1.2", "pmcid:PMC1", "url:https://a.org/"]) == "pmcid:PMC1"
    assert preferred(["local:x", "pmid:9", "doi:10.1000/a"]) == "pmid:9"
    assert preferred(["pmid:10", "pmid:9"]) == "pmid:9"
