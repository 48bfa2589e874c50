"""Parquet files of others, read in a child process."""

from typing import TYPE_CHECKING

from scrapers.records import RefusedError

if TYPE_CHECKING:
    import pyarrow as pa


def read(body: bytes, where: str = "") -> "pa.Table":
    """The table in ``body``, without threads, which don't survive a fork. Raises RefusedError, its reason after ``where``."""
    import pyarrow as pa  # here, not above: few files need it in a child process
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(pa.BufferReader(body), pre_buffer=False).read(use_threads=False)
    except (pa.ArrowException, OSError) as error:
        raise RefusedError(f"{where}pyarrow can't read this Parquet file: {error}") from error
