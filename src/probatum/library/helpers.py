"""Arrivals prepared by helper processes: the same, in the same order, as this process would make them.

What a lost helper had is done here. Why not another way: docs/decisions/0021-helpers-of-an-add.md.
"""

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, cycle, islice

from probatum.library.arrivals import Answer, Arrival, Work
from probatum.library.helper import Batch, Helper, Helpers, content, started

ALONE = 2
"""Batches with which it is not worth to start helpers."""
STARTING = 8
"""Batches that are done here, at most, while they start."""
MOST = 3
"""Helpers; more would wait for the reader."""
AHEAD = 2
"""Batches that a helper has at a time: one in work, one that lies ready."""
_BATCH = 256
"""Items taken together of a file whose bundles were of no use."""

Arrivals = Iterator[list[Arrival]]


def prepared(batches: Iterator[Batch], work: Work) -> Arrivals:
    """What becomes of every batch, in order; an error of `batches` comes after all that was read before."""
    reading = _Reading(batches)
    coming = iter(reading)
    ahead = _bundles(coming)
    if len(ahead) <= ALONE:
        yield from _done_here(islice(chain(ahead, coming), ALONE), work)
        ahead = list(islice(coming, 1))
    if ahead:
        yield from _helped(chain(ahead, coming), work)
    if reading.error:
        raise reading.error


def _bundles(batches: Iterator[Batch]) -> list[Batch]:
    """The first few, as long as they are bundles: nobody waits long for the next one."""
    found: list[Batch] = []
    for batch in batches:
        found.append(batch)
        if len(found) > ALONE or isinstance(batch, list):
            break
    return found


def _helped(batches: Iterator[Batch], work: Work) -> Arrivals:
    with started(_wanted(), work) as helpers:
        yield from _done_here(_meanwhile(batches, helpers) if helpers else batches, work)
        if helpers:
            yield from _handed_out(batches, helpers.each, work)


def _meanwhile(batches: Iterator[Batch], helpers: Helpers) -> Iterator[Batch]:
    """The next few, as long as the helpers have not begun."""
    for _ in range(STARTING):
        if not helpers.have_begun:
            yield from islice(batches, 1)


def _wanted() -> int:
    """As many helpers as the machine has use for."""
    processors = os.cpu_count() or 1
    can_start = sys.executable and not getattr(sys, "frozen", False)
    return min(MOST, processors) if processors > 1 and can_start else 0


def _done_here(batches: Iterable[Batch], work: Work) -> Arrivals:
    for batch in batches:
        yield from _settled(batch, work.answer(content(batch)), work)


def _handed_out(batches: Iterable[Batch], helpers: list[Helper], work: Work) -> Arrivals:
    """To each helper in turn; it has the next batch before what became of an earlier one is taken in."""
    due = deque[Helper]()
    for helper, batch in zip(cycle(helpers), batches, strict=False):
        answered = due.popleft().answer() if len(due) == AHEAD * len(helpers) else None
        helper.take(batch)
        due.append(helper)
        if answered:
            yield from _settled(*answered, work)
    for helper in due:
        yield from _settled(*helper.answer(), work)


def _settled(batch: Batch, answer: Answer, work: Work) -> Arrivals:
    """What arrives of a batch, once its reader has been told; what a bundle hides is read here."""
    if isinstance(batch, list):
        yield answer.arrivals or []
    elif batch.void:
        return
    elif answer.arrivals is not None:
        batch.taken(answer.records, answer.damaged)
        yield answer.arrivals
    else:
        items = batch.instead()
        while found := list(islice(items, _BATCH)):
            yield work.arrivals(found)


class _Reading:
    """Batches up to an error, which is kept for later."""

    def __init__(self, batches: Iterable[Batch]) -> None:
        self._batches = batches
        self.error: BaseException | None = None

    def __iter__(self) -> Iterator[Batch]:
        try:
            yield from self._batches
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (raised once the rest is taken)
            self.error = error
