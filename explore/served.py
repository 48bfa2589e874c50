"""The release that is served, followed while the server runs: a new one is taken over without a failed request.

`publish` puts each `detention.db` into a folder of its own, `build/served/<sum>/`, and moves one link, `build/detention.db`;
`bake` does the same with the link `build/site`. A request costs a look at the link. Where it leads elsewhere, the new file is
compared with the sum that its folder is named after, its workers are started and warmed, and only then do requests go to it;
those under way end on the old one.
"""

import asyncio
import os
import sqlite3
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from datasette.database import Database
from datasette.utils import StartupError

from explore import sql_workers
from explore.addresses import DATABASE
from explore.bake import release_of

PATIENCE = 15.0  # seconds that requests under way may still take on the old release: more than any budget of theirs


class Release(Database):  # type: ignore[misc]
    """One publication's file, with connections of its own: Datasette keeps them by the name of a database."""

    def __init__(self, datasette: Any, link: str) -> None:
        super().__init__(datasette, path=os.path.realpath(link), is_mutable=False)
        self.link = link
        self.name = self.route = DATABASE
        self.own = threading.local()
        sql_workers.install(datasette, self)

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Any]) -> Any:
        """Run ``fn`` on this thread's connection, as Datasette's own does."""

        def in_thread() -> Any:
            con = getattr(self.own, "con", None)
            if con is None:
                con = self.own.con = self.connect()
                self.ds._prepare_connection(con, self.name)
            return fn(con)

        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, in_thread)

    async def retire(self) -> None:
        """End its workers and close its file."""
        for pool in (self.sql_workers, getattr(self, "page_workers", None), getattr(self, "desk_workers", None)):
            if pool:
                await pool.close()
        self.close()


def damaged(path: str) -> str | None:
    """Why a file is not what `publish` wrote: its folder is named after its sum. None where it is, or lies elsewhere."""
    folder = Path(path).parent
    if folder.parent.name != "served" or release_of(Path(path)) == folder.name:
        return None
    return f"{path}: its sha256 does not begin with {folder.name}, as `publish` wrote it; run `make publish` again"


class Follower:
    """Keeps a Datasette on the release that the link leads to."""

    def __init__(self, datasette: Any, warm: Callable[[Release], Awaitable[None]]) -> None:
        self.datasette, self.warm = datasette, warm
        self.task: asyncio.Task[None] | None = None
        self.seen = ""

    def begin(self) -> None:
        """Take over what Datasette was started with. Raises StartupError for a file that is not what was published."""
        link = str(self.datasette.databases[DATABASE].path)
        self.seen = os.path.realpath(link)
        if why := damaged(self.seen):
            raise StartupError(why)
        self.serve(Release(self.datasette, link))

    def serve(self, release: Release) -> None:
        """Let requests go to ``release``. Datasette's add_database would give it another name beside the old one."""
        self.datasette.databases = self.datasette.databases | {DATABASE: release}

    def look(self) -> None:
        """See whether there is another release; if so, begin to take it over."""
        release = self.datasette.databases.get(DATABASE)
        if not isinstance(release, Release) or (self.task and not self.task.done()):
            return
        target = os.path.realpath(release.link)
        if target != self.seen and os.path.exists(target):
            self.seen = target
            self.task = asyncio.create_task(self.adopt(release))

    async def adopt(self, old: Release) -> None:
        """Serve what the link leads to now, unless it is damaged; then the old release stays."""
        if why := await asyncio.to_thread(damaged, self.seen):
            print(f"serve: {why}; the release before it stays", file=sys.stderr)
            return
        fresh = Release(self.datasette, old.link)
        await self.warm(fresh)
        self.serve(fresh)
        await asyncio.sleep(PATIENCE)
        await old.retire()
