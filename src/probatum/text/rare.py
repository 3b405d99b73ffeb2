"""What stands in a text beyond ASCII: of most texts a handful of characters, looked through in no time."""

_ASCII = bytes(range(128))


def beyond_ascii(text: str) -> str:
    """The characters outside ASCII, in order."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
