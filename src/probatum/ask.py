"""The straight line: a question goes in, an article for one audience comes out."""

from collections.abc import Sequence
from hashlib import sha256

from probatum.composers.extractive import compose
from probatum.library import Library
from probatum.personalise import personalise
from probatum.retrieve import NOWHERE, retrieve
from probatum.rings import held_off
from probatum.support.digest import data_digest
from probatum.types.edition import Audience, Edition
from probatum.types.evidence import Evidence
from probatum.types.question import Scope, Turn
from probatum.understand import understand
from probatum.verify import verify

RECORDS = 150
"""How many records `retrieve` reads for a question."""
_HOUSE = ("organisation", "jurisdiction")
"""Settings of a scope; the day is in the manifest where it matters."""


def look(
    text: str,
    library: Library,
    *,
    thread: Sequence[Turn] = (),
    records: int = RECORDS,
    longest: int = 2000,
    scope: Scope = NOWHERE,
) -> Evidence:
    """What the library holds on a question: the first two steps of the line.

    Raises: QuestionError, LibraryDamaged: as `ask`.
    """
    return retrieve(understand(text, thread, longest=longest), library, records=records, scope=scope)


@held_off()
def ask(
    text: str,
    library: Library,
    *,
    audience: Audience,
    thread: Sequence[Turn] = (),
    records: int = RECORDS,
    longest: int = 2000,
    scope: Scope = NOWHERE,
) -> Edition:
    """Answer a question from the library. The same input gives the same edition.

    `thread` holds the questions before this one, oldest first; `longest` is in characters;
    `scope` tells the day and the house, by which local protocols are used or set aside.

    Raises: QuestionError: empty, longer than `longest`, or in a script the library cannot search;
        LibraryDamaged.
    """
    evidence = look(text, library, thread=thread, records=records, longest=longest, scope=scope)
    draft = compose(evidence)
    answer = verify(draft, evidence, settings=settings_digest(records, scope))
    return personalise(answer, audience)


def settings_digest(records: int = RECORDS, scope: Scope = NOWHERE) -> str:
    """`sha256:` and the digest of what shapes an answer beside the library: settings and data files."""
    house = "".join(f"{name}={getattr(scope, name)}\n" for name in _HOUSE if getattr(scope, name))
    digest = sha256(f"records={records}\n{house}{data_digest()}".encode())
    return f"sha256:{digest.hexdigest()}"
