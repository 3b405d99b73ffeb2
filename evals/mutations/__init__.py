"""Supported statements, and ways to break each of them in one respect.

The ways do without the word lists of the checks: swaps are in `swaps.tsv`, names in the shared vocabulary.
"""
