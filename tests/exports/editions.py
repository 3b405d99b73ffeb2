"""Editions made by hand. Sources are invented for the tests, with `local:` ids; nothing here is evidence."""

from collections.abc import Sequence
from dataclasses import replace

from probatum.types.answer import Answer, Finding, Manifest, Omission, Outcome, Unused, Withheld
from probatum.types.draft import Citation, Claim, Conflict, Coverage, DraftSection, Nearest, Stance, Status
from probatum.types.edition import Audience, Edition, EditionSection, Readability, Reference, Statement
from probatum.types.evidence import SetAside
from probatum.types.question import Notice, Question, Term
from probatum.types.source import Kind, Relation, Source, Standing, State

CLINICIAN = Audience(
    name="clinician",
    label="Clinician",
    plain=False,
    statistics=True,
    direct=3,
    per_section=6,
    order=(),
    skip=(),
    headings=(("dopamine", "The dopaminergic system"), ("immune", "Inflammation and immunity")),
    grade=16.0,
    disclaimer="For health professionals. It supports clinical judgement and does not replace it.",
    glossary=True,
)
QUESTION = Question(
    text="What is the pathophysiology of restless leg syndrome?",
    kind="mechanism",
    terms=(Term("restless", "restless"), Term("leg", "leg"), Term("syndrome", "syndrom")),
    facets=("pathophysiology",),
)
MANIFEST = Manifest(
    version="0.1.0",
    snapshot="sha256:" + "5" * 64,
    settings="sha256:" + "7" * 64,
    query=(("leg", 2.5), ("restless", 4.25)),
    ranks=("local:iron", "local:review"),
    checks=("cited", "quoted", "numbers"),
)

GUIDELINE = Source(
    id="local:guideline",
    identifiers=("local:guideline",),
    title="Management of restless legs: invented guideline for tests",
    authors=("Invented Guideline Committee",),
    container="Invented Society of Sleep",
    year=2024,
    date="2024-05",
    kind=Kind.GUIDELINE,
    url="https://example.org/guideline",
    standing=Standing(State.CURRENT, checked="2026-01-15"),
    jurisdiction="GB",
)
REVIEW = Source(
    id="local:review",
    identifiers=("local:review",),
    title="Dopamine in restless legs: an invented systematic review.",
    authors=("Example AB", "van der Sample C", "Müller-Test J-P Jr"),
    container="Journal of Invented Neurology",
    year=2019,
    date="2019-11-03",
    volume="12",
    issue="4",
    pages="201-218",
    issn="0000-0000",
    publication_types=("Systematic Review", "Journal Article"),
    kind=Kind.SYSTEMATIC_REVIEW,
    standing=Standing(State.CORRECTED, "An invented erratum changed table 2.", "2026-01-15"),
    relations=(Relation("erratum in", "J Invent Neurol. 2020;13(1):9"),),
    digest=True,
)
IRON = Source(
    id="local:iron",
    identifiers=("local:iron",),
    title="Brain iron in restless legs & sleep: 5 < 10, p = 0.03",
    authors=("Prüfer Ä",),
    authors_complete=False,
    container="Annals of Invented Trials",
    year=2011,
    volume="3",
    kind=Kind.TRIAL,
    note="Paid for by an invented maker of iron.",
    digest=True,
)
MICE = Source(
    id="local:mice",
    identifiers=("local:mice",),
    title="Invented mice without iron",
    authors=("Example AB",),
    container="Invented Animal Studies",
    year=2011,
    volume="8",
    kind=Kind.RESEARCH,
)
LEAFLET = Source(
    id="local:leaflet",
    identifiers=("local:leaflet",),
    title="Restless legs: an invented leaflet",
    container="Invented Health Service",
    kind=Kind.PATIENT_INFORMATION,
    url="https://example.org/leaflet?a=1&b=2",
)
RETRACTED = Source(
    id="local:retracted",
    identifiers=("local:retracted",),
    title="An invented study that was retracted",
    authors=("Gone AB",),
    container="Journal of Invented Neurology",
    year=2010,
    volume="1",
    publication_types=("Journal Article", "Retracted Publication"),
    kind=Kind.RESEARCH,
    standing=Standing(State.RETRACTED, "Retracted in J Invent Neurol 2012;5:1.", "2026-01-15"),
    relations=(Relation("retraction in", "J Invent Neurol. 2012;5(1):1"),),
)


def cite(source: Source, quote: str, *, stance: Stance = Stance.SUPPORTS, start: int = 0) -> Citation:
    return Citation(source.id, "findings", start, start + len(quote), quote, stance)


def claim(
    id_: str,
    text: str,
    *citations: Citation,
    facet: str = "dopamine",
    plain: str = "",
    population: str = "human",
    warning: bool = False,
) -> Claim:
    return Claim(id_, text, citations, facet, plain, "result", population, warning)


def edition(
    sections: Sequence[tuple[str, str, Sequence[Claim]]],
    sources: Sequence[Source],
    *,
    direct: Sequence[Claim] = (),
    question: Question = QUESTION,
    audience: Audience = CLINICIAN,
    shown: dict[str, tuple[str, tuple[str, ...]]] | None = None,
) -> Edition:
    """An edition of claims as they are; `shown` gives other words for a claim id, and what they leave out."""
    numbers = {source.id: number for number, source in enumerate(sources, 1)}

    def statement(one: Claim) -> Statement:
        text, left_out = (shown or {}).get(one.id, (one.text, ()))
        cited = dict.fromkeys(numbers[citation.source] for citation in one.citations)
        return Statement(one, text, tuple(cited), left_out)

    claims = [*direct, *(one for _, _, section in sections for one in section)]
    answer = Answer(
        question=question,
        direct=tuple(direct),
        sections=tuple(DraftSection(facet, tuple(section)) for facet, _, section in sections),
        sources=tuple(sources),
        findings=tuple(Finding(one.id, "quoted", Outcome.PASS) for one in claims),
        manifest=MANIFEST,
    )
    return Edition(
        answer=answer,
        audience=audience,
        direct=tuple(statement(one) for one in direct),
        sections=tuple(
            EditionSection(facet, heading, tuple(statement(one) for one in section))
            for facet, heading, section in sections
        ),
        references=tuple(Reference(number, source) for number, source in enumerate(sources, 1)),
        notices=question.notices,
        glossary=(),
        left_out=(),
        readability=Readability(120, 9, 12.5, None, audience.grade) if claims else _UNREAD,
        digest="sha256:" + "d" * 64,
    )


_UNREAD = Readability(0, 0, None, None, 16.0)

LOW = claim(
    "c000000000001",
    "Dopamine signalling in the striatum is reduced in restless legs syndrome.",
    cite(REVIEW, "Dopamine signalling in the striatum is reduced in restless legs syndrome."),
    cite(IRON, "Striatal dopamine tended to be high.", stance=Stance.CONTRADICTS, start=40),
)
HIGH = claim(
    "c000000000002",
    "Striatal dopamine is raised in the evening in people with restless legs syndrome.",
    cite(IRON, "Striatal dopamine is raised in the evening in people with restless legs syndrome."),
)
STORES = claim(
    "c000000000003",
    "Iron stores in the brain are low even when ferritin in the blood is normal "
    "(mean difference 12.5 µg/L; 95% CI 3.1 to 21.9).",
    cite(IRON, "Iron stores in the brain are low even when ferritin in the blood is normal.", start=90),
    cite(GUIDELINE, "Low brain iron is the best supported finding."),
    facet="iron",
)
ANIMALS = claim(
    "c000000000004",
    "Mice fed without iron move more at the start of their rest.",
    cite(MICE, "Mice fed without iron moved more at the start of their rest (p < 0.05)."),
    facet="iron",
    population="animal",
)
CARE = claim(
    "c000000000005",
    "Do not start a dopamine agonist in someone with an impulse control disorder.",
    cite(GUIDELINE, "Do not start a dopamine agonist in people with an impulse control disorder.", start=60),
    facet="safety",
    warning=True,
)
OVERVIEW = claim(
    "c000000000006",
    "Restless legs syndrome arises from low brain iron, altered dopamine signalling and inherited risk.",
    cite(
        GUIDELINE, "It arises from low brain iron, altered dopamine signalling and inherited risk.", start=150
    ),
    cite(LEAFLET, "It runs in families."),
    facet="overview",
)
FELL = claim("c000000000007", "Exactly 80% of patients are cured.", cite(RETRACTED, "Some were cured."))
HIDDEN = claim(
    "c000000000008", "Symptoms follow the clock.", cite(MICE, "They follow it."), facet="body-clock"
)


MISSED = Unused(
    cite(GUIDELINE, "Check for compulsive behaviour at every visit.", start=300),
    GUIDELINE,
    Omission.PASSED_OVER,
    facet="safety",
    warning=True,
)


def realistic() -> Edition:
    """An article with everything: conflict, warning, animal study, digest, gaps, withheld, set aside."""
    made = edition(
        [
            ("dopamine", "The dopaminergic system", (LOW, HIGH)),
            ("iron", "Iron metabolism", (STORES, ANIMALS)),
            ("safety", "Safety and adverse effects", (CARE,)),
        ],
        [GUIDELINE, LEAFLET, REVIEW, IRON, MICE],
        direct=(OVERVIEW,),
        shown={
            STORES.id: (
                "Iron stores in the brain are low even when ferritin in the blood is normal.",
                ("(mean difference 12.5 µg/L; 95% CI 3.1 to 21.9)",),
            )
        },
    )
    answer = replace(
        made.answer,
        sections=(*made.answer.sections, DraftSection("body-clock", (HIDDEN,))),
        withheld=(Withheld(FELL, (Finding(FELL.id, "numbers", Outcome.FAIL, "80% is not in the quote"),)),),
        coverage=(
            Coverage("dopamine", Status.ANSWERED, asked=True),
            Coverage("immune", Status.NOT_IN_LIBRARY),
            Coverage("hormones", Status.NOT_IN_LIBRARY),
            Coverage("vessels", Status.WITHHELD),
        ),
        unused=(MISSED, replace(MISSED, why=Omission.OTHER_SIDE, warning=False)),
        conflicts=(
            Conflict("striatal dopamine", (LOW.id, HIGH.id), "One source says reduced, the other raised."),
        ),
        set_aside=(SetAside(RETRACTED, "retracted"),),
    )
    glossary = (("ferritin", "The protein that stores iron; a blood test shows it."),)
    return replace(made, answer=answer, left_out=(HIDDEN.id,), glossary=glossary)


def unanswered() -> Edition:
    """A question that the library does not answer."""
    made = edition([], [])
    answer = replace(
        made.answer,
        question=replace(QUESTION, text="Does acupuncture help in restless legs syndrome?"),
        reason="No source in the library speaks of acupuncture.",
        nearest=(Nearest(REVIEW.id, REVIEW.title, ("acupuncture",)),),
        coverage=(Coverage("treatment", Status.NOT_IN_LIBRARY, asked=True, note="nothing on acupuncture"),),
    )
    return replace(made, answer=answer)


def emergency() -> Edition:
    """An article that opens with an emergency and a flag on personal data."""
    notices = (
        Notice("emergency", "Call your local emergency number now."),
        Notice("personal-data", "The question seems to name a person; leave names out."),
    )
    return replace(realistic(), notices=notices)


def retracted_since() -> Edition:
    """An article whose only reference has been retracted since it was made."""
    return edition([("dopamine", "Dopamine", (replace(FELL, text="Some were cured."),))], [RETRACTED])


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "\x1b[31mred\x1b[0m\x07\x00\x08 bell\x9b31m",
    "\u202egnp.exe\u202c \u2066hidden\u2069 \u200bzero\ufeff \U000e0041tag",
    "line one\r\nTY  - JOUR\nER  - \n\n# heading\n\n- item\u2028PMID- 1\n@article{x,",
    "\\end{document} {unbalanced $x_1^2$ 100% #1 & ~ } } \\",
    "[link](javascript:alert(3)) ![x](http://example.org/x.png) `code` *b* _i_ | a | &lt; ~~s~~ <!-- c -->",
    "]]></style></title>--> '\" onload='x' [bold red]rich[/] [/] :warning: {0} %s ${x}",
    "مرحبا بالعالم‏ שלום",
    "broken \ud800 half and \udfff other",
    "",
    "   ",
    "a" * 3000,
    "1. one 2) two + three - four = five",
    "https://example.org/" + "long/" * 60,
)
"""Texts that break the formats of careless programs."""


def hostile(text: str) -> Edition:
    """The realistic article with one hostile text in every place that a record or a reader can fill."""
    source = Source(
        id=f"local:{text}",
        identifiers=(f"doi:10.5555/{text}", f"local:{text}", f"pmcid:{text}", f"pmid:{text}", f"url:{text}"),
        title=text,
        authors=(text, f"{text} AB"),
        authors_complete=False,
        container=text,
        year=2020,
        date=text,
        volume=text,
        issue=text,
        pages=text,
        issn=text,
        publication_types=(text,),
        mesh=(text,),
        language=text,
        licence=text,
        url=text,
        standing=Standing(State.RETRACTED, text, text),
        jurisdiction=text,
        note=text,
        relations=(Relation("retraction in", text, text), Relation(text, text)),
        digest=True,
        vernacular_title=text,
    )
    one = claim(
        "c00000000000a", text, cite(source, text), cite(IRON, text, stance=Stance.CONTRADICTS), facet=text
    )
    other = replace(one, id="c00000000000b", warning=True, plain=text)
    question = Question(text, "general", (Term(text, text),), (text,), (text,), thread=(text,))
    made = edition([(text, text, (one, other))], [source, IRON], direct=(one,), question=question)
    answer = replace(
        made.answer,
        reason=text,
        coverage=(Coverage(text, Status.NOT_IN_LIBRARY, note=text),),
        unused=(Unused(cite(source, text), source, Omission.WITHHELD, text),),
        conflicts=(Conflict(text, (one.id, other.id, text), text),),
        set_aside=(SetAside(source, text),),
        nearest=(Nearest(text, text, (text,)),),
        withheld=(Withheld(one, (Finding(one.id, text, Outcome.FAIL, text),)),),
    )
    notices = (Notice("emergency", text), Notice(text, text))
    audience = replace(CLINICIAN, label=text, disclaimer=text, headings=((text, text),))
    glossary = ((text, text),)
    return replace(made, answer=answer, notices=notices, audience=audience, glossary=glossary, digest=text)


def every() -> tuple[Edition, ...]:
    """All of them."""
    plain = (realistic(), unanswered(), emergency(), retracted_since())
    return plain + tuple(hostile(text) for text in HOSTILE)
