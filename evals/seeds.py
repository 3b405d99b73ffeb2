"""Further questions over which statements are taken out of drafts, beside the development questions.

Starter library: for every thing that a warning or recommendation is filed under, whether it is safe, who
should go without it, or what is advised. Guidelines: chapters of the CDC's on sexually transmitted diseases
(2010) and the recommendations of the US Preventive Services Task Force, asked by their titles. Half of the
questions, told by their digest, is looked at when rules are made; the other is only counted.
"""

import json
import re
import tarfile
import tomllib
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from evals.readers import SHARED
from probatum.connectors import guideline, starter
from probatum.library import Library

CHAPTERS = "data/guidelines/cdc-std-2010-epub.tar.xz"
TASK_FORCE = "data/guidelines/uspstf.json"
_OF_A_THING = (
    "Is {thing} safe in {name}?",
    "Who with {name} should not have {thing}?",
    "What do guidelines advise on {thing} in {name}?",
)
_OF_A_CHAPTER = (
    "How is {thing} treated?",
    "Which drugs should be avoided in {thing}?",
    "How is {thing} managed in pregnancy?",
    "What should people with {thing} be told about their partners?",
)
_OF_A_SERVICE = ("Is {thing} recommended?", "Who should be offered {thing}?")
_NO_CHAPTERS = re.compile(
    r"consultants|references|table|terms|methods|summary|disclaimer|introduction|nav|toc", re.IGNORECASE
)
_PART = "STD Treatment Guidelines, 2010"
_META = f'issuer = "CDC"\npart_of = "{_PART}"\nyear = 2010\njurisdiction = "US"\n'


def is_held_out(question: str) -> bool:
    """Whether a question is only counted and never looked at."""
    return sha256(question.encode()).digest()[0] % 2 == 1


def of_starter(warns: Callable[[str], bool]) -> list[str]:
    """Questions on the things under which the starter library files warnings and recommendations."""
    found: dict[str, None] = {}
    for path in sorted(Path(starter.DEFAULT_PATH).glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        findings = [one for source in data["sources"] for one in source.get("findings", ())]
        for finding in findings:
            if warns(finding["text"]) or finding["role"] == "recommendation":
                for thing in finding["topics"]:
                    found[_one_of(_OF_A_THING, thing, name=data["names"][0])] = None
    return sorted(found)


def guidelines(folder: Path) -> Library:
    """A library of both guidelines; `folder` is an empty one."""
    _chapters(folder / "cdc")
    _services(folder / "uspstf")
    library = Library.create(folder / "library")
    for name in ("cdc", "uspstf"):
        library.add(guideline.read(folder / name, damaged=lambda place, reason: None))
    return library


def of_guidelines(library: Library) -> list[str]:
    """Questions on the chapters and services of the guidelines, by their titles."""
    found: dict[str, None] = {}
    for source in sorted((one.source for one in library.documents()), key=lambda one: one.id):
        title = source.title.removeprefix(f"{_PART}: ")
        thing = re.split(r" -- | - |: Prev|: Behav|: Inter|, Interv|: Screening|\(", title)[0].strip()
        forms = _OF_A_CHAPTER if source.container == "CDC" else _OF_A_SERVICE
        thing = f"screening for {thing}" if ": Screening" in title else thing
        found[_one_of(forms, thing)] = None
    return sorted(found)


def _one_of(forms: Sequence[str], thing: str, **more: str) -> str:
    """One of the forms, always the same for a thing."""
    return forms[sha256(thing.encode()).digest()[0] % len(forms)].format(thing=thing, **more)


def _chapters(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "meta.toml").write_text(_META, encoding="utf-8")
    with tarfile.open(SHARED / CHAPTERS) as archive:
        for member in archive:
            name = Path(member.name).name
            if member.isfile() and name.endswith("html") and not _NO_CHAPTERS.search(name):
                member.name = name
                archive.extract(member, folder, filter="data")


def _services(folder: Path) -> None:
    folder.mkdir(parents=True)
    data = json.loads((SHARED / TASK_FORCE).read_text(encoding="utf-8"))
    for entry in data["specificRecommendations"]:
        text = " ".join(re.sub(r"<[^>]+>|&nbsp;", " ", entry["text"]).split())
        body = f"# Recommendation\n\n{text}\n\nGrade: {entry['grade']}\n"
        file = folder / f"{entry['id']}.md"
        file.write_text(body, encoding="utf-8")
        fields = {"title": entry["title"].strip(), "issuer": "US Preventive Services Task Force"}
        lines = [f"{name} = {json.dumps(value)}" for name, value in fields.items()]
        file.with_name(f"{file.name}.toml").write_text(
            "\n".join([*lines, "year = 2021", 'jurisdiction = "US"']), encoding="utf-8"
        )
