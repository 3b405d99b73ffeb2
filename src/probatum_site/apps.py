"""The site as Django sees it."""

import gc

from django.apps import AppConfig

_OBJECTS = 50_000
"""New objects after which Python looks for such as refer to each other; 700 is its own figure."""


class SiteConfig(AppConfig):
    """One app: its models, templates and static files."""

    name = "probatum_site"
    verbose_name = "Probatum"

    def ready(self) -> None:
        """Let Python look less often: an answer makes many objects and none that refer to each other.

        With its own figure the looking takes up to a third of the time of a rich question.
        """
        gc.set_threshold(_OBJECTS)
