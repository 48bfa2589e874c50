"""The command line: ``python -m scrapers collect|import|extract|sources|verify|coverage|erase``, each with ``--help``."""

import argparse
import os
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from scrapers.snapshots import CorruptStoreError, InputError, SnapshotStore, exclusive
from sums import SumsError, advice

LOCKED = 75  # EX_TEMPFAIL of sysexits.h: another refresh is at work, try again later


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    main = argparse.ArgumentParser(prog="python -m scrapers", description=__doc__)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--datasets",
        type=Path,
        default=Path(os.environ.get("DATASETS") or "datasets"),
        help="the folder of all data (default: $DATASETS, else datasets)",
    )
    commands = main.add_subparsers(dest="command", required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[common])

    collect = command("collect", "Run the spiders. Exit 1: drift, truncation, an error; 75: another one is at work.")
    collect.add_argument("sources", nargs="*", metavar="SOURCE", help="source ids (default: all)")
    collect.add_argument(
        "--replay", type=Path, metavar="MANIFEST.csv", help="answer from files: path,url[,captured_on]"
    )
    collect.add_argument("--max-pages", type=positive, metavar="N", help="documents asked for per source in this run")
    collect.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD", help="leave out earlier articles")

    take = command("import", "Take files fetched by hand or by others into the store and the ledger.")
    take.add_argument("source", metavar="SOURCE")
    take.add_argument("files", nargs="*", type=Path, metavar="FILE")
    take.add_argument("--url", help="where FILE was published (default: file:NAME, for sources that know such files)")
    take.add_argument("--captured-on", metavar="YYYY-MM-DD", help="the day it was captured")
    take.add_argument(
        "--published", metavar="YYYY-MM-DD", help="FILE is the bare text of the page at --url, published that day"
    )
    take.add_argument("--title", help="with --published: the title of that page")
    take.add_argument("--manifest", type=Path, metavar="MANIFEST.csv", help="path,url[,captured_on][,sha256]")

    captures = command("captures", "Import an archive's captures: WARC files, or lists with url, captured_at and path.")
    captures.add_argument("files", nargs="+", type=Path, metavar="FILE")

    extract = command("extract", "Read the snapshots that were not yet read into records.")
    extract.add_argument("--again", action="store_true", help="read all of them anew")

    new = command(
        "new", "Add a publisher from five addresses of its documents: entry, addresses, fixture, expectation."
    )
    new.add_argument("name", metavar="NAME", help="its source id: acme_press_releases")
    new.add_argument(
        "urls", nargs="+", metavar="URL", help="addresses of documents, at least five, each seen by somebody"
    )
    new.add_argument("--publisher", metavar="ORG", help="an organization_id of datasets/reference/organizations.csv")
    new.add_argument("--title", help="who it is: Acme Alliance press releases")
    new.add_argument("--page", type=Path, metavar="FILE", help="a saved page of the first address")

    fixture = command("fixture", "Turn a saved page into a fixture: its structure and dates, with made-up words.")
    fixture.add_argument("file", type=Path, metavar="FILE")
    fixture.add_argument("--source", required=True, metavar="SOURCE")
    fixture.add_argument("--url", required=True, help="where the page was published")
    fixture.add_argument("--case", default="saved", metavar="NAME", help="the folder of the fixture (default: saved)")

    sources = command("sources", "Each source: its last change, how late it is, and how its last run ended.")
    sources.add_argument(
        "--check",
        action="store_true",
        help="ask each site once: robots.txt, each way, the first document; write the table",
    )
    sources.add_argument("--replay", type=Path, metavar="MANIFEST.csv", help="with --check: answer from files")

    verify = command("verify", "Re-read a random sample of published values from the raw bytes and compare.")
    verify.add_argument("--sample", type=positive, default=500, metavar="N")
    verify.add_argument("--all", action="store_true", help="every value and document whose bytes are held")
    verify.add_argument("--seed", type=int, default=None)

    command(
        "coverage",
        "Every number in the workbooks' bytes, by edition and sheet, against the cells that reached a record or are ignored "
        "for a reason. Exit 0: none is uncovered; 1: one is; 2: no workbook's bytes are held.",
    )

    command(
        "labels", "Labels of the workbooks that nobody has reviewed, each with the known label it comes nearest to."
    )

    erase = command("erase", "Delete the bytes of a hash for good and leave a tombstone in the ledger.")
    erase.add_argument("sha256", type=sha256, metavar="SHA256")
    erase.add_argument("--reason", required=True)
    return main


def positive(text: str) -> int:
    """An integer of at least 1."""
    if int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: at least 1")
    return int(text)


def sha256(text: str) -> str:
    """64 hexadecimal digits, lower case."""
    if not re.fullmatch(r"[0-9a-f]{64}", text.lower()):
        raise argparse.ArgumentTypeError(f"{text!r} is no sha256 (64 hexadecimal digits)")
    return text.lower()


def run(options: argparse.Namespace) -> int:
    """Do what the command line says; returns the exit code. Stages are imported when they are needed."""
    datasets: Path = options.datasets
    if options.command == "extract":
        from scrapers import extract, tracked

        code = extract.main(datasets, options.again)
        if code != LOCKED:
            tracked.write(datasets)
        return code
    if options.command == "labels":
        from scrapers import labels

        return labels.main(datasets)
    if options.command == "verify":
        from scrapers import verify

        return verify.main(datasets, None if options.all else options.sample, options.seed)
    if options.command == "coverage":
        from scrapers import coverage

        return coverage.main(datasets)
    if options.command == "erase":
        with exclusive(datasets):
            return erase(datasets, options.sha256, options.reason)
    if options.command in ("new", "fixture"):
        return add_source(options)
    return of_sources(options)


def add_source(options: argparse.Namespace) -> int:
    """Make the parts of a new source, or a fixture of one."""
    from scrapers import newsource, registry

    if options.command == "new":
        return newsource.main(options.name, options.urls, options.publisher, options.title, options.page)
    return newsource.fixture(options.source, options.file, options.url, options.case, registry.modules())


def of_sources(options: argparse.Namespace) -> int:
    """What is done with all sources or with some: show, check, import, collect."""
    from scrapers import health, imports, registry

    datasets: Path = options.datasets
    modules = registry.modules()
    named = options.sources if options.command == "collect" else [options.source] if options.command == "import" else []
    if unknown := sorted(set(named) - modules.keys()):
        print(f"no source {', '.join(unknown)}; there are {', '.join(modules)}", file=sys.stderr)
        return 2
    if options.command == "sources" and options.check:
        from scrapers import check

        with exclusive(datasets):
            return check.main(modules, datasets, options.replay)
    if options.command == "sources":
        print(health.sources_table([m.SOURCE for m in modules.values()], datasets, datetime.now(UTC).date()))
        return 0
    with exclusive(datasets):
        if options.command == "captures":
            from scrapers import captures

            return captures.main(options.files, modules, datasets)
        if options.command == "import":
            if bool(options.manifest) == bool(options.files):
                print("give either files or --manifest", file=sys.stderr)
                return 2
            source = modules[options.source].SOURCE
            given = (options.published, options.title)
            return imports.main(
                source, options.files, options.url, options.captured_on, options.manifest, datasets, *given
            )
        from scrapers import collect

        chosen = {name: module for name, module in modules.items() if not named or name in named}
        return collect.main(chosen, datasets, options.replay, options.max_pages, options.since)


def erase(datasets: Path, sha256: str, reason: str) -> int:
    """Erase a hash from the store and from quarantine. Records made of it go with the next ``extract``."""
    store = SnapshotStore(datasets)
    if all(line.sha256 != sha256 for line in store.observations()):
        print(f"{sha256}: the ledger holds no such hash; nothing was erased", file=sys.stderr)
        return 1
    store.erase(sha256, reason)
    for copy in (datasets / "build" / "quarantine").glob(f"{sha256}*"):
        copy.unlink()
    print(f"erased {sha256}; run extract, build and publish again to drop what was read from it")
    return 0


def main() -> int:
    """Run the command; errors that a reader can act on are one line on stderr."""
    options = parser().parse_args()
    try:
        return run(options)
    except BlockingIOError:
        print(f"{options.datasets}: another collect, import or extract is at work; try again later", file=sys.stderr)
        return LOCKED
    except CorruptStoreError as error:
        print(f"corrupt store: {error}", file=sys.stderr)
        return 1
    except (InputError, SumsError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{options.command}: {advice(error)}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
