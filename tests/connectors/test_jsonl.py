"""The exchange format: what goes out comes back the same, and a bad line is named with its reason."""

import json
from dataclasses import fields
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from probatum.connectors import jsonl, starter
from probatum.connectors._exchange import read_line
from probatum.errors import InputError
from probatum.types.document import Alias, Document, Passage, Section, Span
from probatum.types.source import Kind, Relation, Source, Standing, State
from tests.connectors.reading import documents, everything, written

SCHEMA = json.loads(files("probatum").joinpath("schemas/source.schema.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA)

texts = st.text(max_size=40)
lists = st.lists(texts, max_size=3).map(tuple)
identifiers = st.tuples(
    st.sampled_from(["pmid:", "doi:", "url:", "local:"]), st.text(min_size=1, max_size=20)
).map("".join)


@st.composite
def passages(draw: st.DrawFn, id: str, label: str, text: str) -> Passage:
    edges = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = tuple(Span(a, b) for a, b in pairwise(edges))
    return Passage(
        id,
        label,
        edges[0],
        edges[-1],
        text[edges[0] : edges[-1]],
        draw(st.sampled_from([spans, spans[:1], ()])),
        facet=draw(texts),
        role=draw(texts),
        population=draw(texts),
        topics=draw(lists),
        plain=draw(texts),
        digest=draw(st.booleans()),
    )


@st.composite
def sections(draw: st.DrawFn, id: str, label: str) -> Section:
    text = draw(st.text(min_size=2, max_size=80))
    within = tuple(draw(st.lists(passages(id, label, text), max_size=2)))
    return Section(label, text, within, facet=draw(texts), role=draw(texts), language=draw(texts))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    id = draw(identifiers)
    return draw(
        st.builds(
            Source,
            id=st.just(id),
            identifiers=st.lists(identifiers, max_size=2).map(lambda others: (id, *others)),
            title=texts,
            authors=lists,
            publication_types=lists,
            kind=st.sampled_from(Kind),
            mesh=lists,
            keywords=lists,
            chemicals=lists,
            standing=st.builds(Standing, st.sampled_from(State), texts, texts),
            relations=st.lists(st.builds(Relation, texts, texts, texts), max_size=2).map(tuple),
            year=st.none() | st.integers(1500, 2100),
        )
    )


@st.composite
def anything(draw: st.DrawFn) -> Document:
    source = draw(sources())
    labels = draw(st.lists(texts, max_size=3, unique=True))
    inside = tuple(draw(sections(source.id, label)) for label in labels)
    return Document(source, inside, tuple(draw(st.lists(st.builds(Alias, texts, texts), max_size=2))))


@settings(max_examples=150)
@given(anything())
def test_document_comes_back_the_same_and_its_line_fits_the_schema(document: Document) -> None:
    line = jsonl.write_line(document)
    assert "\n" not in line
    assert read_line(line.encode()) == document
    assert jsonl.write_line(read_line(line.encode())) == line
    VALID.validate(json.loads(line))


def test_schema_names_every_field_of_a_source_a_section_and_a_passage() -> None:
    properties = SCHEMA["properties"]
    short = {"format", "sections", "aliases", "abstract", "text"}
    assert set(properties) == {field.name for field in fields(Source)} | short
    assert set(properties["sections"]["items"]["properties"]) | {"anchors"} == {
        field.name for field in fields(Section)
    }
    derived = {"source", "section", "text"}
    passage = set(SCHEMA["$defs"]["passage"]["properties"])
    assert passage == {field.name for field in fields(Passage)} - derived
    assert properties["kind"]["enum"] == [kind.value for kind in Kind]
    assert properties["standing"]["properties"]["state"]["enum"] == [state.value for state in State]


def test_documentation_names_every_field() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/exchange-format.md").read_text(encoding="utf-8")
    for name in [*SCHEMA["properties"], *SCHEMA["$defs"]["passage"]["properties"]]:
        assert f"`{name}`" in page, name


def test_shortest_lines_are_enough(tmp_path: Path) -> None:
    content = (
        '\ufeff{"id": "doi:10.1000/x", "title": "A", "abstract": "Iron was low."}\n\n'
        '{"id": "house 7", "title": "B", "text": "Line one.\\nLine two.", "abstract": "Short."}\r\n'
        '{"id": "pmid:1", "title": "C", "text": " "}'
    )
    first, second, third = documents(jsonl, written(tmp_path, content, "a.jsonl"))
    assert (first.source.id, first.sections) == ("doi:10.1000/x", (Section("Abstract", "Iron was low."),))
    assert (second.source.id, second.source.identifiers) == ("local:house 7", ("local:house 7",))
    assert second.sections == (Section("Abstract", "Short."), Section("Text", "Line one.\nLine two."))
    assert third.sections == ()


def with_sections(sections: str) -> str:
    return f'{{"id": "pmid:1", "title": "A", "sections": [{sections}]}}'


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "it is not JSON"),
        ('"text"', "must be an object"),
        ('{"title": "A"}', "it has no id"),
        ('{"id": "pmid:1"}', "it has no title"),
        ('{"id": " ", "title": "A"}', "its id is empty"),
        ('{"id": 1, "title": "A"}', "id must be text, not 1"),
        ('{"id": "pmid:1", "title": "A", "autors": []}', "autors is no field of this format"),
        ('{"id": "pmid:1", "title": "A", "year": "2001"}', "year must be a whole number or null, not '2001'"),
        ('{"id": "pmid:1", "title": "A", "digest": 1}', "digest must be true or false, not 1"),
        ('{"id": "pmid:1", "title": "A", "authors": "Doe J"}', "authors must be a list, not 'Doe J'"),
        ('{"id": "pmid:1", "title": "A", "authors": ["Doe J", null]}', "authors[1] must be text, not None"),
        (
            '{"id": "pmid:1", "title": "A", "kind": "Blog"}',
            "kind is 'Blog'; it must be one of: Local protocol, Guideline, ",
        ),
        ('{"id": "pmid:1", "title": "A", "identifiers": ["doi:1"]}', "identifiers must hold the id"),
        ('{"id": "pmid:1", "title": "A", "format": "other"}', "its format is 'other'"),
        ('{"id": "pmid:1", "title": "A", "sections": [{"label": "L"}]}', "it has no sections[0].text"),
        (
            with_sections('{"label": "L", "text": "a"}, {"label": "L", "text": "b"}'),
            "two of its sections have the same label",
        ),
        (
            '{"id": "pmid:1", "title": "A", "text": "x", "sections": [{"label": "L", "text": "a"}]}',
            "it has sections as well as abstract or text",
        ),
        (
            with_sections(
                '{"label": "L", "text": "abc", "passages": [{"start": 0, "end": 4, "sentences": []}]}'
            ),
            "a passage or sentence does not lie within section 'L'",
        ),
        (
            with_sections(
                '{"label": "L", "text": "abc", "passages": [{"start": 0, "end": 3, "sentences": [[0]]}]}'
            ),
            "must be a start and an end",
        ),
    ],
)
def test_bad_line_is_named_with_its_reason_and_the_others_are_read(
    tmp_path: Path, line: str, reason: str
) -> None:
    good = '{"id": "pmid:9", "title": "Good"}'
    file = written(tmp_path, f"{good}\n{line}\n{good}\n", "a.jsonl")
    found, named = everything(jsonl, file)
    assert len(found) == 2
    assert [place for place, _ in named] == [f"{file}, line 2"]
    assert reason in named[0][1]


def test_export_of_the_starter_library_is_the_starter_library(tmp_path: Path) -> None:
    shipped = documents(starter, starter.DEFAULT_PATH)
    content = "\n".join(jsonl.write_line(document) for document in shipped)
    assert documents(jsonl, written(tmp_path, content, "a.jsonl.gz")) == shipped


def test_directory_is_read_by_name(tmp_path: Path) -> None:
    written(tmp_path, '{"id": "pmid:2", "title": "B"}', "b.jsonl.gz")
    written(tmp_path, '{"id": "pmid:1", "title": "A"}', "a.ndjson")
    written(tmp_path, '{"id": "pmid:3", "title": "C"}', "c.json")
    assert [document.source.id for document in documents(jsonl, tmp_path)] == ["pmid:1", "pmid:2"]


def test_what_is_not_json_lines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no JSON lines"):
        everything(jsonl, written(tmp_path, "plain text", "a.jsonl"))
    with pytest.raises(InputError, match="does not exist"):
        everything(jsonl, tmp_path / "nowhere.jsonl")
