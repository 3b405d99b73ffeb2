"""Where a quote stands in the original is shown, and links go only where a browser can go."""

from dataclasses import replace

import pytest

from probatum.exports import html, json, markdown, terminal
from probatum.exports._sources import place, place_link
from probatum.types.draft import Citation
from probatum.types.edition import Edition
from tests.exports.editions import LEAFLET, cite, claim, edition

PDF = replace(LEAFLET, url="https://example.org/guide.pdf#old")


@pytest.mark.parametrize(
    ("locator", "words", "link"),
    [
        ("page=5", "page 5", "https://example.org/guide.pdf#page=5"),
        ("paragraph=12", "paragraph 12", ""),
        ("id=S3.1", "section “findings”", "https://example.org/guide.pdf#S3.1"),
        ('id="><script>', "section “findings”", "https://example.org/guide.pdf#%22%3E%3Cscript%3E"),
        ("", "", ""),
        ("page=javascript:1", "", ""),
        ("id=a b", "", ""),
    ],
)
def test_locator_in_words_and_as_address(locator: str, words: str, link: str) -> None:
    citation = located(locator)
    assert (place(citation), place_link(PDF, citation)) == (words, link)


def located(locator: str) -> Citation:
    return replace(cite(PDF, "Legs move at night."), locator=locator, strength="Strong", certainty="low")


def shown() -> Edition:
    return edition([("dopamine", "Dopamine", [claim("c1", "Legs move.", located("page=5"))])], [PDF])


def test_every_format_for_readers_leads_to_the_page_and_says_how_strong() -> None:
    for export in (html, markdown):
        page = export.render(shown())
        assert "https://example.org/guide.pdf#page=5" in page
        assert "page 5" in page
        assert "strength: “Strong”" in page and "certainty: “low”" in page


def test_json_holds_locator_link_and_what_is_stated() -> None:
    text = json.render(shown())
    for pair in ('"locator": "page=5"', '#page=5"', '"strength": "Strong"', '"certainty": "low"'):
        assert pair in text


def test_a_terminal_tells_the_page_and_how_strong() -> None:
    text = terminal.render(shown())
    assert "→ page 5; strength: “Strong”; certainty: “low”: “Legs move at night.”" in " ".join(text.split())


def test_a_terminal_tells_a_long_quote_by_its_first_words() -> None:
    quote = "Legs move at night and in the evening, mostly when somebody sits still."
    told = replace(cite(PDF, "Legs move at night."), locator="page=7", quote=quote)
    text = terminal.render(edition([("dopamine", "Dopamine", [claim("c1", "Legs move.", told)])], [PDF]))
    assert "→ page 7: “Legs move at night and in the evening, mostly …”" in " ".join(text.split())
