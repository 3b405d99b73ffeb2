"""A hospital's own protocols: first where they hold, set aside where they do not, beside guidance."""

from pathlib import Path

import pytest

from probatum import audiences
from probatum.ask import ask
from probatum.connectors import guideline, local
from probatum.exports import json, markdown
from probatum.library import Library
from probatum.replay import replay
from probatum.types.edition import Edition
from probatum.types.question import Scope
from probatum.types.source import Kind

QUESTION = "What dose of ferrous sulfate treats iron deficiency anaemia?"
HOUSE = Scope("2026-06-01", "St Elsewhere", "GB")
PROTOCOL = """---
organisation: St Elsewhere
title: Iron deficiency anaemia on our wards
year: 2025
jurisdiction: GB
expires: 2026-12-31
---
# Treatment

Give ferrous sulfate 65 mg once daily for iron deficiency anaemia in adults.
"""
GUIDANCE = """---
issuer: National Institute
title: Iron deficiency anaemia
year: 2020
jurisdiction: GB
---
# Treatment

We recommend ferrous sulfate 200 mg once daily for iron deficiency anaemia in adults.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("local")
    (folder / "protocol.md").write_text(PROTOCOL, encoding="utf-8")
    (folder / "guidance.md").write_text(GUIDANCE, encoding="utf-8")
    stock = Library.create(folder / "library")
    for connector, name in ((local, "protocol.md"), (guideline, "guidance.md")):
        assert stock.add(connector.read(folder / name, damaged=lambda place, reason: None)).added == 1
    return stock


def asked(library: Library, scope: Scope) -> Edition:
    return ask(QUESTION, library, audience=audiences.load("clinician"), scope=scope)


def cited(edition: Edition) -> list[Kind]:
    return [reference.source.kind for reference in edition.references]


def test_the_protocol_of_the_house_comes_first_and_is_labelled(library: Library) -> None:
    edition = asked(library, HOUSE)
    assert cited(edition) == [Kind.LOCAL, Kind.GUIDELINE]
    assert "65 mg" in edition.direct[0].text
    assert "Local protocol" in markdown.render(edition)


def test_what_guidance_says_otherwise_stands_beside_it(library: Library) -> None:
    (conflict,) = asked(library, HOUSE).answer.conflicts
    assert conflict.about == "Local protocol and guidance"
    assert "St Elsewhere and National Institute" in conflict.reason
    assert "65" in conflict.reason and "200" in conflict.reason
    assert len(conflict.claims) == 2


@pytest.mark.parametrize(
    ("scope", "reason"),
    [
        (Scope("2026-12-31", "St Elsewhere"), ""),
        (Scope("2026-12-31"), ""),
        (Scope("2027-01-01", "St Elsewhere"), "expired on 2026-12-31; ask St Elsewhere"),
        (Scope(), "nobody has said what day it is"),
        (Scope("2026-06-01", "General Hospital"), "a protocol of St Elsewhere, not of General Hospital"),
        (Scope("2026-06-01", "", "US"), "holds in GB, not in US"),
    ],
)
def test_one_that_does_not_hold_here_and_now_is_set_aside_with_the_reason(
    library: Library, scope: Scope, reason: str
) -> None:
    edition = asked(library, scope)
    assert (Kind.LOCAL in cited(edition)) == (reason == "")
    assert [reason in one.reason for one in edition.answer.set_aside] == [True] * bool(reason)
    assert Kind.GUIDELINE in cited(edition)


def test_an_answer_is_replayed_for_its_own_day(library: Library) -> None:
    saved = json.render(asked(library, HOUSE))
    later = Scope("2030-01-01", HOUSE.organisation, HOUSE.jurisdiction)
    assert replay(saved, library, scope=later) is None
    assert '"today": "2026-06-01"' in saved


def test_the_day_is_not_in_an_answer_that_it_does_not_touch(tmp_path: Path) -> None:
    (tmp_path / "guidance.md").write_text(GUIDANCE, encoding="utf-8")
    stock = Library.create(tmp_path / "library")
    stock.add(guideline.read(tmp_path / "guidance.md", damaged=lambda place, reason: None))
    days = {json.render(asked(stock, Scope(day))) for day in ("2026-01-01", "2030-01-01")}
    assert len(days) == 1
