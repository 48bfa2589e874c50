"""Made-up corpora for tests of `etl.corpus`, and a stand-in for annotation that some pages are poison to."""

import os
import signal
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.corpus.pages import Page, Row, Work, keys

SENTENCES = (
    "Rep. Ann Doe urged DHS to close the jail at once.",
    "{count} people were held at Dilley, Texas, ICE said.",
    "“We want answers,” said John Ficticio, a detainee.",
    "More than {count} families were detained in 2021.",
)


def corpus(path: Path, pages: int, row_group: int = 7) -> Path:
    """A synthetic corpus of ``pages`` pages, some without title, text or date."""
    rows = [
        {
            "url": f"https://example.org/news/{number}",
            "date": None if number % 5 == 4 else f"2021-02-{number % 27 + 1:02}",
            "title": None if number % 7 == 6 else f"ICE arrests Juan Ficticio in Ohio, {number}",
            "text": None if number % 11 == 10 else "\r\n\n".join(SENTENCES).format(count=number + 20),
        }
        for number in range(pages)
    ]
    schema = pa.schema([(name, pa.string()) for name in ("url", "date", "title", "text")])
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, row_group_size=row_group)
    return path


def poisonable() -> Work:
    """A stand-in for annotation: a page's text says what to do."""

    def work(page: Page) -> list[Row]:
        if page.refused:
            return [keys(page) | {"fact": "refusal", "reason": page.refused}]
        if page.text == "sleep":
            time.sleep(60)
        if page.text == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return [keys(page) | {"fact": "statement"}]

    return work


def unable() -> Work:
    """A stand-in that can't begin."""
    raise ValueError("no reference here")
