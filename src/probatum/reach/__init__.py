"""Reach: which saved answers and exports lean on a source, and with which statements."""

from probatum.reach.folder import leaning_answers
from probatum.reach.leaning import Leaning, leanings

__all__ = ["Leaning", "leaning_answers", "leanings"]
