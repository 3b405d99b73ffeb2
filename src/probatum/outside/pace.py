"""A token bucket: never more requests in a second than a supplier allows."""

from probatum.outside.clock import Clock


class Pace:
    """Lets requests to one host through at a steady rate.

    The bucket holds one token: a bucket that holds a second's worth would let through twice the rate in the
    second after a pause.
    """

    def __init__(self, rate: float, clock: Clock) -> None:
        """`rate`: requests a second, more than 0."""
        self._gap = 1 / rate
        self._clock = clock
        self._next = float("-inf")

    def wait(self) -> None:
        """Return when the next request may leave."""
        now = self._clock.seconds()
        if now < self._next:
            self._clock.sleep(self._next - now)
            now = max(self._next, self._clock.seconds())
        self._next = now + self._gap
