"""``python -m scrapers sources --check``: ask every site once, and write down in a dated table what is true of it.

Of each source: robots.txt of its hosts, the first page of each way with how many of its links are documents, and the first
document with what is read from it. Spiders' notes say what is assumed; this is how the first maintainer with a network learns
the truth. The table, `datasets/sources_checked.csv`, is to be committed; a source that was not asked this time keeps its rows.
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from scrapy.http import Request, Response

from scrapers import guarded
from scrapers.collect import configure, crawl
from scrapers.health import SourceRun
from scrapers.registry import spider_class
from scrapers.snapshots import Observation, SnapshotStore
from scrapers.source_spider import SourceSpider
from scrapers.walker import Walk, Walker

COLUMNS = ("source", "what", "url", "state", "detail", "checked_on")


class CheckWalker(Walker):
    """Walks no way beyond its first page, and asks for one document. WordPress's API is asked as far as its sample."""

    def entry_points(self) -> Iterator[Request]:
        """The first page of every way, whatever comes of the others."""
        for number, walk in enumerate(self.walks):
            self._prepare(walk)
            yield from (self._page(number, url) for url in self._first_pages(walk)[:1])

    def _begin(self, number: int) -> Iterator[Request]:
        yield from ()

    def _take(self, response: Response, walk: Walk, url: str) -> list[str]:
        further = super()._take(response, walk, url)
        return (
            further
            if walk.way.kind == "wp-json"
            else further[:1]
            if walk.way.kind == "sitemap" and not walk.named
            else []
        )

    def settle_indexes(self) -> None:
        """Keep the first document only."""
        super().settle_indexes()
        ranked = sorted(self.candidates, key=lambda url: self.candidates[url])
        self.candidates = dict.fromkeys(ranked[:1], 0)

    def _ask_again(self) -> None:
        """Nothing is asked for again."""


def main(
    modules: Mapping[str, ModuleType],
    datasets: Path,
    manifest: Path | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> int:
    """Print and write the table, return 0. ``overrides`` of the settings are for tests. Raises InputError for a manifest that
    can't be read."""
    store = SnapshotStore(datasets)
    before = sum(1 for _ in store.observations())
    jobs: dict[str, tuple[type[SourceSpider], dict[str, Any]]] = {}
    for source_id, module in modules.items():
        spider = spider_class(module)
        assert issubclass(spider, SourceSpider)
        if issubclass(spider, Walker):
            spider = check_of(spider)
        jobs[source_id] = (spider, {"max_documents": 1})
    runs = crawl(jobs, configure(datasets, manifest, overrides))
    seen = list(store.observations())[before:]
    today = datetime.now(UTC).date().isoformat()
    rows: list[tuple[str, ...]] = []
    for source_id, run in runs.items():
        mine = [observation for observation in seen if observation.source == source_id]
        found = [*robots(mine), *ways(run), *documents(mine, run, modules[source_id], store)]
        rows += [(source_id, *row, today) for row in sorted(set(found))]
    path = datasets / "sources_checked.csv"
    write(path, rows, set(runs))
    widths = [max(len(row[i]) for row in [COLUMNS, *rows]) for i in (0, 1, 3)]
    for source_id, what, url, state, detail, _ in rows:
        parts = [text.ljust(width) for text, width in zip((source_id, what, state), widths, strict=True)]
        print("  ".join([*parts, detail, url]).rstrip())
    print(f"{path}: {len(rows)} rows of {len(runs)} sources")
    return 0


def check_of(spider: type[Walker]) -> type[Walker]:
    """The spider that checks the source of ``spider``."""
    return type("Check", (CheckWalker, spider), {"name": spider.name, "__module__": __name__})


def robots(seen: list[Observation]) -> Iterator[tuple[str, str, str, str]]:
    """What each robots.txt answered."""
    for observation in seen:
        if observation.role == "robots":
            what = f"{observation.bytes} bytes" if observation.sha256 else "none: all is allowed"
            if observation.status is not None and (observation.status >= 500 or observation.status == 429):
                what = "unread: all is forbidden (RFC 9309)"
            yield "robots.txt", observation.url, f"HTTP {observation.status}", what


def ways(run: SourceRun) -> Iterator[tuple[str, str, str, str]]:
    """What each way came to."""
    for key, way in run.ways.items():
        kind, _, url = key.partition(" ")
        counted = f"{way['documents']} documents of {way['links']} links" if way["pages"] else ""
        state = "ok" if way["documents"] and not way["reason"] else way["state"]
        yield kind, url, state, "; ".join(filter(None, (counted, way["reason"])))


def documents(
    seen: list[Observation], run: SourceRun, module: ModuleType, store: SnapshotStore
) -> Iterator[tuple[str, str, str, str]]:
    """What the first document is, and what was read from it; and whatever else went wrong."""
    asked = [observation for observation in seen if observation.role == "document"]
    for observation in asked:
        if observation.sha256 is None or not hasattr(module, "extract"):
            yield "document", observation.url, f"HTTP {observation.status}", ""
            continue
        path = store.path(observation.sha256)
        job = guarded.Job(
            observation.source, observation.url, observation.sha256, path, module.extract, listed=observation.listed
        )
        ((_, outcome),) = guarded.outcomes([job])
        yield "document", observation.url, outcome.state, outcome.reason or f"{len(outcome.records)} records"
    told = {way["reason"] for way in run.ways.values()} | {
        f"{key.split()[0]}: {way['reason']}" for key, way in run.ways.items()
    }
    for state, url, reason in run.problems:
        if reason not in told:
            yield "document" if run.ways else "source", url, state, reason
    if not asked and not run.problems:
        yield "document", module.SOURCE.homepage, "not asked", "what the first pages name is held already"


def write(path: Path, rows: list[tuple[str, ...]], asked: set[str]) -> None:
    """Replace the rows of the sources that were asked, by rename."""
    kept: list[tuple[str, ...]] = []
    if path.exists():
        with path.open(newline="", encoding="utf-8") as file:
            kept = [tuple(row) for row in csv.reader(file) if row and row[0] not in asked and tuple(row) != COLUMNS]
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted([*kept, *rows]))
    temporary.replace(path)
