"""The references as BibTeX."""

import re
from dataclasses import replace

import pytest

from probatum.exports.bibtex import render
from probatum.types.edition import Edition, Reference
from tests.exports import editions
from tests.exports.editions import IRON, MICE
from tests.exports.records import registered

ENTRY = re.compile(r"@(\w+)\{([A-Za-z0-9.:-]+),\n((?:  \w+ = .*,\n)+)\}\n")


def entries(edition: Edition) -> dict[str, dict[str, str]]:
    """The entries of a file by key, read as BibTeX does: braces are counted, even behind a backslash."""
    rendered = render(edition)
    found = {}
    for kind, key, body in ENTRY.findall(rendered):
        fields = dict(row[2:-1].split(" = ", 1) for row in body.splitlines())
        assert key not in found
        assert all(balanced(value) for value in fields.values())
        found[key] = fields | {"": kind}
    assert re.sub(r"\n", "", ENTRY.sub("", rendered)) == ""
    return found


def balanced(value: str) -> bool:
    """Whether a value is one word, or one pair of braces with balanced braces inside."""
    depth = 0
    for at, letter in enumerate(value):
        depth += (letter == "{") - (letter == "}")
        if depth == 0 and letter == "}" and at < len(value) - 1:
            return False
    return depth == 0 and (value.startswith("{") or value.isalpha())


def test_an_article_has_every_field_of_its_record() -> None:
    review = entries(editions.realistic())["example2019-local-review"]
    assert review.pop("note").startswith("{Reference 3. Systematic review. Corrected:")
    assert review == {
        "": "article",
        "author": "{Example, A. B. and van der Sample, C. and Müller-Test, Jr, J.-P.}",
        "title": "{{Dopamine in restless legs: an invented systematic review}}",
        "journal": "{Journal of Invented Neurology}",
        "year": "{2019}",
        "volume": "{12}",
        "number": "{4}",
        "pages": "{201--218}",
        "issn": "{0000-0000}",
        "language": "{en}",
        "keywords": "{corrected}",
        "month": "nov",
    }


def test_what_latex_obeys_is_escaped() -> None:
    iron = entries(editions.realistic())["prufer2011-local-iron"]
    assert iron["title"] == r"{{Brain iron in restless legs \& sleep: 5 < 10, p = 0.03}}"
    rendered = render(editions.hostile(r"{ \x $ % # _ ^ ~"))
    assert r"\textbraceleft{} \textbackslash{}x \$ \% \# \_ \textasciicircum{} \textasciitilde{}" in rendered


def test_an_author_list_cut_short_ends_in_others() -> None:
    assert entries(editions.realistic())["prufer2011-local-iron"]["author"] == "{Prüfer, Ä. and others}"


def test_a_group_is_kept_whole() -> None:
    assert (
        entries(editions.realistic())["invented2024-local-guideline"]["author"]
        == "{{Invented Guideline Committee}}"
    )


def test_identifiers_are_given_as_they_are() -> None:
    found = entries(registered())
    assert found["winkelman2025-pmid-39324694"]["doi"] == "{10.5664/jcsm.11390}"
    assert found["umpierrez2024-pmcid-pmc11343900"]["pmcid"] == "{PMC11343900}"


def test_a_key_does_not_depend_on_the_other_references() -> None:
    edition = editions.realistic()
    alone = replace(edition, references=(Reference(1, MICE),))
    assert set(entries(alone)) < set(entries(edition))


def test_two_sources_never_share_a_key() -> None:
    twin = replace(IRON, id="local:i-r-o-n")
    third = replace(IRON, id="local:i/r/o/n")
    edition = replace(editions.realistic(), references=(Reference(1, twin), Reference(2, third)))
    assert list(entries(edition)) == ["prufer2011-local-i-r-o-n", "prufer2011-local-i-r-o-n-2"]


@pytest.mark.parametrize("text", editions.HOSTILE, ids=range(len(editions.HOSTILE)))
def test_no_text_makes_an_entry_or_a_field(text: str) -> None:
    assert len(entries(editions.hostile(text))) == 2
