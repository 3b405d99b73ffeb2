"""Editing: each change makes a new edition, verified at once; the old one keeps its signatures."""

from collections.abc import Callable

from django.db import transaction

from probatum.amend import Place
from probatum_site import engine
from probatum_site.actions.asking import make_edition
from probatum_site.actions.audit import append
from probatum_site.actions.reviewing import record_claim_review, require_shown
from probatum_site.actions.telling import correct
from probatum_site.errors import NotAllowed
from probatum_site.models import Article, Edition, Review, User
from probatum_site.status.roles import Role, has_role


def edit_statement(
    edition: Edition, claim: str, text: str, *, by: User, digest: str, reason: str, correction: str = ""
) -> Edition:
    """Give a statement other words. What its sources do not support is shown as such, and never passed over.

    `digest` is of what the editor looked at; `correction` is told to readers.

    Raises: NotAllowed: neither editor nor reviewer, no reason, or nothing is different; OutOfDate;
        UsageError: no such statement, or no words.
    """

    def change(body: bytes) -> bytes:
        return engine.with_other_words(body, claim, text)

    return _made(edition, claim, "edit", change, by=by, digest=digest, reason=reason, correction=correction)


def replace_source(
    edition: Edition,
    claim: str,
    places: tuple[Place, ...],
    *,
    by: User,
    digest: str,
    reason: str,
    text: str = "",
    correction: str = "",
) -> Edition:
    """Rest a statement on other places of the library; its words stay unless `text` gives others.

    Raises: NotAllowed, OutOfDate, UsageError; NotFound: the library has no such source.
    """
    if not places:
        raise NotAllowed("Choose at least one statement of a source.")

    def change(body: bytes) -> bytes:
        words = text or _words(body, claim)
        return engine.with_other_words(body, claim, words, places)

    return _made(
        edition, claim, "replace", change, by=by, digest=digest, reason=reason, correction=correction
    )


def take_out(
    edition: Edition, claim: str, *, by: User, digest: str, reason: str, correction: str = ""
) -> Edition:
    """Take a statement out; it is kept among those withheld, with the reason.

    Raises: NotAllowed, OutOfDate, UsageError.
    """

    def change(body: bytes) -> bytes:
        return engine.without_statement(body, claim, reason)

    return _made(edition, claim, "reject", change, by=by, digest=digest, reason=reason, correction=correction)


@transaction.atomic
def restore(edition: Edition, *, by: User, reason: str) -> Edition:
    """Show an old edition again, as a new one: signatures that it had stay with the old one.

    Raises: NotAllowed: no editor, no reason, or it is shown already.
    """
    _require_editor(by, reason)
    _lock(edition)
    made = make_edition(
        edition.article,
        edition.audience,
        bytes(edition.body),
        origin="restored",
        by=by,
        reason=reason.strip(),
    )
    if made.pk == edition.pk or made.origin != "restored":
        raise NotAllowed("These words are shown already. There is nothing to restore.")
    append(by, "restore", f"edition:{made.pk}", of=edition.pk)
    return made


@transaction.atomic
def _made(
    edition: Edition,
    claim: str,
    verdict: str,
    change: Callable[[bytes], bytes],
    *,
    by: User,
    digest: str,
    reason: str,
    correction: str,
) -> Edition:
    _require_editor(by, reason)
    _lock(edition)
    require_shown(edition, digest)
    review = Review.objects.filter(edition=edition, digest=digest).first()
    if review is not None and has_role(by, Role.REVIEWER):
        record_claim_review(review, claim, verdict, by=by, comment=reason)
    old = Edition.objects.get(pk=edition.pk)
    body = change(bytes(old.body))
    made = make_edition(
        old.article, old.audience, body, origin="edited", by=by, reason=" ".join(reason.split())
    )
    if made.pk == old.pk:
        raise NotAllowed("Nothing is different. Change the words or the source, or leave it.")
    append(by, verdict, f"edition:{made.pk}", of=old.pk, claim=claim, reason=reason.strip())
    if correction.strip():
        correct(old.article, correction, by=by, edition=made)
    return made


def _require_editor(by: User, reason: str) -> None:
    if not has_role(by, Role.EDITOR, Role.REVIEWER):
        raise NotAllowed("Only an editor or a reviewer may change a text. Report the problem instead.")
    if not reason.strip():
        raise NotAllowed("Say why; readers of the history will ask.")


def _lock(edition: Edition) -> None:
    """Others who change the same article wait, and then find it changed."""
    list(Article.objects.select_for_update().filter(pk=edition.article_id))


def _words(body: bytes, claim: str) -> str:
    return next((str(one["text"]) for one in engine.claims_in(body) if one["id"] == claim), "")
