"""Run benchmarks, print their figures beside the last recorded ones, write JSON, keep the history.

`python -m evals.report [NAME ...] [--quick] [--set PART] [--record]`; so do `probatum eval` and `make eval`.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from evals import history
from evals.benchmarks import Benchmark, benchmarks, missing
from evals.figures import Figure, Options

OUTPUT = Path("eval.json")
_ROW = "{:46} {:32} {:>7}  {:17} {:>7} {:>8}"


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for; 1 when nothing could be measured."""
    asked = _parsed(arguments)
    known = benchmarks()
    names = {one.NAME for one in known}
    if unknown := sorted(set(asked.names) - names):
        print(
            f"There is no benchmark {unknown[0]!r}. Use one of: {', '.join(sorted(names))}.", file=sys.stderr
        )
        return 2
    options = Options(quick=asked.quick, sets=tuple(asked.set))
    before = history.last()
    figures: list[Figure] = []
    for benchmark in known:
        if not asked.names or benchmark.NAME in asked.names:
            figures += _measured(benchmark, options, before)
    OUTPUT.write_text(history.dumped(figures), encoding="utf-8")
    if asked.record:
        for path in history.record(figures, date.today()):
            print(f"kept in {path}")
    return 0 if figures else 1


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="probatum eval", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--quick", action="store_true", help="a sample only")
    parser.add_argument("--set", action="append", default=[], metavar="PART", help="only sets so named")
    parser.add_argument("--record", action="store_true", help="keep the figures in evals/history")
    asked = parser.parse_args(arguments)
    if asked.record and asked.quick:
        parser.error("A sample is not recorded: leave out --quick or --record.")
    return asked


def _measured(
    benchmark: Benchmark, options: Options, before: dict[tuple[str, str, str, str], Figure]
) -> list[Figure]:
    if absent := missing(benchmark):
        print(f"\n{benchmark.NAME}: skipped, for want of {', '.join(absent)}", flush=True)
        return []
    print(f"\n{benchmark.NAME}{' (a sample)' if options.quick else ''}", flush=True)
    figures = list(benchmark.run(options))
    print(table(figures, before), flush=True)
    return figures


def table(figures: Sequence[Figure], before: dict[tuple[str, str, str, str], Figure]) -> str:
    """The figures with their intervals, beside the last recorded ones, a paragraph for each set."""
    lines = [_ROW.format("", "", "value", "95 % interval", "n", "recorded")]
    for name, group in groupby(figures, key=lambda figure: figure.set):
        lines.append(f"  {name}")
        lines += [_row(figure, before.get(figure.key)) for figure in group]
    return "\n".join(line.rstrip() for line in lines)


def _row(figure: Figure, recorded: Figure | None) -> str:
    then = f"{recorded.value:.3f}" if recorded else ""
    interval = f"{figure.low:.3f} to {figure.high:.3f}"
    return _ROW.format(
        f"    {figure.metric}", figure.system, f"{figure.value:.3f}", interval, f"{figure.n:,}", then
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
