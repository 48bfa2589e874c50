"""Time budgets: what a source, and a whole run, may take. The rest is kept for the next runs.

One robots.txt with `Crawl-delay: 86400` hung a whole refresh, and 200 documents 60 s apart take 3.3 hours.
"""

import time
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from scrapers.middlewares import RejectedError

RUN_BEGAN = time.monotonic()  # one process is one run


class TimeBudget:
    """Rejects every request once SOURCE_SECONDS of its source or RUN_SECONDS of the run are over: state ``slow``."""

    def __init__(self, crawler: Crawler) -> None:
        self.seconds = crawler.settings.getfloat("SOURCE_SECONDS")
        self.run_seconds = crawler.settings.getfloat("RUN_SECONDS")
        self.began = time.monotonic()
        self.unbounded = bool(crawler.settings.get("REPLAY"))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise RejectedError when the time is over."""
        clock = time.monotonic()
        if self.unbounded:
            return
        if clock - self.began > self.seconds:
            raise RejectedError(
                "slow", f"the source took longer than {self.seconds:.0f} s; the rest comes in the next runs"
            )
        if clock - RUN_BEGAN > self.run_seconds:
            raise RejectedError(
                "slow", f"the run took longer than {self.run_seconds:.0f} s; the rest comes in the next runs"
            )
