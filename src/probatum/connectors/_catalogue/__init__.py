"""Catalogue records of reference managers and databases."""
