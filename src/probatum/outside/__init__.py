"""All traffic that leaves the machine: one client, which keeps to what the settings permit."""

from probatum.outside.client import Client, Unsound
from probatum.outside.clock import Clock
from probatum.outside.policy import Policy

__all__ = ["Client", "Clock", "Policy", "Unsound"]
