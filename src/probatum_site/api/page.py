"""The API's own documentation, written from its description."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from probatum_site.api.door import api
from probatum_site.status.scopes import MEANING

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that an operation takes, or one field of what it gives."""

    name: str
    type: str
    about: str
    required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the API does."""

    method: str
    path: str
    summary: str
    about: str
    takes: tuple[Field, ...]
    gives: str
    """Name of what comes back; empty when nothing does."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every operation, what it takes and gives, and how the API refuses."""
    schema = api.get_openapi_schema()
    groups: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, entry in methods.items():
            groups.setdefault(entry["tags"][0], []).append(_operation(path, method, entry, schema))
    context = {
        "groups": groups.items(),
        "shapes": list(_shapes(schema)),
        "scopes": MEANING.items(),
        "origin": settings.ADDRESS.origin,
        "rate": settings.API_RATE,
        "ask_rate": settings.ASK_RATE,
    }
    return render(request, "probatum/api.html", context)


def _operation(path: str, method: str, entry: Json, schema: Json) -> Operation:
    body = entry.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    takes = [
        *(_field(one["name"], one["schema"], one["required"]) for one in entry.get("parameters", [])),
        *_fields(_resolved(body, schema)),
    ]
    content = next(iter(entry["responses"].values())).get("content", {})
    media = next(iter(content), "")
    gives = _type(content[media]["schema"]) if "schema" in content.get(media, {}) else media
    return Operation(
        method.upper(), path, entry["summary"], entry.get("description", ""), tuple(takes), gives
    )


def _shapes(schema: Json) -> Iterator[tuple[str, str, tuple[Field, ...]]]:
    """Name, meaning and fields of everything that comes back."""
    for name, shape in sorted(schema["components"]["schemas"].items()):
        if name.endswith("Out") or name == "Problem":
            yield name, shape.get("description", ""), tuple(_fields(shape))


def _fields(shape: Json) -> Iterator[Field]:
    for name, entry in shape.get("properties", {}).items():
        yield _field(name, entry, name in shape.get("required", ()))


def _field(name: str, entry: Json, required: bool) -> Field:
    return Field(name, _type(entry), entry.get("description", ""), required)


def _type(entry: Json) -> str:
    if "$ref" in entry:
        return str(entry["$ref"].rpartition("/")[2])
    if "anyOf" in entry:
        return " or ".join(_type(one) for one in entry["anyOf"])
    if entry.get("type") == "array":
        return f"list of {_type(entry['items'])}"
    return str(entry.get("format") or entry.get("type") or "value")


def _resolved(entry: Json, schema: Json) -> Json:
    name = entry.get("$ref", "").rpartition("/")[2]
    found: Json = schema["components"]["schemas"].get(name, entry)
    return found
