"""python -m etl.releases release | retract | publish-to: freeze what is published, take a release back, send them."""

import argparse
import os
import sys
from pathlib import Path

from etl.folders import Folders, exclusive
from etl.ledger import LedgerError
from etl.publication.publish import recover
from etl.releases.deliver import deliver
from etl.releases.package import ReleaseError
from etl.releases.release import release, retract

BUSY = 75  # sysexits' EX_TEMPFAIL


def arguments() -> argparse.ArgumentParser:
    """The command line; every command takes --datasets."""
    parser = argparse.ArgumentParser(prog="python -m etl.releases", description=__doc__)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--datasets", type=Path, default=Path(os.environ.get("DATASETS", "datasets")), metavar="DIR")
    commands = parser.add_subparsers(dest="command", required=True)
    frozen = commands.add_parser("release", parents=[common], help="freeze what is published as a release")
    frozen.add_argument("--date", metavar="YYYY-MM-DD", help="its day; else the last day anything was asked")
    frozen.add_argument(
        "--origin", default=os.environ.get("LEDGER_ORIGIN", ""), help="the lasting address of releases/"
    )
    wrong = commands.add_parser("retract", parents=[common], help="put a tombstone on a release; its files stay")
    wrong.add_argument("date", metavar="YYYY-MM-DD")
    wrong.add_argument("--reason", required=True, help="what readers are told")
    sent = commands.add_parser("publish-to", parents=[common], help="send the releases, pointers last")
    sent.add_argument("target", metavar="TARGET", help="a folder, or an address that fsspec knows")
    return parser


def run(options: argparse.Namespace) -> str:
    """Run one command under the lock; returns what to say."""
    folders = Folders(options.datasets.resolve())
    with exclusive(folders):
        recover(folders)
        if options.command == "release":
            folder, new = release(folders, options.date, options.origin.rstrip("/"))
            return f"release: {folder}" if new else f"release: nothing new since {folder}: kept"
        if options.command == "retract":
            return f"retract: {retract(folders, options.date, options.reason)}"
        return f"publish-to: {len(deliver(folders, options.target))} files -> {options.target}"


def main() -> int:
    """Exit codes: 0 done, 1 refused (the message says why), 75 another stage is running."""
    options = arguments().parse_args()
    try:
        print(run(options))
    except BlockingIOError:
        print("another stage is running on this datasets folder; try again when it has ended", file=sys.stderr)
        return BUSY
    except (ReleaseError, LedgerError, OSError) as error:
        print(f"{options.command}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
