"""Print how many of the marks made by hand hold."""

import os
import sys
from pathlib import Path

from evals.extraction import measured

SHARED = Path(os.environ.get("PROBATUM_SHARED") or Path(__file__).parents[3] / "shared")


def main() -> None:
    """One line a kind of mark, and all of them."""
    if not SHARED.is_dir():
        sys.exit(f"The shared data is not at {SHARED}; set PROBATUM_SHARED to its folder.")
    found = measured(SHARED)
    for kind, (held, count) in found.items():
        print(f"{kind:56}{held:4} of {count}")
    held, count = (sum(pair[at] for pair in found.values()) for at in (0, 1))
    print(f"{'all':56}{held:4} of {count}")


if __name__ == "__main__":
    main()
