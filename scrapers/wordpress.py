"""WordPress speaks for itself: its REST API gives title, date, last change and full text of a hundred releases in one reply.

So where a site is WordPress and its API is open, the reply is the document, and the page is not asked for. `Rest` walks the
API's index once a run: which type of content releases are (`types`), which term of a taxonomy they carry, a sample, and how
many there are. Documents are then pages of 100, oldest first, so that full pages never change, the last one again in every
run, and the 20 that were modified last, in every run: edits are seen by `modified_gmt`. Where the sample has no texts (a page
builder keeps them elsewhere), the API names the pages instead.

Parameters: WordPress REST API handbook, "Posts" and "Pagination" (`per_page` at most 100, `X-WP-Total`, `orderby=modified`).
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from scrapers import statements, ways
from scrapers.articles import MIN_WORDS, html_text, language_of, speaks_for_itself
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.relevance import about_detention
from scrapers.snapshots import Snapshot
from scrapers.source_spider import DriftError, Found
from scrapers.sources import Source
from scrapers.url_days import iso_day
from scrapers.ways import Links, Way

PER_PAGE = 100  # the most that WordPress gives
EDITED = 20
SAMPLE = 10
FIELDS = "id,link,date_gmt,modified_gmt,title,content"
RELEASES = re.compile(r"press|release|statement|news", re.IGNORECASE)
NEVER = frozenset("attachment page nav_menu_item elementor_library".split())  # and all that begin with wp_
API = "/wp-json/wp/v2"


def types_url(home: str) -> str:
    """Where the API of the site at ``home`` says which types of content there are."""
    return f"{home.rstrip('/')}{API}/types"


def reply_url(home: str) -> str:
    """A regular expression for the replies that are documents, on the host of ``home`` with or without "www."."""
    host = re.escape(urlsplit(home).netloc.removeprefix("www."))
    return rf"https?://(?:www\.)?{host}{API}/[\w-]+\?per_page=(?:{PER_PAGE}|{EDITED})&orderby=(?:date|modified)&[^#]*"


class Rest:
    """The index of one site's API, read step by step; the replies it leads to are `Links.documents`."""

    def __init__(self, way: Way, source: Source, since: date | None) -> None:
        self.way, self.source, self.since = way, source, since
        self.api = way.url.rstrip("/") + API
        self.base = ""  # the type's part of the address
        self.filter = f"&after={since}T00:00:00" if since else ""
        self.step: Callable[[str, Any, str | None], Links] = self._types

    def read(self, url: str, body: str, total: str | None) -> Links:
        """What one reply of the index leads to. ``total`` is its X-WP-Total. Raises DriftError saying what came instead."""
        try:
            reply = json.loads(body)
        except ValueError as error:
            raise DriftError(f"not JSON, so no WordPress API ({error})") from error
        return self.step(url, reply, total)

    def _types(self, url: str, reply: Any, total: str | None) -> Links:
        types = (
            {name: kind for name, kind in reply.items() if isinstance(kind, dict)} if isinstance(reply, dict) else {}
        )
        bases = {name: str(kind.get("rest_base") or name) for name, kind in types.items()}
        if not bases:
            raise DriftError("no types, as WordPress has them")
        self.base = bases[self._choose(bases)]
        if self.way.term:
            self.step = self._term
            return Links([], [f"{self.api}/{self.way.taxonomy}?slug={self.way.term}&_fields=id,slug,count"])
        return self._ask_sample()

    def _choose(self, bases: dict[str, str]) -> str:
        """The type that holds releases: the one the source names; else the only one whose name says so; else posts."""

        def plain(name: str) -> str:
            return re.sub(r"[-_]", "", name.casefold())

        if self.way.type:
            wanted = {plain(self.way.type), plain(self.way.type) + "s", plain(self.way.type).rstrip("s")}
            named = [name for name, base in bases.items() if {plain(name), plain(base)} & wanted]
        else:
            usual = [name for name in bases if name not in NEVER and not name.startswith("wp_")]
            named = [name for name in usual if "press" in plain(name + bases[name]) and name != "post"]
            named = named or [name for name in usual if RELEASES.search(name + bases[name])] or ["post"]
        if len(named) != 1 or named[0] not in bases:
            wanted_type = f"type {self.way.type!r}" if self.way.type else "one type of releases"
            raise DriftError(f"expected {wanted_type}; the API has the types {', '.join(sorted(bases))}")
        return named[0]

    def _term(self, url: str, reply: Any, total: str | None) -> Links:
        ids = [term.get("id") for term in reply if isinstance(term, dict)] if isinstance(reply, list) else []
        if len(ids) != 1 or not isinstance(ids[0], int):
            raise DriftError(f"{len(ids)} terms {self.way.term!r} of the taxonomy {self.way.taxonomy!r}, expected one")
        self.filter += f"&{self.way.taxonomy}={ids[0]}"
        return self._ask_sample()

    def _ask_sample(self) -> Links:
        self.step = self._sample
        return Links([], [f"{self.api}/{self.base}?_fields=link,date_gmt,content&per_page={SAMPLE}{self.filter}"])

    def _sample(self, url: str, reply: Any, total: str | None) -> Links:
        posts = posts_of(reply)
        if not posts and self.since:
            return Links()
        ours = [post for post in posts if self.source.is_page(str(post["link"]))]
        if not ours:
            seen = ways.shapes(str(post["link"]) for post in posts)
            raise DriftError(
                f"none of {len(posts)} posts of the type {self.base!r} is a document by the pattern: {seen}"
            )
        with_text = [post for post in ours if len(html_text(rendered(post, "content")).split()) >= MIN_WORDS]
        count = int(total) if total and total.isdigit() else None
        if 2 * len(with_text) < len(ours):
            self.step = self._names
            return Links([], [self._names_url(1)], len(posts))
        if count is None:
            self.step = self._count
            return Links([], [self._count_url(1)], len(posts))
        return Links(self._documents(-(-count // PER_PAGE)), [], len(posts))

    def _documents(self, pages: int) -> list[Found]:
        """The replies that are documents, newest first: the last page and the last edits in every run."""
        head = f"{self.api}/{self.base}?per_page="
        rest = f"&_fields={FIELDS}{self.filter}&page="
        found = [
            Found(f"{head}{PER_PAGE}&orderby=date&order=asc{rest}{page}", None, "wp-json")
            for page in range(1, pages + 1)
        ]
        found[-1:] = [found[-1]._replace(again=True)]
        edited = Found(f"{head}{EDITED}&orderby=modified&order=desc{rest}1", None, "wp-json", again=True)
        return [*reversed(found), edited]

    def _count_url(self, page: int) -> str:
        return f"{self.api}/{self.base}?_fields=id&per_page={PER_PAGE}{self.filter}&page={page}"

    def _count(self, url: str, reply: Any, total: str | None) -> Links:
        """Where a cache keeps X-WP-Total from us: page by page until one is not full."""
        page = int(url.rpartition("page=")[2])
        if isinstance(reply, list) and len(reply) == PER_PAGE:
            return Links([], [self._count_url(page + 1)])
        return Links(self._documents(max(1, page if reply else page - 1)))

    def _names_url(self, page: int) -> str:
        return f"{self.api}/{self.base}?_fields=link,date_gmt&per_page={PER_PAGE}{self.filter}&page={page}"

    def _names(self, url: str, reply: Any, total: str | None) -> Links:
        """The addresses and days of 100 posts: their texts are on their pages."""
        posts = posts_of(reply)
        found = [Found(str(post["link"]), iso_day(post["date_gmt"]), "wp-json") for post in posts]
        found = [item for item in found if self.source.is_page(item.url)]
        page = int(url.rpartition("page=")[2])
        return Links(found, [self._names_url(page + 1)] if len(posts) == PER_PAGE else [], len(posts))


def posts_of(reply: Any) -> list[dict[str, Any]]:
    """The posts of a reply. Raises DriftError where it is no list of posts with link and date."""
    if not isinstance(reply, list) or not all(
        isinstance(p, dict) and p.get("link") and p.get("date_gmt") for p in reply
    ):
        raise DriftError("no list of posts with link and date_gmt, as WordPress has it")
    return reply


def rendered(post: dict[str, Any], name: str) -> str:
    """The HTML of a field; blank where it has none."""
    value = post.get(name)
    return str(value.get("rendered") or "") if isinstance(value, dict) else ""


def statements_of(snapshot: Snapshot, source: Source, *, only_detention: bool, own: bool) -> Iterator[Record]:
    """The records of a reply: one statement for each post that is a document of ``source``; ``item`` is its place.

    A post that cannot be read is a row of refusals, which says why; the others are read. Raises RefusedError for a reply that
    is no list, IgnoredError where no post is kept and none was refused.
    """
    try:
        reply = json.loads(snapshot.body)
    except ValueError as error:
        raise RefusedError(f"{snapshot.url}: not JSON ({error})", cell="$") from error
    if not isinstance(reply, list):
        raise RefusedError(f"{snapshot.url}: a {type(reply).__name__}, expected a list of posts", cell="$")
    kept = 0
    for item, post in enumerate(reply, start=1):
        cell = f"$[{item - 1}]"
        try:
            statement = read_post(post, item, cell, source)
            if (only_detention and not about_detention(statement.title or "", statement.body or "")) or (
                own and not speaks_for_itself(statement.body or "")
            ):
                continue
            kept += 1
            yield from statement.records(source.source_id)
        except OtherSeriesError:
            continue
        except RefusedError as error:
            kept += 1
            yield statements.refusal(source.source_id, f"post {item}", error)
    if not kept:
        raise IgnoredError(f"{snapshot.url}: none of {len(reply)} posts is kept")


class OtherSeriesError(Exception):
    """A post whose address is not one of this source."""


def read_post(post: object, item: int, cell: str, source: Source) -> statements.Statement:
    """One post. Raises RefusedError naming the field, OtherSeriesError for another series."""
    if not isinstance(post, dict):
        raise RefusedError(f"{cell}: a {type(post).__name__}, expected a post", cell=cell)
    link = post.get("link")
    if not isinstance(link, str):
        raise RefusedError(f"{cell}.link: {str(link)[:60]!r}, expected an address", cell=f"{cell}.link")
    if not source.is_page(link):
        raise OtherSeriesError
    body, title = html_text(rendered(post, "content")), " ".join(html_text(rendered(post, "title")).split())
    if len(body.split()) < MIN_WORDS:
        raise RefusedError(
            f"{link}: a text of {len(body.split())} words, expected {MIN_WORDS}; its page may hold it",
            cell=f"{cell}.content",
        )
    if not title:
        raise RefusedError(f"{link}: no title", cell=f"{cell}.title")
    days = {}
    for name in ("date_gmt", "modified_gmt"):
        if iso_day(value := post.get(name) if isinstance(post.get(name), str) else None) is None:
            raise RefusedError(
                f"{link}: {name} is {str(post.get(name))[:60]!r}, expected an ISO time", cell=f"{cell}.{name}"
            )
        days[name] = f"{value}+00:00" if re.fullmatch(r"[\d-]+T[\d:]+", str(value)) else str(value)
    return statements.Statement(
        canonical_url=link,
        language=language_of(body),
        title=title,
        body=body,
        published_meta=days["date_gmt"],
        modified_meta=days["modified_gmt"],
        item=item,
    )
