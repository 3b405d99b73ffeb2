"""`probatum-admin`: Django's commands for this site."""

import os
import sys

from probatum.errors import ProbatumError


def main() -> None:
    """Run one command and leave with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probatum_site.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("The site is not installed. Run: pip install 'probatum[site]'")
    try:
        execute_from_command_line(["probatum-admin", *sys.argv[1:]])
    except Exception as error:
        told = _told(error)
        if not told or "--traceback" in sys.argv:
            raise
        sys.exit(told)


def _told(error: Exception) -> str:
    """What went wrong with the settings, the files or the database, and what to do; empty for any other."""
    from django.db import Error

    if isinstance(error, ProbatumError):
        return str(error)
    if isinstance(error, Error):
        first = str(error).strip().partition("\n")[0]
        return (
            f"The database cannot be used: {first}. Check DATABASE_URL, the disk, and that its server runs."
        )
    if isinstance(error, OSError) and error.strerror:
        about = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{about}. Check the path, its permissions and the space left."
    return ""


if __name__ == "__main__":
    main()
