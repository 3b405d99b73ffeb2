"""Two people at the same thing at the same moment: one of them is told, and nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from probatum_site import actions, engine
from probatum_site.actions.audit import faults
from probatum_site.errors import SiteError
from probatum_site.models import AuditEntry, ClaimReview, Edition, Review
from probatum_site.status import shown_digest, status_of
from tests.site.conftest import board_member, made, person, taken_up

pytestmark = pytest.mark.usefixtures("database")


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act returns or is refused with; all begin at the same moment, each on its own connection."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return act()
        except SiteError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def refused(results: list[Any]) -> list[SiteError]:
    return [one for one in results if isinstance(one, SiteError)]


def test_one_takes_up_a_review_and_the_others_are_told_who() -> None:
    edition, people = made(), [board_member(f"r{number}") for number in range(4)]
    review = actions.submit(edition, by=person("editor", "editor"), digest=shown_digest(edition))
    results = at_once(*(lambda one=one: actions.claim_review(review, by=one) for one in people))
    told = refused(results)
    review.refresh_from_db()
    assert len(told) == 3 and review.claimed_by in people
    assert all(f"{review.claimed_by} has taken up" in str(one) for one in told)


def test_two_hand_in_and_there_is_one_review() -> None:
    edition = made()
    digest, people = shown_digest(edition), [person(f"e{number}", "editor") for number in range(3)]
    results = at_once(*(lambda one=one: actions.submit(edition, by=one, digest=digest) for one in people))
    assert not refused(results) and Review.objects.count() == 1
    assert AuditEntry.objects.filter(act="submit").count() == 1


def test_two_sign_and_both_signatures_stand() -> None:
    edition = made("What dose of gabapentin is used for restless legs?")
    people = [board_member("grace"), board_member("ada")]
    review = taken_up(edition, people[0])

    def sign(one: Any) -> Any:
        return actions.sign(review, "approve", by=one, digest=review.digest, conflicts="None")

    assert not refused(at_once(*(lambda one=one: sign(one) for one in people)))
    status = status_of(edition)
    assert status.approved and status.required == 2 and len(status.signed) == 2


def test_an_edit_while_somebody_signs_leaves_nothing_half_done() -> None:
    edition, grace, editor = made(), board_member("grace"), person("writer", "editor")
    review, claim = taken_up(edition, grace), next(engine.claims_in(bytes(edition.body)))["id"]
    results = at_once(
        lambda: actions.sign(review, "approve", by=grace, digest=review.digest, conflicts="None"),
        lambda: actions.edit_statement(
            edition, claim, "Other.", by=editor, digest=review.digest, reason="Clearer."
        ),
    )
    later = Edition.objects.get(origin="edited")
    assert not status_of(later).signed, "whichever came first, nobody has signed for the new words"
    assert len(refused(results)) <= 1 and review.signatures.count() == 1 - len(refused(results))


def test_two_edit_the_same_edition_and_the_second_is_told() -> None:
    edition, people = made(), [person(f"e{number}", "editor") for number in range(3)]
    digest, claim = shown_digest(edition), next(engine.claims_in(bytes(edition.body)))["id"]
    results = at_once(
        *(
            lambda one=one: actions.edit_statement(
                edition, claim, f"Words of {one}.", by=one, digest=digest, reason="Clearer."
            )
            for one in people
        )
    )
    assert len(refused(results)) == 2 and Edition.objects.count() == 2
    assert all("has changed meanwhile" in str(one) for one in refused(results))


def test_decisions_on_statements_are_all_kept() -> None:
    edition, people = made(), [board_member("grace"), board_member("ada")]
    review = taken_up(edition, people[0])
    claims = list(dict.fromkeys(one["id"] for one in engine.claims_in(bytes(edition.body))))[:5]

    def decide(one: Any) -> None:
        for claim in claims:
            actions.record_claim_review(review, claim, "accept", by=one)

    assert not refused(at_once(*(lambda one=one: decide(one) for one in people)))
    assert ClaimReview.objects.count() == 2 * len(claims)


def test_the_log_stands_whoever_wrote_at_once() -> None:
    edition, people = made(), [person(f"m{number}") for number in range(6)]
    at_once(*(lambda one=one: actions.report_problem(edition.article, f"By {one}", by=one) for one in people))
    assert AuditEntry.objects.filter(act="report").count() == 6 and not list(faults())
