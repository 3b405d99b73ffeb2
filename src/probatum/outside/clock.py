"""Time as it is handed in: tests need not wait, and the same clock gives the same result."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Three ways to ask for time, and one to let it pass."""

    seconds: Callable[[], float] = time.monotonic
    """Seconds since some moment; never goes back."""
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _now
    """Date and time of day, in UTC."""

    def today(self) -> str:
        """The date, ISO 8601."""
        return self.now().date().isoformat()
