"""`probatum-admin audit verify`: proof that no entry of the log was altered."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from probatum_site.actions.audit import faults
from probatum_site.models import AuditEntry


class Command(BaseCommand):
    """Read the audit log from its beginning."""

    help = "Prove that no entry of the audit log was altered, removed or added by another hand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word, as more may follow."""
        parser.add_argument("what", choices=["verify"])

    def handle(self, **_: object) -> None:
        """Name every fault, or say how many entries stand."""
        found = list(faults())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"All {AuditEntry.objects.count()} entries stand.")
