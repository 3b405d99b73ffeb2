"""The REST API: one file for each kind of thing, `door.py` puts them together."""
