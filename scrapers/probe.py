"""Probe: ask each site once what there is (robots.txt, feed, API, sitemap, listing) and write down the answers.

No document is asked for. The spiders' docstrings say what is assumed; this is how the first maintainer with a network
gets the truth: `build/reports/probe.json`, one entry per source and endpoint, and a table.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar
from urllib.parse import urljoin

from scrapy.http import Request, Response, TextResponse
from scrapy.utils.sitemap import Sitemap
from twisted.python.failure import Failure

from scrapers import feeds
from scrapers.collect import configure, crawl
from scrapers.discovery import WP_JSON, DiscoverySpider, SeriesSpider
from scrapers.middlewares.failures import verdict
from scrapers.pipelines import Fetched
from scrapers.registry import spider_class
from scrapers.responses import original_url
from scrapers.source_spider import INDEX_FIRST, SourceSpider

Endpoint = tuple[str, str]  # kind, URL


class ProbeSpider(SourceSpider):
    """Asks for ``endpoints`` and puts what came into ``answers``."""

    endpoints: ClassVar[list[Endpoint]]
    answers: ClassVar[list[dict[str, Any]]]

    def entry_points(self) -> Iterator[Request]:
        """All endpoints."""
        for kind, url in self.endpoints:
            yield Request(
                url,
                callback=self._answer,
                errback=self._no_answer,
                cb_kwargs={"kind": kind},
                priority=INDEX_FIRST,
                dont_filter=True,
            )

    def _answer(self, response: Response, kind: str) -> Iterator[Fetched]:
        assert response.request is not None
        url, self.heard = original_url(response.request), True
        if response.request.meta.get("not_in_replay"):
            self._note(kind, url, "unreachable", "not in the replay manifest")
            return
        fate = self._judge(response, "index")
        yield Fetched(self._observe(response, url, "index"), response.body if fate == "keep" else None)
        state, what = ("ok", self._describe(response, kind)) if fate == "keep" else (fate[0], fate[1])
        self._note(
            kind,
            url,
            state,
            what,
            status=response.status,
            final_url=response.url,
            bytes=len(response.body),
            robots=response.request.meta.get("robots"),
        )

    def _no_answer(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value is not None
        self._note(request.cb_kwargs["kind"], original_url(request), *verdict(failure.value))

    def _note(self, kind: str, url: str, state: str, what: str, **more: Any) -> None:
        self.answers.append({"source": self.name, "kind": kind, "url": url, "state": state, "what": what, **more})

    def _describe(self, response: Response, kind: str) -> str:
        """What an answer holds, as far as its kind lets one tell; says so where it is not of that kind."""
        if kind == "feed":
            try:
                entries = feeds.read(response.body, response.url)
            except feeds.NoFeedError as error:
                return f"no feed: {error}"
            return f"{len(entries)} entries, {self._documents(entry.url for entry in entries)} documents"
        if kind == "sitemap":
            if b"<!doctype" in response.body[:2048].lower():
                return "no sitemap: a document type"
            sitemap = Sitemap(response.body)
            if sitemap.type not in ("sitemapindex", "urlset"):
                return f"no sitemap: {sitemap.type}"
            urls = [entry["loc"] for entry in sitemap]
            return f"{sitemap.type}: {len(urls)} URLs, {self._documents(urls)} documents"
        if kind in ("api", "wp-json"):
            try:
                reply = json.loads(response.body)
            except ValueError as error:
                return f"not JSON: {error}"
            return (
                f"a list of {len(reply)}" if isinstance(reply, list) else f"an object with {', '.join(sorted(reply))}"
            )
        if not isinstance(response, TextResponse):
            return f"{len(response.body)} bytes, no text"
        links = {response.urljoin(href) for href in response.css("a::attr(href)").getall()}
        return f"{len(links)} links, {self._documents(links)} documents"

    def _documents(self, urls: Any) -> int:
        return sum(self.source.is_document(self.absolute(url)) for url in urls)


def endpoints(spider: type[SourceSpider]) -> list[Endpoint]:
    """What to ask of a source: what its spider uses, and the usual places it does not use."""
    home = spider.source.homepage
    found: list[Endpoint] = []
    if issubclass(spider, DiscoverySpider):
        found += [(way.kind, way.url) for way in spider.ways]
        usual = (("feed", "/feed/"), ("wp-json", f"/{WP_JSON}"), ("sitemap", "/sitemap.xml"))
        found += [(kind, urljoin(home, path)) for kind, path in usual if kind not in dict(found)]
    if issubclass(spider, SeriesSpider):
        newest = next(iter(spider.__new__(spider).open_documents()), None)  # it needs no state of a run
        found += [(spider.by, newest)] if newest else []
    kinds = (("listing", "listing_url"), ("sitemap", "sitemap_url"), ("listing", "index_url"))
    found += [(kind, getattr(spider, name)) for kind, name in kinds if getattr(spider, name, None)]
    return list(dict.fromkeys(found)) or [("listing", home)]


def main(modules: Mapping[str, ModuleType], datasets: Path, manifest: Path | None = None) -> int:
    """``python -m scrapers sources --probe``: print the table, write the report, return 0.

    Raises InputError for a manifest that can't be read.
    """
    answers: list[dict[str, Any]] = []
    jobs: dict[str, tuple[type[SourceSpider], dict[str, Any]]] = {}
    for source_id, module in modules.items():
        spider = spider_class(module)
        assert issubclass(spider, SourceSpider)
        fields = {"name": source_id, "source": module.SOURCE, "endpoints": endpoints(spider), "answers": answers}
        jobs[source_id] = (type("Probe", (ProbeSpider,), fields), {})
    runs = crawl(jobs, configure(datasets, manifest))
    asked = {answer["source"] for answer in answers}
    for source_id, run in runs.items():
        if source_id not in asked:  # not asked, or the run raised: its own note says why
            reasons = run.problems or [("error", module_home(modules, source_id), "no answer was recorded")]
            answers += [{"source": source_id, "kind": "site", "url": u, "state": s, "what": w} for s, u, w in reasons]
    answers.sort(key=lambda answer: (answer["source"], answer["kind"], answer["url"]))
    path = datasets / "build" / "reports" / "probe.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps({"answers": answers}, indent=1, ensure_ascii=False) + "\n")
    temporary.replace(path)
    columns = ("source", "kind", "state", "what", "url")
    rows = [columns, *(tuple(str(answer[name]) for name in columns) for answer in answers)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(columns))]
    print("\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows))
    states = Counter(answer["state"] for answer in answers)
    print(f"{len(answers)} endpoints: {', '.join(f'{n} {state}' for state, n in sorted(states.items()))}; see {path}")
    return 0


def module_home(modules: Mapping[str, ModuleType], source_id: str) -> str:
    """The homepage of a source."""
    return str(modules[source_id].SOURCE.homepage)
