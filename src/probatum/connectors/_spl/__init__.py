"""Structured Product Labeling: what FDA publishes of a drug."""
