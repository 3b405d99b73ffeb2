"""One helper: a process that prepares batches, how it is handed them, and how it hands back what arrives.

The first is this interpreter, started to run `main`. Once it has in memory all that the work needs, it makes
the others of itself. Each reads batches from a pipe of its own and ends when that is closed, and so with the
process that it helps, however that ends. Why not another way: docs/decisions/0021-helpers-of-an-add.md.
"""

import fcntl
import gc
import os
import pickle
import select
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields
from itertools import count
from operator import attrgetter
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, NamedTuple, cast

from probatum.connectors import Bundle, Item, Offer
from probatum.library.arrivals import Answer, Work
from probatum.types.document import Document, Section
from probatum.types.source import Source
from probatum.types.standing import Standing

Batch = list[Item] | Offer
Content = list[Item] | Bundle
"""Of a batch: what is to be worked on, without what its reader has to be told."""

_PIPE = 1 << 20
"""Bytes that a pipe holds, where the system lets it: a batch, so that the next one lies ready."""
_PATIENCE = 1.0
"""Seconds in which helpers that are no longer wanted can end by themselves."""
_TIDIED = 100
"""Answers after which a helper looks for what refers to itself: nothing of its work does, and looking for it
each time when much was made took a fifteenth of the whole."""
_PROGRAM = f"import os; from {__name__} import main; main(); os._exit(0)"


def _made_of(kind: type[Any]) -> Callable[[Any], tuple[Callable[..., Any], tuple[Any, ...]]]:
    """How one of these nouns is sent: what it is called with. The way of data classes takes twice as long."""
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda noun: (kind, values(noun))


_NOUNS: Mapping[type, Callable[[Any], Any]] = {
    kind: _made_of(kind) for kind in (Document, Section, Source, Standing)
}


class Ends(NamedTuple):
    """Of the two pipes of a helper, the ends on one side: file descriptors to read and to write."""

    reading: int
    writing: int


class Helper:
    """A process that prepares batches one after the other. The next ones wait with it."""

    def __init__(self, ends: Ends, work: Work) -> None:
        self._work = work
        self._answers = os.fdopen(ends.reading, "rb")
        self._tasks = os.fdopen(ends.writing, "wb")
        self._to_send: SimpleQueue[object] = SimpleQueue()
        self._batches: deque[Batch] = deque()
        self._lost = False
        self._sender = Thread(target=self._send, daemon=True)
        self._sender.start()

    def take(self, batch: Batch) -> None:
        """Hand it a batch; this waits for nothing."""
        self._batches.append(batch)
        if not self._lost:
            self._to_send.put(content(batch))

    def answer(self) -> tuple[Batch, Answer]:
        """The first batch that it was handed and has not answered, and what became of it."""
        batch = self._batches.popleft()
        if not self._lost:
            with suppress(OSError, EOFError, pickle.UnpicklingError):
                return batch, cast("Answer", pickle.load(self._answers))
            self._lost = True
        return batch, self._work.answer(content(batch))

    def dismiss(self) -> None:
        """It is to end; it has nothing that would be missed."""
        self._answers.close()
        self._to_send.put(None)

    def _send(self) -> None:
        """What a thread does: so the other can be handed work while this one still reads."""
        with suppress(OSError), self._tasks as pipe:
            for what in iter(self._to_send.get, None):
                pickler = pickle.Pickler(pipe, pickle.HIGHEST_PROTOCOL)
                pickler.dispatch_table = _NOUNS
                pickler.dump(what)
                pipe.flush()


def content(batch: Batch) -> Content:
    """What a helper has to know of a batch."""
    return batch if isinstance(batch, list) else batch.bundle


class Helpers:
    """Those of one add."""

    def __init__(self, number: int, work: Work) -> None:
        """So many, 1 or more.

        Raises: OSError: no process can be made now.
        """
        ours, theirs = zip(*(_pipes() for _ in range(number)), strict=True)
        try:
            self._process = _process(theirs)
        except OSError:
            _close(ours)
            raise
        finally:
            _close(theirs)
        with suppress(OSError), _pipe(self._process.stdin) as pipe:
            pickle.dump(work, pipe)
        self.each = [Helper(ends, work) for ends in ours]
        self._begin = select.poll()
        self._begin.register(_pipe(self._process.stdout))

    @property
    def have_begun(self) -> bool:
        """Whether all of them have begun, or are lost: what the first could say comes to its end."""
        return bool(self._begin.poll(0))

    def dismiss(self) -> None:
        """Wait until all have ended, which they do once their pipes are closed; or end them."""
        for helper in self.each:
            helper.dismiss()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        _pipe(self._process.stdout).close()


@contextmanager
def started(number: int, work: Work) -> Iterator[Helpers | None]:
    """So many helpers; None where there are to be none, or none can be started."""
    helpers = None
    with suppress(OSError):
        helpers = Helpers(number, work) if number else None
    try:
        yield helpers
    finally:
        if helpers:
            helpers.dismiss()


def _pipes() -> tuple[Ends, Ends]:
    """Two pipes: our ends of them and a helper's."""
    (tasks, to_do), (answers, done) = os.pipe(), os.pipe()
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(answers, fcntl.F_SETPIPE_SZ, _PIPE)
    return Ends(answers, to_do), Ends(tasks, done)


def _process(ends: Sequence[Ends]) -> subprocess.Popen[bytes]:
    """An interpreter that finds what this one finds, and nothing more in the working directory."""
    places = os.pathsep.join(place or str(Path.cwd()) for place in sys.path)
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM, *(f"{each.reading},{each.writing}" for each in ends)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=[descriptor for each in ends for descriptor in each],
        process_group=0,
        env=os.environ | {"PYTHONPATH": places},
    )


def _close(ends: Iterable[Ends]) -> None:
    for each in ends:
        os.close(each.reading)
        os.close(each.writing)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def main() -> None:
    """Prepare batches until the pipe is closed. An interrupt of the keyboard is for the other process.

    The arguments are the helpers' ends of their pipes. The work comes first; what it needs is then in memory,
    once for all of them.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ends = [Ends(*map(int, each.split(","))) for each in sys.argv[1:]]
    work: Work = pickle.load(sys.stdin.buffer)
    gc.freeze()
    gc.disable()
    own = next((each for each in ends[1:] if not os.fork()), ends[0])
    _close(other for other in ends if other is not own)
    os.close(sys.stdout.fileno())
    with suppress(EOFError, BrokenPipeError):
        _serve(own, work)
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _serve(ends: Ends, work: Work) -> None:
    with os.fdopen(ends.reading, "rb") as tasks, os.fdopen(ends.writing, "wb") as answers:
        for number in count(1):
            if not number % _TIDIED:
                gc.collect()
            pickle.dump(work.answer(pickle.load(tasks)), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
