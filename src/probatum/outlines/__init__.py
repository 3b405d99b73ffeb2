"""Outlines: which facets an article on one kind of question has, in which order, under which headings."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from probatum.errors import PluginError
from probatum.text.cue import Cue, cues
from probatum.vocabulary import table


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """One headed section that an outline foresees; loaded once, so one is equal to itself alone."""

    name: str
    heading: str
    takes: tuple[str, ...]
    """Facets of passages that may stand here."""
    cues: tuple[Cue, ...]
    """A statement stands here when its words match one; no cues: any statement of the facets taken."""
    needs: tuple[Cue, ...]
    """When there are any, one of these has to match as well."""
    most: int
    """At most so many statements."""
    fewest: int
    """With fewer the section is left out of a long article."""
    optional: bool
    """True where a thing need not have this side: the answer does not say that it is missing."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The plan of an article on one kind of question."""

    kind: str
    asked: tuple[str, ...]
    """Facets of passages that answer this kind of question."""
    direct: tuple[str, ...]
    """Those of them that can open the answer; the first one where the file names none."""
    wanted: str
    """What kind of source would answer it, as the end of a sentence."""
    facets: tuple[Facet, ...]
    """In the order of the article."""
    aside: tuple[str, ...] = ()
    """Those that only a short article has, or one whose question asks for them."""


def names() -> tuple[str, ...]:
    """The kinds of question that have an outline, sorted."""
    entries = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in entries if name.endswith(".toml")))


@cache
def load(kind: str) -> Outline:
    """The outline of one kind of question.

    Raises: PluginError: there is none of that name.
    """
    if kind not in names():
        raise PluginError(f"There is no outline {kind!r}. Use one of: {', '.join(names())}.")
    text = files(__name__).joinpath(f"{kind}.toml").read_text(encoding="utf-8")
    plan = tomllib.loads(text)
    facets = tuple(_facet(entry) for entry in plan["facets"])
    asked = tuple(plan["asked"])
    return Outline(
        kind,
        asked,
        tuple(plan.get("direct", asked[:1])),
        plan["wanted"],
        facets,
        tuple(plan.get("aside", ())),
    )


def asked_for(kind: str, facets: Sequence[str]) -> Outline:
    """The outline of a kind of question, opened by the facets that the question asks for and it lacks.

    An outline whose facets go by cues divides one facet into sides, and is left as it is.
    """
    outline = load(kind)
    held = {name for facet in outline.facets for name in (facet.name, *facet.takes)}
    more = tuple(_facet({"name": name}) for name in facets if name not in held)
    by_cues = any(facet.cues for facet in outline.facets)
    return outline if by_cues or not more else replace(outline, facets=(*_opening(more), *outline.facets))


def _opening(facets: tuple[Facet, ...]) -> tuple[Facet, ...]:
    """What a thing is stands before everything else."""
    return tuple(sorted(facets, key=lambda facet: facet.name != "definition"))


def heading(facet: str) -> str:
    """The neutral heading of a facet, whichever outline it comes from."""
    return _headings().get(facet, facet.replace("-", " ").capitalize())


def _facet(entry: dict[str, object]) -> Facet:
    name = str(entry["name"])
    takes = entry.get("takes", [name])
    speaks, needs = entry.get("cues", []), entry.get("needs", [])
    assert isinstance(takes, list) and isinstance(speaks, list) and isinstance(needs, list)
    return Facet(
        name=name,
        heading=str(entry.get("heading") or table("facets")[name]["heading"]),
        takes=tuple(takes),
        cues=cues(speaks),
        needs=cues(needs),
        most=int(str(entry.get("most", 6))),
        fewest=int(str(entry.get("fewest", 1))),
        optional=bool(entry.get("optional", False)),
    )


@cache
def _headings() -> dict[str, str]:
    found = {name: str(facet["heading"]) for name, facet in table("facets").items()}
    for kind in names():
        found |= {facet.name: facet.heading for facet in load(kind).facets}
    return found
