"""What may be said of an edition now: computed from its bytes, standings and signatures, never kept."""

from probatum_site.status.digest import shown_digest
from probatum_site.status.state import Signed, Status, Step, status_of, statuses

__all__ = ["Signed", "Status", "Step", "shown_digest", "status_of", "statuses"]
