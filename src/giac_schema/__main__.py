"""``python -m giac_schema``: the same as ``giac``."""

import sys

from giac_schema.cli import main

if __name__ == "__main__":
    sys.exit(main())
