"""Every file in verify/checks is a check of the line; none can be switched off or replaced from outside."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from probatum import support
from probatum.support.checks import __file__ as checks_of_text
from probatum.types.answer import Outcome
from probatum.verify import verify
from probatum.verify.checks import __file__ as checks_of_sources
from probatum.verify.gate import PLAIN, names
from probatum.verify.shelf import shelf
from tests.verify.drafts import IRON, citation, claim, draft, evidence, hit, source

HIT = hit(source(1), IRON)
TRUE = claim(IRON, citation(HIT, IRON))
FILES = sorted(path.stem for path in Path(checks_of_sources).parent.glob("[a-z]*.py"))
OF_TEXT = sorted(path.stem for path in Path(checks_of_text).parent.glob("[a-z]*.py"))


def test_every_file_of_both_folders_runs_in_a_fixed_order() -> None:
    assert names() == (*FILES, *OF_TEXT, PLAIN)
    assert len(set(names())) == len(names())


def test_the_answer_names_every_check_that_ran() -> None:
    answer = verify(draft(TRUE), evidence(HIT))
    assert answer.manifest.checks == names()
    assert tuple(finding.check for finding in answer.findings) == names()


def test_verification_has_no_off_switch() -> None:
    assert list(inspect.signature(verify).parameters) == ["draft", "evidence", "settings"]
    assert list(inspect.signature(support.judge).parameters) == ["text", "quotes", "names"]


@pytest.mark.parametrize("name", FILES)
def test_a_check_of_sources_passes_a_true_claim_and_explains_itself(name: str) -> None:
    check = import_module(f"probatum.verify.checks.{name}")
    assert (check.__doc__ or "").endswith(".")
    verdict = check.check(TRUE, shelf(evidence(HIT)))
    assert (verdict.outcome, verdict.reason) == (Outcome.PASS, "")


@pytest.mark.parametrize("name", FILES)
def test_a_check_of_sources_decides_on_a_claim_without_evidence(name: str) -> None:
    check = import_module(f"probatum.verify.checks.{name}")
    verdict = check.check(TRUE, shelf(evidence()))
    assert (verdict.outcome is Outcome.PASS) == (not verdict.reason)


def test_every_check_has_its_row_in_the_reference() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
    assert [name for name in names() if f"\n| `{name}` |" not in page] == []
