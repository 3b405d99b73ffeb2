"""HTML by construction: a text is escaped unless `element` or `raw` made it."""

from html import escape

from probatum.exports._clean import line

_VOID = frozenset({"br", "hr", "link", "meta"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def raw(text: str) -> Markup:
    """Text of this package, such as its style sheet, as HTML; never a text from a source or a reader."""
    return Markup(text)


def element(name: str, *content: str, **attributes: str) -> Markup:
    """One element; `class_` stands for `class`, `aria_label` for `aria-label`; empty content is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(line(value), quote=True)}"'
        for key, value in attributes.items()
        if value
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{joined(*content)}</{name}>")


def joined(*content: str, by: str = "") -> Markup:
    """Pieces one after another; what is no markup is escaped, what is empty is left out."""
    pieces = (one if isinstance(one, Markup) else Markup(escape(line(one))) for one in content)
    return Markup(by.join(piece for piece in pieces if piece))


def spaced(*content: str) -> Markup:
    """Pieces with a space between them."""
    return joined(*content, by=" ")
