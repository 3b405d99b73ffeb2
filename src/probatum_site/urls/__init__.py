"""Addresses. Names are used in templates and tests, never the paths."""

from django.urls import include, path, re_path

from probatum_site.views import article, export, home, pages

_ARTICLE = r"^articles/(?P<slug>[-a-z0-9]+)-(?P<article_id>\d+)"

urlpatterns = [
    path("", home.home, name="home"),
    path("ask", home.ask, name="ask"),
    re_path(rf"{_ARTICLE}$", article.article, name="article"),
    re_path(rf"{_ARTICLE}/follow-up$", article.follow_up, name="follow-up"),
    re_path(rf"{_ARTICLE}/report$", article.report, name="report"),
    re_path(rf"{_ARTICLE}/export/(?P<format_>[a-z_]+)$", export.export, name="export"),
    path("policy", pages.policy, name="policy"),
    path("robots.txt", pages.robots, name="robots"),
    path("accounts/", include("allauth.urls")),
]
