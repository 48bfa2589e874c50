"""python -m etl STAGE: annotate, match, locate, build, table, check, publish, docs; annotate-corpus on other texts."""

import argparse
import os
import sys
from pathlib import Path

import duckdb
import pyarrow as pa

import sums
from etl import statements as annotate
from etl.corpus import local as corpus
from etl.corpus import spark
from etl.folders import ROOT, Folders, exclusive
from etl.ledger import LedgerError
from etl.publication import seal, standing
from etl.publication.describe import dictionary, metadata
from etl.publication.publish import PublishError, publish, recover, stand_on_the_last_release
from etl.registry import locate, match
from etl.stints import run as stints
from etl.stints.layouts import LayoutError
from etl.warehouse.build import BuildError, build
from etl.warehouse.check import check, report
from etl.warehouse.look import look
from sums import SumsError, verify

BUSY = 75  # sysexits' EX_TEMPFAIL
ELSEWHERE = ("annotate-corpus", "stints")


def arguments() -> argparse.ArgumentParser:
    """The command line; every stage takes --datasets."""
    parser = argparse.ArgumentParser(prog="python -m etl", description="Records -> checked tables -> publication.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--datasets", type=Path, default=Path(os.environ.get("DATASETS", "datasets")), metavar="DIR")
    stages = parser.add_subparsers(dest="stage", required=True)
    texts = stages.add_parser("annotate", parents=[common], help="statement texts -> redacted titles, mentions")
    texts.add_argument("--again", action="store_true", help="annotate texts that were annotated before, too")
    stages.add_parser("match", parents=[common], help="propose facilities for names the reference does not know")
    stages.add_parser("locate", parents=[common], help="propose county and coordinates for facilities that lack them")
    stages.add_parser("verify", parents=[common], help="compare a release with SHA256SUMS and its signature")
    stages.add_parser("docs", parents=[common], help="metadata.json and the dictionary, from the declarations alone")
    others = stages.add_parser(
        "annotate-corpus", parents=[common], help="any Parquet of url, date, title, text -> facts"
    )
    others.add_argument("inputs", nargs="+", metavar="IN.parquet", help="read from front to back, never changed")
    others.add_argument(
        "--out", required=True, metavar="DIR", help="DIR/facts/*.parquet; a second run does what is missing"
    )
    others.add_argument(
        "--workers", type=int, default=os.cpu_count(), metavar="N", help="processes; default: all cores"
    )
    others.add_argument(
        "--remote", metavar="sc://HOST:PORT", help="on this Spark Connect cluster; paths are as it sees them"
    )
    others.add_argument(
        "--us-government-works", action="store_true", help="texts are free: write them too, without names"
    )
    persons = stages.add_parser("stints", help="person-level stints -> counts by place, small ones hidden")
    persons.add_argument(
        "inputs", nargs="+", type=Path, metavar="FILE", help="Parquet or delimited text of one release"
    )
    persons.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="stint_nights.parquet, stint_cells.parquet"
    )
    part = stages.add_parser(
        "table", parents=[common], help="build one table or check alone, with what it is made of; describe it"
    )
    part.add_argument("name", metavar="TABLE", help="facility_population, staging.figures, checks.zip_matches_city")
    for stage, text in (
        ("build", "records, reference, ledger -> candidate warehouse"),
        ("check", "check the candidate; exit 1 on errors"),
        ("publish", "publish the checked candidate: Parquet, SQLite, documents"),
    ):
        last = stages.add_parser(stage, parents=[common], help=text)
        last.add_argument("--again", action="store_true", help="also where the last publication still stands")
        if stage == "publish":
            last.add_argument(
                "--accept", metavar="REASON", help="accept all losses since the last release, for this reason"
            )
    return parser


def elsewhere(options: argparse.Namespace) -> int:
    """The stages on other people's files: they write nothing into the datasets folder."""
    if options.stage == "stints":
        return stints.main(options.inputs, options.out)
    return annotate_corpus(options)


def annotate_corpus(options: argparse.Namespace) -> int:
    """Annotate other people's texts, here or on a cluster: the datasets folder gives only its reference files."""
    reference, whole = Folders(options.datasets.resolve()).reference, options.us_government_works
    if options.remote:
        return spark.main(options.remote, options.inputs, options.out, reference, whole)
    inputs = [Path(path) for path in options.inputs]
    return corpus.main(inputs, Path(options.out), reference, whole, max(1, options.workers))


def run(options: argparse.Namespace) -> int:
    """Run one stage under the lock; returns the exit code."""
    folders = Folders(options.datasets.resolve())
    with exclusive(folders):
        if recover(folders):
            print("publish: completed a publication that was interrupted")
        if options.stage == "annotate":
            return annotate.main(folders.datasets, again=options.again)
        if options.stage == "match":
            return match.main(folders.datasets)
        if options.stage == "locate":
            return locate.main(folders.datasets)
        if options.stage == "table":
            print(look(folders, options.name))
            return 0
        if options.stage == "verify":
            return seal.main(folders)
        if options.stage == "docs":
            (ROOT / "metadata.json").write_text(metadata())
            (folders.datasets / "README.md").write_text(dictionary())
            return 0
        if not options.again and (kept := standing.since(folders)):
            print(
                f"{options.stage}: nothing new since the publication of {kept}: kept (--again to {options.stage} anyway)"
            )
        elif options.stage == "build":
            print(f"build: wrote {candidate(folders, options.again)}")
        elif options.stage == "check":
            errors = check(folders)
            print(report(folders))
            print(*(errors or ["check: no errors"]), sep="\n")
            return 1 if errors else 0
        elif options.stage == "publish":
            rows = publish(folders, accept=options.accept)
            print(f"publish: {sum(rows.values()):,} rows in {len(rows)} tables -> {folders.datasets}")
    return 0


def candidate(folders: Folders, again: bool) -> Path:
    """Build the candidate of records that are whole; unless ``again``, beside a release and a ledger that are whole, too."""
    verify(folders.records)
    if not again:
        stand_on_the_last_release(folders)
    return build(folders)


def main() -> int:
    """Parse, run, and turn foreseen failures into a message and an exit code."""
    options = arguments().parse_args()
    try:
        return elsewhere(options) if options.stage in ELSEWHERE else run(options)
    except BlockingIOError:
        print("another build is running on this datasets folder; try again when it has ended", file=sys.stderr)
        return BUSY
    except (
        BuildError,
        corpus.CorpusError,
        LayoutError,
        LedgerError,
        PublishError,
        SumsError,
        FileNotFoundError,
    ) as error:
        print(f"{options.stage}: {error}", file=sys.stderr)
        return 1
    except (OSError, duckdb.Error, pa.ArrowException) as error:
        for left in (
            (Folders(options.datasets).candidate).glob("*.unfinished*") if options.stage not in ELSEWHERE else ()
        ):
            left.unlink()  # half a warehouse would keep a full disk full
        print(f"{options.stage}: {sums.advice(error)}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
