"""Add a publisher: ``python -m scrapers new NAME URL URL URL URL URL`` makes its entry, addresses, fixture and expectation.

The pattern is what the addresses have in common; the listing is the folder they lie in. Both are guesses for a person to look
at: the command prints what to check. ``python -m scrapers fixture FILE --source NAME --url URL`` makes a further fixture of a
saved page.
"""

import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from scrapers import entries, records, synthetic_page
from scrapers.records import IgnoredError, RefusedError
from scrapers.snapshots import InputError, Snapshot

ADDRESSES = Path(__file__).with_name("addresses.csv")
FIXTURES = Path(__file__).parent.parent / "tests" / "fixtures"
ENOUGH = 5
GENERIC = """<!DOCTYPE html>
<!-- Synthetic: written for this test. No real page of this site was at hand. -->
<html lang="en">
<head>
<meta charset="UTF-8">
<title>Example Alliance Calls for Releases | {site}</title>
<meta property="og:title" content="Example Alliance Calls for Releases From the Example Processing Center | {site}">
<meta property="og:site_name" content="{site}">
<link rel="canonical" href="{url}">
</head>
<body>
<nav><a href="/">Home</a></nav>
<main>
<article>
<h1>Example Alliance Calls for Releases From the Example Processing Center</h1>
{date}<p>WASHINGTON, D.C. — The Example Alliance today called on the Example Department to release people from immigration
detention at the Example Processing Center, where the number of detained people doubled in one year.</p>
<p>“Nobody should be held for months without a hearing,” said Test Speaker, director of policy at the Example Alliance.
“The Example Department can end this practice today, and it should do so.”</p>
<p>The alliance asked the department to publish the number of people in each facility every week, to allow visits, and to
answer in writing before the end of the month.</p>
</article>
</main>
<footer><p>All rights reserved.</p></footer>
</body>
</html>
"""


def main(name: str, urls: list[str], publisher: str | None, title: str | None, page: Path | None) -> int:
    """``python -m scrapers new``: write all parts, print what to look at. Raises InputError before anything is written."""
    if len(set(urls)) < ENOUGH:
        raise InputError(f"{len(set(urls))} addresses of documents, expected at least {ENOUGH} that somebody has seen")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise InputError(f"{name!r} is no source id: small letters, digits and _")
    if name in entries.read():
        raise InputError(f"{entries.FILE}: there is an entry [{name}]")
    host = urlsplit(urls[0]).netloc.removeprefix("www.")
    if others := sorted({urlsplit(url).netloc for url in urls} - {host, f"www.{host}"}):
        raise InputError(f"addresses on several hosts ({host}, {', '.join(others)}): one source for each")
    publisher = publisher or f"org_{host.split('.')[0]}"
    text = entry(name, urls, host, publisher, title or name.replace("_", " "))
    with entries.FILE.open("a", encoding="utf-8") as file:
        file.write(text)
    add_addresses(name, urls)
    made = next(module for module in entries.modules("scrapers.spiders.entries") if name == module.SOURCE.source_id)
    body = page.read_bytes() if page else None
    case = write_case(made, body, urls[0], "release")
    write_case(made, GENERIC.format(site=host, url=urls[0], date="").encode(), urls[0], "no_date", made_before=True)
    print(text.strip())
    print(f"\n{ADDRESSES}: {len(set(urls))} rows\n{case}/: a fixture and what is read from it")
    print("Look at: document (does it match too much?), ways (does the listing exist?), verified, assumed, and whether")
    print(f"{publisher} is in datasets/reference/organizations.csv. Then: make quick")
    return 0


def entry(name: str, urls: list[str], host: str, publisher: str, title: str) -> str:
    """The TOML of a new source."""
    folder = urlsplit(urls[0])
    listing = f"{folder.scheme}://{folder.netloc}{folder.path.rstrip('/').rpartition('/')[0]}/"
    return f"""
[{name}]
publisher = "{publisher}"
title = {json.dumps(title)}
homepage = "{listing}"
hosts = ["{host}", "www.{host}"]
document = '{pattern(urls, host)}'
owner = {json.dumps(title)}
citation = {json.dumps(title)}
keep = "detention"
ways = [{{ kind = "listing", url = "{listing}" }}]
verified = "{date.today():%Y-%m-%d}: {len(set(urls))} addresses. Say who saw what: the listing, a page, robots.txt."
assumed = "The listing is the folder of the documents; title, date and text are where `articles` looks for them."
"""


def pattern(urls: Iterable[str], host: str) -> str:
    """What the addresses have in common, as a regular expression: one alternative for each number of segments."""
    by_length: dict[int, list[list[str]]] = {}
    for url in urls:
        segments = urlsplit(url).path.strip("/").split("/")
        by_length.setdefault(len(segments), []).append(segments)
    paths = sorted("/".join(map(segment, zip(*paths, strict=True))) for paths in by_length.values())
    path = paths[0] if len(paths) == 1 else f"(?:{'|'.join(paths)})"
    return rf"https://(?:www\.)?{plain(host)}/{path}/?"


def plain(text: str) -> str:
    """``text`` in a regular expression; a hyphen needs no escape there."""
    return re.escape(text).replace(r"\-", "-")


def segment(values: tuple[str, ...]) -> str:
    """One place in the paths: the same everywhere, digits, or anything; the last of a single address is its slug."""
    if all(re.fullmatch(r"\d+", value) for value in values):
        lengths = {len(value) for value in values}
        return rf"\d{{{lengths.pop()}}}" if len(lengths) == 1 else r"\d+"
    if len(set(values)) == 1 and "-" not in values[0]:
        return plain(values[0])
    return "[^/?#]+" if len(set(values)) > 1 or values[0].count("-") > 1 else plain(values[0])


def add_addresses(name: str, urls: Iterable[str]) -> None:
    """Add the addresses to the reviewed table, sorted."""
    with ADDRESSES.open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    rows += [[name, url, "match", "given", ""] for url in sorted(set(urls))]
    with ADDRESSES.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(sorted(rows))


def fixture(source_id: str, file: Path, url: str, case: str, modules: dict[str, ModuleType]) -> int:
    """``python -m scrapers fixture``: a further case of a source. Raises InputError for an address that is none of it."""
    if source_id not in modules:
        raise InputError(f"no source {source_id}; there are {', '.join(modules)}")
    if not modules[source_id].SOURCE.is_document(url):
        raise InputError(
            f"{url}: no document of {source_id}, whose addresses are {modules[source_id].SOURCE.document_url}"
        )
    print(f"{write_case(modules[source_id], file.read_bytes(), url, case)}/: look at both files, then make quick")
    return 0


def write_case(module: ModuleType, body: bytes | None, url: str, case: str, made_before: bool = False) -> Path:
    """Write a fixture and what its source reads from it. Without ``body`` a made-up page stands for one."""
    folder: Path = FIXTURES / module.SOURCE.source_id / case
    folder.mkdir(parents=True, exist_ok=True)
    parts = urlsplit(url)
    example = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').rpartition('/')[0]}/example-release"
    address = example if module.SOURCE.is_page(example) else url
    if body is None:
        page = GENERIC.format(site=parts.netloc, url=address, date="<p>February 3, 2031</p>\n")
    elif made_before:
        page = body.decode().replace(url, address)
    else:
        page = synthetic_page.synthetic(body, address)
    (folder / "input.html").write_text(page, encoding="utf-8")
    expected: dict[str, Any] = {"url": address}
    found: dict[str, list[dict[str, Any]]] = {}
    data = page.encode()
    try:
        for table, row in module.extract(
            Snapshot(module.SOURCE.source_id, address, hashlib.sha256(data).hexdigest(), data)
        ):
            found.setdefault(table, []).extend(records.rows(row))
        expected["records"] = found
    except IgnoredError as error:
        expected["ignored"] = str(error)
        print(f"{folder}: IGNORED: {error}. Save a page that is kept, or take `keep` out", file=sys.stderr)
    except RefusedError as error:
        expected |= {"refused": error.reason, "cell": error.cell}
        if case == "release":
            print(f"{folder}: REFUSED: {error.reason}", file=sys.stderr)
    (folder / "expected.json").write_text(json.dumps(expected, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder
