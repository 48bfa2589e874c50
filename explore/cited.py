"""Which cells the rows of an answer stand in, as a page cites them."""

import re
from collections.abc import Sequence

from explore.database import Row

CITED = re.compile(r"(?P<stem>.*?)_?cells?(?P<end>_\w+)?")


def cited(rows: Sequence[Row]) -> list[dict[str, str]]:
    """The files, sheets and cells that rows name: columns sheet, cell or cells, and snapshot_sha256, with the same ending."""
    found = []
    for row in rows:
        for name, value in row.items():
            match = CITED.fullmatch(name)
            if not match or not value or name.endswith("_href"):
                continue
            end = match["end"] or ""
            sheet = row.get(f"sheet{end}") or row.get("sheet")
            sha = next(
                (row[key] for key in (f"snapshot{end}", f"snapshot_sha256{end}", "snapshot_sha256") if row.get(key)),
                None,
            )
            if sheet and sha:
                found.append(
                    {
                        "sheet": str(sheet),
                        "cells": str(value),
                        "sha256": str(sha),
                        "edition": str(row.get("edition") or ""),
                    }
                )
    return found[:4]
