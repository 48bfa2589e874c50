"""What the page of a statement shows: the rows about it, and its text with what was found in it.

Offsets of facts are those of the text as it is published, with ``[name]`` where somebody's name stood: what was taken out is
not in the database.
"""

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from explore.addresses import DATABASE
from explore.database import Database, Row
from explore.links import address
from explore.parts import FOLDER

NAME = "[name]"
STANDS = {
    "within": "Within what had been published: {lowest:,.1f} to {highest:,.1f}",
    "above": "Above what had been published: {lowest:,.1f} to {highest:,.1f}",
    "below": "Below what had been published: {lowest:,.1f} to {highest:,.1f}",
}
KINDS = {
    "academic": "universities",
    "contractor": "companies that run places of detention",
    "federal_agency": "federal agencies",
    "federal_oversight": "federal oversight bodies",
    "intergovernmental": "intergovernmental bodies",
    "legislature": "members of Congress",
    "ngo": "rights organizations",
    "professional_association": "professional associations",
    "state_agency": "state agencies",
}
STATEMENT = re.compile(rf"/{DATABASE}/statements/([0-9a-f]{{16}})")


@cache
def queries(page: str) -> dict[str, str]:
    """The queries of one kind of page by name, each about ``:id``."""
    return {path.stem: path.read_text() for path in sorted((FOLDER / "pages" / page).glob("[a-z]*.sql"))}


def statement(database: Database, head: Row) -> dict[str, Any]:
    """All that is known of one statement, its text in marked pieces."""
    page: Row = {name: database.rows(sql, {"id": head["statement_id"]}) for name, sql in queries("statements").items()}
    (found,) = page["statement"]
    page["statement"] = found | {"url": address(found["url"])}
    for fact in page["quotes"] + page["demands"] + page["claims"] + page["numbers"] + page["dates"]:
        fact["anchor"] = None
    for demand in page["demands"]:
        demand["objects"] = (demand["object_classes"] or "").replace("_", " ").split(";")
    page["evidence"] = [row for row in page["dates"] if row["date_kind"] != "deadline"]
    page["conflict"] = any(row["agrees"] == 0 for row in page["evidence"])
    page["named"] = named(page["mentions"])
    page["reviews"] = reviews(page)
    page["paragraphs"] = marked(found["body"], page) if found["body"] else []
    return {"page": page}


def reviews(page: Row) -> Callable[[str], list[Row]]:
    """For the address of the page: a schema.org ClaimReview of each number that a figure of the very thing answers.

    The rating says where the number stands, in words: nothing is rated true or false.
    """
    answered = [claim for claim in page["claims"] if claim["outcome"] not in (None, "no_figure") and claim["n_same"]]

    def at(address: str) -> list[Row]:
        return [
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "url": f"{address}#claims-{claim['char_start']}",
                "claimReviewed": claim["words"],
                "datePublished": page["statement"]["published"],
                "itemReviewed": {
                    "@type": "Claim",
                    "author": {"@type": "Organization", "name": page["statement"]["organization"]},
                    "appearance": page["statement"]["url"],
                },
                "author": {"@type": "Organization", "name": "Detention Ledger"},
                "reviewRating": {"@type": "Rating", "alternateName": STANDS[claim["outcome"]].format(**claim)},
            }
            for claim in answered
            if claim["words"]
        ]

    return at


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


def marked(body: str, page: Row) -> list[list[Row]]:
    """The text as paragraphs of pieces: ``text``, its ``classes``, ``href`` and ``title`` of a mention, the ``labels`` and
    ``ids`` of what begins there.
    """
    marks = [
        (row["char_start"], row["char_end"], kind, row)
        for kind in (*LABELS, "repeated", "mentions")
        for row in page[kind]
        if row["part"] == "body"
    ]
    ends = sorted({0, len(body), *(min(edge, len(body)) for mark in marks for edge in mark[:2]),
                   *(edge for match in re.finditer("\n", body) for edge in match.span())})  # fmt: skip
    paragraphs: list[list[Row]] = [[]]
    begun: set[tuple[str, int]] = set()
    for start, end in pairwise(ends):
        if body[start:end] == "\n":
            paragraphs.append([])
            continue
        piece: Row = {"text": body[start:end], "classes": [], "href": None, "title": "", "labels": [], "ids": []}
        for first, last, kind, row in marks:
            if not first <= start < last:
                continue
            if kind == "mentions":
                piece["href"], piece["title"] = link(row)
                continue
            if f"statement-{kind}" not in piece["classes"]:
                piece["classes"].append(f"statement-{kind}")
            if kind in LABELS and (kind, first) not in begun:
                begun.add((kind, first))
                piece["ids"].append(f"{kind}-{first}")
                piece["labels"] += [text] if (text := LABELS[kind](row)) else []
        paragraphs[-1].append(piece)
    for kind in LABELS:
        for row in page[kind]:
            row["anchor"] = f"{kind}-{row['char_start']}" if (kind, row["char_start"]) in begun else None
    return [paragraph for paragraph in paragraphs if paragraph]


def speaker_label(quote: Row) -> str | None:
    """Who speaks, as far as it was found."""
    return {NAME: "somebody not named here"}.get(quote["speaker_name"], quote["speaker_name"])


def demand_label(demand: Row) -> str:
    """What is asked of whom."""
    whom = demand["target_official"] or demand["target_organization"]
    return f"asks{' ' + whom if whom else ''}: {demand['demand_class'].replace('_', ' ')}"


def figure_label(number: Row) -> str | None:
    """What ICE had published of the place by that day."""
    if number["adp_total"] is None:
        return None
    return f"ICE’s average then: {number['adp_total']:,.1f} (year to {number['as_of'] or 'an unknown day'})"


def measure_label(claim: Row) -> str:
    """What a number measures."""
    return str(claim["measure"]).replace("_", " ")


LABELS: dict[str, Callable[[Row], str | None]] = {
    "quotes": speaker_label,
    "demands": demand_label,
    "claims": measure_label,
    "numbers": figure_label,
}


def heard(database: Database, rows: Sequence[Row]) -> list[Row]:
    """Who is heard in a list whose rows name statements (``statement_id``, or ``statement_href``): kinds of publishers in a
    reader's words; [] for other lists.
    """
    addresses = [STATEMENT.fullmatch(str(row.get("statement_href"))) for row in rows]
    ids = {str(row["statement_id"]) for row in rows if row.get("statement_id")} | {one[1] for one in addresses if one}
    if not ids or "voices" not in database.tables:
        return []
    found = database.rows((FOLDER / "pages" / "voices.sql").read_text(), {"ids": json.dumps(sorted(ids))})
    return [row | {"kind": KINDS.get(row["organization_type"], row["organization_type"])} for row in found]
