"""What the page of a statement shows: the rows about it, and its text with what was found in it.

Facts have offsets in the original text, which is not here; the text shown has ``[name]`` where somebody's name stood, and
`statement_texts.removed` says where. So every offset is moved before the text is marked, and nothing that was taken out can
be shown: it is not in the database.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Any

from explore.database import Database, Row
from explore.links import address
from explore.parts import FOLDER

DATABASE = "detention"
NAME = "[name]"
REMOVED = re.compile(r"(\d+)-(\d+)")
Span = tuple[int, int]


@cache
def queries(page: str) -> dict[str, str]:
    """The queries of one kind of page by name, each about ``:id``."""
    return {path.stem: path.read_text() for path in sorted((FOLDER / "pages" / page).glob("[a-z]*.sql"))}


def statement(database: Database, head: Row) -> dict[str, Any]:
    """All that is known of one statement, its text in marked pieces."""
    page: Row = {name: database.rows(sql, {"id": head["statement_id"]}) for name, sql in queries("statements").items()}
    (found,) = page["statement"]
    page["statement"] = found | {"url": address(found["url"])}
    for fact in page["quotes"] + page["demands"] + page["claims"] + page["dates"]:
        fact["in_text"] = False
    for demand in page["demands"]:
        demand["objects"] = (demand["object_classes"] or "").replace("_", " ").split(";")
    page["evidence"] = [row for row in page["dates"] if row["date_kind"] != "deadline"]
    page["conflict"] = any(row["agrees"] == 0 for row in page["evidence"])
    page["named"] = named(page["mentions"])
    page["paragraphs"] = marked(found["body"], found["removed"], page) if found["has_text"] else []
    return {"page": page}


def named(mentions: list[Row]) -> dict[str, list[Row]]:
    """By type, each thing once, in order of first mention, with its link, how often it is named and as what."""
    found: dict[tuple[str, str], Row] = {}
    for mention in mentions:
        href, label = link(mention)
        kind = str(mention["mention_type"])
        thing = found.setdefault(
            (kind, href or label), {"href": href, "label": label, "surfaces": [], "times": 0} | mention
        )
        thing["times"] += 1
        if mention["surface"] not in [*thing["surfaces"], label]:
            thing["surfaces"].append(mention["surface"])
    kinds: dict[str, list[Row]] = {}
    for (kind, _), thing in found.items():
        kinds.setdefault(kind, []).append(thing)
    return kinds


def link(mention: Row) -> tuple[str | None, str]:
    """Where a mention leads, and what to call it."""
    for key, table, label in (
        ("facility_id", "facilities", "facility"),
        ("term_id", "officials", "official"),
        ("policy_id", "policies", "policy"),
        ("organization_id", "organizations", "agency"),
        ("site_id", "sites", "site"),
    ):
        if mention[key]:
            return f"/{DATABASE}/{table}/{mention[key]}", str(mention[label] or mention["surface"])
    state, _, town = (mention["place"] or "").partition(":")
    return None, f"{town}, {state}" if town else state or str(mention["surface"])


def marked(body: str, removed: str | None, page: Row) -> list[list[Row]]:
    """The text as paragraphs of pieces: ``text``, its ``classes``, ``href`` and ``title`` of a mention, ``id`` of a start.

    Without ``removed`` the offsets of facts can't be moved, so nothing is marked.
    """
    marks: list[tuple[int, int, str, Row]] = []
    if removed is not None:
        cuts = [(int(start), int(end)) for start, end in REMOVED.findall(removed)]
        kinds = {kind: page[kind] for kind in ("quotes", "demands", "claims", "mentions")}
        for kind, found in kinds.items():
            for row in found:
                if row["part"] == "body" and (
                    place := moved(row["char_start"], row["char_end"], cuts, kind == "mentions")
                ):
                    marks.append((*place, kind, row))
    ends = sorted({0, len(body), *(min(edge, len(body)) for mark in marks for edge in mark[:2]),
                   *(edge for match in re.finditer("\n", body) for edge in match.span())})  # fmt: skip
    paragraphs: list[list[Row]] = [[]]
    begun: set[int] = set()
    for start, end in pairwise(ends):
        if body[start:end] == "\n":
            paragraphs.append([])
            continue
        piece: Row = {"text": body[start:end], "classes": [], "href": None, "title": "", "ids": []}
        for first, last, kind, row in marks:
            if not first <= start < last:
                continue
            if kind == "mentions":
                piece["href"], piece["title"] = link(row)
            elif f"statement-{kind}" not in piece["classes"]:
                piece["classes"].append(f"statement-{kind}")
            if kind != "mentions" and row["char_start"] not in begun:
                begun.add(row["char_start"])
                piece["ids"].append(row["char_start"])
        paragraphs[-1].append(piece)
    for kind in ("quotes", "demands", "claims"):
        for row in page[kind]:
            row["in_text"] = row["part"] == "body" and row["char_start"] in begun
    return [paragraph for paragraph in paragraphs if paragraph]


def moved(start: int, end: int, cuts: list[Span], whole: bool) -> Span | None:
    """Half-open offsets of the original text as offsets of the text with NAME in place of every cut.

    With ``whole``, None where a cut begins or ends in between: what is named there is not shown.
    """
    if whole and any(first < end and last > start for first, last in cuts):
        return None

    def move(offset: int, after: bool) -> int:
        result = offset
        for first, last in cuts:
            if last <= offset:
                result += len(NAME) - (last - first)
            elif first < offset:  # inside: before or after the stand-in
                result += first - offset + (len(NAME) if after else 0)
        return result

    return move(start, after=False), move(end, after=True)
