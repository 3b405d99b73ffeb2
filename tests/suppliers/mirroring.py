"""A process that takes in a folder of NLM's files: `python -m tests.suppliers.mirroring LIBRARY FOLDER`.

It commits every 8 documents, and says "in" after each file.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from probatum.connectors import Access, Removal, Request
from probatum.fetch import fetch
from probatum.library import Library, intake
from probatum.outside.client import Client
from probatum.outside.policy import Policy
from probatum.types.document import Document


def main(directory: str, folder: str) -> None:
    intake.BATCH, intake.COMMIT_AFTER = 8, 0

    def watched(documents: Iterable[Document | Removal], total: int | None) -> Iterable[Document | Removal]:
        yield from documents
        sys.stdout.write("in\n")
        sys.stdout.flush()

    request = Request(mirror=folder)
    fetch(Library.create(Path(directory)), "pubmed", request, Access(Client(Policy())), watched=watched)


if __name__ == "__main__":
    main(*sys.argv[1:])
