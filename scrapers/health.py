"""Source health: one state per source and run, and how fresh the ledger is. Silence is a state, no error."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from scrapers.snapshots import Observation, SnapshotStore
from scrapers.sources import Source

State = Literal[
    "error",
    "drift",
    "truncated",
    "too_large",
    "empty",
    "blocked",
    "robots_denied",
    "unreachable",
    "slow",
    "ok",
    "unchanged",
]

WORST_FIRST: tuple[State, ...] = (
    "error",  # a spider or the store raised
    "drift",  # the site no longer looks as the spider assumes
    "truncated",  # a body ended early; nothing of it was stored
    "too_large",  # a body passed DOWNLOAD_MAXSIZE, on the wire or decoded
    "empty",  # status 200 without a single byte
    "blocked",  # 401, 403, 429, 503 or a challenge page
    "robots_denied",  # robots.txt forbids it, or could not be read (RFC 9309: then all is forbidden)
    "unreachable",  # no HTTP response
    "slow",  # it would have taken longer than a source, or a run, may take; the rest comes in the next runs
    "ok",
    "unchanged",
)
FAILING: frozenset[State] = frozenset({"error", "drift", "truncated", "too_large", "empty"})
"""States that make ``collect`` exit 1. The others say nothing against what we hold."""


@dataclass
class SourceRun:
    """What one run saw of one source. Counts are of documents, ``problems`` of everything that went wrong.

    ``complete`` means: every index that lets us in was read so far that nothing is missing, and every document found came.
    ``walked_on`` is the last day on which every index was read to its end (ISO), None where that is not known. ``ways`` says
    the same of each way by itself (see `walker`). ``left`` is what was found and did not come, by URL and way: the next run
    begins with it.
    """

    source: str
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[tuple[State, str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    pending: int = 0
    complete: bool = False
    walked_on: str | None = None
    ways: dict[str, dict[str, Any]] = field(default_factory=dict)
    left: list[tuple[str, str]] = field(default_factory=list)

    def note(self, state: State, url: str, reason: str) -> None:
        """Remember that ``url`` ended in ``state``, and why."""
        self.problems.append((state, url, reason))

    def warn(self, message: str) -> None:
        """Remember something a maintainer should look at, once."""
        if message not in self.warnings:
            self.warnings.append(message)

    @property
    def state(self) -> State:
        """The worst thing that happened; ``ok`` where something new came in, ``unchanged`` where nothing did."""
        seen = {state for state, _, _ in self.problems}
        fallback: State = (
            "ok" if self.counts["new"] + self.counts["changed"] + self.counts["same_bytes"] else "unchanged"
        )
        return next((state for state in WORST_FIRST if state in seen), fallback)

    def as_json(self) -> dict[str, Any]:
        """The run as the report holds it."""
        return {**asdict(self), "counts": dict(sorted(self.counts.items())), "state": self.state}

    def line(self, last_good: str) -> str:
        """For the terminal: the state, counts where there are any, and the first reason of the worst state.

        ``last_good`` is the day of the newest document we hold, or says why there is none.
        """
        text: str = self.state
        if self.state not in ("ok", "unchanged"):
            text += f", last good {last_good}"
        shown = ("new", "changed", "same_bytes", "unchanged", "gone")
        counts = [f"{self.counts[key]} {key.replace('_', ' ')}" for key in shown if self.counts[key]]
        text += f": {', '.join(counts)}" if counts else ""
        if self.pending:
            text += f"; {self.pending} more to come in the next runs"
        worst = next((p for p in self.problems if p[0] == self.state), None)
        if worst:
            others = sum(problem[0] == self.state for problem in self.problems) - 1
            text += f"\n    {worst[2]} ({worst[1]})" + (f", and {others} more" if others else "")
        return text + "".join(f"\n    warning: {message}" for message in self.warnings)


def report_path(datasets: Path) -> Path:
    """Where the report of the last run of each source lies."""
    return datasets / "build" / "reports" / "collect.json"


def read_report(datasets: Path) -> dict[str, dict[str, Any]]:
    """The last run of every source, by source id; empty where nothing was ever collected here."""
    path = report_path(datasets)
    if not path.exists():
        return {}
    sources: dict[str, dict[str, Any]] = json.loads(path.read_text())["sources"]
    return sources


def write_report(datasets: Path, sources: dict[str, dict[str, Any]]) -> None:
    """Replace the report, by rename."""
    path = report_path(datasets)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps({"sources": dict(sorted(sources.items()))}, indent=1, ensure_ascii=False) + "\n")
    temporary.replace(path)


def seen_on(observation: Observation) -> date | None:
    """The day the file of ``observation`` was captured. None for an import whose capture has no date."""
    if observation.captured_on:
        return date.fromisoformat(observation.captured_on)
    return None if observation.via == "import" else date.fromisoformat(observation.observed_at[:10])


@dataclass(frozen=True)
class Freshness:
    """How fresh a source is.

    ``last_change`` is the day a hash of it was seen for the first time, ``last_seen`` the last day any document was
    seen (a 304 counts); both None where no dated observation holds one. ``days_late`` is None without a cadence or a
    change.
    """

    last_change: date | None
    last_seen: date | None
    days_since: int | None
    days_late: int | None
    documents: int


def freshness(source: Source, observations: Iterable[Observation], today: date) -> Freshness:
    """Freshness of ``source`` on the day ``today``, from the ledger."""
    first: dict[str, date] = {}
    hashes: set[str] = set()
    last_seen: date | None = None
    for observation in observations:
        if observation.source != source.source_id or observation.role != "document":
            continue
        if observation.sha256 is None and observation.status != 304:
            continue
        if observation.sha256:
            hashes.add(observation.sha256)
        if day := seen_on(observation):
            last_seen = max(last_seen or day, day)
            if observation.sha256:
                first[observation.sha256] = min(first.get(observation.sha256, day), day)
    last_change = max(first.values(), default=None)
    days_since = (today - last_change).days if last_change else None
    late = max(0, days_since - source.cadence_days) if days_since is not None and source.cadence_days else None
    return Freshness(last_change, last_seen, days_since, late, len(hashes))


def sources_table(sources: list[Source], datasets: Path, today: date) -> str:
    """The text of ``python -m scrapers sources``: one line per source. Writes nothing. Raises CorruptStoreError."""
    report = read_report(datasets)
    observations = list(SnapshotStore(datasets).observations())
    heads = ("source", "last change", "days since", "days late", "last seen", "documents", "last run", "closed ways")
    rows = [heads]
    for source in sources:
        fresh = freshness(source, observations, today)
        late = "no cadence" if source.cadence_days is None else blank(fresh.days_late)
        last = report.get(source.source_id, {})
        state = str(last.get("state", "never run here"))
        since_days = [str(way["closed_since"]) for way in last.get("ways", {}).values() if way.get("closed_since")]
        closed = f"{len(since_days)} since {min(since_days)}" if since_days else "-"
        change, since, seen = blank(fresh.last_change), blank(fresh.days_since), blank(fresh.last_seen)
        rows.append((source.source_id, change, since, late, seen, str(fresh.documents), state, closed))
    widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def blank(value: object) -> str:
    """A value, or a dash where there is none: unknown is not zero."""
    return "-" if value is None else str(value)
