"""Strict robots.txt: one shared task per origin, and everything is forbidden until it was read (RFC 9309).

Scrapy 2.19's own middleware lets requests through while robots.txt is on its way (6 of 8 first requests under
``Disallow: /``), and fails open on 500, timeout, a closed connection and HTML.
"""

import asyncio
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import SplitResult, urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from scrapers.health import State
from scrapers.middlewares import RejectedError
from scrapers.middlewares.blocks import looks_like_html
from scrapers.middlewares.failures import verdict
from scrapers.pipelines import Fetched, keep
from scrapers.snapshots import Observation, SnapshotStore, now

PRIORITY = 1000
DIRECTIVE = re.compile(
    rb"^[ \t]*(?:user-agent|disallow|allow|sitemap|crawl-delay)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
PATIENCE = 20  # seconds for robots.txt, at most: a host that answers no faster is not one to crawl now


@dataclass(frozen=True)
class Rules:
    """What the robots.txt of one origin says. Without ``parser`` all is allowed or, with ``denied``, forbidden."""

    basis: str
    parser: Protego | None = None
    denied: State | None = None


class StrictRobots:
    """Lets a request pass once robots.txt was read and allows it. The decision goes to ``request.meta["robots"]``."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.store = SnapshotStore(Path(crawler.settings["DATASETS"]))
        self.agent = str(crawler.settings["USER_AGENT"]).partition("/")[0]  # the product token robots.txt files name
        self.tasks: dict[tuple[str, str], asyncio.Future[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise RejectedError: ``robots_denied``, or ``unreachable`` where robots.txt got no answer at all."""
        if request.meta.get("robots_request"):
            return
        url = urlsplit(request.url)
        key = (url.scheme, url.netloc)
        if key not in self.tasks:
            self.tasks[key] = asyncio.ensure_future(self._load(url, request))
        rules = await asyncio.shield(self.tasks[key])  # one waiter's cancellation is not the others'
        if rules.denied:
            raise RejectedError(rules.denied, f"robots.txt of {url.netloc}: {rules.basis}")
        if rules.parser and not rules.parser.can_fetch(request.url, self.agent):
            raise RejectedError("robots_denied", f"robots.txt of {url.netloc} forbids it ({rules.basis})")
        request.meta["robots"] = f"allowed by robots.txt: {rules.basis}"

    async def _load(self, url: SplitResult, first: Request) -> Rules:
        """Fetch and judge. Never raises: what went wrong means the same to every waiter."""
        patience = min(PATIENCE, self.crawler.settings.getfloat("DOWNLOAD_TIMEOUT"))
        meta = {"robots_request": True, "download_timeout": patience, "max_retry_times": 1}
        request = Request(f"{url.scheme}://{url.netloc}/robots.txt", priority=PRIORITY, meta=meta)
        try:
            assert self.crawler.engine is not None
            response = await self.crawler.engine.download_async(request)
            rules, body = judge(response, self.agent)
            self._record(request.url, response, body)
        except Exception as error:  # noqa: BLE001 - recorded: whatever it was, robots.txt could not be read
            state, reason = verdict(error)
            return Rules(reason, denied=state if state in ("unreachable", "error") else "robots_denied")
        if rules.parser and not self.crawler.settings.get("REPLAY"):
            delay, longest = (
                rules.parser.crawl_delay(self.agent) or 0.0,
                self.crawler.settings.getfloat("CRAWL_DELAY_MAX"),
            )
            if delay > longest:
                return Rules(
                    f"Crawl-delay of {delay:.0f} s, longer than the {longest:.0f} s we can keep", denied="slow"
                )
            self._slow_down(delay, first)
        return rules

    def _record(self, url: str, response: Response, body: bytes | None) -> None:
        assert self.crawler.spider is not None
        if response.request is not None and response.request.meta.get("not_in_replay"):
            return
        observation = Observation(
            source=self.crawler.spider.name,
            url=url,
            observed_at=now(),
            via=self.crawler.settings["VIA"],
            role="robots",
            final_url=response.url if response.url != url else None,
            status=response.status,
        )
        keep(self.store, Fetched(observation, body), frozenset())

    def _slow_down(self, asked: float, first: Request) -> None:
        """Apply Crawl-delay where it asks for more than DOWNLOAD_DELAY."""
        assert self.crawler.engine is not None
        downloader = self.crawler.engine.downloader
        delay = max(
            self.crawler.settings.getfloat("DOWNLOAD_DELAY"), asked
        )  # in this order: NaN is greater than nothing
        key = downloader.get_slot_key(first)
        downloader.per_slot_settings[key] = {"delay": delay}  # for a slot made later
        if key in downloader.slots:
            downloader.slots[key].delay = delay


def judge(response: Response, agent: str = "") -> tuple[Rules, bytes | None]:
    """What a response to robots.txt means (RFC 9309, 2.3.1), and the body to keep.

    4xx: there is none, all is allowed. 429 and 5xx: it can't be read, all is forbidden. So is a 200 that is no text,
    and a piece of markup without a single rule. A version after our name, "User-agent: ``agent``/0.1", is ours too.
    """
    status = response.status
    if status != 200:
        if 400 <= status < 500 and status != 429:
            return Rules(f"none (HTTP {status})"), None
        return Rules(f"HTTP {status}, unread, so all is forbidden (RFC 9309)", denied="robots_denied"), None
    body = response.body
    if looks_like_html(body) or b"\0" in body:
        return Rules("a page or binary in place of text, so all is forbidden", denied="robots_denied"), body
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and not DIRECTIVE.search(body):
        return Rules("markup without a rule in place of text, so all is forbidden", denied="robots_denied"), body
    text = body.decode("utf-8-sig", errors="replace")  # odd bytes in a comment change no rule
    if agent:
        text = re.sub(rf"(?im)^(\s*user-agent\s*:\s*{re.escape(agent)})/\S*", r"\1", text)
    return Rules(f"sha256 {hashlib.sha256(body).hexdigest()}", Protego.parse(text)), body
