"""The figures of the benchmark of speed as a table, and whether the aims are met."""

from collections.abc import Iterator

from evals.bench_stages import Measured

Sizes = dict[int, dict[str, Measured]]
_ROW = "{:>10}  {:22}{:>12}{:>10}{:>10}{:>10}"


def table(sizes: Sizes, command: Measured) -> str:
    """One line for each stage; a peer that failed has none."""
    lines = [_ROW.format("records", "stage", "records/s", "p50 ms", "p95 ms", "peak MiB")]
    for size, stages in sizes.items():
        lines += [_line(f"{size:,}", name, found) for name, found in stages.items()]
    return "\n".join([*lines, _line("starter", "command line", command), "", *aims(sizes, command)])


def _line(size: str, name: str, found: Measured) -> str:
    rate = f"{found['records'] / found['seconds']:,.0f}" if "seconds" in found else ""
    times = [f"{found[key]:,.1f}" if key in found else "" for key in ("p50", "p95")]
    return _ROW.format(size, name, rate, *times, f"{found['peak_mib']:,.0f}")


def aims(sizes: Sizes, command: Measured) -> Iterator[str]:
    """One line for each aim, met or missed."""
    least, most = min(sizes), max(sizes)
    for size, stages in sizes.items():
        if "pubmed_parser" in stages:
            ratio = _rate(stages["ingest"]) / _rate(stages["pubmed_parser"])
            yield _aim(
                ratio >= 1, f"{size:,}: parse and index, times pubmed_parser's parsing alone", ratio, 1
            )
    slow = sizes[most]["ask"]["p95"]
    yield _aim(slow < 300, f"{most:,}: ask, ms at p95", slow, 300)
    growth = slow / sizes[least]["ask"]["p95"]
    yield _aim(growth < 2, f"{most:,}: ask at p95, times that of {least:,}", growth, 2)
    peak = max(sizes[most][name]["peak_mib"] for name in ("ingest", "search", "ask"))
    yield _aim(peak < 1024, f"{most:,}: peak memory, MiB", peak, 1024)
    yield _aim(command["p50"] < 1000, "command line, start to answer, ms at the median", command["p50"], 1000)


def _aim(met: bool, what: str, figure: float, aim: float) -> str:
    return f"{'met   ' if met else 'missed'}  {what}: {figure:,.2f} (aim {aim:,})"


def _rate(found: Measured) -> float:
    return found["records"] / found["seconds"]
