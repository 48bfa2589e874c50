"""All publishers on loopback at once: a server that answers for every host of every source, and a crawl that asks it.

``python -m tests.internet DATASETS PORT collect|check`` runs the real spiders in a process of its own (a Twisted reactor starts
once); its download handler asks the server on PORT for what it is told to ask a host for, so requests, time-outs and broken
connections are real ones.
"""

import json
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Request, Response

PATIENCE = 2  # seconds the crawl waits
Page = tuple[int, bytes, dict[str, str]]


class LoopbackHandler(HTTP11DownloadHandler):
    """Asks the server on loopback in place of any host."""

    async def download_request(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        port = self.crawler.settings.getint("INTERNET_PORT")
        asked = request.replace(url=f"http://127.0.0.1:{port}{path or '/'}")
        asked.headers["X-Host"] = parts.netloc
        response = await super().download_request(asked)
        return response.replace(url=request.url)


@dataclass
class Internet:
    """Pages by URL; ``faults`` by host replace what the host would answer. What was asked for is in ``log``."""

    pages: dict[str, Page] = field(default_factory=dict)
    faults: dict[str, Callable[[str], Page | None]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def put(self, url: str, body: bytes | str, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        """Let ``url`` answer with ``body``."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[url] = (200, data, {"Content-Type": kind, **headers})

    def answer(self, host: str, path: str) -> Page | None:
        """What ``host`` answers; None closes the connection without a word."""
        url = f"https://{host}{path}"
        self.log.append(url)
        if host in self.faults:
            fault = self.faults[host](url)
            if fault is None or fault[0]:
                return fault
        return self.pages.get(url, (404, b"not here", {"Content-Type": "text/plain"}))

    def serve(self) -> int:
        """Start the server; its port."""
        internet = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                page = internet.answer(self.headers["X-Host"], self.path)
                if page is None:
                    self.connection.close()
                    self.close_connection = True
                    return
                status, body, headers = page
                self.close_connection = True
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), "Connection": "close", **headers}.items():
                    self.send_header(name, value)
                with suppress(ConnectionError):  # the crawl left: it has no more patience, or its answer
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return int(server.server_address[1])


AS_USUAL: Page = (0, b"", {})


def always(status: int, body: bytes = b"", **headers: str) -> Callable[[str], Page]:
    """The same answer for everything but robots.txt."""
    return lambda url: AS_USUAL if url.endswith("/robots.txt") else (status, body, dict(headers))


def robots(text: str, status: int = 200) -> Callable[[str], Page]:
    """Another robots.txt; all else as usual."""
    return lambda url: (
        (status, text.encode(), {"Content-Type": "text/plain"}) if url.endswith("/robots.txt") else AS_USUAL
    )


def slow(url: str) -> Page:
    """Nothing within the crawl's patience."""
    time.sleep(PATIENCE + 2)
    return AS_USUAL


def silent(url: str) -> Page | None:
    """The connection closes without a word."""
    return None


if __name__ == "__main__":
    from scrapers import captures, check, collect, registry

    datasets, port, command = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    handlers = {"http": "tests.internet.LoopbackHandler", "https": "tests.internet.LoopbackHandler"}
    overrides = {
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None, **handlers},
        "INTERNET_PORT": port,
        "LOOPBACK_ALLOWED": True,
        "DOWNLOAD_DELAY": 0,
        "DOWNLOAD_TIMEOUT": PATIENCE,
        "RETRY_TIMES": 0,
        "LOG_LEVEL": "CRITICAL",
    }
    chosen = json.loads(sys.argv[4]) if len(sys.argv) > 4 else list(registry.modules())
    modules = {name: module for name, module in registry.modules().items() if name in chosen}
    if command == "captures":
        sys.exit(captures.main([datasets.parent / "list.csv"], modules, datasets, overrides))
    if command == "check":
        sys.exit(check.main(modules, datasets, None, overrides))
    sys.exit(collect.main(modules, datasets, None, 6, None, overrides))
