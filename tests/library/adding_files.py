"""A process that adds files: `python -m tests.library.adding_files DIRECTORY CONNECTOR FOLDER`.

It commits every 8 documents, and says "begins" before the first.
"""

import sys
from pathlib import Path

from probatum import plugins
from probatum.library import Library, intake


def main(directory: str, connector: str, folder: str) -> None:
    intake.BATCH, intake.COMMIT_AFTER = 8, 0
    read = plugins.load("connectors", connector).read
    sys.stdout.write("begins\n")
    sys.stdout.flush()
    Library.create(Path(directory)).add(read(Path(folder), damaged=lambda place, reason: None))


if __name__ == "__main__":
    main(*sys.argv[1:])
