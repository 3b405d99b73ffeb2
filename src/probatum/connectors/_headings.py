"""Abstracts with headings as markup, as services give them in JSON."""

import re

from probatum.connectors._labels import unique
from probatum.connectors._markup import tidy
from probatum.connectors._roles import role
from probatum.types.document import Section

_HEADING = re.compile(r"<(?:h\d|(?:jats:)?title)>(.*?)</(?:h\d|(?:jats:)?title)>", re.IGNORECASE | re.DOTALL)
_LONGEST = 80
"""Characters of a heading; what is longer is text."""


def sections(abstract: str) -> tuple[Section, ...]:
    """A section for each heading; what stands before the first, or an abstract without any, is "Abstract"."""
    found: list[Section] = []
    pieces = _HEADING.split(abstract)
    for label, body in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        name, text = tidy(label).rstrip(":. "), tidy(body)
        if len(name) > _LONGEST:
            name, text = "", f"{name} {text}".strip()
        if text:
            name = "Abstract" if name.lower() in ("", "abstract") else name
            found.append(Section(label=unique(name, found), text=text, role=role(name)))
    return tuple(found)
