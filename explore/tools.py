"""Answers for programs that ask in words: each figure with its unit, period, cell, caveat and citation.

A program that reads a table of averages quotes them as head counts. So there is no SQL here, but a few questions, and every
figure says what `kind` it is: `average` (ICE's average a day since 1 October), `count` (people counted on one night or day) or
`printed` (as the source prints it). A sentence that may be quoted as it stands is `said`. What is not known is null, never
zero. `explore/mcp.py` gives these tools to agents.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from explore import search
from explore.database import Database, Row
from explore.questions import is_day, questions
from explore.sentences import day as told
from explore.sentences import number

AVERAGE = (
    "An average of every day since 1 October, not the number of people held on any day. A place that is not listed is neither "
    "empty nor closed."
)
NIGHT = (
    "People counted in records that ICE released under FOIA, at the end of the day (the same as the start of the next). Codes "
    "that no one has linked to the place are not in it."
)
SPOKEN = "Only publishers we follow and documents we hold: that nobody is listed does not mean that nobody spoke."
ROWS = 400  # figures one answer holds at most
STATEMENTS = 50
NUMBER = re.compile(r"(?<![\w.$-])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.$-])\d+(?:\.\d+)?(?![\w-])")
KINDS = {"average_daily_population": "average", "average_length_of_stay": "average", "detained": "count"}

Answer = dict[str, Any]


class UnanswerableError(ValueError):
    """The question can't be answered as asked: says why and what to ask instead."""


def find_place(database: Database, name: str) -> Answer:
    """Places and campuses that answer to a name, code or nickname, best first."""
    hits = [hit for hit in search.names(database, name) if hit["kind"] in ("campus", "place")]
    hits.sort(key=lambda hit: not hit["exact"])
    return {
        "said": f"{len(hits)} places answer to “{name}”." if hits else f"No place we know answers to “{name}”.",
        "places": [{key: hit[key] for key in ("key", "name", "kind", "context", "exact", "address")} for hit in hits],
        "caveat": "A campus stands for all its places. Use `key` in the other tools.",
    }


def figure_in_force(database: Database, place: str, day: str) -> Answer:
    """What ICE's newest public table said about a place on a day: an average, with its cells."""
    days(day)
    chosen = named(database, place)
    question = questions()["figure_in_force"]
    figures = []
    for facility in members(database, chosen["key"]):
        for row in question.part.rows(database, {"name": facility, "day": day}):
            if row["facility_id"] == facility:
                figures.append(average(row))
    listed = [one for one in figures if one["value"] is not None]
    if not figures:
        said = f"No edition we hold was public on {told(day)}: what ICE had said by then is not known."
    elif not listed:
        said = f"ICE's newest public table of {told(day)} did not list {chosen['name']}, which is not zero."
    else:
        parts = " and ".join(f"{number(one['value'])} for {one['place']}" for one in listed)
        period = listed[0]["period"]
        said = (
            f"On {told(day)} ICE's newest public table gave an average of {parts}, a day from {told(period['from'])} to "
            f"{told(period['to'])}. That is no head count."
        )
    return {"place": chosen, "day": day, "said": said, "figures": figures, "caveat": AVERAGE}


def average(row: Row) -> Answer:
    """One row of the question figure_in_force as a figure."""
    end = row["table_as_of"]
    return {
        "kind": "average",
        "value": row["adp_total"],
        "unit": "people a day on average",
        "place": row["facility"],
        "facility_id": row["facility_id"],
        "period": {"from": fiscal_year_start(end), "to": end},
        "public_from": row["public_from"],
        "listed": row["in_that_table"] == "listed",
        "cell": cell(row["snapshot_sha256"], row["sheet"], row["adp_cells"]),
        "flags": row["flags"],
        "caveat": AVERAGE + ("" if not row["flags"] else f" What is odd about it: {row['flags']}."),
        "citation": f"ICE, Detention Statistics, {row['edition']}"
        + (f", sheet “{row['sheet']}”, cells {row['adp_cells']}" if row["adp_cells"] else "")
        + f", sha256 {row['snapshot_sha256']}.",
    }


def fiscal_year_start(end: str | None) -> str | None:
    """The 1 October before a day; None for an unknown day."""
    if end is None:
        return None
    known = date.fromisoformat(end)
    return date(known.year - (known.month < 10), 10, 1).isoformat()


def cell(sha256: str | None, sheet: str | None, cells: str | None) -> Answer | None:
    """An address in a file; None where the figure has none."""
    return {"sha256": sha256, "sheet": sheet, "cells": cells} if cells else None


NIGHTS = """
SELECT nights.night, sum(nights.persons) AS persons, group_concat(nights.code, ' ') AS codes,
    group_concat(DISTINCT nights.source_id) AS sources, group_concat(DISTINCT nights.basis) AS basis
FROM nights
WHERE nights.facility_id IN (SELECT value FROM json_each(:places)) AND nights.night BETWEEN :first AND :last AND nights.is_best
GROUP BY nights.night ORDER BY nights.night LIMIT :limit
"""
SPAN = """
SELECT min(night) AS first, max(night) AS last FROM nights
WHERE facility_id IN (SELECT value FROM json_each(:places))
"""


def nights(database: Database, place: str, first: str, last: str) -> Answer:
    """People counted in a place on each night of a span, both ends included."""
    days(first, last)
    chosen = named(database, place)
    places = "[" + ",".join(f'"{one}"' for one in members(database, chosen["key"])) + "]"
    rows = database.rows(NIGHTS, {"places": places, "first": first, "last": last, "limit": ROWS + 1})
    figures = [
        {
            "kind": "count",
            "value": row["persons"],
            "unit": "people counted that night",
            "period": {"from": row["night"], "to": row["night"]},
            "cell": None,
            "codes": row["codes"].split(" "),
            "caveat": NIGHT,
            "citation": f"{row['sources'].replace(',', ', ')}: facility codes {row['codes']}, night of {row['night']}.",
        }
        for row in rows[:ROWS]
    ]
    known = database.row(SPAN, {"places": places}) or {}
    if figures:
        values = [int(one["value"]) for one in figures]
        said = (
            f"{chosen['name']}: {len(figures)} nights with people from {told(figures[0]['period']['from'])} to "
            f"{told(figures[-1]['period']['to'])}, between {min(values):,} and {max(values):,} people a night."
        )
    elif known.get("first"):
        said = f"No night with people there in that span; counts of it run from {known['first']} to {known['last']}."
    else:
        said = f"No nightly counts are linked to {chosen['name']}: how many were there is not known."
    more = " There are more nights: ask for a shorter span." if len(rows) > ROWS else ""
    note = "A night without a row has nobody counted, or is outside the counts' own span; see `counted`."
    return {"place": chosen, "said": said + more, "figures": figures, "counted": known, "caveat": f"{NIGHT} {note}"}


def national(database: Database, measure: str, day: str) -> Answer:
    """ICE's last word by a day on every figure of one block of its national tables, each with its cell."""
    days(day)
    blocks = [row["block"] for row in database.rows("SELECT DISTINCT block FROM national_figures ORDER BY block")]
    wanted = {"detained": "detained_by_criminality", "population": "detained_by_criminality"}.get(measure, measure)
    if wanted not in blocks:
        raise UnanswerableError(f"“{measure}” is no measure; there are {', '.join(blocks)}")
    rows = questions()["national_figure_in_force"].part.rows(database, {"block": wanted, "day": day, "period": ""})
    figures = [figure(row) for row in rows[:ROWS]]
    said = f"By {told(day)} ICE had said {len(figures)} figures of {wanted.replace('_', ' ')}." if figures else (
        f"No edition we hold said anything of {wanted.replace('_', ' ')} by {told(day)}."
    )  # fmt: skip
    return {"measure": wanted, "day": day, "said": said, "figures": figures,
            "caveat": "An average is no head count, and a month that has not ended is partial."}  # fmt: skip


def figure(row: Row) -> Answer:
    """One national figure."""
    labels = [row[name] for name in ("group_label", "row_label", "column_label") if row[name]]
    kind = KINDS.get(row["measure"], "average" if row["measure"].startswith("average") else "printed")
    caveat = AVERAGE if row["measure"] == "average_daily_population" else (
        "People held on the day the table ends, as ICE counts them." if kind == "count" else "As ICE prints it."
    )  # fmt: skip
    return {
        "kind": kind,
        "value": row["value"],
        "unit": row["unit"],
        "measure": row["measure"],
        "labels": labels,
        "period": {
            "from": row["period_start"],
            "to": row["period_end"] or row["period_start"],
            "kind": row["period_kind"],
        },
        "partial": row["running"] == "yes",
        "public_from": row["said_from"],
        "superseded_on": row["superseded_on"],
        "cell": cell(row["snapshot_sha256"], row["sheet"], row["cell"]),
        "caveat": caveat,
        "citation": f"ICE, Detention Statistics, sheet “{row['sheet']}”, cell {row['cell']}, sha256 {row['snapshot_sha256']}.",
    }


def who_said(database: Database, about: str) -> Answer:
    """Statements about a place, or that hold some words, with who spoke, when, and the link."""
    place = search.nearest_place(database, about)
    if place:
        rows = questions()["statements_about_place"].part.rows(database, {"place": place["key"]}, limit=STATEMENTS + 1)
    else:
        rows = questions()["search_statements"].part.rows(database, {"q": about}, limit=STATEMENTS + 1)
    statements = [
        {
            "published": row["published"],
            "who": row["who"],
            "title": row["title"],
            "words": row.get("words") or row.get("snippet"),
            "basis": row.get("basis") or row.get("searched_in"),
            "statement_id": row["statement_id"],
            "url": row.get("url"),
            "citation": f"{row['who']}, “{row['title']}”, {row['published'] or 'without a day'}"
            + (f", {row['url']}" if row.get("url") else "") + ".",
        }
        for row in rows[:STATEMENTS]
    ]  # fmt: skip
    subject = place["name"] if place else about
    more = f" The first {STATEMENTS} are shown." if len(rows) > STATEMENTS else ""
    return {"about": subject, "said": f"We hold {len(rows)} statements about {subject}.{more}", "statements": statements,
            "caveat": SPOKEN}  # fmt: skip


def check_claim(database: Database, text: str, day: str) -> Answer:
    """The figures that a number in a sentence can be compared with, as ICE had published them by that day. No verdict."""
    days(day)
    numbers = [float(found.replace(",", "")) for found in NUMBER.findall(text)]
    place = mentioned(database, text)
    figures: list[Answer] = []
    if place:
        figures += [one for one in figure_in_force(database, place["key"], day)["figures"] if one["value"] is not None]
        figures += nights(database, place["key"], day, day)["figures"]
    else:
        figures += [
            one for one in national(database, "detained_by_criminality", day)["figures"] if one["kind"] == "count"
        ]
        figures += national(database, "adp_by_agency", day)["figures"]
    compared = [
        one | {"differences": [round(claimed - float(one["value"]), 2) for claimed in numbers]}
        for one in figures
        if one["value"] is not None
    ]
    of = place["name"] if place else "the whole country"
    numbered = ", ".join(number(one) for one in numbers) or "no number"
    said = (
        f"The sentence holds {numbered}. Beside it stand {len(compared)} figures about {of} by {told(day)}. "
        "Whether one of them is what the sentence means is for a reader to judge."
    )
    return {"numbers": numbers, "place": place, "day": day, "said": said, "figures": compared,
            "readings": readings(database, text),
            "caveat": f"{AVERAGE} Compare a claim only with a figure of its own kind, place, people and time."}  # fmt: skip


READINGS = """
SELECT claims.words, readings.*
FROM claims JOIN claim_readings AS readings
    ON readings.claim = claims.statement_id || ':' || claims.part || ':' || claims.char_start
WHERE claims.words = :text ORDER BY readings.claim, readings.reading LIMIT 100
"""


def readings(database: Database, text: str) -> list[Row]:
    """What a claim that we hold word for word can mean, by `claim_readings`; none of one that we don't."""
    if not {"claims", "claim_readings"} <= database.tables:
        return []
    return database.rows(READINGS, {"text": text.strip()})


def mentioned(database: Database, text: str) -> Row | None:
    """The place that a sentence names by the longest name; None where it names none."""
    said = f" {' '.join(search.words(text))} "
    found = [
        (len(" ".join(name)), one.kind == "campus", one)
        for one in search.entries(database)
        if one.kind in ("campus", "place")
        for name in one.names
        if len(" ".join(name)) > 3 and f" {' '.join(name)} " in said
    ]
    if not found:
        return None
    best = max(found, key=lambda hit: (hit[0], hit[1], hit[2].weight))[2]
    return {"key": best.key, "name": best.name, "address": best.address}


FILES = "SELECT file_name, url, source_id, first_seen FROM snapshots WHERE snapshot_sha256 = :sha256"


def cite(database: Database, table: str, key: Mapping[str, Any]) -> Answer:
    """One published row with the address of what it was read from, and a citation to paste."""
    if table not in database.tables or not re.fullmatch(r"[a-z][a-z0-9_]*", table):
        raise UnanswerableError(f"“{table}” is no table; find_place and the other tools name what they read")
    columns = database.rows(f"SELECT name, pk FROM pragma_table_info('{table}')")
    keys = [str(column["name"]) for column in columns if column["pk"]]
    if sorted(key) != sorted(keys):
        raise UnanswerableError(f"the key of {table} is {', '.join(keys)}")
    where = " AND ".join(f'"{name}" = :{name}' for name in keys)
    row = database.row(f'SELECT * FROM "{table}" WHERE {where}', {name: key[name] for name in keys})
    if row is None:
        raise UnanswerableError(f"{table} has no row {dict(key)}")
    sha = row.get("snapshot_sha256")
    file = database.row(FILES, {"sha256": sha}) if sha else None
    place = ", ".join(
        f"{name} {row[name]}" for name in ("sheet", "cell", "adp_cells", "row", "page", "item") if row.get(name)
    )
    source = f"{file['source_id']}: {file['file_name']}, {file['url']}" if file else "no single file"
    return {"table": table, "key": dict(key), "row": row, "file": file, "caveat": AVERAGE if "adp_total" in row else None,
            "citation": f"{source}" + (f", {place}" if place else "") + (f", sha256 {sha}" if sha else "") + "."}  # fmt: skip


def days(*values: str) -> None:
    """Raises UnanswerableError where one is no day."""
    for value in values:
        if not is_day(value):
            raise UnanswerableError(f"“{value}” is no day: write it as 2021-02-02")


def named(database: Database, place: str) -> Row:
    """The place or campus meant. Raises UnanswerableError where nothing answers to it."""
    found = search.nearest_place(database, place)
    if found is None:
        raise UnanswerableError(f"no place answers to “{place}”; ask find_place")
    return {name: found[name] for name in ("key", "name", "address")}


def members(database: Database, key: str) -> list[str]:
    """The facilities of a campus, or the one facility."""
    sql = "SELECT facility_id FROM facilities WHERE facility_id = :key OR site_id = :key ORDER BY facility_id"
    return [row["facility_id"] for row in database.rows(sql, {"key": key})]


TOOLS: Mapping[str, tuple[Callable[..., Answer], Mapping[str, str]]] = {
    "find_place": (find_place, {"name": "a name, code or nickname"}),
    "figure_in_force": (figure_in_force, {"place": "key or name", "day": "YYYY-MM-DD, when one would have looked"}),
    "nights": (nights, {"place": "key or name", "from": "first night, YYYY-MM-DD", "to": "last night, YYYY-MM-DD"}),
    "national": (national, {"measure": "a block: detained_by_criminality, adp_by_agency, book_ins_by_agency, removals …",
                            "day": "YYYY-MM-DD, when one would have looked"}),
    "who_said": (who_said, {"about": "a place or some words"}),
    "check_claim": (check_claim, {"text": "the sentence", "day": "YYYY-MM-DD, when it was said"}),
    "cite": (cite, {"table": "a published table", "key": "its key: an object of column and value"}),
}  # fmt: skip
RENAMED = {"from": "first", "to": "last"}  # words that Python keeps for itself


def ask(database: Database, tool: str, asked: Mapping[str, Any]) -> Answer:
    """The answer of one tool. Raises UnanswerableError, also for a tool or parameter that is none."""
    if tool not in TOOLS:
        raise UnanswerableError(f"“{tool}” is no tool; there are {', '.join(TOOLS)}")
    function, parameters = TOOLS[tool]
    if set(asked) != set(parameters):
        raise UnanswerableError(f"{tool} is asked with {', '.join(parameters)}")
    wrong = [name for name in parameters if not isinstance(asked[name], dict if name == "key" else str)]
    if wrong:
        raise UnanswerableError(f"{tool}: {', '.join(wrong)} is not of the right type")
    return function(database, **{RENAMED.get(name, name): value for name, value in asked.items()})
