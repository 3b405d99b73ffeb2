"""Guidance that holds elsewhere: readers are told when none of what is cited holds where they are."""

from collections.abc import Sequence

from probatum.support.levels import at_home, level
from probatum.types.question import Notice
from probatum.types.source import Kind, Source


def elsewhere(sources: Sequence[Source], place: str) -> tuple[Notice, ...]:
    """A notice when guidance is cited and all of it that says where it holds holds elsewhere."""
    guidance = [one for one in sources if one.jurisdiction and level(one.kind) >= level(Kind.GUIDELINE)]
    if not place or not guidance or any(at_home(one, place) for one in guidance):
        return ()
    places = ", ".join(sorted({one.jurisdiction for one in guidance}))
    told = f"The guidance cited here holds in {places}, not in {place}. Look for what holds where you are."
    return (Notice("guidance-from-elsewhere", told),)
