"""What machines read of an article: schema.org and previews. A review is named only while it stands."""

import json
from typing import Any

from django.conf import settings

from probatum_site.models import Article
from probatum_site.reading import Reading, Reference
from probatum_site.status import Status

_TYPES = {"Guidelines": "MedicalGuideline", "Patient information": "WebPage", "Other": "CreativeWork"}


def absolute(path: str) -> str:
    """The address as others reach it."""
    return f"{settings.ADDRESS.origin}{path}"


def description(reading: Reading, status: Status) -> str:
    """One or two sentences for a preview; an unreviewed page says first that it is one."""
    first = reading.direct[0].text if reading.direct else reading.reason
    return first if status.approved else f"{status.banner} {first}"


def linked_data(article: Article, reading: Reading, status: Status, changed: str) -> str:
    """The page as JSON-LD, safe inside a script element; `changed` is when the text changed, ISO 8601."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": article.question,
        "url": absolute(article.get_absolute_url()),
        "inLanguage": "en",
        "dateModified": changed,
        "audience": {"@type": "MedicalAudience", "audienceType": reading.audience},
        "about": [{"@type": "MedicalEntity", "name": term} for term in reading.about],
        "citation": [_citation(one, heading) for heading, group in reading.references for one in group],
        "publisher": {"@type": "Organization", "name": "Probatum", "url": absolute("/")},
    }
    text = json.dumps(data | _reviewed(status), ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _reviewed(status: Status) -> dict[str, Any]:
    if not status.approved or status.reviewed_at is None:
        return {}
    people = [
        {
            "@type": "Person",
            "name": one.name,
            "jobTitle": one.role,
            "honorificSuffix": one.credentials,
        }
        for one in status.signed
    ]
    return {"lastReviewed": status.reviewed_at.date().isoformat(), "reviewedBy": people}


def _citation(reference: Reference, heading: str) -> dict[str, Any]:
    fields = {
        "@type": _TYPES.get(heading, "ScholarlyArticle"),
        "name": reference.title,
        "url": next((address for _, address in reference.links), ""),
        "datePublished": str(reference.year or ""),
    }
    return {name: value for name, value in fields.items() if value}
