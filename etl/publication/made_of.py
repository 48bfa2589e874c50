"""What a release is made of beside the records: the reviewed reference files and the ledger, each with its lines and sum.

`datasets/made_of.json` goes out with every release. The next one is compared with it: the ledger only grows, so its beginning
must still be the ledger of the last release, to the byte; a reference file that is gone or has fewer lines is a loss, which
needs a reason as any loss does (`comparison`); one that was edited is named on the screen and in the note of changes.
"""

import hashlib
import json
from itertools import islice
from pathlib import Path

from etl.folders import Folders
from etl.publication.comparison import Change

NAME = "made_of.json"
LEDGER = "snapshots.jsonl"


def files(folders: Folders) -> dict[str, Path]:
    """The reference files and the ledger by their name in a release; only those that are there."""
    found = {f"reference/{path.name}": path for path in sorted(folders.reference.glob("*")) if path.is_file()}
    return found | ({LEDGER: folders.ledger} if folders.ledger.exists() else {})


def text(folders: Folders) -> str:
    """The text of made_of.json for what lies there now: by name the number of lines and the sha256 of them."""
    entries = {name: dict(zip(("lines", "sha256"), _sum(path), strict=True)) for name, path in files(folders).items()}
    return json.dumps(entries, indent=1) + "\n"


def changes(folders: Folders) -> list[Change]:
    """What differs from the last release, gains too; a Change with something ``lost`` is to be accepted.

    Nothing where the last release says nothing of it: it is the first one, or older than this file.
    """
    said = folders.datasets / NAME
    if not said.exists():
        return []
    now = files(folders)
    found = []
    before = {name: (int(entry["lines"]), str(entry["sha256"])) for name, entry in json.loads(said.read_text()).items()}
    for name in sorted(before.keys() | now.keys()):
        lines, digest = before.get(name, (0, ""))
        if name not in now:
            found.append(Change(name, "lines", "", lines, 0, lines, " (the file is gone)"))
        elif name == LEDGER:
            n = _sum(now[name])[0]
            if _sum(now[name], lines) != (lines, digest):
                found.append(
                    Change(name, "lines", "", lines, n, lines, " (it only grows, but its beginning is another)")
                )
            elif n > lines:
                found.append(Change(name, "lines", "", lines, n, 0))
        elif (here := _sum(now[name])) != (lines, digest):
            how = " (new)" if name not in before else " (edited)"
            found.append(Change(name, "lines", "", lines, here[0], max(0, lines - here[0]), how))
    return found


def _sum(path: Path, first: int | None = None) -> tuple[int, str]:
    """The number of lines of a file and the sha256 of them; of the ``first`` ones alone."""
    digest, n = hashlib.sha256(), 0
    with path.open("rb") as file:
        for line in islice(file, first):
            digest.update(line)
            n += 1
    return n, digest.hexdigest()
