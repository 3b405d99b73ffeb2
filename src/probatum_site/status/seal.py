"""The seal of a signature: proof that the site wrote the row."""

from hmac import compare_digest

from django.conf import settings
from django.utils.crypto import salted_hmac

from probatum_site.models import Signature


def seal(signature: Signature) -> str:
    """The keyed digest of everything that the signature says."""
    return _seal(signature, settings.SECRET_KEY)


def sealed(signature: Signature) -> bool:
    """Whether the seal is the site's own, under the present key or one before it."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(compare_digest(signature.seal, _seal(signature, key)) for key in keys)


def _seal(signature: Signature, key: str | bytes) -> str:
    said = [
        str(signature.review_id),
        signature.digest,
        str(signature.reviewer_id),
        signature.name,
        signature.role,
        signature.credentials,
        signature.decision,
        signature.reasons,
        signature.conflicts,
        signature.at.isoformat(),
    ]
    return salted_hmac("probatum.signature", repr(said), secret=key, algorithm="sha256").hexdigest()
