"""How many statements a second are annotated on one core, and what our body extraction costs beside trafilatura's own.

Texts: the shared documents of the gold sets, else those the datasets folder holds. Pages: the articles it holds bytes of.
Figures of one run on a busy machine say little: the best of three is printed.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from etl.folders import Folders
from etl.statements import held, records_io, reference
from etl.statements import statement as facts
from scrapers import articles
from scrapers.page import Page
from scrapers.snapshots import Snapshot, SnapshotStore

ROOT = Path(__file__).resolve().parent.parent
GOAL_STATEMENTS, GOAL_RATIO = 200.0, 1.1
PAGES = 60
ARTICLES = "ice_news_releases"


def best_of_three(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest of three runs."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def statements(datasets: Path) -> Sequence[facts.Text]:
    """The texts to measure with."""
    from tests.gold import score  # the shared documents, where they are

    if score.SHARED.is_dir():
        return list(score.texts().values())
    folders = Folders(datasets)
    return list(held(folders, records_io.statements(folders.records)).values())


def pages(datasets: Path) -> list[Snapshot]:
    """The article pages held, at most ``PAGES``."""
    store = SnapshotStore(datasets)
    seen = {o.sha256: o.url for o in store.observations() if o.source == ARTICLES and o.role == "document" and o.sha256}
    found = ((sha256, url, store.get(sha256)) for sha256, url in sorted(seen.items()) if url.startswith("https:"))
    return [Snapshot(ARTICLES, url, sha256, body) for sha256, url, body in found if body][:PAGES]


def main(datasets: Path) -> int:
    """Print both figures; 1 where a goal is missed, 2 where there is nothing to measure."""
    from trafilatura import extract

    texts, bodies = statements(datasets), pages(datasets)
    if not texts:
        print(f"annotation: no statement texts in {datasets}")
        return 2
    known = reference.load(datasets / "reference")
    per_second = len(texts) / best_of_three(lambda: [facts.find(text, known) for text in texts])
    print(f"annotation of {len(texts)} statements: {per_second:.0f} a second on one core (goal: {GOAL_STATEMENTS:.0f})")
    if not bodies:
        print(f"body extraction: no article page of {ARTICLES} held in {datasets}")
        return 2
    own = best_of_three(lambda: [articles.main_text(Page(page)) for page in bodies])
    bare = best_of_three(
        lambda: [extract(page.body.decode(), favor_precision=True, include_comments=False) for page in bodies]
    )
    print(f"body extraction of {len(bodies)} pages: {own / bare:.2f} times trafilatura's own (goal: {GOAL_RATIO})")
    return 0 if per_second >= GOAL_STATEMENTS and own <= GOAL_RATIO * bare else 1
