"""What the site refuses on purpose; every message ends in what to do.

SiteError
├── Immutable        what has been published is never rewritten
├── NotAllowed       this person may not do this
├── OutOfDate        what was looked at has changed since
├── TooMany          asked too often
├── NotInstalled     a library of the system is missing
├── Unreachable      the provider of logins does not answer
└── Damaged          the bytes of an edition are no longer an answer
"""

from probatum.errors import ProbatumError


class SiteError(ProbatumError):
    """Base of what the site refuses; the pages show its text and nothing else."""


class Immutable(SiteError):
    """A record that is written once would have been rewritten."""


class NotAllowed(SiteError):
    """The person may not do this, or not on these words."""


class OutOfDate(SiteError):
    """What the person looked at is no longer what is shown."""


class TooMany(SiteError):
    """More was asked than one reader may ask in a while."""

    def __init__(self, message: str, wait: int) -> None:
        super().__init__(message)
        self.wait = wait
        """Seconds until it may be tried again."""


class NotInstalled(SiteError):
    """A library that the system should have is missing."""


class Unreachable(SiteError):
    """The provider of logins does not answer."""


class Damaged(SiteError):
    """The bytes of an edition are no longer an answer."""
