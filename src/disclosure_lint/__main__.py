"""``python -m disclosure_lint``."""

from disclosure_lint.cli import main

main()
