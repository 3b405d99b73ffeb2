"""Adding to the audit log, and proving that nothing in it was altered."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.utils import timezone

from probatum_site.models import AuditEntry, AuditHead, Signature, User, Withdrawal
from probatum_site.status.seal import sealed

START = "0" * 64
_SIGNED = ("digest", "decision", "seal")
"""What the log keeps of a signature; the seal covers everything else that it says."""


def append(
    actor: User | None, act: str, subject: str, *, program: bool = False, **detail: object
) -> AuditEntry:
    """Add an entry; call it inside the transaction of the act itself, so that both happen or neither."""
    head, _ = AuditHead.objects.select_for_update().get_or_create(pk=1, defaults={"hash": START})
    entry = AuditEntry(
        number=head.number + 1,
        at=timezone.now(),
        actor=actor.get_username() if actor else "program" if program else "reader",
        act=act,
        subject=subject,
        detail=json.dumps(detail, sort_keys=True, ensure_ascii=False, default=str),
        previous=head.hash,
    )
    entry.hash = fingerprint(entry)
    entry.save(force_insert=True)
    head.number, head.hash = entry.number, entry.hash
    head.save()
    return entry


def fingerprint(entry: AuditEntry) -> str:
    """The hash that the entry ought to have."""
    said = [
        entry.number,
        entry.at.isoformat(),
        entry.actor,
        entry.act,
        entry.subject,
        entry.detail,
        entry.previous,
    ]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def faults() -> Iterator[str]:
    """What is wrong with the log, one fault each; nothing when every entry is as it was written."""
    number, previous = 0, START
    for entry in AuditEntry.objects.order_by("number").iterator():
        number += 1
        if entry.number != number:
            yield f"Entry {number} is missing: the next one is {entry.number}."
            number = entry.number
        if entry.previous != previous:
            yield f"Entry {entry.number} does not follow on the entry before it."
        if entry.hash != fingerprint(entry):
            yield f"Entry {entry.number} was altered ({entry.act} {entry.subject})."
        previous = entry.hash
    head = AuditHead.objects.filter(pk=1).first()
    if (head.number, head.hash) != (number, previous) if head else number:
        yield f"The end of the log is not entry {number}: entries were cut off, or the end was altered."
    yield from _faults_of_signatures()


def _faults_of_signatures() -> Iterator[str]:
    """Every signature is in the log as it was given, and what was signed is there unless it was deleted."""
    said = {one["signature"]: one for one in _details("sign", "seal")}
    gone = {id_ for one in _details("delete", "signatures") for id_ in one["signatures"]}
    there: dict[int, Signature] = {one.pk: one for one in Signature.objects.order_by("pk").iterator()}
    for id_, signature in there.items():
        if id_ not in said:
            yield f"Signature {id_} of {signature.name} is not in the log: the site did not write it."
        elif not sealed(signature) or any(said[id_][key] != getattr(signature, key) for key in _SIGNED):
            yield f"Signature {id_} of {signature.name} was altered."
    yield from (f"Signature {id_} was removed." for id_ in sorted(said.keys() - there.keys() - gone))
    withdrawn = set(Withdrawal.objects.values_list("signature", flat=True))
    logged = {one["signature"] for one in _details("withdraw", "signature")} - gone
    yield from (f"The withdrawal of signature {id_} was removed." for id_ in sorted(logged - withdrawn))
    yield from (f"The withdrawal of signature {id_} is not in the log." for id_ in sorted(withdrawn - logged))


def _details(act: str, key: str) -> Iterator[dict[str, Any]]:
    """What the entries of an act say; one that was altered is told already, and may say anything."""
    for row in AuditEntry.objects.filter(act=act).order_by("number").values_list("detail", flat=True):
        try:
            detail = json.loads(row)
        except json.JSONDecodeError:
            continue
        if isinstance(detail, dict) and key in detail:
            yield detail
