"""The ledger of observations, as far as it says something about documents: what a build reads of it."""

import json
from collections.abc import Iterator
from pathlib import Path

COLUMNS = (
    "source url observed_at via role final_url status sha256 bytes content_type etag last_modified robots captured_on "
    "found_by erased reason published_on"
).split()
ABOUT = ("source", "url", "via", "found_by", "captured_on")  # beside the answer itself: what makes one another answer

Line = dict[str, str | None]


class LedgerError(Exception):
    """A line of the ledger that is no JSON object: says where."""


def read(ledger: Path) -> list[Line]:
    """The answers about documents and the tombstones, oldest first, by column; no line where there is no ledger.

    Answers about indexes and robots.txt say nothing about a document. Nor does one more answer of the same day that says
    what the one before it said (a 304: the bytes are those of the answer before it): only days are published. So a crawl
    that found nothing new gives what was there before. A torn last line, left by a kill, was never acknowledged; any other
    line that is no JSON object raises LedgerError.
    """
    if not ledger.exists():
        return []
    whole, _, _ = ledger.read_bytes().rpartition(b"\n")
    found: list[Line] = []
    last: dict[tuple[str | None, str | None], tuple[str | None, ...]] = {}
    held: dict[tuple[str | None, str | None], str | None] = {}
    for line in _lines(ledger, whole):
        if line["erased"]:
            found.append(line)
        if line["erased"] or line["role"] not in (None, "document"):
            continue
        of = (line["source"], line["url"])
        same = line["status"] == "304" and of in held
        said = (*(line[name] for name in ABOUT), (line["observed_at"] or "")[:10])
        said += ("200", held[of]) if same else (line["status"], line["sha256"])
        held[of] = line["sha256"] or held.get(of)
        if said != last.get(of):
            found.append(line)
        last[of] = said
    return found


def _lines(ledger: Path, whole: bytes) -> Iterator[Line]:
    for number, text in enumerate(whole.splitlines(), start=1):
        try:
            fields = json.loads(text)
            yield {name: None if fields.get(name) is None else str(fields[name]) for name in COLUMNS}
        except (ValueError, AttributeError) as error:
            raise LedgerError(f"{ledger}:{number}: no JSON object ({error}); restore it from git") from error
