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
    except ProbatumError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
