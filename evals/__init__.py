"""Measurements: never imported by the engine."""
