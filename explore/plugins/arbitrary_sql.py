"""The hooks by which SQL from strangers reaches `explore.sql_workers`; found as `ledger.py` beside it is."""

from collections.abc import Awaitable, Callable
from typing import Any

import pluggy

from explore import sql_workers
from explore.addresses import DATABASE

hookimpl = pluggy.HookimplMarker("datasette")  # typed, as datasette.hookimpl is not

Scope = dict[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Mark each request that can hold SQL of its own."""
    queries = (datasette.metadata("databases") or {}).get(DATABASE, {}).get("queries", {})
    ours = frozenset(queries)

    def wrap(app: App) -> App:
        async def marked(scope: Scope, receive: Any, send: Any) -> None:
            if scope["type"] == "http":
                query_string = scope.get("query_string", b"").decode("latin-1")
                sql_workers.from_a_stranger.set(sql_workers.is_arbitrary(scope["path"], query_string, DATABASE, ours))
            await app(scope, receive, send)

        return marked

    return wrap
