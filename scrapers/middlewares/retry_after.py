"""Retry-After: wait as told, or leave the site alone. Takes the place of Scrapy's retries, which do neither."""

import asyncio
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware, get_retry_request
from scrapy.http import Response
from scrapy.settings import BaseSettings

from scrapers.middlewares import RejectedError
from scrapers.middlewares.failures import NO_RETRY


def seconds(value: str, today: datetime) -> float | None:
    """The seconds a Retry-After header asks for, from a number or an HTTP date (RFC 9110, 10.2.3). None: unreadable."""
    value = value.strip()
    if value.isdecimal() and value.isascii():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - today).total_seconds())


class RetryAfter(RetryMiddleware):
    """429 and 503 with a Retry-After of at most RETRY_AFTER_MAX seconds: wait, then ask again, RETRY_TIMES times.

    A longer one closes the host for the rest of the run. Without a readable one the response goes on: it is a block.
    Other retries are Scrapy's, except that unresolved names and refused connections are not asked again.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self.longest = settings.getfloat("RETRY_AFTER_MAX")
        self.closed: dict[str, float] = {}  # by host: the monotonic time before which it is not to be asked

    async def process_request(self, request: Request) -> None:
        """Raise RejectedError for a closed host, wait for one that will open soon."""
        wait = self.closed.get(urlsplit(request.url).netloc, 0.0) - time.monotonic()
        if wait > self.longest:
            raise RejectedError("blocked", f"the site asked not to be asked for {wait:.0f} more seconds")
        if wait > 0:
            await asyncio.sleep(wait)

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Wait and ask again where a Retry-After says so."""
        if response.status not in (429, 503):
            return super().process_response(request, response)
        value = response.headers.get("Retry-After")
        wait = seconds(value.decode("latin-1"), datetime.now(UTC)) if value else None
        if wait is None:
            return response
        self.closed[urlsplit(request.url).netloc] = time.monotonic() + wait
        if wait > self.longest:
            return response
        spider = self.crawler.spider
        assert spider is not None
        again = get_retry_request(request, spider=spider, reason="retry_after")
        if again is None:
            return response
        await asyncio.sleep(wait)
        return again

    def process_exception(self, request: Request, exception: Exception) -> Request | Response | None:  # type: ignore[override]
        """Scrapy's retries, but none where asking again at once is no use."""
        if isinstance(exception, NO_RETRY):
            return None
        return super().process_exception(request, exception)
