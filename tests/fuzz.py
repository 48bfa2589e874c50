"""Two fuzz targets: `python -m tests.fuzz workbook|page [seconds] [seed]`. Bytes of the corpus, damaged at random, are read.

A target may refuse or quarantine what it reads; any other exception is a fault of ours. The first ten that raised one are
written to `tests/fuzz_corpus/TARGET/`, named by their hash: committed there, they are tests for good (`test_fuzz.py`).
"""

import random
import sys
import time
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from parsel import Selector

from scrapers import feeds, hyperlinks, page, privacy, workbook
from scrapers.middlewares import blocks
from scrapers.printed_dates import day_printed
from scrapers.privacy import QuarantinedError
from scrapers.records import RefusedError

CORPUS = Path(__file__).parent / "fuzz_corpus"
TOKENS = (b"<", b">", b"&", b'"', b"\0", b"\xff", b"</", b"<!--", b"]]>", b"<![CDATA[", b"&#0;", b"&#x110000;", b"9" * 30,
          b"-1", b'r="', b"A1048577", b"t=\"s\"", b"\xed\xa0\xbd", b"<td colspan=99999>", b"A123456789",
          b"<f>", b"<v/>")  # fmt: skip


def read_workbook(body: bytes) -> None:
    """A workbook as a reader gets it: the gate, the preflight, the grid, the hyperlinks of its first sheet."""
    privacy.scan_bytes(body)
    try:
        book = workbook.read(body)
    except (RefusedError, QuarantinedError):
        return
    for sheet in book.sheets:
        sheet.payload_sha256()
        [workbook.printed(cell) for row in sheet.grid for cell in row]
    try:
        hyperlinks.hyperlinks(body, book.sheets[0].name)
    except RefusedError:
        return


def read_page(body: bytes) -> None:
    """A page and a feed as a spider gets them: the gate, the marks of a bot wall, the text, the days, the entries."""
    privacy.scan_bytes(body)
    blocks.challenge(body)
    blocks.soft_404(body)
    text = page.text_of(Selector(text=body.decode("utf-8", "replace") or "<p>", type="html"))
    [day_printed(line) for line in text.split("\n")]
    try:
        feeds.read(body, "https://a.example/")
    except feeds.NoFeedError:
        return


TARGETS: dict[str, Callable[[bytes], None]] = {"workbook": read_workbook, "page": read_page}


def corpus(target: str) -> list[bytes]:
    """What is committed for a target, by name."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]


def damaged(body: bytes, rng: random.Random) -> bytes:
    """``body`` with one to eight changes; those of a zip in one of its members, which is packed again with the right sum."""
    if body.startswith(b"PK\x03\x04") and rng.random() < 0.8:
        out = BytesIO()
        try:
            with zipfile.ZipFile(BytesIO(body)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
                victim = rng.choice(old.namelist())
                for name in old.namelist():
                    new.writestr(name, damaged(old.read(name), rng) if name == victim else old.read(name))
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
            return body
        return out.getvalue()
    made = bytearray(body)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(made) + 1)
        kind = rng.randrange(4)
        if kind == 0 and made:
            made[at % len(made)] ^= 1 << rng.randrange(8)
        elif kind == 1:
            made[at:at] = rng.choice(TOKENS)
        elif kind == 2:
            del made[at : at + rng.randrange(1, 40)]
        else:
            start = rng.randrange(len(made) + 1)
            made[at:at] = made[start : start + rng.randrange(1, 40)]
    return bytes(made)


def fuzz(target: str, budget: float, seed: int = 0) -> tuple[int, list[bytes]]:
    """How many bodies were read in so many seconds, and those that raised what may not be."""
    rng, known, bad, n = random.Random(seed), corpus(target), [], 0
    ends = time.monotonic() + budget
    while time.monotonic() < ends:
        body = damaged(rng.choice(known), rng)
        n += 1
        try:
            TARGETS[target](body)
        except Exception as error:  # noqa: BLE001 - what a fuzzer looks for
            print(f"{type(error).__name__}: {error}"[:300], file=sys.stderr)
            bad.append(body)
    return n, bad


def main(target: str, budget: float = 60, seed: int = 0) -> int:
    """Fuzz, keep what failed, and say so."""
    n, bad = fuzz(target, budget, seed)
    for body in bad[:10]:
        (CORPUS / target / sha256(body).hexdigest()[:16]).write_bytes(body)
    print(f"{target}: {n} bodies read, {len(bad)} raised what they may not")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *(float(word) for word in sys.argv[2:3]), *(int(word) for word in sys.argv[3:4])))
