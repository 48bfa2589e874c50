"""`python -m etl annotate-corpus IN … --out OUT --remote sc://HOST:PORT`: a corpus on a cluster that speaks Spark Connect.

IN and OUT are paths as the cluster sees them. Each input is a job of its own, appended to OUT when it is whole; pages that OUT
already has are left out, so a run that was broken off goes on. Every worker needs this code and its environment, at any place:
one with other rules is refused.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from etl.corpus import pages
from etl.corpus.guard import Guarded, batches
from etl.corpus.local import CorpusError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TYPES = {pa.string(): "string", pa.int32(): "int", pa.float64(): "double"}
SCHEMA = ", ".join(f"{field.name} {TYPES[field.type]}" for field in pages.FACTS)
PAGE = ["statement_id", "text_sha256"]
"""What tells one page from another."""


def session(remote: str) -> "SparkSession":
    """A session of the cluster at ``remote``. Raises CorpusError where the client is not installed."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise CorpusError(f"--remote needs Spark's client ({error}): pip install -r requirements-spark.lock") from error
    return SparkSession.builder.remote(remote).getOrCreate()


def main(remote: str, inputs: Sequence[str], out: str, reference: Path, whole: bool) -> int:
    """Annotate ``inputs`` on the cluster. Returns 0; raises CorpusError, and what the client raises."""
    spark = session(remote)
    try:
        counts = run(spark, inputs, out, reference, whole)
    finally:
        spark.stop()
    refused = counts.get("refusal", 0)
    print(f"annotate-corpus: {counts.get('statement', 0) + refused:,} pages in {out}; {refused:,} refused")
    return 0


def run(spark: "SparkSession", inputs: Sequence[str], out: str, reference: Path, whole: bool) -> dict[str, int]:
    """One job for each input. Returns how many rows of each kind ``out`` then has."""
    stamp = pages.stamp(reference, whole)
    begin = partial(pages.annotator, None if reference == pages.OWN_REFERENCE else reference, whole, stamp)
    done = found(spark, out)
    made_by = [row[0] for row in done.select("annotated_by").distinct().collect()] if done is not None else []
    if others := [other for other in made_by if other != stamp]:
        raise CorpusError(f"{out} holds facts of other rules or rights ({others[0]}): take another --out")
    for path in inputs:
        corpus = wanted(spark.read.parquet(path), path)
        if done is not None:
            corpus = corpus.join(done.select(*PAGE).distinct(), on=PAGE, how="left_anti")
        corpus.drop(*PAGE).mapInArrow(partial(annotate, begin), SCHEMA).write.mode("append").parquet(out)
        done = found(spark, out)
    return {row[0]: row[1] for row in done.groupBy("fact").count().collect()} if done is not None else {}


def annotate(begin: Any, given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """On a worker: the rows of one partition's pages."""
    with Guarded(begin) as guarded:
        yield from batches(given, guarded)


def wanted(frame: "DataFrame", path: str) -> "DataFrame":
    """The columns of a corpus as text, and what tells one page from another. Raises CorpusError where one is missing."""
    from pyspark.sql import functions as f

    if missing := [name for name in pages.WANTED if name not in frame.columns]:
        raise CorpusError(f"{path}: no column {', '.join(missing)}; it has {', '.join(frame.columns)}")
    names = [name for name in (*pages.WANTED, *pages.OPTIONAL) if name in frame.columns]
    texts = frame.select(*(f.col(name).cast("string").alias(name) for name in names))
    address, text = (f.coalesce(f.col(name), f.lit("")) for name in ("url", "text"))
    return texts.withColumns(
        {"statement_id": f.substring(f.sha2(address, 256), 1, 16), "text_sha256": f.sha2(text, 256)}
    )


def found(spark: "SparkSession", out: str) -> "DataFrame | None":
    """What ``out`` has; None where it does not exist or has nothing."""
    from pyspark.errors import AnalysisException

    try:
        frame = spark.read.schema(SCHEMA).parquet(out)
        return frame if frame.limit(1).collect() else None
    except AnalysisException:  # no such path
        return None
