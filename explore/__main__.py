"""python -m explore bake [--datasets DIR] [--origin https://…]: the site as files, in DIR/build/site."""

import argparse
import os
import sys
from pathlib import Path

from explore.bake import timed


def main(arguments: list[str]) -> int:
    """Exit codes: 0 baked, 2 nothing to bake."""
    parser = argparse.ArgumentParser(prog="python -m explore", description=__doc__)
    parser.add_argument("command", choices=["bake"])
    parser.add_argument("--datasets", type=Path, default=Path("datasets"))
    parser.add_argument("--origin", default=os.environ.get("LEDGER_ORIGIN", ""), help="the site's lasting address")
    asked = parser.parse_args(arguments)
    database = asked.datasets / "build" / "detention.db"
    if not database.exists():
        print(f"explore: {database} is not there; run `make publish` first", file=sys.stderr)
        return 2
    print(timed(database, asked.datasets / "build" / "site", asked.origin))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
