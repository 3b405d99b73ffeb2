"""What a token of the API may be used for. It never gives more than the roles of its owner."""

from enum import StrEnum


class Scope(StrEnum):
    """One kind of act."""

    READ = "read"
    ASK = "ask"
    REVIEW = "review"


MEANING = {
    Scope.READ: "Read articles that you may see, and sources.",
    Scope.ASK: "Ask questions in your name.",
    Scope.REVIEW: "Hand in, take up, decide on statements, as your roles allow. Signing needs the browser.",
}
"""As the owner of a token reads it."""
