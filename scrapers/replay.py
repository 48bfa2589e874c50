"""Replay: every request of a crawl is answered from files, so that it can be rehearsed without a network."""

import mimetypes
from pathlib import Path

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from w3lib.url import safe_url_string

from scrapers.imports import Row, day, read_manifest
from scrapers.snapshots import InputError

HANDLER = "scrapers.replay.ReplayHandler"


def read(manifest: Path) -> dict[str, Row]:
    """The rows of ``manifest`` by URL. A URL captured several times, in several rows, is answered by the newest.

    A row without captured_on counts as older than any with it; of equal ones the last stands. Raises InputError for a
    file that is missing.
    """
    rows: dict[str, Row] = {}
    for row in read_manifest(manifest):
        if not row.url:
            continue
        if not row.path.is_file():
            raise InputError(f"{manifest}: there is no file {row.path} (for {row.url})")
        day(row.captured_on, f"{manifest}: {row.path}")
        url = safe_url_string(row.url)
        if url not in rows or (row.captured_on or "") >= (rows[url].captured_on or ""):
            rows[url] = row
    return rows


class ReplayHandler(BaseDownloadHandler):
    """A download handler that opens files and no sockets. A URL that the manifest does not hold is a 404."""

    async def download_request(self, request: Request) -> Response:
        """The file of ``request.url``, as a 200 with a type guessed from its name."""
        row: Row | None = self.crawler.settings["REPLAY"].get(request.url)
        if row is None:
            request.meta["not_in_replay"] = True
            return Response(request.url, status=404)
        request.meta["captured_on"] = row.captured_on
        body = row.path.read_bytes()
        kind = "text/plain" if request.meta.get("robots_request") else mimetypes.guess_type(row.path.name)[0]
        headers = Headers({"Content-Type": kind} if kind else {})
        return responsetypes.from_args(headers=headers, url=request.url, body=body)(
            request.url, status=200, headers=headers, body=body
        )
