"""One file here is one benchmark: it is found by walking this folder, and run by `probatum eval NAME`.

A benchmark module has four names:

- `NAME`: what it is called on the command line and in `evals/history/`.
- `NEEDS`: paths below the shared folder, such as "data/scifact/corpus.jsonl.gz"; when one is absent the
  benchmark is skipped by name.
- `PACKAGES`: modules of the extra `bench` that it imports, such as "bm25s"; skipped likewise.
- `run(options)`: yields a `Figure` for each set, system and metric, ours and the baselines, always in the
  same order and with the same values. `evals.statistics.mean_figure` and `figure` make one with its interval.

It takes its data from `evals.readers`, its baselines from `evals.baselines` and ours from `probatum`, and
prints nothing. It asks `options.wants` before it measures a set, and draws its questions by `options.sample`.
"""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Protocol, cast

from evals.figures import Figure, Options
from evals.readers import SHARED


class Benchmark(Protocol):
    """What a module of this folder provides."""

    NAME: str
    NEEDS: tuple[str, ...]
    PACKAGES: tuple[str, ...]

    def run(self, options: Options) -> Iterable[Figure]:
        """Measure."""


def benchmarks() -> list[Benchmark]:
    """All, by name; modules whose names begin with _ are helpers of others."""
    found = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    public = [module for module in found if not module.__name__.rpartition(".")[2].startswith("_")]
    return sorted((cast(Benchmark, module) for module in public), key=lambda one: one.NAME)


def missing(benchmark: Benchmark) -> list[str]:
    """What a benchmark needs and is not there."""
    files = [need for need in benchmark.NEEDS if not (SHARED / need).exists()]
    return files + [package for package in benchmark.PACKAGES if find_spec(package) is None]
