"""Statement by statement beside its sources in context, for whoever reviews an edition."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from probatum.errors import NotFound
from probatum.verify.gate import PLAIN
from probatum_site import engine
from probatum_site.desk.approved import approved_editions
from probatum_site.desk.attention import label, own_reasons
from probatum_site.models import ClaimReview, Doubt, Edition, StatementRow
from probatum_site.reading import Cited, Reading, Statement, read

_Lookup = Callable[[str, str], str | None]
"""Source and label of a section → its text, None when the library has it no more."""
AROUND = 700
"""Characters of the section that are shown on each side of the quoted words."""


@dataclass(frozen=True, slots=True)
class InContext:
    """The quoted words in their section, as the library has it now."""

    cited: Cited
    before: str
    after: str
    fault: str = ""
    """Why the words cannot be shown where they should stand; empty when they can."""


@dataclass(frozen=True, slots=True)
class Objection:
    """A check that did not pass; the one of a plain wording decides only whether that wording is used."""

    check: str
    outcome: str
    reason: str

    @property
    def failed(self) -> bool:
        """Whether it failed, rather than could not decide."""
        return self.outcome == "fail"


@dataclass(frozen=True, slots=True)
class Beside:
    """One statement with everything that a reviewer needs to decide on it."""

    statement: Statement
    heading: str
    """Heading of the section, on its first statement only."""
    withheld: bool
    row: StatementRow
    sources: tuple[InContext, ...]
    objections: tuple[Objection, ...]
    reasons: tuple[str, ...]
    """Why it needs eyes, in words."""
    doubts: tuple[str, ...]
    history: tuple[ClaimReview, ...]
    """What was decided on these words here and elsewhere, newest first."""
    alike: bool
    """Whether the very same words on the same spans stand in an approved edition, or were accepted."""

    @property
    def verdict(self) -> str:
        """The last verdict on these words; empty when there is none. A comment decides nothing."""
        return next((one.verdict for one in self.history if one.verdict != "comment"), "")


def beside(edition: Edition) -> list[Beside]:
    """Every statement of an edition in order, and what is withheld after them.

    Raises: Damaged.
    """
    body = bytes(edition.body)
    reading, claims = read(body), dict(engine.placed(engine.parsed(body)))
    rows = {row.place: row for row in edition.statements.all()}
    history, doubts = _history(rows.values()), _doubts(edition)
    approved = alike_elsewhere(edition)
    section = cache(_section)
    return [
        Beside(
            statement=one,
            heading=heading,
            withheld=one.place.startswith("w"),
            row=rows[one.place],
            sources=tuple(_in_context(cited, section) for cited in one.cited),
            objections=tuple(_objections(claims[one.place])),
            reasons=tuple(map(label, own_reasons(rows[one.place]))),
            doubts=tuple(doubts.get(rows[one.place].pk, [])),
            history=tuple(history.get(rows[one.place].fingerprint, [])),
            alike=rows[one.place].fingerprint in approved,
        )
        for heading, one in _in_order(reading)
        if one.place in rows
    ]


def alike_elsewhere(edition: Edition) -> frozenset[str]:
    """Fingerprints of statements that an approved edition has too, word for word and span for span."""
    own = set(edition.statements.filter(withheld=False).values_list("fingerprint", flat=True))
    holding = set(
        StatementRow.objects.filter(fingerprint__in=own, withheld=False, edition__reviews__isnull=False)
        .exclude(edition=edition)
        .values_list("edition", flat=True)
    )
    if not holding:
        return frozenset()
    approved = [one.pk for one, _ in approved_editions(holding)]
    found = StatementRow.objects.filter(edition__in=approved, fingerprint__in=own, withheld=False)
    return frozenset(found.values_list("fingerprint", flat=True))


def _in_order(reading: Reading) -> Iterator[tuple[str, Statement]]:
    lists = [("In short", reading.direct)]
    lists += [(section.heading, section.statements) for section in reading.sections]
    lists += [("Withheld", reading.withheld)]
    for heading, statements in lists:
        for place, one in enumerate(statements):
            yield heading if place == 0 else "", one


def _in_context(cited: Cited, section: _Lookup) -> InContext:
    text = section(cited.reference.id, cited.section)
    if text is None:
        return InContext(cited, "", "", "The library no longer holds this section.")
    if text[cited.start : cited.end] != cited.quote:
        return InContext(cited, "", "", "The quoted words no longer stand at this place of the library.")
    before, after = text[: cited.start], text[cited.end :]
    return InContext(cited, _end_of(before), _start_of(after))


def _section(source: str, label_: str) -> str | None:
    try:
        document = engine.document(source)
    except NotFound:
        return None
    return next((one.text for one in document.sections if one.label == label_), None)


def _end_of(text: str) -> str:
    return text if len(text) <= AROUND else "… " + text[-AROUND:].partition(" ")[2]


def _start_of(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + " …"


def _objections(claim: engine.Json) -> Iterator[Objection]:
    for one in claim["findings"]:
        if one["outcome"] != "pass" and one["check"] == PLAIN:
            yield Objection("plain wording", "not used", one["reason"])
        elif one["outcome"] != "pass":
            yield Objection(one["check"], one["outcome"], one["reason"])


def _history(rows: Iterable[StatementRow]) -> dict[str, list[ClaimReview]]:
    found: dict[str, list[ClaimReview]] = {}
    reviews = ClaimReview.objects.filter(fingerprint__in=[row.fingerprint for row in rows])
    for one in reviews.select_related("reviewer", "reviewer__profile").order_by("-at", "-pk"):
        found.setdefault(one.fingerprint, []).append(one)
    return found


def _doubts(edition: Edition) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for one in Doubt.objects.filter(statement__edition=edition).order_by("pk"):
        found.setdefault(one.statement_id, []).append(f"{one.get_kind_display()}. {one.reason}".strip())
    return found
