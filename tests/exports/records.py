"""Three records of the starter library: bibliographic data only, for the forms of identifiers."""

from probatum.types.draft import Claim
from probatum.types.edition import Edition
from probatum.types.source import Kind, Source, Standing, State
from tests.exports.editions import cite, claim, edition

AASM = Source(
    id="pmid:39324694",
    identifiers=("doi:10.5664/jcsm.11390", "pmid:39324694"),
    title="Treatment of restless legs syndrome and periodic limb movement disorder: an American Academy of "
    "Sleep Medicine clinical practice guideline",
    authors=("Winkelman JW", "Berkowski JA", "DelRosso LM", "Koo BB", "Scharf MT", "Sharon D", "Zak RS"),
    authors_complete=False,
    container="Journal of Clinical Sleep Medicine",
    year=2025,
    publication_types=("Practice Guideline", "Journal Article"),
    kind=Kind.GUIDELINE,
    url="https://pubmed.ncbi.nlm.nih.gov/39324694/",
    standing=Standing(State.CURRENT),
    digest=True,
)
CRISES = Source(
    id="pmcid:PMC11343900",
    identifiers=("doi:10.1007/s00125-024-06183-8", "pmcid:PMC11343900"),
    title="Hyperglycaemic crises in adults with diabetes: a consensus report",
    authors=("Umpierrez GE", "Davis GM"),
    authors_complete=False,
    container="Diabetologia",
    year=2024,
    kind=Kind.REVIEW,
    url="https://doi.org/10.1007/s00125-024-06183-8",
)
ANGLES = Source(
    id="doi:10.1002/1531-8257(200001)15:1<154::aid-mds1025>3.0.co;2-q",
    identifiers=("doi:10.1002/1531-8257(200001)15:1<154::aid-mds1025>3.0.co;2-q",),
    title="Clinical correlates of 6-hydroxydopamine injections into A11 dopaminergic neurons in rats: a "
    "possible model for restless legs syndrome?",
    authors_complete=False,
    container="Movement Disorders",
    year=2000,
    kind=Kind.RESEARCH,
)


def registered() -> Edition:
    """An edition that cites the three records by their titles."""
    sources = (AASM, CRISES, ANGLES)
    claims: list[Claim] = [
        claim(f"c00000000001{number}", source.title, cite(source, source.title))
        for number, source in enumerate(sources)
    ]
    return edition([("treatment", "Treatment", claims)], sources)
