"""What a reader of an answer raises, so that the client asks again."""


class Unsound(ValueError):
    """What came is not whole or not what was asked for; it does not leave the client."""
