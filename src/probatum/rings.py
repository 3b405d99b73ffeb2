"""How often Python looks for rings of objects that nobody holds any more."""

import gc

_OBJECTS = 50_000
"""New objects from which to look: an answer makes few such rings.

With 700, Python's own figure, looking takes a twentieth of an answer on the starter library, and up to
a third of a rich one over a million records.
"""


def look_seldom() -> None:
    """For a process that answers questions: the command line and the site call it once, as they start."""
    gc.set_threshold(_OBJECTS)
