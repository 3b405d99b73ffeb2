"""The article as Markdown, read by a CommonMark parser."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from probatum.exports._clean import line
from probatum.exports.markdown import escaped, render
from probatum.types.edition import Edition
from tests.exports import editions
from tests.exports.records import registered


def blocks(edition: Edition) -> list[Token]:
    return MarkdownIt("commonmark").parse(render(edition))


def pieces(edition: Edition) -> list[Token]:
    return [piece for block in blocks(edition) for piece in block.children or [block]]


def headings(edition: Edition) -> list[str]:
    found = blocks(edition)
    return [found[at + 1].content for at, block in enumerate(found) if block.type == "heading_open"]


def test_the_headings_are_the_article() -> None:
    assert headings(editions.realistic()) == [
        "What is the pathophysiology of restless leg syndrome?",
        "In short",
        "The dopaminergic system",
        "Iron metabolism",
        "Safety and adverse effects",
        "Evidence conflicts",
        "What the library cannot answer",
        "Guideline statements and warnings not used",
        "Found and set aside",
        "Words explained",
        "References",
    ]


def test_numbers_are_written_in_brackets() -> None:
    assert "- Iron stores in the brain are low even when ferritin in the blood is normal. [4, 1]\n" in render(
        editions.realistic()
    )


def test_a_reference_lists_the_words_cited_from_it() -> None:
    assert (
        "**Trial · Digest.** Paid for by an invented maker of iron. `local:iron`\n\n"
        "> “Striatal dopamine tended to be high.” (against)\n>\n"
        "> “Striatal dopamine is raised in the evening in people with restless legs syndrome.”\n>\n"
        "> “Iron stores in the brain are low even when ferritin in the blood is normal.”\n"
    ) in render(editions.realistic())


def test_a_reference_links_to_every_place_of_the_original() -> None:
    rendered = render(registered())
    assert "[PubMed 39324694](https://pubmed.ncbi.nlm.nih.gov/39324694/)" in rendered
    assert "(https://doi.org/10.1002/1531-8257%28200001%2915:1%3C154::aid-mds1025%3E3.0.co;2-q)" in rendered


@pytest.mark.parametrize("text", editions.HOSTILE, ids=range(len(editions.HOSTILE)))
def test_no_text_becomes_markup(text: str) -> None:
    edition = editions.hostile(text)
    kinds = {piece.type for piece in pieces(edition)}
    assert not kinds & {"html_inline", "html_block", "image", "fence", "code_block", "table_open"}
    assert len(headings(edition)) == 9


@pytest.mark.parametrize("text", editions.HOSTILE, ids=range(len(editions.HOSTILE)))
def test_only_web_addresses_are_linked(text: str) -> None:
    links = [piece for piece in pieces(editions.hostile(text)) if piece.type == "link_open"]
    assert all(str(link.attrs["href"]).startswith(("https://", "http://")) for link in links)


@given(text=st.text(alphabet="ab1 \\`*_[]()<>#+-=.!&;~|$/:\n\té", max_size=30))
@settings(max_examples=300)
def test_an_escaped_text_reads_as_it_was(text: str) -> None:
    found = MarkdownIt("commonmark").parse(f"- {escaped(text)}")
    words = "".join(piece.content for block in found for piece in block.children or [])
    assert words == line(text)
