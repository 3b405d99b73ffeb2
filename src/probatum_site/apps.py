"""The site as Django sees it."""

from django.apps import AppConfig

from probatum.rings import look_seldom


class SiteConfig(AppConfig):
    """One app: its models, templates and static files."""

    name = "probatum_site"
    verbose_name = "Probatum"

    def ready(self) -> None:
        """Set up the process once."""
        look_seldom()
