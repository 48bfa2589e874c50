"""What a version of the schema promises: a change that breaks a reader's code raises its first number, or no release is made.

The rule in words is in `docs/releases.md`.
"""

from etl.releases.package import Package, ReleaseError, Table

SCHEMA_VERSION = "1.0.0"
"""Semantic version of tables and columns: raise the first number where something that was is gone or means another thing,
the second where something is added, the third where only words changed."""


def check(before: Package | None, after: Package) -> None:
    """Raises ReleaseError where the tables changed more than SCHEMA_VERSION says they did since the last release."""
    if before is None:
        return
    was = str(before.said["schema_version"])
    breaking, added = compare(before, after)
    old, new = numbers(was), numbers(SCHEMA_VERSION)
    if breaking and new[0] == old[0]:
        raise ReleaseError(
            f"these changes break what readers wrote for schema {was}: {'; '.join(breaking)}. Undo them, or raise "
            "SCHEMA_VERSION in etl/releases/versions.py to "
            f"{old[0] + 1}.0.0 after announcing it (docs/releases.md)"
        )
    if added and new <= old:
        raise ReleaseError(
            f"added since schema {was}: {'; '.join(added)}; raise SCHEMA_VERSION in etl/releases/versions.py to "
            f"{old[0]}.{old[1] + 1}.0"
        )
    if new < old:
        raise ReleaseError(f"SCHEMA_VERSION {SCHEMA_VERSION} is older than that of the last release, {was}")


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def compare(before: Package, after: Package) -> tuple[list[str], list[str]]:
    """What breaks a reader's code, and what is only new, a phrase each."""
    breaking: list[str] = []
    added = [f"table {table.name}" for table in after.tables if before.table(table.name) is None]
    for table in before.tables:
        newer = after.table(table.name)
        if newer is None:
            breaking.append(f"table {table.name} is gone")
        else:
            breaking += broken(table, newer)
            added += [f"column {table.name}.{name}" for name in newer.types if name not in table.types]
    return breaking, added


def broken(older: Table, newer: Table) -> list[str]:
    """What of one table is gone or means another thing."""
    found = [f"column {older.name}.{name} is gone" for name in older.types if name not in newer.types]
    if older.key != newer.key:
        found.append(f"the key of {older.name} was {', '.join(older.key)} and is {', '.join(newer.key)}")
    before, after = ({field["name"]: field for field in table.fields} for table in (older, newer))
    for name in sorted(before.keys() & after.keys()):
        for part in ("type", "unit"):
            if before[name][part] != after[name][part]:
                found.append(f"{part} of {older.name}.{name} was {before[name][part]} and is {after[name][part]}")
    return found
