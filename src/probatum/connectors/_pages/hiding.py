"""Styles that hide text from the reader of a page."""

import re

_HIDING = (
    re.compile(r"display\s*:\s*none"),
    re.compile(r"visibility\s*:\s*(?:hidden|collapse)"),
    re.compile(r"opacity\s*:\s*0*(?:\.0+)?\s*(?:;|!|$)"),
    re.compile(r"font-size\s*:\s*0*(?:\.\d+|[01](?:\.\d+)?)(?:px|pt)"),
    re.compile(r"font-size\s*:\s*0+(?:\.0+)?(?:em|rem|%)?\s*(?:;|!|$)"),
    re.compile(r"text-indent\s*:\s*-\d{3,}"),
    re.compile(r"(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-\d{3,}"),
    re.compile(r"clip\s*:\s*rect\(\s*(?:0|1px)[\s,]"),
    re.compile(r"clip-path\s*:\s*(?:inset\(\s*(?:100|50)%|circle\(\s*0)"),
    re.compile(r"(?:^|;)\s*(?:max-)?(?:width|height)\s*:\s*[01](?:px|em|pt)?\s*(?:;|!|$)"),
    re.compile(r"transform\s*:\s*scale\(\s*0"),
    re.compile(r"(?:^|[;\s])color\s*:\s*transparent"),
)
_COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]+)")
_GROUND = re.compile(r"background(?:-color|-image)?\s*:\s*(?!none|transparent|inherit|initial)([^;!]+)")
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+(0?\.\d+|0|1))?")
_WHITE = 240
"""From this value of each of red, green and blue (0 to 255) letters on white cannot be read."""


def hides(style: str) -> bool:
    """Whether declarations of CSS, in lower case, hide the text that they are for, whatever its ground."""
    return any(pattern.search(style) for pattern in _HIDING)


def colour(style: str) -> str:
    """The colour that they give to letters; empty when they give none."""
    match = _COLOUR.search(style)
    return match[1].strip() if match else ""


def ground(style: str) -> str:
    """The colour or picture that they put behind the text; empty when they put none."""
    match = _GROUND.search(style)
    return match[1].strip() if match else ""


def is_white(colour: str) -> bool:
    """Whether letters or a ground of this colour are white, or nearly, or see-through."""
    colour = colour.strip().lower()
    if colour in ("white", "transparent", "snow", "ivory", "whitesmoke", "ghostwhite"):
        return True
    if match := _HEX.search(colour):
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        return all(int(digits[at : at + 2], 16) >= _WHITE for at in (0, 2, 4))
    if match := _RGB.search(colour):
        return float(match[4] or 1) < 0.1 or all(int(match[at]) >= _WHITE for at in (1, 2, 3))
    return False
