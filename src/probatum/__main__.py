"""`python -m probatum` is the command line."""

from probatum.cli import main

main()
