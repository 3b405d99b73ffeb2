"""Probatum: medical questions answered with articles whose every sentence can be checked."""

__version__ = "0.1.0"
