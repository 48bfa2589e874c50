"""Captures of an archive, imported: pages of hosts that refuse machines or forbid a path, kept by somebody else.

``python -m scrapers captures FILE…`` takes WARC files (ISO 28500; plain or gzip, one member a record) and lists of captures:
CSV with the columns url, captured_at (the archive's 14 digits, or ISO) and path, the file that holds the bytes as they were
captured. A row without a path is asked of web.archive.org, as politely as any host.

Each capture goes to the source whose document its address is; what no source takes is counted. The day of the capture
is the evidence of when the page was so (`captured_on`), and the address is the publisher's, not the archive's.
"""

import csv
import gzip
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from types import ModuleType
from typing import IO, Any, ClassVar

from scrapy.http import Request, Response

from scrapers.collect import configure, crawl
from scrapers.middlewares.blocks import challenge, soft_404
from scrapers.settings import DOWNLOAD_MAXSIZE
from scrapers.snapshots import InputError, Observation, Role, SnapshotStore, now
from scrapers.source_spider import SourceSpider
from scrapers.sources import Source

ARCHIVED = re.compile(r"https?://web\.archive\.org/web/(\d{14})[a-z_]*/(https?://.+)")
CHUNK = re.compile(rb"([0-9a-fA-F]+)[^\r\n]*\r\n")


@dataclass(frozen=True)
class Capture:
    """A page as an archive kept it: the publisher's address, the day, and the bytes, None where they are to be asked for at
    ``archived``."""

    url: str
    captured_on: date
    body: bytes | None
    archived: str = ""


def main(
    files: list[Path], modules: Mapping[str, ModuleType], datasets: Path, overrides: Mapping[str, Any] | None = None
) -> int:
    """Import what is in ``files``; print what was done. Exit code 1 where a capture was refused, or none was taken.

    Idempotent. ``overrides`` of the settings are for tests.
    Raises InputError, before anything is stored of a file, where it is neither WARC nor a list.
    """
    store = SnapshotStore(datasets)
    erased = store.erased()
    seen = {(line.source, line.url, line.sha256, line.captured_on) for line in store.observations()}
    counts: Counter[str] = Counter()
    wanted: dict[str, str] = {}  # by address in the archive: the source whose document it is
    for file in files:
        for capture in read(file, counts):
            source_id = next((name for name, module in modules.items() if module.SOURCE.is_document(capture.url)), None)
            day = capture.captured_on.isoformat()
            if source_id and capture.body is None:
                if any((line[0], line[1], line[3]) == (source_id, capture.url, day) for line in seen):
                    counts["known"] += 1
                else:
                    wanted[capture.archived] = source_id
                continue
            if source_id is None or capture.body is None:
                counts["of no source"] += 1
                continue
            if mark := challenge(capture.body) or soft_404(capture.body):
                print(f"refused: {file}: {capture.url} of {capture.captured_on}: {mark}", file=sys.stderr)
                counts["refused"] += 1
                continue
            sha256 = store.put(capture.body, erased)
            if (source_id, capture.url, sha256, day) in seen:
                counts["known"] += 1
                continue
            seen.add((source_id, capture.url, sha256, day))
            store.record(
                Observation(
                    source=source_id,
                    url=capture.url,
                    observed_at=now(),
                    via="import",
                    sha256=sha256,
                    bytes=len(capture.body),
                    captured_on=day,
                )
            )
            counts["imported"] += 1
    if wanted:
        counts += ask(wanted, datasets, overrides)
    print(
        ", ".join(
            f"{counts[what]} {what}" for what in ("imported", "known", "refused", "of no source", "no answer 200")
        )
    )
    return 1 if counts["refused"] or not counts["imported"] + counts["known"] else 0


def read(file: Path, counts: Counter[str]) -> Iterator[Capture]:
    """The captures of a file. Raises InputError."""
    try:
        head = file.open("rb").read(2)
        if file.suffix == ".csv":
            yield from listed(file)
        elif head == b"\x1f\x8b":
            with gzip.open(file) as packed:
                yield from warc(file, packed, counts)  # type: ignore[arg-type]
        else:
            with file.open("rb") as plain:
                yield from warc(file, plain, counts)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{file}: can't be read ({error})") from error


def listed(file: Path) -> Iterator[Capture]:
    """The captures of a list. Raises InputError naming the line."""
    with file.open(newline="", encoding="utf-8-sig") as lines:
        reader = csv.DictReader(lines)
        if missing := {"url", "captured_at", "path"} - set(reader.fieldnames or ()):
            raise InputError(f"{file}: no column {', '.join(sorted(missing))}; url, captured_at and path are needed")
        for row in reader:
            where = f"{file}:{reader.line_num}"
            archived = ARCHIVED.fullmatch(row["url"])
            url, stamp = (archived[2], archived[1]) if archived else (row["url"], row["captured_at"])
            if not row["path"]:
                if not archived:
                    raise InputError(f"{where}: neither a path nor an address in web.archive.org")
                yield Capture(url, day_of(stamp, where), None, f"https://web.archive.org/web/{stamp}id_/{url}")
                continue
            path = file.parent / row["path"]
            if not path.is_file() or not 0 < path.stat().st_size <= DOWNLOAD_MAXSIZE:
                raise InputError(f"{where}: {path} is no file of 1 to {DOWNLOAD_MAXSIZE} bytes")
            yield Capture(url, day_of(stamp or row["captured_at"], where), path.read_bytes())


class CaptureSpider(SourceSpider):
    """Asks an archive for captures, and writes each down as the publisher's page of that day."""

    name = "captures"
    source = Source(
        "captures",
        "",
        "Captures of web.archive.org",
        "https://web.archive.org/",
        ("web.archive.org",),
        ARCHIVED.pattern,
        "excerpt",
        "",
        "",
    )
    wanted: ClassVar[dict[str, str]]

    def entry_points(self) -> Iterator[Request]:
        """No index: the captures are known."""
        self.candidates.update(dict.fromkeys(self.wanted, 0))
        yield from ()

    def _observe(self, response: Response, url: str, role: Role) -> Observation:
        observation = super()._observe(response, url, role)
        archived = ARCHIVED.fullmatch(response.url) or ARCHIVED.fullmatch(url)  # redirected to the nearest capture
        assert archived is not None
        day = day_of(archived[1], url).isoformat()
        of = self.wanted[url]
        return replace(observation, source=of, url=archived[2], via="import", captured_on=day, final_url=None)


def ask(wanted: dict[str, str], datasets: Path, overrides: Mapping[str, Any] | None) -> Counter[str]:
    """Ask for the captures, DOCUMENTS_PER_RUN of them at most; what became of them. The rest comes in the next run."""
    config = configure(datasets, None, overrides)
    spider = type("Captures", (CaptureSpider,), {"wanted": wanted, "__module__": __name__})
    run = crawl({"captures": (spider, {"max_documents": config.getint("DOCUMENTS_PER_RUN")})}, config)["captures"]
    for state, url, reason in run.problems:
        print(f"refused: {url}: {state}: {reason}", file=sys.stderr)
    got = sum(run.counts[what] for what in ("new", "changed", "unchanged", "same_bytes"))
    if run.pending:
        print(f"{run.pending} captures are left for the next run")
    return Counter({"imported": got, "refused": len(run.problems), "no answer 200": run.counts["gone"]})


def day_of(stamp: str, where: str) -> date:
    """The day of a capture: 20250203040506, or ISO. Raises InputError."""
    try:
        return datetime.strptime(stamp[:8], "%Y%m%d").date() if stamp[:8].isdigit() else date.fromisoformat(stamp[:10])
    except ValueError as error:
        raise InputError(f"{where}: {stamp!r} is no time of a capture like 20250203040506") from error


def warc(file: Path, stream: IO[bytes], counts: Counter[str]) -> Iterator[Capture]:
    """The answers with status 200 among the records of a WARC file. Raises InputError where it is none, or cut short."""
    number = 0
    while line := stream.readline():
        if not line.strip():
            continue
        number += 1
        where = f"{file}: record {number}"
        if not line.startswith(b"WARC/1."):
            raise InputError(f"{where}: begins with {line[:30]!r}, expected WARC/1.0 or WARC/1.1")
        headers = headers_of(stream, where)
        length = str(headers.get("Content-Length", ""))
        if not length.isdigit() or int(length) > 2 * DOWNLOAD_MAXSIZE:
            raise InputError(f"{where}: Content-Length {length!r}")
        block = stream.read(int(length))
        if len(block) != int(length):
            raise InputError(f"{where}: {len(block)} of {length} bytes: the file is cut short")
        if headers.get("WARC-Type") != "response":
            continue
        url = str(headers.get("WARC-Target-URI", "")).strip("<>")
        body = payload(block, where)
        if body is None:
            counts["no answer 200"] += 1
        else:
            yield Capture(url, day_of(str(headers.get("WARC-Date", "")), where), body)


def headers_of(stream: IO[bytes], where: str) -> Message:
    """The headers of a record, up to the blank line. Raises InputError at the end of the file."""
    lines = []
    while (line := stream.readline()) not in (b"\r\n", b"\n"):
        if not line:
            raise InputError(f"{where}: the file is cut short")
        lines.append(line)
    return BytesHeaderParser().parsebytes(b"".join(lines))


def payload(block: bytes, where: str) -> bytes | None:
    """The body of an HTTP answer, decoded; None where its status is not 200. Raises InputError for what can't be decoded."""
    head, _, body = block.partition(b"\r\n\r\n")
    status, _, rest = head.partition(b"\r\n")
    if not re.match(rb"HTTP/\d(?:\.\d)? 200\b", status):
        return None
    headers = BytesHeaderParser().parsebytes(rest)
    if "chunked" in str(headers.get("Transfer-Encoding", "")).lower():
        body = joined(body, where)
    coding = str(headers.get("Content-Encoding", "")).strip().lower()
    try:
        if coding in ("gzip", "x-gzip", "deflate"):
            decoder = zlib.decompressobj(zlib.MAX_WBITS | 32)
            body = decoder.decompress(body, DOWNLOAD_MAXSIZE)
            if decoder.unconsumed_tail:
                raise InputError(f"{where}: a body of more than {DOWNLOAD_MAXSIZE} bytes, unpacked")
            if not decoder.eof:
                raise InputError(f"{where}: a broken {coding} body: it is cut short")
        elif coding not in ("", "identity"):
            raise InputError(f"{where}: Content-Encoding {coding!r}; ask the archive for gzip or none")
    except zlib.error as error:
        raise InputError(f"{where}: a broken {coding} body ({error})") from error
    return body


def joined(body: bytes, where: str) -> bytes:
    """A body in chunks, as one. An archive that joined them and kept the header is taken at its bytes."""
    parts: list[bytes] = []
    position = 0
    while chunk := CHUNK.match(body, position):
        size = int(chunk[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[chunk.end() : chunk.end() + size])
        position = chunk.end() + size + 2
    if parts:
        raise InputError(f"{where}: chunks that don't fit")
    return body
