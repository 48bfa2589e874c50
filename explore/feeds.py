"""What is new, as Atom and JSON Feed: for all, for each place, campus and state. Baked with the site.

`events/*.sql` each find one kind of event: id, day, facility_id, state, title, text, address. `figures.sql` gives the averages
of an edition instead: one entry a place, and one for the edition that names the largest changes. Ids and days come from the
data, so the same publication gives the same feed, and an entry is never announced twice.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from explore.database import Database, Row
from explore.parts import FOLDER
from explore.sentences import number

ENTRIES = 60  # of a feed, the newest
CHANGES = 5  # that the entry of an edition names
TAG = "tag:detention-ledger.invalid,2026:"
NAMES = ("feed.atom", "feed.json")
NOTE = "An average of all days since 1 October is no head count."


@dataclass(frozen=True)
class Event:
    """One entry: ``facility_id`` and ``state`` say which feeds have it beside the one of all (which has what ``wide`` says)."""

    key: str
    day: str
    title: str
    text: str
    address: str
    facility_id: str | None = None
    state: str | None = None
    wide: bool = True


def events(database: Database) -> list[Event]:
    """All events that this publication's tables tell of, newest first."""
    found: list[Event] = []
    for path in sorted((FOLDER / "events").glob("*.sql")):
        sql = path.read_text()
        if not set(re.findall(r"(?:FROM|JOIN) ([a-z_0-9]+)", sql)) - {"pairs", "rows_of", "spans"} <= database.tables:
            continue
        rows = database.rows(sql)
        found += figures(rows) if path.stem == "figures" else [event(row) for row in rows]
    return sorted(found, key=lambda one: (one.day, one.key), reverse=True)


def event(row: Row) -> Event:
    return Event(
        row["id"], str(row["day"])[:10], row["title"], row["text"], row["address"], row["facility_id"], row["state"]
    )


def figures(rows: list[Row]) -> list[Event]:
    """An entry for each place whose average moved or that is new, and one for each edition."""
    found = []
    for (day, sha256), group in groupby(rows, key=lambda row: (row["day"], row["snapshot_sha256"])):
        listed = list(group)
        moved = [row for row in listed if row["was"] is None or abs(row["now"] - row["was"]) >= 0.05]
        found += [
            Event(row["id"], day, f"{row['place']} {arrow(row)}", said(row), f"/places/{row['facility_id']}/",
                  row["facility_id"], row["state"], wide=False)
            for row in moved
        ]  # fmt: skip
        largest = sorted(moved, key=lambda row: (-abs(row["now"] - (row["was"] or 0)), row["facility_id"]))[:CHANGES]
        named = "; ".join(f"{row['place']} {arrow(row)} ({row['cells']})" for row in largest)
        title = f"ICE published a new table, to {listed[0]['as_of'] or 'an unknown day'}"
        text = (
            f"{len(listed)} places have an average. {named}. {NOTE}"
            if named
            else f"{len(listed)} places have an average."
        )
        found.append(Event(f"edition/{sha256[:12]}", day, title, text, f"/files/{sha256}/"))
    return found


def arrow(row: Row) -> str:
    """425.8 → 488, or only the new value."""
    return number(row["now"]) if row["was"] is None else f"{number(row['was'])} → {number(row['now'])}"


def said(row: Row) -> str:
    """The sentence about one place in one edition, with its cells."""
    new = " A new fiscal year: the average begins anew." if row["new_year"] else ""
    before = "It was not in the table before." if row["was"] is None else f"In the table before: {number(row['was'])}."
    return (
        f"{row['place']}: {number(row['now'])} people a day on average from 1 October to {row['as_of']}, {row['cells']}. "
        f"{before}{new} {NOTE}"
    )


def feeds(database: Database) -> dict[str, tuple[str, list[Event]]]:
    """The folder of each feed ("" for all), its title and its entries."""
    every = events(database)
    found = {"": ("Detention Ledger", [one for one in every if one.wide])}
    by_place: dict[str, list[Event]] = {}
    by_state: dict[str, list[Event]] = {}
    for one in every:
        by_place.setdefault(one.facility_id or "", []).append(one)
        by_state.setdefault(one.state or "", []).append(one)
    for row in database.rows("SELECT facility_id, name FROM facilities ORDER BY facility_id"):
        found[f"places/{row['facility_id']}"] = (row["name"], by_place.get(row["facility_id"], []))
    members: dict[str, set[str]] = {}
    for row in database.rows("SELECT site_id, facility_id FROM facilities WHERE site_id IS NOT NULL"):
        members.setdefault(row["site_id"], set()).add(row["facility_id"])
    for row in database.rows("SELECT site_id, name FROM sites ORDER BY site_id"):
        of = members.get(row["site_id"], set())
        found[f"campuses/{row['site_id']}"] = (row["name"], [one for one in every if one.facility_id in of])
    for row in database.rows(
        "SELECT DISTINCT state, state_name(state) AS name FROM facilities WHERE state IS NOT NULL"
    ):
        found[f"states/{row['state']}"] = (row["name"], by_state.get(row["state"], []))
    return {folder: (title, entries[:ENTRIES]) for folder, (title, entries) in found.items()}


def atom(title: str, folder: str, entries: Iterable[Event], origin: str) -> str:
    """RFC 4287. A feed without entries is of the first of January 1970: no clock is asked."""
    listed = list(entries)
    home = f"{origin}/{folder}/" if folder else f"{origin}/"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{escape(TAG + (folder or 'all'))}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{listed[0].day if listed else '1970-01-01'}T00:00:00Z</updated>",
        "<author><name>Detention Ledger</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(home + "feed.atom")}/>',
        f"<link href={quoteattr(home)}/>",
    ]
    for one in listed:
        lines += [
            "<entry>",
            f"<id>{escape(TAG + one.key)}</id>",
            f"<title>{escape(one.title)}</title>",
            f"<updated>{one.day}T00:00:00Z</updated>",
            f"<link href={quoteattr(origin + one.address)}/>",
            f'<content type="text">{escape(one.text)}</content>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>"]) + "\n"


def json_feed(title: str, folder: str, entries: Iterable[Event], origin: str) -> str:
    """JSON Feed 1.1."""
    home = f"{origin}/{folder}/" if folder else f"{origin}/"
    items = [
        {"id": TAG + one.key, "url": origin + one.address, "title": one.title, "content_text": one.text,
         "date_published": f"{one.day}T00:00:00Z"}
        for one in entries
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": home,
            "feed_url": f"{home}feed.json", "items": items}  # fmt: skip
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def written(database: Database, origin: str) -> Mapping[str, str]:
    """Every feed as a file: its path below the site and its text."""
    files = {}
    for folder, (title, entries) in feeds(database).items():
        place = f"{folder}/" if folder else ""
        files[f"{place}feed.atom"] = atom(title, folder, entries, origin)
        files[f"{place}feed.json"] = json_feed(title, folder, entries, origin)
    return files


def geojson(database: Database) -> str:
    """Every place with a point, as GeoJSON (RFC 7946)."""
    rows = database.rows("""SELECT facility_id, name, city, state, type_group, last_as_of, in_latest_edition, latest_adp,
        longitude, latitude FROM facilities WHERE longitude IS NOT NULL AND latitude IS NOT NULL ORDER BY facility_id""")
    features = [
        {
            "type": "Feature",
            "id": row["facility_id"],
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": {
                **{key: row[key] for key in ("name", "city", "state", "type_group", "last_as_of")},
                "average_since_1_october": row["latest_adp"] if row["in_latest_edition"] else None,
            },
        }
        for row in rows
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n"
