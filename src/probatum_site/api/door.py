"""The API as one: what it is called, who may come in, and how it refuses."""

from django.views.decorators.http import conditional_page

from probatum import __version__
from probatum_site.api import articles, asking, reviews, sources
from probatum_site.api.caller import Token, anybody
from probatum_site.api.problems import refuse_with_problems
from probatum_site.api.schema import DescribedAPI

api = DescribedAPI(
    title="Probatum",
    version=__version__,
    description=(
        "Medical questions answered with articles whose every sentence can be checked. "
        "Errors are `application/problem+json`. Answers carry an `ETag`: send it back in `If-None-Match`."
    ),
    docs_url=None,
    auth=[Token(), anybody],
    urls_namespace="api",
)
for _router in (asking.router, articles.router, sources.router, reviews.router):
    api.add_router("", _router)
api.add_decorator(conditional_page, mode="view")
refuse_with_problems(api)
