"""How often Python looks for rings of objects that nobody holds any more."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_OBJECTS = 50_000
"""New objects from which to look: an answer makes few such rings.

With 700, Python's own figure, looking takes a twentieth of an answer on the starter library, and up to
a third of a rich one over a million records.
"""


OF_A_COMMAND = 200_000
"""More than one answer makes with all that is loaded for it: the command ends before the first look."""


def look_seldom(objects: int = _OBJECTS) -> None:
    """For a process that answers questions: the command line and the site call it once, as they start."""
    gc.set_threshold(objects)


@contextmanager
def looked_for_seldom() -> Iterator[None]:
    """While sources are added, whoever adds them; afterwards as before."""
    before = gc.get_threshold()
    look_seldom(max(before[0], _OBJECTS))
    try:
        yield
    finally:
        gc.set_threshold(*before)


def look_no_more() -> None:
    """For a process that ends: on leaving Python looks twice through all that it holds, a tenth of an answer.

    What is held goes back to the system with the process; what is to be done at its end is done as before.
    """
    gc.disable()
    gc.freeze()


_turn = Lock()


@contextmanager
def held_off() -> Iterator[None]:
    """While an answer is worked out Python does not look for rings; afterwards it does as before.

    Looking through all that a process holds takes 20 to 50 ms, and what an answer leaves behind is found as
    well when it is done. Of several threads one at a time holds the search off, so that it comes round.
    Where the caller has switched it off it stays off.
    """
    if not gc.isenabled() or not _turn.acquire(blocking=False):
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        _turn.release()
