"""The site as Django sees it."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """One app: its models, templates and static files."""

    name = "probatum_site"
    verbose_name = "Probatum"
