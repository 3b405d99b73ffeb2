"""The article in a terminal."""

from io import StringIO
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from probatum.exports.terminal import render, show
from tests.exports import editions
from tests.exports.records import registered


def shown(*, colour: bool, width: int = 80) -> str:
    file = StringIO()
    system: Literal["truecolor"] | None = "truecolor" if colour else None
    console = Console(file=file, width=width, color_system=system, force_terminal=colour, _environ={})
    show(editions.emergency(), console)
    return file.getvalue()


def test_no_line_is_wider_than_80_columns() -> None:
    for edition in (editions.emergency(), editions.unanswered(), registered()):
        assert max(cell_len(line) for line in render(edition).splitlines()) <= 80


def test_no_line_ends_in_a_space() -> None:
    for text in (render(registered()), shown(colour=False)):
        assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_a_statement_hangs_behind_its_mark() -> None:
    assert (
        "• Iron stores in the brain are low even when ferritin in the blood is normal.\n  [4, 1]\n"
        "• Animal study: Mice fed without iron move more at the start of their rest. [5]\n"
    ) in render(editions.realistic())


def test_a_reference_is_one_entry_with_kind_year_identifier_and_digest() -> None:
    flat = " ".join(render(editions.realistic()).split())
    assert (
        "3 Dopamine in restless legs: an invented systematic review. Example AB et al. · Systematic review · "
        "2019 · local:review · digest · Corrected: An invented erratum changed table 2."
    ) in flat


def test_a_contradicting_source_is_told_from_a_supporting_one() -> None:
    assert "[3; against: 4]" in " ".join(render(editions.realistic()).split())


def test_colour_is_the_choice_of_the_console() -> None:
    assert "\x1b[" in shown(colour=True)
    assert "\x1b[" not in shown(colour=False)


def test_colour_changes_no_word() -> None:
    assert Text.from_ansi(shown(colour=True)).plain.split() == shown(colour=False).split()


def test_a_narrow_terminal_is_filled_and_a_wide_one_is_not() -> None:
    assert max(cell_len(line) for line in shown(colour=False, width=40).splitlines()) <= 40
    assert max(cell_len(line) for line in shown(colour=False, width=200).splitlines()) <= 80


def test_brackets_in_a_text_are_no_markup() -> None:
    assert "[bold red]rich[/]" in render(editions.hostile("[bold red]rich[/] :warning:"))
    assert ":warning:" in render(editions.hostile("[bold red]rich[/] :warning:"))
