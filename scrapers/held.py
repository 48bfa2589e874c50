"""What the ledger holds of one source, and which held articles are due to be asked for again.

Articles change in silence: they are edited, taken off the index, taken down. So each run asks again, conditionally, for a
few of those held (settings ARTICLES_REASKED, REASK_AFTER_DAYS, YOUNG_DAYS): half of them young, the newest first, because
most edits come soon; half of them those unasked for longest, so that in time every article has its turn.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from scrapers.snapshots import Observation, SnapshotStore

GONE_DAYS = 30  # a document that was not there is not asked for again before


@dataclass
class Held:
    """By URL: the hashes, the last observation that brought bytes, the last one of a crawl, and the day it was first seen."""

    known: dict[str, set[str]] = field(default_factory=dict)
    last_good: dict[str, Observation] = field(default_factory=dict)
    last_asked: dict[str, Observation] = field(default_factory=dict)
    first_seen: dict[str, date] = field(default_factory=dict)

    def gone_lately(self, url: str, today: date) -> bool:
        """True where the publisher said, less than GONE_DAYS ago, that ``url`` is not there."""
        last = self.last_asked.get(url)
        return bool(
            last
            and last.sha256 is None
            and last.status in (200, 404, 410)
            and timedelta() <= today - day(last) < timedelta(days=GONE_DAYS)  # a date in the future says nothing
        )

    def asked(self, url: str) -> tuple[str, str]:
        """A sort key: what was never asked for, or longest ago, comes first."""
        last = self.last_asked.get(url)
        return (last.observed_at if last else "", url)


def read(store: SnapshotStore, source_id: str) -> Held:
    """What the ledger holds of the documents of one source. Raises CorruptStoreError."""
    held = Held()
    for seen in store.observations():
        if seen.source != source_id or seen.role != "document" or seen.url.startswith("file:"):
            continue  # a file known by its name has no address that could be asked
        if seen.via == "crawl":
            held.last_asked[seen.url] = seen
        if seen.sha256:
            held.known.setdefault(seen.url, set()).add(seen.sha256)
            held.last_good[seen.url] = seen
            held.first_seen[seen.url] = min(day(seen), held.first_seen.get(seen.url, date.max))
    return held


class Limits(NamedTuple):
    """How many articles are asked for again in a run, none before so many days, and how long an article is young."""

    articles: int
    after_days: int
    young_days: int


def due(
    held: Held, published: Mapping[str, date | None], erased: Collection[str], today: date, limits: Limits
) -> list[str]:
    """The URLs to be asked for again, in that order, within ``limits``.

    ``published`` is the day of publication, where an index of this run gave it; else the day the article was first seen
    stands for it. Not due: what was asked for lately, what is gone, what was erased.
    """

    def settled(url: str) -> bool:
        last = held.last_asked.get(url)
        lately = last is not None and timedelta() <= today - day(last) < timedelta(days=limits.after_days)
        return lately or held.gone_lately(url, today) or held.known[url] <= set(erased)

    ages = {url: published.get(url) or held.first_seen[url] for url in held.known if not settled(url)}
    young = [url for url in ages if today - ages[url] <= timedelta(days=limits.young_days)]
    young.sort(key=lambda url: (-ages[url].toordinal(), url))
    longest = sorted(ages, key=held.asked)
    return list(dict.fromkeys([*young[: limits.articles // 2], *longest]))[: limits.articles]


def day(observation: Observation) -> date:
    """The day of an observation: of its capture, where somebody else captured the file."""
    return date.fromisoformat((observation.captured_on or observation.observed_at)[:10])
