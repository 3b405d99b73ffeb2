"""Addresses. Names are used in templates and tests, never the paths."""

from django.urls import include, path, re_path

from probatum_site.api import page as api_page
from probatum_site.api.door import api
from probatum_site.views import (
    article,
    board,
    export,
    home,
    keeping,
    machines,
    pages,
    search,
    source,
    tokens,
)

_ARTICLE = r"^articles/(?P<slug>[-_a-z0-9]+)-(?P<article_id>\d+)"

urlpatterns = [
    path("", home.home, name="home"),
    path("ask", home.ask, name="ask"),
    re_path(rf"{_ARTICLE}$", article.article, name="article"),
    re_path(rf"{_ARTICLE}/follow-up$", article.follow_up, name="follow-up"),
    re_path(rf"{_ARTICLE}/report$", article.report, name="report"),
    re_path(rf"{_ARTICLE}/export/(?P<format_>[a-z_]+)$", export.export, name="export"),
    path("sources/<path:source>", source.source, name="source"),
    path("search", search.page, name="search"),
    path("policy", pages.policy, name="policy"),
    path("glossary", pages.glossary, name="glossary"),
    path("board", pages.board, name="board"),
    path("quality", pages.figures, name="quality"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("feed.atom", machines.feed, name="feed"),
    path("api/", api_page.page, name="api-page"),
    path("api/", api.urls),
    path("accounts/tokens", tokens.tokens, name="tokens"),
    path("accounts/tokens/make", tokens.make, name="token-make"),
    path("accounts/tokens/<int:token_id>/revoke", tokens.revoke, name="token-revoke"),
    re_path(rf"{_ARTICLE}/follow$", keeping.follow, name="follow"),
    re_path(rf"{_ARTICLE}/publish$", keeping.publish, name="publish"),
    re_path(rf"{_ARTICLE}/delete$", keeping.delete, name="delete"),
    re_path(rf"{_ARTICLE}/history$", keeping.history, name="history"),
    re_path(rf"{_ARTICLE}/changes$", keeping.changes, name="changes"),
    path("board/<int:member>", board.member, name="board-member"),
    path("desk/", include("probatum_site.urls.desk")),
    path("accounts/", include("allauth.urls")),
]
