"""Labels of sections, unique within a document."""

from collections.abc import Sequence

from probatum.types.document import Section


def unique(label: str, before: Sequence[Section]) -> str:
    """The label; the second "RESULTS" of a document is "RESULTS (2)"."""
    taken = {section.label for section in before}
    found, number = label, 1
    while found in taken:
        number += 1
        found = f"{label} ({number})"
    return found
