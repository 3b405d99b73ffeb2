"""Arrivals prepared by helper processes: the same, in the same order, as this process would make them.

A helper is this interpreter, started to run `main`. It is handed batches through a pipe and hands back
arrivals. It ends when its pipe is closed, and so with the process that it helps, however that ends. What a
lost helper had is done here. Why not another way: docs/decisions/0021-helpers-of-an-add.md.
"""

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import fields
from itertools import chain, count, islice
from operator import attrgetter
from pathlib import Path
from typing import IO, Any, cast

from probatum.connectors import Bundle, Item, Offer
from probatum.library.arrivals import Answer, Arrival, Work
from probatum.types.document import Document, Section
from probatum.types.source import Source
from probatum.types.standing import Standing

ALONE = 2
"""Batches after which helpers are started: with fewer it is not worth their start."""
STARTING = 4
"""Batches that are done here while they start."""
MOST = 3
"""Helpers; more would wait for the reader."""
_BATCH = 256
"""Items taken together of a file whose bundles were of no use."""

_TIDIED = 100
"""Answers after which a helper looks for what refers to itself: nothing of its work does, and looking for it
each time when much was made took a fifteenth of the whole."""

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


def prepared(batches: Iterator[Batch | Offer], work: Work) -> Arrivals:
    """What becomes of every batch, in order; an error of `batches` comes after all that was read before."""
    yield from _done_here(islice(batches, ALONE), work)
    coming = next(batches, None)
    if coming is None:
        return
    with _started(work) as helpers:
        batches = chain([coming], batches)
        yield from _done_here(islice(batches, STARTING) if helpers else batches, work)
        yield from _handed_out(batches, helpers, work)


def _done_here(batches: Iterable[Batch | Offer], work: Work) -> Arrivals:
    for batch in batches:
        yield from _settled(batch, work.answer(_content(batch)), work)


def _handed_out(batches: Iterable[Batch | Offer], helpers: "list[_Helper]", work: Work) -> Arrivals:
    """Each helper has one batch at a time, and is handed the next when its answer has been taken."""
    reading = _Reading(batches)
    idle, busy = deque(helpers), deque[_Helper]()
    for batch in reading:
        if not idle:
            idle.append(busy.popleft())
            yield from _settled(*idle[0].answer(), work)
        busy.append(idle.popleft())
        busy[-1].take(batch)
    while busy:
        yield from _settled(*busy.popleft().answer(), work)
    if reading.error:
        raise reading.error


def _settled(batch: Batch | Offer, answer: Answer, work: Work) -> Arrivals:
    """What arrives of a batch, once its reader has been told; what a bundle hides is read here."""
    if isinstance(batch, list):
        yield answer.arrivals or []
    elif batch.void:
        return
    elif answer.arrivals is not None:
        batch.taken(answer.damaged)
        yield answer.arrivals
    else:
        items = batch.instead()
        while found := list(islice(items, _BATCH)):
            yield work.arrivals(found)


def _content(batch: Batch | Offer) -> Batch | Bundle:
    """What is to be worked on, without what its reader has to be told."""
    return batch if isinstance(batch, list) else batch.bundle


class _Reading:
    """Batches up to an error, which is kept for later."""

    def __init__(self, batches: Iterable[Batch | Offer]) -> None:
        self._batches = batches
        self.error: BaseException | None = None

    def __iter__(self) -> Iterator[Batch | Offer]:
        try:
            yield from self._batches
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (raised once the rest is taken)
            self.error = error


class _Helper:
    """A process that prepares one batch at a time."""

    def __init__(self, process: subprocess.Popen[bytes], work: Work) -> None:
        self._process = process
        self._work = work
        self._batch: Batch | Offer = []
        self._lost = not self._send(work)

    def take(self, batch: Batch | Offer) -> None:
        """Hand it a batch; only after the answer to the last one has been taken, or both would wait."""
        self._batch = batch
        self._lost = self._lost or not self._send(_content(batch))

    def answer(self) -> tuple[Batch | Offer, Answer]:
        """The batch, and what became of it."""
        if not self._lost:
            with suppress(OSError, EOFError, pickle.UnpicklingError):
                return self._batch, cast("Answer", pickle.load(_pipe(self._process.stdout)))
            self._lost = True
        return self._batch, self._work.answer(_content(self._batch))

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
    gc.freeze()
    gc.disable()
    with suppress(EOFError, BrokenPipeError):
        for number in count(1):
            if not number % _TIDIED:
                gc.collect()
            answer = work.answer(pickle.load(sys.stdin.buffer))
            pickle.dump(answer, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.flush()
