"""MedQuAD: questions and answers from pages of the National Institutes of Health, one XML file a page."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from probatum.connectors import Damaged, Removal
from probatum.connectors._files import UNREADABLE, candidates, opened
from probatum.connectors._labels import unique
from probatum.connectors._markup import text, tidy
from probatum.connectors._xml import parser
from probatum.errors import InputError
from probatum.types.document import Alias, Document, Section
from probatum.types.source import Kind, Source
from probatum.vocabulary import rows

NAME = "medquad"
_SUFFIXES = (".xml", ".xml.gz")
_ROOT = re.compile(
    rb"<(?:Document|DiseaseFile|doc)\s[^<>]*>\s*(?:<!--.{0,500}?-->\s*)?<(?:Focus|doctitle-focus)[\s/>]",
    re.DOTALL,
)
_LARGEST = 5 << 20
"""Bytes of one file; the largest of the collection has under 200 thousand."""
_BREAK = re.compile(r"[ \t]*[\r\n]\s*|[ \t]{3,}|[ \t]{2,}(?=-[ \t])")
"""MedQuAD lost the tags of its pages and kept their indentation: it shows where lines and items began."""
_BULLET = re.compile(r"(?<!\S)-[ \t]+")
_UNFILLED = re.compile(r"\s\?\s*$")
_QUESTION_END = re.compile(r"[\s?]*\?\s*$")


def read(path: Path, *, damaged: Damaged) -> Iterator[Document | Removal]:
    """One document a page, in the order of the files' names; a page without answers is a catalogue record.

    Raises: InputError: the path does not exist, or nothing in it is MedQuAD.
    """
    found = False
    for file in candidates(path, _SUFFIXES):
        try:
            with opened(file) as stream:
                content = stream.read(_LARGEST + 1) if _ROOT.search(stream.peek(1)) else b""
        except UNREADABLE as error:
            damaged(str(file), f"it cannot be read ({error})")
            continue
        found = found or bool(content)
        if content:
            yield from _documents(file, content, damaged)
    if not found:
        raise InputError(f"{path} holds no MedQuAD. Give a folder of its XML files, or one of them.")


def _documents(file: Path, content: bytes, damaged: Damaged) -> Iterator[Document]:
    if len(content) > _LARGEST:
        damaged(str(file), f"it is larger than {_LARGEST >> 20} MB")
        return
    try:
        page = etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        damaged(str(file), str(error))
        return
    focus = next((text(element) for element in page.iter("Focus", "doctitle-focus")), "")
    sections = _sections(page, focus)
    title = focus or next((section.label for section in sections if _is_question(section.label)), "")
    if title:
        yield Document(_source(page, title, file.name.partition(".")[0]), sections, _aliases(page, focus))
    else:
        damaged(str(file), "it has neither a Focus nor an answered question")


def _aliases(page: etree._Element, focus: str) -> tuple[Alias, ...]:
    """The synonyms that the page lists for its subject."""
    synonyms = dict.fromkeys(text(element) for element in page.iter("Synonym"))
    others = (name for name in synonyms if focus and name and name.casefold() != focus.casefold())
    return tuple(Alias(short=name, long=focus) for name in others)


def _source(page: etree._Element, title: str, stem: str) -> Source:
    collection = page.get("source") or page.get("corpus") or ""
    number = page.get("id") or page.get("docid") or page.get("fid") or ""
    url = (page.get("url") or "").strip()
    id = _id(url, collection, number, stem)
    return Source(
        id=id,
        identifiers=(id,),
        title=title,
        container=_table("medquad_sources").get(collection, collection),
        publication_types=("Patient Education Handout",),
        kind=Kind.PATIENT_INFORMATION,
        licence="CC BY 4.0",
        url=url,
    )


def _id(url: str, collection: str, number: str, stem: str) -> str:
    """The page's address; a file cut out of a page, which has a longer name than the page, has its own."""
    if url and stem == number:
        return f"url:{url}"
    return f"local:medquad-{collection or 'unknown'}-{stem}".lower()


def _sections(page: etree._Element, focus: str) -> tuple[Section, ...]:
    """One for each answered question."""
    facets = _table("medquad_facets")
    found: list[Section] = []
    for pair in page.iter("QAPair", "pair"):
        parts = {str(child.tag).lower(): child for child in pair}
        answer = _answer("".join(map(str, parts["answer"].itertext()))) if "answer" in parts else ""
        if answer:
            question = parts.get("question")
            kind = (question.get("qtype") or "").strip().lower() if question is not None else ""
            label = _label(question, kind, focus)
            found.append(Section(unique(label, found), answer, facet=facets.get(kind, "")))
    return tuple(found)


def _label(question: etree._Element | None, kind: str, focus: str) -> str:
    """The question as a reader would write it: "What is (are) Gout ?" as "What is (are) Gout?".

    The type of the question where it was made from a pattern for a page without subject: "How to prevent  ?".
    """
    asked = text(question) if question is not None else ""
    if not asked.strip("? ") or (not focus and _UNFILLED.search(asked)):
        asked = kind or "answer"
    asked = _QUESTION_END.sub("?", asked)
    return asked[0].upper() + asked[1:]


def _is_question(label: str) -> bool:
    """Whether the label is a question and not merely the type of one."""
    return label.partition(" (")[0].lower() not in _table("medquad_facets")


def _answer(raw: str) -> str:
    """Lines and list items each on their own line; an item begins with "- "."""
    lines = (tidy(_BULLET.sub("- ", line)) for line in _BREAK.split(_BULLET.sub("- ", raw)))
    return "\n".join(line for line in lines if line.strip("- "))


@cache
def _table(name: str) -> dict[str, str]:
    return {row[0]: row[1] for row in rows(name)}
