"""`probatum-admin daily`: the work of a day; for cron or a timer where `probatum serve` does not run."""

from django.core.management.base import BaseCommand

from probatum_site import tasks


class Command(BaseCommand):
    """Recheck, remind, delete what was kept long enough, send letters."""

    help = "Recheck every edition, send reminders and letters, delete what was kept long enough."

    def handle(self, **_: object) -> None:
        """Do it now, in this process."""
        self.stdout.write(tasks.daily.func())
