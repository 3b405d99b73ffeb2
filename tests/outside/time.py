"""A clock that a test moves: sleeping costs nothing and is written down."""

from datetime import UTC, datetime, timedelta

from probatum.outside.clock import Clock

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Hands:
    """The hands of a clock."""

    def __init__(self) -> None:
        self.at = 0.0
        self.slept: list[float] = []

    def seconds(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.at)

    def clock(self) -> Clock:
        return Clock(self.seconds, self.sleep, self.now)
