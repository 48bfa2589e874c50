"""Addresses: which page shows the row that a query names by table and key.

Queries name rows as Datasette does, /detention/<table>/<key>, because that address lasts as long as the key. A reader is
led to the page about the thing instead, which exists on a plain file server too.
"""

import re
from urllib.parse import quote, unquote

from explore.links import address

DATABASE = "detention"
ROW = re.compile(rf"/{DATABASE}/(?P<table>\w+)(?:/(?P<key>[^/?#]+)/?)?(?P<query>\?[^#]*)?")
# table -> the folder of its pages
PAGES = {
    "facilities": "places",
    "sites": "campuses",
    "statements": "statements",
    "organizations": "organizations",
    "policies": "policies",
    "officials": "people",
    "editions": "files",
    "snapshots": "files",
    "sources": "sources",
    "check_rules": "checks",
    "facility_day_series": "codes",
}
TERM = re.compile(r"_(?:\d{8})?\Z")  # the day that ends the id of a term of office; its page is the official's
# tables without a page for each row -> the column to filter by
KEYS = {
    "agreements_287g": "agreement_id",
    "deaths_in_custody": "death_id",
    "discrepancies": "discrepancy_id",
    "inspections": "inspection_id",
}


def page(kind: str, key: object) -> str:
    """The page about one thing. Keys are ids, codes and hashes of ours; anything else is percent-encoded."""
    return f"/{kind}/{quote(str(key), safe='')}/"


def question(name: str, arguments: str = "") -> str:
    """The page of a question; ``arguments`` is a query string with its ?."""
    return f"/questions/{name}/{arguments}"


def shown_at(url: object, questions: frozenset[str] = frozenset()) -> str | None:
    """Where a reader is led for ``url``: the page of a row or question; another address as it is; None for what is no address.

    ``questions``: names of queries that have a page.
    """
    target = address(url)
    match = ROW.fullmatch(target) if target else None
    if target is None or match is None:
        return target
    table, key, query = match["table"], match["key"], match["query"] or ""
    if table in questions and key is None:
        return question(table, query)
    if key is None:
        return f"/{DATABASE}/{table}{query}"
    if table in PAGES:
        return page(PAGES[table], TERM.sub("", unquote(key)) if table == "officials" else unquote(key))
    return f"/{DATABASE}/{table}?{KEYS[table]}={key}" if table in KEYS else target
