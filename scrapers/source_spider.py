"""SourceSpider: what every spider shares. The ledger, an observation of every response, the two phases.

Every run has two phases. First the index pages are walked, and each document URL they name is handed to ``found``. When
no index page is left, the documents are asked for, in order of rank and discovery, at most ``max_documents`` of them;
the rest is pending for the next run. Our ledger is the resume: what it holds is asked for conditionally, files in every
run, articles a few at a time (`held`). A JOBDIR would not do: after a kill Scrapy resumes to a false "finished". What a
run found and did not get is in its report (`SourceRun.left`), and the next run begins with it.

An article asked for again that no index of the run named has ``found_by`` "delisted" where the indexes were read to their
end, else "held": then nothing is known about its listing.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar, Literal, NamedTuple, Self
from urllib.parse import urldefrag, urlsplit

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import Request, Response, TextResponse
from tqdm import tqdm
from twisted.python.failure import Failure
from w3lib.url import safe_url_string

from scrapers import held
from scrapers.health import SourceRun, State
from scrapers.middlewares.blocks import BLOCKED_STATUSES, challenge, looks_like_html, soft_404
from scrapers.middlewares.failures import verdict
from scrapers.pipelines import Fetched
from scrapers.responses import header, original_url
from scrapers.snapshots import Observation, Role, SnapshotStore, now
from scrapers.sources import Source
from scrapers.url_days import day_in

INDEX_FIRST = 10  # request priority
MAX_INDEX_PAGES = 2000  # per run; ICE's listing had 41 pages in August 2026: more than this is an endless pagination
AGAIN = 9  # rank of articles asked for again: behind everything new
BLOCKS_IN_A_ROW = 3  # then the run leaves the site alone
TROUBLE = ("blocked", "unreachable")

Parse = Callable[[TextResponse], Iterable[Request]]


class DriftError(Exception):
    """An index page that is not what the spider assumes. ``args[0]`` says what was expected and what came."""


class Found(NamedTuple):
    """A document URL on an index page, and the way it was found.

    ``published`` is the day of publication that the index gives, ``modified`` a day that is not before it (a sitemap's
    ``lastmod``); None where the index gives none. ``listed_in`` is the sha256 of the index page. ``again``: its content
    still changes, so it is asked for in every run.
    """

    url: str
    published: date | None = None
    by: str = "listing"
    modified: date | None = None
    listed_in: str | None = None
    again: bool = False


class SourceSpider(scrapy.Spider):
    """What all spiders share: the ledger, observations of every response, the two phases."""

    source: ClassVar[Source]
    expects_pages: ClassVar[bool] = True  # documents are HTML pages; False: HTML in place of a document is no document

    store: SnapshotStore
    run: SourceRun
    held: held.Held

    def __init__(
        self,
        *,
        since: date | None = None,
        max_documents: int | None = None,
        before: Mapping[str, Any] | None = None,
        siblings: Sequence[Source] = (),
        **kwargs: Any,
    ) -> None:
        """``since`` leaves out what was published earlier, ``max_documents`` bounds the requests for documents (None:
        no bound), ``before`` is the report of the source's last run. ``siblings`` are all sources there are: one page can
        link to the documents of several.
        """
        super().__init__(**kwargs)
        self.since, self.max_documents, self.siblings = since, max_documents, siblings
        self.before = dict(before or {})
        self.run = SourceRun(self.source.source_id)
        self.held = held.Held()
        self.erased: set[str] = set()
        self.listed: dict[str, date | None] = {}  # by URL that an index of this run names: when it was published
        self.witnesses: dict[str, Found] = {}  # by URL: the first index of this run that dates it
        self.indexes_read = True  # every index that lets us in was read to its end
        self.indexes_complete = True  # what was read names all there is, not only what is newest
        self.some_way_worked = True
        self.candidates: dict[str, int] = {}  # by URL: rank, lowest asked first
        self.missed: set[str] = set()  # documents that were asked for and did not come
        self.found_by: dict[str, str] = {}  # by URL: the way that named it first
        self.unanswered: set[str] | None = None  # None in the index phase
        self.postponed: list[str] = []  # candidates beyond max_documents
        self.index_pages = self.blocks_in_a_row = 0
        self.interrupted = self.heard = False  # heard: there was an HTTP response to one of our requests
        self.bar: tqdm[Any] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's constructor; reads what the ledger knows of this source. Raises CorruptStoreError."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.store = SnapshotStore(Path(crawler.settings["DATASETS"]))
        spider.erased = spider.store.erased()
        spider.held = held.read(spider.store, cls.source.source_id)
        spider._take_up()
        crawler.signals.connect(spider._idle, signals.spider_idle)
        crawler.signals.connect(spider._raised, signals.spider_error)
        crawler.signals.connect(spider._raised, signals.item_error)
        crawler.signals.connect(spider._closed, signals.spider_closed)
        return spider

    @property
    def known(self) -> dict[str, set[str]]:
        """By document URL: the hashes the ledger holds."""
        return self.held.known

    def _take_up(self) -> None:
        """Begin with what the last run found and did not get. Not in a rehearsal, nor in a search backwards."""
        if self.since or self.crawler.settings["VIA"] != "crawl":
            return
        for url, way in self.before.get("left", []):
            if self.source.is_document(url) and not (self.expects_pages and url in self.known):
                self.candidates[url] = 1
                self.found_by[url] = way

    async def start(self) -> AsyncIterator[Any]:
        """The first requests: all entry points."""
        for request in self.entry_points():
            yield request

    def entry_points(self) -> Iterator[Request]:
        """The index pages to begin with. Bases add theirs and call ``super()``, so that they can be combined."""
        yield from ()

    def index(self, url: str, then: Parse) -> Request:
        """A request for an index page, read by ``then``. Raises DriftError past MAX_INDEX_PAGES."""
        self.index_pages += 1
        if self.index_pages > MAX_INDEX_PAGES:
            raise DriftError(f"more than {MAX_INDEX_PAGES} index pages; the pagination may be endless")
        return self._ask(url, "index", then, priority=INDEX_FIRST)

    def found(self, found: Found, rank: int = 0) -> bool:
        """Hand over a document URL of an index page. False where it is not to be asked for: known, or out of scope."""
        url = self.absolute(found.url)
        day = found.published or day_in(url)
        self.listed[url] = self.listed.get(url) or day
        self.found_by.setdefault(url, found.by)
        if found.published:
            self.witnesses.setdefault(url, found)
        if self.since and self._before_since(day or found.modified, url):
            return False
        if not self.source.may_ask(url) or self.held.gone_lately(url, datetime.now(UTC).date()):
            return False
        if self.expects_pages and url in self.known and not found.again:
            return False
        if url in self.candidates:
            return False
        self.candidates[url] = rank
        return True

    def _before_since(self, day: date | None, url: str) -> bool:
        """True for what is older than ``since``. Without any day it is left out of a search backwards, and counted."""
        assert self.since is not None
        if day is None and self.found_by[url] == "sitemap":
            self.run.counts["undated"] += url not in self.known and url not in self.candidates
            return True
        return day is not None and day < self.since

    def _ask_again(self) -> None:
        """Add the held articles that are due. Not in a rehearsal or a search backwards, nor on a host in trouble."""
        settings = self.crawler.settings
        if not self.expects_pages or settings["VIA"] != "crawl" or self.since or not self.heard:
            return
        if not self.some_way_worked:
            return
        in_trouble = {urlsplit(url).netloc for state, url, _ in self.run.problems if state in TROUBLE}
        limits = held.Limits(*map(settings.getint, ("ARTICLES_REASKED", "REASK_AFTER_DAYS", "YOUNG_DAYS")))
        for url in held.due(self.held, self.listed, self.erased, datetime.now(UTC).date(), limits):
            if not self.source.is_document(url) or not self.source.may_ask(url) or url in self.candidates:
                continue
            if urlsplit(url).netloc not in in_trouble:
                self.candidates[url] = AGAIN
                self.found_by.setdefault(url, "delisted" if self.indexes_read else "held")

    def absolute(self, url: str) -> str:
        """``url`` as it is asked for and written down: escaped, without fragment, https on the source's own hosts."""
        url = urldefrag(safe_url_string(url.strip()))[0]
        parts = urlsplit(url)
        if parts.scheme == "http" and parts.netloc in self.source.hosts and self.source.homepage.startswith("https:"):
            url = "https://" + url.removeprefix("http://")
        return url

    def _ask(self, url: str, role: Role, then: Parse | None, priority: int = 0) -> Request:
        headers = {}
        last = self.held.last_good.get(url) if role == "document" else None
        if last and last.sha256 and self._settled(last.sha256):  # a 304 is no use to who lost the bytes
            headers = {"If-None-Match": last.etag, "If-Modified-Since": last.last_modified}
        return Request(
            url,
            callback=self._received,
            errback=self._failed,
            cb_kwargs={"role": role, "then": then},
            headers={name: value for name, value in headers.items() if value},
            priority=priority,
            dont_filter=True,  # we know what we ask twice; a filtered redirect would be lost without a word
        )

    def _settled(self, sha256: str) -> bool:
        """True where we need not get the bytes again: held, in quarantine, or erased."""
        quarantined = self.store.datasets / "build" / "quarantine" / sha256
        return self.store.path(sha256).exists() or quarantined.exists() or sha256 in self.erased

    def _received(self, response: Response, role: Role, then: Parse | None) -> Iterator[Any]:
        """Bytes first: the item goes to the store, then the page is read."""
        request = response.request
        assert request is not None
        url = original_url(request)
        self.heard = True
        self._answered(url)
        if request.meta.get("not_in_replay"):
            self.run.note("unreachable", url, "not in the replay manifest")
            return
        fate = self._judge(response, role)
        if isinstance(fate, tuple):
            self.run.note(fate[0], url, fate[1])
            self.missed.add(url)
        yield Fetched(self._observe(response, url, role), response.body if fate == "keep" else None)
        if fate == "keep" and then:
            yield from self._read(response, url, then)
        self._stop_when_blocked(isinstance(fate, tuple) and fate[0] == "blocked")

    def _judge(self, response: Response, role: Role) -> Literal["keep", "gone"] | tuple[State, str]:
        """What becomes of a response: its body is kept, there is none (and nothing is wrong), or a state and reason."""
        status, body = response.status, response.body
        if status in BLOCKED_STATUSES:
            return "blocked", f"HTTP {status}"
        if status in (304, 404, 410) and role == "document":
            return "gone"
        if status >= 500:
            return "unreachable", f"HTTP {status}"
        if status != 200:
            return "drift", f"HTTP {status} for {'an index page' if role == 'index' else 'a document'}"
        if mark := challenge(body):
            return "blocked", mark
        if role == "index":
            missing = soft_404(body)
            return ("drift", f"the index page is a {missing}") if missing else "keep"
        if soft_404(body) or not self.source.is_document(response.url):
            return "gone"  # an answer from elsewhere: the document was moved away
        if not self.expects_pages and looks_like_html(body):
            return "drift", "an HTML page came in place of the file"
        return "keep"

    def _read(self, response: Response, url: str, then: Parse) -> Iterator[Request]:
        try:
            if not isinstance(response, TextResponse):
                raise DriftError(f"no text, but {response.headers.get('Content-Type')!r}")
            yield from then(response)
        except DriftError as error:
            self.run.note("drift", url, str(error))

    def _failed(self, failure: Failure) -> None:
        """A request without a usable response: a state of this run, and no ledger line."""
        url = original_url(failure.request)  # type: ignore[attr-defined]
        self._answered(url)
        assert failure.value is not None
        state, reason = verdict(failure.value)
        self.run.note(state, url, reason)
        self.missed.add(url)
        self._stop_when_blocked(state == "blocked")

    def _stop_when_blocked(self, blocked: bool) -> None:
        self.blocks_in_a_row = self.blocks_in_a_row + 1 if blocked else 0
        if self.blocks_in_a_row >= BLOCKS_IN_A_ROW:
            raise CloseSpider("blocked")

    def _observe(self, response: Response, url: str, role: Role) -> Observation:
        assert response.request is not None
        meta = response.request.meta
        witness = self.witnesses.get(url) if role == "document" else None
        return Observation(
            source=self.source.source_id,
            url=url,
            observed_at=now(),
            via=self.crawler.settings["VIA"],
            role=role,
            final_url=response.url if response.url != url else None,
            status=response.status,
            content_type=header(response, "Content-Type"),
            etag=header(response, "ETag"),
            last_modified=header(response, "Last-Modified"),
            robots=meta.get("robots"),
            captured_on=meta.get("captured_on"),
            found_by=self.found_by.get(url) if role == "document" else None,
            listed=f"{witness.published} {witness.by} {witness.listed_in}" if witness else None,
        )

    def _answered(self, url: str) -> None:
        if self.unanswered is not None and url in self.unanswered:
            self.unanswered.discard(url)
            if self.bar is not None:
                self.bar.update()

    def _idle(self) -> None:
        """The index phase is over: ask for the documents."""
        if self.unanswered is not None:
            return
        self.settle_indexes()
        self._ask_again()
        ranked = sorted(self.candidates, key=lambda url: self.candidates[url])
        chosen = ranked[: self.max_documents]
        self.run.pending = sum(self.candidates[url] != AGAIN for url in ranked[len(chosen) :])
        self.unanswered, self.postponed = set(chosen), ranked[len(chosen) :]
        if chosen:
            # disable=None: silent unless stderr is a terminal
            self.bar = tqdm(total=len(chosen), desc=self.name, unit="doc", disable=None)
            engine = self.crawler.engine
            assert engine is not None
            for url in chosen:
                engine.crawl(self._ask(url, "document", None))
            raise DontCloseSpider

    def settle_indexes(self) -> None:
        """Called once, when no index page is left."""

    def _left(self) -> list[tuple[str, str]]:
        """What was found and not got, by URL and way, in the order in which it is to be asked for."""
        got = set(self.candidates) - (self.unanswered or set()) - self.missed if self.unanswered is not None else set()
        got -= set(self.postponed)
        ranked = sorted(self.candidates, key=lambda url: self.candidates[url])
        left = [
            (url, self.found_by.get(url, "held")) for url in ranked if url not in got and self.candidates[url] != AGAIN
        ]
        carried = [(url, way) for url, way in self.before.get("left", []) if url not in self.candidates and self.since]
        return left + carried

    def _raised(self, failure: Failure, response: Response | None) -> None:
        """A callback or the pipeline raised: Scrapy prints the traceback, we keep the state."""
        self.run.note("error", response.url if response else "", f"{type(failure.value).__name__}: {failure.value}")

    def _closed(self, reason: str) -> None:
        if self.bar is not None:
            self.bar.close()
        self.run.pending += len(self.unanswered or ())
        self.interrupted = reason == "shutdown"
        if self.interrupted:
            self.run.note("error", "", "interrupted")
        self.run.left = self._left()
        if self.indexes_read and not self.run.problems:
            self.run.walked_on = now()[:10]
        done = reason == "finished" and not self.run.pending and not self.run.problems
        self.run.complete = done and self.indexes_complete and not self.since
