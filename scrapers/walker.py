"""Walker: the one engine for sites whose documents must be found. It walks `Way`s, each with a state of its own.

Ways are tried in order. The first that is walked to its end, and is no feed (a feed names only what is newest), ends the
search; ways with ``also`` are walked in any case. Each way has its own state in the report: read to its end (when), left
early, failed and why, or closed by the publisher since a day: robots.txt forbids its first page, or it is refused. A closed
way is asked for again in every run and keeps nothing else from being complete, asked for again, or called delisted.

A listing is left early where a page names nothing new and it was read to its end within FULL_WALK_DAYS; what an earlier run
found and did not get is remembered (`SourceRun.left`), so no gap stays behind. A sitemap beside other ways (``also``) is read
once in FULL_WALK_DAYS. `Sitemap:` lines of robots.txt take the place of a guessed address.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from protego import Protego
from scrapy.http import Request, Response, TextResponse
from twisted.python.failure import Failure

from scrapers import ways, wordpress
from scrapers.health import State
from scrapers.middlewares.failures import verdict
from scrapers.pipelines import Fetched
from scrapers.responses import header, original_url
from scrapers.source_spider import INDEX_FIRST, DriftError, SourceSpider
from scrapers.url_days import day_in
from scrapers.ways import Links, Way

MAX_INDEX_PAGES = (
    2000  # of one way and run; ICE's listing had 41 in August 2026: more than this is an endless pagination
)
CLOSED: tuple[State, ...] = ("robots_denied", "blocked")
RANKS = {"sitemap": 2}  # what a sitemap names is asked for behind what a listing names, and what an earlier run left


@dataclass
class Walk:
    """How far the walk of one way has come in this run."""

    way: Way
    before: dict[str, Any]  # its entry in the report of the last run
    open_pages: int = 0
    pages: int = 0
    named: set[str] = field(default_factory=set)
    links: int = 0
    failures: list[tuple[State, str, str]] = field(default_factory=list)
    started: bool = False
    left_early: bool = False
    read_on: str | None = None  # where it was not walked because it was read to its end lately
    other_sitemaps: bool = False  # those of robots.txt were asked for
    rest: wordpress.Rest | None = None

    @property
    def key(self) -> str:
        """What the report knows the way by."""
        return f"{self.way.kind} {self.way.url}"

    @property
    def ended(self) -> bool:
        """True where it named documents and nothing failed."""
        return self.started and bool(self.named) and not self.failures

    @property
    def closed(self) -> bool:
        """True where the publisher does not let us in: refused at the first page."""
        return bool(self.failures) and not self.named and all(state in CLOSED for state, _, _ in self.failures)


class Walker(SourceSpider):
    """Finds documents by its ``ways``."""

    ways: ClassVar[tuple[Way, ...]]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        earlier = self.before.get("ways", {})
        self.walks = [Walk(way, earlier.get(f"{way.kind} {way.url}", {})) for way in self.ways]
        self.robots_sitemaps: dict[str, list[str]] = {}  # by host

    # --- the walk -----------------------------------------------------------------------------------------------------

    def entry_points(self) -> Iterator[Request]:
        """The first way's first page."""
        yield from self._begin(0)

    def _begin(self, number: int) -> Iterator[Request]:
        """The first pages of way ``number``, or of the next one that is to be walked."""
        for index in range(number, len(self.walks)):
            walk = self.walks[index]
            if not walk.way.also and any(self._ends_search(other) for other in self.walks[:index]):
                continue
            if walk.way.also and walk.way.kind == "sitemap" and self._read_lately(walk):
                walk.read_on = str(walk.before["walked_on"])
                continue
            self._prepare(walk)
            yield from (self._page(index, url) for url in self._first_pages(walk))
            return

    def _prepare(self, walk: Walk) -> None:
        walk.started = True
        if walk.way.kind == "wp-json":
            walk.rest = wordpress.Rest(walk.way, self.source, self.since)

    def _ends_search(self, walk: Walk) -> bool:
        return walk.ended and walk.way.kind != "feed" and not walk.way.also

    def _first_pages(self, walk: Walk) -> list[str]:
        if walk.way.kind == "wp-json":
            return [wordpress.types_url(walk.way.url)]
        if walk.way.kind == "sitemap" and (lines := self.robots_sitemaps.get(urlsplit(walk.way.url).netloc)):
            walk.other_sitemaps = True
            return lines
        return [walk.way.url]

    def _page(self, number: int, url: str) -> Request:
        walk = self.walks[number]
        walk.open_pages += 1
        walk.pages += 1
        return Request(
            url,
            callback=self._came,
            errback=self._came_not,
            cb_kwargs={"number": number},
            priority=INDEX_FIRST,
            dont_filter=True,
        )

    def _came(self, response: Response, number: int) -> Iterator[object]:
        assert response.request is not None
        url, self.heard, walk = original_url(response.request), True, self.walks[number]
        self._note_sitemaps(response)
        fate = self._judge(response, "index")
        further: list[str] = []
        if response.request.meta.get("not_in_replay"):
            walk.failures.append(("unreachable", url, "not in the replay manifest"))
        else:
            yield Fetched(self._observe(response, url, "index"), response.body if fate == "keep" else None)
            if isinstance(fate, tuple):
                walk.failures.append((fate[0], url, fate[1]))
            else:
                further = self._take(response, walk, url)
        yield from (self._page(number, page) for page in further)
        yield from self._close_page(number)

    def _came_not(self, failure: Failure) -> Iterator[object]:
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value is not None
        state, reason = verdict(failure.value)
        number = int(request.cb_kwargs["number"])
        self.walks[number].failures.append((state, original_url(request), reason))
        yield from self._close_page(number)

    def _take(self, response: Response, walk: Walk, url: str) -> list[str]:
        """Hand over what a page names; the further pages to be asked for."""
        try:
            if not isinstance(response, TextResponse) and walk.way.kind in ("listing", "wp-json", "api"):
                raise DriftError(f"no text, but {response.headers.get('Content-Type')!r}")
            links = self.read(response, walk)
        except DriftError as error:
            walk.failures.append(("drift", url, str(error)))
            return []
        except Exception as error:
            self.logger.exception("%s", url)
            walk.failures.append(("error", url, f"{type(error).__name__}: {error}"))
            return []
        sha256 = hashlib.sha256(response.body).hexdigest()
        urls = {self.absolute(found.url) for found in links.documents}
        repeated = bool(urls) and urls <= walk.named
        walk.named |= urls
        walk.links += links.seen
        rank = RANKS.get(walk.way.kind, 0)
        fresh = [self.found(found._replace(listed_in=sha256), rank) for found in links.documents]
        too_old = bool(self.since and urls) and all(
            self._before_since(found.published or day_in(found.url) or found.modified, self.absolute(found.url))
            for found in links.documents
        )
        nothing_new = bool(urls) and not any(fresh) and self._read_lately(walk)
        if walk.way.kind in ("listing", "api") and (repeated or too_old or nothing_new):
            walk.left_early = bool(links.further)
            return []
        if walk.way.pager and walk.pages == 1 and not links.further:
            walk.failures.append(("drift", url, "no link to a further page: the listing has lost its pager"))
            return []
        if walk.pages + len(links.further) > MAX_INDEX_PAGES:
            reason = f"more than {MAX_INDEX_PAGES} index pages; the pagination may be endless"
            walk.failures.append(("drift", url, reason))
            return []
        return links.further

    def read(self, response: Any, walk: Walk) -> Links:
        """What a page of a way names. Raises DriftError where it is not what it is taken for."""
        if walk.way.kind == "feed":
            return ways.feed(response, self.source, self.absolute)
        if walk.way.kind == "sitemap":
            return ways.sitemap(response, self.source, self.absolute)
        if walk.way.kind == "wp-json":
            assert walk.rest is not None
            return walk.rest.read(response.url, response.text, header(response, "X-WP-Total"))
        return ways.listing(response, self.source, self.absolute, walk.way.links)

    def _close_page(self, number: int) -> Iterator[Request]:
        """When the last page of a way is done: on to the next way."""
        walk = self.walks[number]
        walk.open_pages -= 1
        if walk.open_pages:
            return
        if not walk.named and walk.way.kind == "sitemap" and not walk.other_sitemaps:
            host = urlsplit(walk.way.url).netloc
            lines = [url for url in self.robots_sitemaps.get(host, []) if url != walk.way.url]
            if lines:
                walk.other_sitemaps, walk.failures = True, []
                yield from (self._page(number, url) for url in lines)
                return
        if not walk.named and not walk.failures:
            walk.failures.append(("drift", walk.way.url, f"names no document by the pattern of {self.name}"))
        yield from self._begin(number + 1)

    def _note_sitemaps(self, response: Response) -> None:
        """Remember the `Sitemap:` lines of the robots.txt that allowed this response."""
        assert response.request is not None
        host = urlsplit(response.request.url).netloc
        _, _, sha256 = str(response.request.meta.get("robots", "")).partition("sha256 ")
        if host in self.robots_sitemaps or not sha256:
            return
        body = self.store.get(sha256) or b""
        named = Protego.parse(body.decode("utf-8-sig", errors="replace")).sitemaps
        urls = [self.absolute(url) for url in named]
        self.robots_sitemaps[host] = [url for url in dict.fromkeys(urls) if urlsplit(url).hostname in self.source.hosts]

    # --- what the walks come to ---------------------------------------------------------------------------------------

    def _read_lately(self, walk: Walk) -> bool:
        day = walk.before.get("walked_on")
        if not day or self.since or self.crawler.settings["VIA"] != "crawl":
            return False
        age = datetime.now(UTC).date() - date.fromisoformat(str(day))
        return age.days < self.crawler.settings.getint("FULL_WALK_DAYS")

    def settle_indexes(self) -> None:
        """Once, when no index page is left: what each way came to is written into the run."""
        searches = [walk for walk in self.walks if walk.started or walk.read_on]
        worked = any(walk.named for walk in searches)
        over = any(self._ends_search(walk) for walk in searches)
        for walk in searches:
            for state, url, reason in walk.failures:
                broken_off = bool(walk.named) and not over
                a_part = walk.way.also and not walk.closed
                if not worked or broken_off or a_part or state == "error":
                    self.run.note(state, url, f"{walk.way.kind}: {reason}")
                elif not walk.closed:
                    self.run.warn(f"{walk.way.kind}: {state}: {reason} ({url})")
        for walk in self.walks:
            self.run.ways[walk.key] = self._entry(walk)
            if worked and walk.closed:
                since = self.run.ways[walk.key]["closed_since"]
                self.run.warn(
                    f"{walk.way.kind} {walk.way.url}: closed by the publisher since {since}: {walk.failures[0][2]}"
                )
        self.some_way_worked = worked
        needed = [walk for walk in searches if walk.way.also or walk.ended or walk.named]
        needed = [walk for walk in needed if walk.way.kind != "feed" and not walk.closed]
        self.indexes_read = worked and bool(needed) and all(self._whole(walk) for walk in needed)
        self.indexes_complete = over or (worked and all(walk.way.also for walk in needed) and bool(needed))

    def _whole(self, walk: Walk) -> bool:
        return walk.ended and not walk.left_early and not self.since

    def _entry(self, walk: Walk) -> dict[str, Any]:
        """What the report says of one way."""
        today = datetime.now(UTC).date().isoformat()
        state, reason = "not asked: a way before it sufficed", ""
        if walk.read_on:
            state = f"not asked: read to its end on {walk.read_on}"
        elif walk.closed:
            state, reason = "closed", walk.failures[0][2]
        elif walk.failures:
            state, reason = walk.failures[0][0], walk.failures[0][2]
        elif walk.started:
            state = "left early" if walk.left_early else "read"
        return {
            "state": state,
            "reason": reason,
            "pages": walk.pages,
            "links": walk.links,
            "documents": len(walk.named),
            "walked_on": today if self._whole(walk) else walk.before.get("walked_on"),
            "closed_since": (walk.before.get("closed_since") or today) if walk.closed else None,
        }
