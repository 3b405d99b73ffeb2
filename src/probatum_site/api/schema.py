"""The API's own description: every operation with the ways in which it refuses."""

from typing import Any

from ninja import NinjaAPI

from probatum_site.api.problems import MEDIA_TYPE

_REFUSALS = {
    "400": "The question, an audience or an identifier cannot be used.",
    "401": "A token is needed, or the one sent opens nothing.",
    "403": "The token, or the roles of its owner, are not enough.",
    "404": "There is no such thing, or it is not for you.",
    "409": "What you looked at has changed since.",
    "422": "The request is not as described here.",
    "429": "Too many; `Retry-After` says in how many seconds it may be tried again.",
}
_TOKEN_ONLY = "Reviews"
"""Everything else can be had without a token, too."""
_PROBLEM = {
    "title": "Problem",
    "description": "RFC 9457. `detail` says what to do.",
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"where": {"type": "string"}, "why": {"type": "string"}},
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
}


class DescribedAPI(NinjaAPI):
    """A `NinjaAPI` whose description holds its refusals, too."""

    def get_openapi_schema(self, **options: Any) -> Any:
        """The OpenAPI document."""
        schema = super().get_openapi_schema(**options)
        schema["components"]["schemas"]["Problem"] = _PROBLEM
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for path in schema["paths"].values():
            for operation in path.values():
                refusals = {code: {"description": why, "content": content} for code, why in _REFUSALS.items()}
                if _TOKEN_ONLY not in operation["tags"]:
                    operation["security"].append({})
                operation["responses"] = {str(k): v for k, v in operation["responses"].items()} | refusals
        return schema
