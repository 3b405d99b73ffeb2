"""What is rare in a text: of most texts a handful of characters, looked through in no time."""

_ASCII = bytes(range(128))
_NO_CONTROL = bytes(code for code in range(256) if code >= 32 and code != 127)
"""All bytes of a text but the control characters of ASCII."""
_SHORT = 200
"""Characters."""


def beyond_ascii(text: str) -> str:
    """The characters outside ASCII, in order."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def is_broken_up(text: str) -> bool:
    """Whether it may have line ends or other control characters; of a long text, bytes tell it faster."""
    if len(text) < _SHORT:
        return not text.isprintable()
    return bool(text.encode("utf-8", "surrogatepass").translate(None, _NO_CONTROL))
