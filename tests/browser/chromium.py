"""Where Chromium is on this machine; run as a program, prints it."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def path() -> str | None:
    """The program, the system's own first; None when there is none."""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


if __name__ == "__main__":
    found = path()
    print(found or "no Chromium")  # noqa: T201 - it is a program
    sys.exit(0 if found else 1)
