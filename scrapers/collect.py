"""Collect: run the spiders in one process, and say how each source is."""

import asyncio
import importlib
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings
from twisted.internet.error import ReactorNotRunning

from scrapers import replay, settings
from scrapers.health import FAILING, SourceRun, freshness, read_report, write_report
from scrapers.registry import modules as all_modules
from scrapers.registry import spider_class
from scrapers.snapshots import SnapshotStore
from scrapers.source_spider import SourceSpider

INTERRUPTED = 3.0  # seconds after Ctrl-C


def main(
    modules: Mapping[str, ModuleType],
    datasets: Path,
    manifest: Path | None = None,
    max_documents: int | None = None,
    since: date | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> int:
    """``python -m scrapers collect``: crawl the sources of ``modules``, print one state for each, write the report.

    Exit code 1 where a source ended in one of `health.FAILING`, else 0: a site that can't be reached says nothing
    against what we hold. ``max_documents`` is per source, by default DOCUMENTS_PER_RUN, and in a replay no limit.
    ``overrides`` of the settings are for tests. Raises CorruptStoreError for a ledger, InputError for a manifest that
    can't be read.
    """
    store = SnapshotStore(datasets)
    list(store.lines())  # a corrupt ledger stops the run before it begins
    report = read_report(datasets)
    config = configure(datasets, manifest, overrides)
    if not manifest:
        max_documents = max_documents or config.getint("DOCUMENTS_PER_RUN")
    siblings = [module.SOURCE for module in all_modules().values()]
    jobs: dict[str, tuple[type[SourceSpider], dict[str, Any]]] = {}
    earlier: dict[str, dict[str, Any]] = {}
    for source_id, module in modules.items():
        spider = spider_class(module)
        assert issubclass(spider, SourceSpider), f"{source_id}: its spider is no SourceSpider"
        before = earlier[source_id] = report.get(source_id, {})
        arguments = {"since": since, "max_documents": max_documents, "siblings": siblings, "before": before}
        jobs[source_id] = (spider, arguments)
        report[source_id] = killed(before)
    write_report(datasets, report)
    runs = crawl(jobs, config)
    failed = False
    width = max((len(source_id) for source_id in runs), default=0)
    observations = list(store.observations())
    for source_id, run in runs.items():
        if manifest:
            forget(run, earlier[source_id])
        run.walked_on = run.walked_on or earlier[source_id].get("walked_on")
        report[source_id] = run.as_json()
        failed |= run.state in FAILING
        fresh = freshness(modules[source_id].SOURCE, observations, datetime.now(UTC).date())
        last_good = str(fresh.last_seen or ("undated (imported)" if fresh.documents else "never"))
        print(f"{source_id.ljust(width)}  {run.line(last_good)}")
    write_report(datasets, report)
    return 1 if failed else 0


def killed(before: Mapping[str, Any]) -> dict[str, Any]:
    """What the report says of a source from the start of its run, and on where the run is killed.

    What the run found is lost with it, so every index is to be read to its end again; a closed way stays closed since then.
    """
    ways = {key: {"closed_since": way.get("closed_since")} for key, way in before.get("ways", {}).items()}
    return {"state": "started, not finished", "complete": False, "ways": ways, "left": before.get("left", [])}


def forget(run: SourceRun, before: Mapping[str, Any]) -> None:
    """A rehearsal says nothing about the real site: what the report knows of that stays as it was."""
    run.complete, run.walked_on, run.left = False, None, list(before.get("left", []))
    for key, way in run.ways.items():
        known = before.get("ways", {}).get(key, {})
        way |= {"walked_on": known.get("walked_on"), "closed_since": known.get("closed_since")}


def configure(datasets: Path, manifest: Path | None, overrides: Mapping[str, Any] | None = None) -> Settings:
    """The settings of a crawl, or of its rehearsal from ``manifest``. Raises InputError for one that can't be read."""
    config = Settings()
    config.setmodule(settings, priority="project")
    config.setdict({"DATASETS": str(datasets), **(overrides or {})}, priority="cmdline")
    if manifest:
        config.setdict({"REPLAY": replay.read(manifest), "VIA": "replay", "DOWNLOAD_DELAY": 0}, priority="cmdline")
        handlers = {**config["DOWNLOAD_HANDLERS"], "http": replay.HANDLER, "https": replay.HANDLER}
        config.set("DOWNLOAD_HANDLERS", handlers, priority="cmdline")
    return config


class InterruptibleProcess(AsyncCrawlerProcess):
    """Ctrl-C ends it after INTERRUPTED seconds at the latest, whatever a publisher takes its time over."""

    def _signal_shutdown(self, signum: int, frame: Any) -> None:
        """Scrapy's: close the spiders when what is under way has ended. And do not wait for that longer than a while."""
        super()._signal_shutdown(signum, frame)
        reactor: Any = importlib.import_module("twisted.internet.reactor")
        reactor.callFromThread(reactor.callLater, INTERRUPTED, reactor.crash)


def crawl(jobs: Mapping[str, tuple[type[SourceSpider], dict[str, Any]]], config: Settings) -> dict[str, SourceRun]:
    """Run the spiders: one after the other where they share a host, side by side where they don't.

    Ctrl-C ends the run after the requests under way, or INTERRUPTED seconds; sources it did not end are in state error.
    A process can do this once: Twisted's reactor does not start again.
    """
    # A name server that is away costs glibc 10 s and more, in a thread that can't be stopped; so it costs 2 s twice.
    os.environ.setdefault("RES_OPTIONS", "timeout:2 attempts:2")
    process = InterruptibleProcess(config)
    runs: dict[str, SourceRun] = {}

    async def one_by_one(group: list[str]) -> None:
        silent: set[str] = set()  # hosts that gave no answer at all: asking again for the next source only costs time
        for source_id in group:
            spider, arguments = jobs[source_id]
            if silent.issuperset(spider.source.hosts):
                runs[source_id] = SourceRun(source_id)
                runs[source_id].note("unreachable", spider.source.homepage, "not asked: no answer a moment ago")
                continue
            crawler = process.create_crawler(spider)
            try:
                await process.crawl(crawler, **arguments)
            except Exception as error:  # noqa: BLE001 - recorded: it is the state of this source, the others go on
                runs[source_id] = SourceRun(source_id)
                runs[source_id].note("error", "", f"{type(error).__name__}: {error}")
                continue
            assert isinstance(crawler.spider, SourceSpider)
            runs[source_id] = crawler.spider.run
            if crawler.spider.interrupted:
                return
            if not crawler.spider.heard and runs[source_id].state == "unreachable":
                silent.update(spider.source.hosts)

    async def all_groups() -> None:
        await asyncio.gather(*(one_by_one(group) for group in by_host(jobs)))
        reactor: Any = importlib.import_module("twisted.internet.reactor")  # earlier it would install the wrong one
        with suppress(ReactorNotRunning):  # Ctrl-C has stopped it
            reactor.stop()

    groups = asyncio.get_event_loop().create_task(all_groups())
    process.start(stop_after_crawl=False)
    if groups.done():
        groups.result()
    for source_id in jobs.keys() - runs.keys():
        runs[source_id] = SourceRun(source_id)
        runs[source_id].note("error", "", "not run: interrupted")
    return {source_id: runs[source_id] for source_id in jobs}


def by_host(jobs: Mapping[str, tuple[type[SourceSpider], dict[str, Any]]]) -> list[list[str]]:
    """Source ids in groups that share no host."""
    groups: list[tuple[set[str], list[str]]] = []
    for source_id, (spider, _) in jobs.items():
        hosts, members = set(spider.source.hosts), [source_id]
        for group in [group for group in groups if group[0] & hosts]:
            groups.remove(group)
            hosts, members = hosts | group[0], group[1] + members
        groups.append((hosts, members))
    return [members for _, members in groups]
