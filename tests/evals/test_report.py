"""What is printed and what is kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from evals import history
from evals.figures import Figure
from evals.report import table

ONE = Figure("search", "BioASQ 10B", "probatum", "nDCG@10", 0.8, 0.75, 0.85, 400)


def test_a_figure_stands_beside_its_interval_and_the_one_recorded_before() -> None:
    row = table([ONE], {ONE.key: replace(ONE, value=0.7)}).splitlines()[-1].split()
    assert row == ["nDCG@10", "probatum", "0.800", "0.750", "to", "0.850", "400", "0.700"]


def test_the_newest_of_several_recordings_is_the_last(tmp_path: Path) -> None:
    history.record([replace(ONE, value=0.6)], date(2026, 2, 1), folder=tmp_path)
    history.record([ONE], date(2026, 10, 1), folder=tmp_path)
    assert history.last(folder=tmp_path) == {ONE.key: ONE}


def test_a_second_run_on_a_day_replaces_the_sets_it_measured_and_no_others(tmp_path: Path) -> None:
    other = replace(ONE, set="SciFact")
    history.record([ONE, other], date(2026, 2, 1), folder=tmp_path)
    [path] = history.record([replace(ONE, value=0.9)], date(2026, 2, 1), folder=tmp_path)
    assert sorted(figure.value for figure in history.read(path)) == [0.8, 0.9]
    assert path.read_text(encoding="utf-8").count("\n") == 4
