"""The page: closed to whatever a text may hold, complete without script, readable for everyone."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from probatum.exports._markup import element, joined
from probatum.exports.html import render
from probatum.types.edition import Edition
from tests.exports import editions
from tests.exports.records import registered

VOID = {"meta", "br", "hr", "link"}
ELEMENTS = (
    "html head meta title style body a header span main aside strong p h1 h2 bdi section div details summary "
    "figure blockquote figcaption nav ol ul li dl dt dd q code footer"
)
ATTRIBUTES = (
    "lang charset http-equiv content name class href id tabindex dir aria-label aria-labelledby value"
)


@dataclass
class Tag:
    name: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """Every element of a page with what encloses it; fails on one that is left open or closed twice."""

    tags: list[Tag] = field(default_factory=list)
    open: list[Tag] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, {name: value or "" for name, value in attrs}, tuple(one.name for one in self.open))
        self.tags.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            tag.text += data


def page(edition: Edition) -> Page:
    found = Page()
    found.feed(render(edition))
    found.close()
    assert not found.open
    return found


def every(edition: Edition, name: str) -> list[Tag]:
    return [tag for tag in page(edition).tags if tag.name == name]


ALL = editions.every()


@pytest.mark.parametrize("edition", ALL, ids=range(len(ALL)))
def test_no_text_becomes_an_element_or_an_attribute(edition: Edition) -> None:
    tags = page(edition).tags
    assert {tag.name for tag in tags} <= set(ELEMENTS.split())
    assert {name for tag in tags for name in tag.attributes} <= set(ATTRIBUTES.split())


@pytest.mark.parametrize("edition", ALL, ids=range(len(ALL)))
def test_links_lead_to_the_web_or_to_a_place_on_the_page(edition: Edition) -> None:
    tags = page(edition).tags
    ids = [tag.attributes["id"] for tag in tags if "id" in tag.attributes]
    assert len(ids) == len(set(ids))
    for tag in tags:
        href = tag.attributes.get("href", "https://")
        assert href.startswith(("https://", "http://")) or href.removeprefix("#") in ids
        assert tag.attributes.get("aria-labelledby", ids[0]) in ids


@pytest.mark.parametrize("edition", ALL, ids=range(len(ALL)))
def test_nothing_is_fetched_and_nothing_runs(edition: Edition) -> None:
    rendered = render(edition)
    policy = next(
        tag for tag in page(edition).tags if tag.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.attributes["content"].startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"<script|<link|<img|<iframe|url\(|@import", rendered.replace("&lt;", ""))


@pytest.mark.parametrize("edition", ALL, ids=range(len(ALL)))
def test_headings_go_down_by_one_level(edition: Edition) -> None:
    levels = [int(tag.name[1]) for tag in page(edition).tags if tag.name in {"h1", "h2"}]
    assert levels[0] == 1
    assert levels.count(1) == 1


def test_it_has_language_title_skip_link_and_landmarks() -> None:
    tags = page(editions.realistic()).tags
    assert next(tag for tag in tags if tag.name == "html").attributes["lang"] == "en"
    title = next(tag for tag in tags if tag.name == "title")
    assert title.text == "What is the pathophysiology of restless leg syndrome? – Probatum"
    assert [tag.name for tag in tags if tag.name in {"header", "main", "nav", "footer"}] == [
        "header",
        "main",
        "nav",
        "footer",
    ]
    assert next(tag for tag in tags if tag.name == "a").attributes["href"] == "#text"


def test_it_keeps_itself_out_of_search_engines_and_the_question_out_of_referrers() -> None:
    metas = {
        tag.attributes.get("name"): tag.attributes["content"]
        for tag in every(editions.realistic(), "meta")
        if "name" in tag.attributes
    }
    assert metas["robots"] == "noindex"
    assert metas["referrer"] == "no-referrer"


def test_an_emergency_stands_before_the_title() -> None:
    names = [tag.name for tag in page(editions.emergency()).tags]
    assert names.index("aside") < names.index("h1")
    assert every(editions.emergency(), "aside")[0].attributes["class"] == "notice emergency"


def test_a_number_opens_the_words_of_its_sources() -> None:
    opened = [tag for tag in every(editions.realistic(), "details") if tag.attributes.get("class") == "words"]
    assert len(opened) == 6
    assert opened[1].text.startswith("What the sources say: 3; against: 4“Dopamine signalling")
    assert "Against this statement“Striatal dopamine tended to be high.”Reference 4" in opened[1].text


def test_words_left_out_are_in_the_card() -> None:
    opened = [tag.text for tag in every(editions.realistic(), "details")]
    assert "The statement in full: Iron stores in the brain" in opened[3]
    assert "95% CI 3.1 to 21.9" in opened[3]


def test_a_reference_shows_its_badges_its_links_and_the_words_cited() -> None:
    entries = [tag for tag in every(editions.realistic(), "li") if tag.attributes.get("id") == "r4"]
    assert "Trial Digest local:iron" in entries[0].text
    assert "Words cited (3)" in entries[0].text
    assert "↩ Iron metabolism, 1" in entries[0].text


def test_the_original_is_linked() -> None:
    links = {tag.attributes["href"] for tag in every(registered(), "a")}
    assert "https://pubmed.ncbi.nlm.nih.gov/39324694/" in links
    assert "https://pmc.ncbi.nlm.nih.gov/articles/PMC11343900/" in links


def test_how_the_page_was_made_can_be_read() -> None:
    text = every(editions.realistic(), "footer")[0].text
    assert editions.MANIFEST.snapshot in text
    assert "sha256:" + "d" * 64 in text


def test_markup_is_made_by_construction_only() -> None:
    inner = element("b", "<i>", title='"x"')
    assert inner == '<b title="&quot;x&quot;">&lt;i&gt;</b>'
    assert joined(inner, "<", "") == f"{inner}&lt;"


def variables(dark: bool) -> dict[str, str]:
    css = files("probatum.exports").joinpath("_html/style.css").read_text(encoding="utf-8")
    light_block, dark_block = re.findall(r":root \{(.*?)\}", css, re.S)[:2]
    pairs = re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light_block + (dark_block if dark else ""))
    return dict(pairs)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("ink", "paper"),
        ("ink", "panel"),
        ("ink", "accent-paper"),
        ("soft", "paper"),
        ("soft", "panel"),
        ("accent", "paper"),
        ("accent", "panel"),
        ("accent", "accent-paper"),
        ("paper", "accent"),
        ("warn", "paper"),
        ("warn", "panel"),
        ("warn", "warn-paper"),
        ("alarm-ink", "alarm"),
    ],
)
def test_every_pair_of_colours_has_the_contrast_of_wcag_aa(ink: str, paper: str, dark: bool) -> None:
    colours = variables(dark)
    light, deep = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (deep + 0.05) >= 4.5
