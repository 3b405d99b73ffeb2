"""The shared sets, each read by one file here, with the splits that its figures are for.

The folder is `../shared` seen from the checkout, or what PROBATUM_SHARED says.
"""

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("PROBATUM_SHARED") or ROOT.parent / "shared")
