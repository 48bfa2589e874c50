"""Which code reads the documents of a source, and so the version of its records: a hash, which nobody raises by hand."""

from functools import cache

import code_version
from scrapers import entries

FINDING = frozenset(
    {
        "scrapers.archive",
        "scrapers.base",
        "scrapers.feeds",
        "scrapers.health",
        "scrapers.held",
        "scrapers.middlewares",
        "scrapers.pipelines",
        "scrapers.responses",
        "scrapers.snapshots",
        "scrapers.source_spider",
        "scrapers.walker",
        "scrapers.ways",
    }
)
"""They find and download, and read nothing out of a document: a change of theirs leaves every record as it is. Stay strict:
a module that gives a reader anything but bytes and addresses is none of these."""


@cache
def reader_version(source: str) -> str:
    """The version of the code that reads the documents of one source (`ice_287g`), eight hexadecimal digits.

    Of a source that is an entry of `sources.toml`, its keys for reading count as well. Raises FileNotFoundError on a source
    that is neither a module nor an entry.
    """
    entry = entries.read().get(source)
    if entry is None:
        return code_version.version([f"scrapers.spiders.{source}"], without=FINDING)
    of = entries.source(source, entry)
    words = repr((entries.reading(entry), of.hosts, of.document_url, of.reply_url))
    return code_version.version(["scrapers.entries"], without=FINDING, words=words)
