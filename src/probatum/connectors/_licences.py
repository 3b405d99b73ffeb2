"""Licences by their address: "CC BY 4.0" for https://creativecommons.org/licenses/by/4.0/."""

import re

_COMMONS = re.compile(
    r"creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-nd|-sa)?)(?:/(\d\.\d))?|publicdomain/(zero|mark))",
    re.IGNORECASE,
)
_PUBLIC = {"zero": "CC0", "mark": "public domain"}


def licence(text: str) -> str:
    """The short name of the Creative Commons licence whose address stands in the text; empty without one."""
    match = _COMMONS.search(text)
    if not match:
        return ""
    if match[3]:
        return _PUBLIC[match[3].lower()]
    return " ".join(part for part in ("CC", match[1].upper(), match[2]) if part)
