"""The one item pipeline: what was fetched is hashed, stored and written into the ledger before anything reads it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from scrapy.crawler import Crawler

from scrapers.health import SourceRun
from scrapers.snapshots import Observation, SnapshotStore


@dataclass(frozen=True)
class Fetched:
    """One HTTP response on its way into the store. ``body`` is None where nothing is to be kept (304, 403, 404 …)."""

    observation: Observation
    body: bytes | None = None


class Collecting(Protocol):
    """What the pipeline needs of a spider: its run and, by URL, the hashes the ledger holds of its documents."""

    run: SourceRun
    known: dict[str, set[str]]


def keep(store: SnapshotStore, fetched: Fetched, erased: frozenset[str]) -> Observation:
    """Store the bytes (unless their hash was erased), then append the observation. Returns it with hash and size."""
    observation = fetched.observation
    if fetched.body is not None:
        sha256 = store.put(fetched.body, erased)
        observation = replace(observation, sha256=sha256, bytes=len(fetched.body))
    store.record(observation)
    return observation


class KeepPipeline:
    """Keeps every `Fetched` item, and counts documents by `outcome`."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.store = SnapshotStore(Path(crawler.settings["DATASETS"]))
        self.erased = frozenset(self.store.erased())

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "KeepPipeline":
        """Scrapy's constructor."""
        return cls(crawler)

    def process_item(self, item: Fetched) -> Fetched:
        """Keep ``item``; errors of the store reach the spider's run as state ``error``."""
        observation = keep(self.store, item, self.erased)
        if observation.role == "document":
            spider: Collecting = self.crawler.spider  # type: ignore[assignment]
            spider.run.counts[outcome(observation, spider.known)] += 1
            if observation.sha256:
                spider.known.setdefault(observation.url, set()).add(observation.sha256)
        return item


def outcome(observation: Observation, known: dict[str, set[str]]) -> str:
    """What a document's observation means, given the hashes ``known`` by URL before it.

    new; changed (known URL, other bytes); unchanged; same_bytes (known bytes, new URL); gone (the publisher says it is
    not there); refused (no document came, see the problems of the run).
    """
    if observation.status == 304:
        return "unchanged"
    if observation.sha256 is None:
        return "gone" if observation.status in (200, 404, 410) else "refused"
    before = known.get(observation.url, set())
    if observation.sha256 in before:
        return "unchanged"
    if before:
        return "changed"
    return "same_bytes" if any(observation.sha256 in hashes for hashes in known.values()) else "new"
