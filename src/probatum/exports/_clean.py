"""One line of harmless text: what any output format may safely show."""

import re

_BREAKS = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""Control characters (a terminal obeys them), overrides of direction, and characters that nobody sees.
The joiners U+200C and U+200D stay: Persian and Indian scripts are spelled with them."""
_LONE = re.compile("[\ud800-\udfff]")


def line(text: str) -> str:
    """The text on one line, without control characters, overrides of direction and hidden characters.

    The exact characters of a quote are in the `json` export; every other format shows this.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _BREAKS.sub(" ", whole(_UNSEEN.sub("", text))).strip()


def whole(text: str) -> str:
    """The text with halves of characters (lone surrogates), which no file can hold, replaced by U+FFFD."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)
