"""A publication as its own `datapackage.json` describes it: releases are made of what was published, never of a warehouse."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from etl.folders import sha256_of

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:-(\d+))?")
DUCKDB_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


class ReleaseError(Exception):
    """No release can be made or moved: says why and what to do."""


@dataclass(frozen=True)
class Table:
    """One table of a publication, as its data package says."""

    said: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.said["name"])

    @property
    def fields(self) -> list[dict[str, Any]]:
        """name, type, title, description, unit, constraints of each column."""
        return list(self.said["schema"]["fields"])

    @property
    def key(self) -> list[str]:
        return list(self.said["schema"]["primaryKey"])

    @property
    def types(self) -> dict[str, str]:
        """The declared type of each column."""
        return {field["name"]: field["type"] for field in self.fields}


@dataclass(frozen=True)
class Package:
    """The tables of one folder, with the text of its data package."""

    folder: Path
    said: dict[str, Any]

    @classmethod
    def read(cls, folder: Path) -> "Package":
        """The package in ``folder``. Raises ReleaseError where there is none, or a file is not the one it names."""
        path = folder / "datapackage.json"
        if not path.exists():
            raise ReleaseError(f"{path} is not there: nothing was published; run `make build check publish`")
        package = cls(folder, json.loads(path.read_text(encoding="utf-8")))
        for table in package.tables:
            file = package.file(table)
            if not file.exists() or sha256_of(file) != table.said["hash"].removeprefix("sha256:"):
                raise ReleaseError(f"{file} is not the one datapackage.json names; publish again, or `git checkout` it")
        return package

    @property
    def tables(self) -> list[Table]:
        return [Table(resource) for resource in self.said["resources"]]

    @property
    def version(self) -> str:
        return str(self.said.get("version", ""))

    def table(self, name: str) -> Table | None:
        """The table of that name; None where this publication has none."""
        return next((table for table in self.tables if table.name == name), None)

    def file(self, table: Table) -> Path:
        return self.folder / str(table.said["path"])

    def rows(self, sql: str, *names: str) -> list[tuple[Any, ...]]:
        """The rows of a query over the tables ``names``; none where one of them is not published."""
        with duckdb.connect() as con:
            for name in names:
                table = self.table(name)
                if table is None:
                    return []
                con.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{literal(self.file(table))}')")
            return con.execute(sql).fetchall()


def literal(path: Path) -> str:
    """A path inside a SQL string."""
    return str(path).replace("'", "''")


def order(day: str) -> tuple[int, int, int, int]:
    """By what releases are sorted: 2026-11-24 before 2026-11-24-2. Raises ReleaseError for what is no day."""
    match = DAY.fullmatch(day)
    if match is None:
        raise ReleaseError(
            f"{day!r} is no day of a release: write 2026-11-24, or 2026-11-24-2 for a second one that day"
        )
    year, month, date, again = match.groups()
    return int(year), int(month), int(date), int(again or 1)


def version(day: str) -> str:
    """The calendar version of a day: 2026-11-04 is 2026.11.4, its second release 2026.11.4-2."""
    year, month, date, again = order(day)
    return f"{year}.{month}.{date}" + (f"-{again}" if again > 1 else "")


def standing(releases: Path) -> list[Path]:
    """The folders of all releases, oldest first."""
    found = [path for path in releases.glob("[0-9]*") if path.is_dir() and DAY.fullmatch(path.name)]
    return sorted(found, key=lambda path: order(path.name))


def previous_to(releases: Path, day: str) -> Path | None:
    """The newest release before ``day``."""
    return next((path for path in reversed(standing(releases)) if order(path.name) < order(day)), None)
