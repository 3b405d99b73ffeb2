"""Every place that says of an edition whether it is approved."""

import io
import re
from collections.abc import Callable

from django.contrib.auth.models import Group
from django.test import Client
from pypdf import PdfReader

from probatum_site import tasks
from probatum_site.models import Edition, User
from probatum_site.status.state import PENDING

QUESTION = "What is the dose of pramipexole?"
"""Short: the PDF is made often."""


def text(path: str, client: Client | None = None) -> str:
    """A page as a reader sees it; what is no page says nothing."""
    answer = (client or Client()).get(path)
    content = b"".join(answer) if answer.streaming else answer.content
    return content.decode() if answer.status_code == 200 else ""


def address(edition: Edition) -> str:
    return f"{edition.article.get_absolute_url()}?audience={edition.audience}"


def _export(format_: str) -> Callable[[Edition], bool]:
    def approved(edition: Edition) -> bool:
        path, _, query = address(edition).partition("?")
        found = text(f"{path}/export/{format_}?{query}")
        return "Grace" in found and "awaits human review" not in found

    return approved


def in_the_pdf(edition: Edition) -> bool:
    """A file made before is not handed out; the one that the worker makes now says it in its words."""
    path, _, query = address(edition).partition("?")
    answer = Client().get(f"{path}/export/pdf?{query}")
    if answer.status_code == 202:
        newest = Edition.objects.filter(article=edition.article_id, audience=edition.audience).latest(
            "number"
        )
        tasks.write_pdf.func(newest.pk)
        answer = Client().get(f"{path}/export/pdf?{query}")
    if answer.status_code != 200:
        return False
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(b"".join(answer))).pages)
    return "Grace" in words and "awaits human review" not in " ".join(words.split())


def on_the_page(edition: Edition) -> bool:
    found = text(address(edition))
    return "Signed by <b>Grace</b>" in found and PENDING not in found


def below_another_page(edition: Edition) -> bool:
    parent = edition.article.parent
    found = text(f"{parent.get_absolute_url()}?audience={edition.audience}") if parent else ""
    section = found.partition(f'id="follow-up-{edition.article_id}"')[2]
    return bool(section) and PENDING not in section


def in_json_ld(edition: Edition) -> bool:
    found = text(address(edition))
    return '"reviewedBy"' in found or '"lastReviewed"' in found


def for_search_engines(edition: Edition) -> bool:
    answer = Client().get(address(edition))
    return answer.status_code == 200 and "X-Robots-Tag" not in answer


def in_the_api(edition: Edition) -> bool:
    status = Client().get(f"/api/editions/{edition.pk}").json()["status"]
    return bool(status["approved"] or status["signed"] or not status["banner"])


def in_the_list_of_the_api(edition: Edition) -> bool:
    newest = Client().get(f"/api/articles/{edition.article_id}/editions").json()["items"][0]
    return bool(newest["status"]["approved"])


def in_search(edition: Edition) -> bool:
    found = text("/search?q=dose+of+pramipexole").partition("In the library")[0]
    return "Approved" in found


def on_the_first_page(edition: Edition) -> bool:
    return edition.article.get_absolute_url() in text("/")


def in_the_feed(edition: Edition) -> bool:
    return edition.article.get_absolute_url() in text("/feed.atom")


def in_the_site_map(edition: Edition) -> bool:
    return edition.article.get_absolute_url() in text("/sitemap.xml")


def on_the_quality_page(edition: Edition) -> bool:
    return bool(re.search(r"<dt>Approved</dt><dd>1</dd>", text("/quality")))


def of_the_board_member(edition: Edition) -> bool:
    return "Articles signed for" in text(f"/board/{User.objects.get(username='grace').profile.pk}")


def in_the_history(edition: Edition) -> bool:
    """Of the edition that is shown; one before it may have been approved, and says so."""
    found = text(f"{edition.article.get_absolute_url()}/history")
    return "Approved" in found.partition("<li>")[2].partition("</li>")[0]


def on_the_desk(edition: Edition) -> bool:
    client = Client()
    editor, _ = User.objects.get_or_create(username="looker")
    editor.groups.set(Group.objects.filter(name="editor"))
    client.force_login(editor)
    return ">Approved</h2>" in text("/desk/editions", client)


PLACES: dict[str, Callable[[Edition], bool]] = {
    "page": on_the_page,
    "below another page": below_another_page,
    "JSON-LD": in_json_ld,
    "search engines": for_search_engines,
    "API": in_the_api,
    "API list": in_the_list_of_the_api,
    "HTML": _export("html"),
    "Markdown": _export("markdown"),
    "JSON": _export("json"),
    "PDF": in_the_pdf,
    "search": in_search,
    "first page": on_the_first_page,
    "feed": in_the_feed,
    "site map": in_the_site_map,
    "quality": on_the_quality_page,
    "board": of_the_board_member,
    "history": in_the_history,
    "desk": on_the_desk,
}


def approving(edition: Edition, *, damaged: bool = False) -> set[str]:
    """Names of the places that say or imply that it is approved; a `damaged` edition has no files."""
    files = {"HTML", "Markdown", "JSON", "PDF"}
    shown = {name: look for name, look in PLACES.items() if not (damaged and name in files)}
    newest = Edition.objects.filter(article=edition.article_id, audience=edition.audience).latest("number")
    return {name for name, look in shown.items() if look(newest)}
