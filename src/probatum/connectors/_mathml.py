"""MathML on one line: what a reader of plain text would write for a formula."""

from collections.abc import Callable, Sequence

from lxml import etree

from probatum.connectors._raised import raised

_UNSEEN = dict.fromkeys(range(0x2061, 0x2065))
"""Function application, invisible times, separator and plus."""
_DEPTH = 40
"""Formulas nested deeper than this are written without layout."""


def formula(element: etree._Element, depth: int = _DEPTH) -> str:
    """A formula, such as "a/(b+c)", "x²", "√(n)", "3He"."""
    if not isinstance(element.tag, str):
        return ""
    if not depth:
        return "".join(str(run) for run in element.itertext())
    name = element.tag.rpartition("}")[2]
    if name in _SKIPPED:
        return ""
    if not len(element):
        return _leaf(name, element.text or "")
    if name == "mmultiscripts":
        return _multiscripts(element, depth)
    if name == "semantics":
        return formula(element[0], depth - 1)
    parts = [formula(child, depth - 1) for child in element]
    return _LAYOUTS.get(name, "".join)(parts)


def _leaf(name: str, text: str) -> str:
    if name == "mspace":
        return " "
    text = " ".join(text.split()) or (" " if text else "")
    return text.translate(_UNSEEN)


def _multiscripts(element: etree._Element, depth: int) -> str:
    """What stands before the base comes first: "3He"."""
    names = [str(child.tag).rpartition("}")[2] for child in element]
    parts = [formula(child, depth - 1) for child in element]
    at = names.index("mprescripts") if "mprescripts" in names else len(parts)
    return "".join(parts[at:]) + "".join(parts[:at])


def _fraction(parts: Sequence[str]) -> str:
    return "/".join(_bracketed(part) for part in parts)


def _bracketed(part: str) -> str:
    return part if part.replace(".", "").isalnum() else f"({part})"


def _power(parts: Sequence[str]) -> str:
    base, power = parts[0], "".join(parts[1:])
    return base + raised(power, base[-1:])


def _power_of_indexed(parts: Sequence[str]) -> str:
    return _power(["".join(parts[:2]), *parts[2:]])


def _root(parts: Sequence[str]) -> str:
    return f"√({''.join(parts)})" if len(parts) == 1 else f"({parts[0]})^(1/{''.join(parts[1:])})"


_SKIPPED = {"annotation", "annotation-xml", "none", "mprescripts", "mphantom"}
_LAYOUTS: dict[str, Callable[[Sequence[str]], str]] = {
    "mfrac": _fraction,
    "msup": _power,
    "msubsup": _power_of_indexed,
    "msqrt": lambda parts: _root(["".join(parts)]),
    "mroot": _root,
    "mfenced": lambda parts: f"({','.join(parts)})",
    "mtr": ", ".join,
    "mtable": "; ".join,
}
