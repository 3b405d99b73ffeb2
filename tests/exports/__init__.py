"""Tests of the exports, and the editions made by hand for them."""
