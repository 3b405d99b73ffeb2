"""Places of statements as anchors."""

from django import template

register = template.Library()


@register.filter
def anchor(place: str) -> str:
    """The anchor of a statement on the desk: `2.3` is at `s2-3`."""
    return f"s{place.replace('.', '-')}"
