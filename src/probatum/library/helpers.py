"""Arrivals prepared by helper processes: the same, in the same order, as this process would make them.

A helper is this interpreter, started to run `main`. It is handed batches through a pipe and hands back
arrivals. It ends when its pipe is closed, and so with the process that it helps, however that ends. What a
lost helper had is done here. Why not another way: docs/decisions/0021-helpers-of-an-add.md.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import fields
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from typing import IO, Any, cast

from probatum.library.arrivals import Arrival, Item, Work
from probatum.types.document import Document, Section
from probatum.types.source import Source
from probatum.types.standing import Standing

ALONE = 2
"""Batches after which helpers are started: with fewer it is not worth their start."""
STARTING = 4
"""Batches that are done here while they start."""
MOST = 3
"""Helpers; more would wait for the reader."""

_PROGRAM = f"from {__name__} import main; main()"


def _made_of(kind: type[Any]) -> Callable[[Any], tuple[Callable[..., Any], tuple[Any, ...]]]:
    """How one of these nouns is sent: what it is called with. The way of data classes takes twice as long."""
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda noun: (kind, values(noun))


_NOUNS: Mapping[type, Callable[[Any], Any]] = {
    kind: _made_of(kind) for kind in (Document, Section, Source, Standing)
}

Batch = list[Item]
Arrivals = Iterator[list[Arrival]]


def prepared(batches: Iterator[Batch], work: Work) -> Arrivals:
    """What becomes of every batch, in order; an error of `batches` comes after all that was read before."""
    yield from map(work.arrivals, islice(batches, ALONE))
    coming = next(batches, None)
    if coming is None:
        return
    with _started(work) as helpers:
        batches = chain([coming], batches)
        yield from map(work.arrivals, islice(batches, STARTING) if helpers else batches)
        yield from _handed_out(batches, helpers)


def _handed_out(batches: Iterable[Batch], helpers: "list[_Helper]") -> Arrivals:
    """Each helper has one batch at a time, and is handed the next when its answer has been taken."""
    reading = _Reading(batches)
    idle, busy = deque(helpers), deque[_Helper]()
    for batch in reading:
        if not idle:
            idle.append(busy.popleft())
            yield idle[0].answer()
        busy.append(idle.popleft())
        busy[-1].take(batch)
    while busy:
        yield busy.popleft().answer()
    if reading.error:
        raise reading.error


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


class _Helper:
    """A process that prepares one batch at a time."""

    def __init__(self, process: subprocess.Popen[bytes], work: Work) -> None:
        self._process = process
        self._work = work
        self._batch: Batch = []
        self._lost = not self._send(work)

    def take(self, batch: Batch) -> None:
        """Hand it a batch; only after the answer to the last one has been taken, or both would wait."""
        self._batch = batch
        self._lost = self._lost or not self._send(batch)

    def answer(self) -> list[Arrival]:
        """What became of the batch."""
        if not self._lost:
            with suppress(OSError, EOFError, pickle.UnpicklingError):
                return cast("list[Arrival]", pickle.load(_pipe(self._process.stdout)))
            self._lost = True
        return self._work.arrivals(self._batch)

    def close(self) -> None:
        """End it; it has nothing that would be missed."""
        self._process.kill()
        with suppress(OSError):
            self._process.communicate()

    def _send(self, what: object) -> bool:
        """Whether it could be sent."""
        pipe = _pipe(self._process.stdin)
        with suppress(OSError):
            pickler = pickle.Pickler(pipe, pickle.HIGHEST_PROTOCOL)
            pickler.dispatch_table = _NOUNS
            pickler.dump(what)
            pipe.flush()
            return True
        return False


@contextmanager
def _started(work: Work) -> Iterator[list[_Helper]]:
    """As many helpers as the machine has use for; none where it has one processor or cannot start them."""
    helpers: list[_Helper] = []
    with ExitStack() as stack:
        with suppress(OSError):
            for _ in range(_wanted()):
                helpers.append(_Helper(_process(), work))
                stack.callback(helpers[-1].close)
        yield helpers


def _wanted() -> int:
    processors = os.cpu_count() or 1
    can_start = sys.executable and not getattr(sys, "frozen", False)
    return min(MOST, processors) if processors > 1 and can_start else 0


def _process() -> subprocess.Popen[bytes]:
    """An interpreter that finds what this one finds, and nothing more in the working directory."""
    places = os.pathsep.join(place or str(Path.cwd()) for place in sys.path)
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": places},
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def main() -> None:
    """Prepare batches until the pipe is closed. An interrupt of the keyboard is for the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work: Work = pickle.load(sys.stdin.buffer)
    with suppress(EOFError, BrokenPipeError):
        while True:
            arrivals = work.arrivals(pickle.load(sys.stdin.buffer))
            pickle.dump(arrivals, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.flush()
