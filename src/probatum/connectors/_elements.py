"""Elements of XML by their names, whatever their namespace."""

from collections.abc import Iterator

from lxml import etree


def name(element: etree._Element) -> str:
    """The tag without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first element down this path of names; None when there is none."""
    for wanted in names:
        element = next((each for each in children(element) if name(each) == wanted), None)
    return element


def children(element: etree._Element | None) -> Iterator[etree._Element]:
    """The child elements."""
    yield from (each for each in (element if element is not None else ()) if isinstance(each.tag, str))


def span(value: str | None) -> int:
    """How many columns or rows a cell takes: 1 to 999; 1 where it says nothing sensible."""
    digits = (value or "").strip()
    return max(1, int(digits)) if digits.isascii() and digits.isdigit() and len(digits) < 4 else 1
