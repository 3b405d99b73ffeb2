"""Questions that this library can answer: made from its titles and findings, tried before they are shown."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from probatum.errors import ProbatumError
from probatum.types.document import Document
from probatum_site import engine

WANTED = 6
_DOCUMENTS = 20_000
"""Of a larger library the first so many are looked at."""
_TRIES = 4
"""Questions tried for each subject."""
_WORD = re.compile(r"[a-z][a-z-]+|\d+(?= diabetes)")


def suggestion(audience: str, place: int) -> str | None:
    """A question about one subject of the library, the most shared being 0, answered with every side that it
    asks for; None when there is none. One subject a call, so that no reader waits behind all of them."""
    documents = list(islice(engine.documents(), _DOCUMENTS))
    titles = [document.source.title for document in documents]
    named = (one for one in subjects(titles) if _illness(one, titles))
    subject = next(islice(named, place, None), None)
    if subject is None:
        return None
    tried = (_question(subject, side) for side in islice(_sides(subject, documents, place), _TRIES))
    return next((one for one in tried if answered(one, audience)), None)


def subjects(titles: Iterable[str]) -> Iterator[str]:
    """Runs of two or three words that most titles share, such as a disease; no two share a word."""
    counted: Counter[tuple[str, ...]] = Counter()
    for title in titles:
        words = _WORD.findall(title.lower())
        runs = {tuple(words[at : at + size]) for size in (2, 3) for at in range(len(words) - size + 1)}
        counted.update(run for run in runs if not _plain(run))
    taken: set[str] = set()
    for run, times in sorted(counted.items(), key=lambda one: (-one[1] * len(one[0]), one[0])):
        if times > 2 and taken.isdisjoint(run) and not _part(run, counted):
            taken.update(run)
            yield " ".join(run)


def answered(question: str, audience: str) -> bool:
    """Whether the library answers the question, and every side of it that is asked for."""
    try:
        answer = engine.parsed(engine.answer(question, audience))
    except ProbatumError:
        return False
    asked = [one["status"] for one in answer["coverage"] if one["asked"]]
    return answer["answered"] and all(status == "answered" for status in asked)


def _part(run: tuple[str, ...], counted: Counter[tuple[str, ...]]) -> bool:
    """Whether a run is seldom seen without the word before or after it: "periodic limb" is no name."""
    longer = sum(times for one, times in counted.items() if len(one) > len(run) and _within(run, one))
    return 2 * longer >= counted[run]


def _within(run: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    return run in (longer[: len(run)], longer[-len(run) :])


def _plain(run: tuple[str, ...]) -> bool:
    """Whether a run is no name of a thing: it begins or ends with a word that titles are made of."""
    return bool({run[0], run[-1]} & set(_rules()["title_words"])) or len(set(run)) < len(run)


def _illness(subject: str, titles: Iterable[str]) -> bool:
    """Whether titles speak of people who have it, or of its diagnosis; a drug or a society is no illness."""
    if subject.endswith("s") and not subject.endswith(tuple(_rules()["singular"])):
        return False  # "How is cardiovascular events treated?"
    signs = [sign.format(subject=subject) for sign in _rules()["illness"]]
    return any(sign in title.lower() for title in titles for sign in signs)


def _sides(subject: str, documents: list[Document], turn: int) -> Iterator[str]:
    """What the library says most about of a subject; each subject begins with another side."""
    counted = Counter(
        passage.facet
        for document in documents
        if subject in document.source.title.lower()
        for section in document.sections
        for passage in section.passages
    )
    known = [one for one in _rules()["questions"] if counted[one]]
    known.sort(key=lambda one: (-counted[one], one))
    known = [one for one in known if 2 * counted[one] >= counted[known[0]]]
    start = turn % len(known) if known else 0
    yield from known[start:] + known[:start]


def _question(subject: str, side: str) -> str:
    return str(_rules()["questions"][side].format(subject=subject))


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(files("probatum_site.readers").joinpath("suggestions.toml").read_text("utf-8"))
