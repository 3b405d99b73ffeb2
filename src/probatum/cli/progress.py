"""A bar on standard error for whatever takes longer than two seconds."""

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

    from probatum.connectors import Reading

Item = TypeVar("Item")
Share = Callable[[], float | None]

SLOW = 2.0
"""Seconds after which the bar appears."""


def counted(items: Iterable[Item], what: str, *, share: Share = lambda: None) -> Iterator[Item]:
    """The same items, with count, rate and remaining time shown meanwhile.

    `share` tells how much of the input has been read, 0 to 1; None when nobody knows.
    """
    return _counted(items, what, share, lambda _: 1)


def counted_reading(items: "Reading", what: str, *, share: Share = lambda: None) -> "Reading":
    """The same for what a connector reads, in either of its ways."""
    from probatum.connectors import Reading

    bundled = _counted(items.bundled, what, share, lambda item: getattr(item, "records", 1))
    return Reading(counted(items, what, share=share), bundled)


def _counted(items: Iterable[Item], what: str, share: Share, size: Callable[[Item], int]) -> Iterator[Item]:
    started, bar, count = monotonic(), None, 0
    try:
        for item in items:
            count += size(item)
            yield item
            passed = monotonic() - started
            if bar is None and passed > SLOW and sys.stderr.isatty():
                bar = _bar(what)
            if bar is not None:
                _show(bar, count, passed, share())
    finally:
        if bar is not None:
            bar.stop()


def _bar(what: str) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), BarColumn(bar_width=30), TextColumn("{task.description}"))
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    bar.add_task(what, total=None, what=what)
    return bar


def _show(bar: "Progress", count: int, passed: float, share: float | None) -> None:
    task = bar.tasks[0]
    text = f"{count:,} {task.fields['what']}, {count / passed:,.0f} a second"
    if share:
        text += f", {_duration(passed * (1 - share) / share)} left"
        bar.update(task.id, total=1.0, completed=share)
    bar.update(task.id, description=text)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(max(0.0, seconds)), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
