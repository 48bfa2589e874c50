"""One search over everything that has a page, by any name it has: whole words, beginnings of words and misspellings.

The names are few (some thousands), so they are compared in memory: each word of what is asked must be a word of the name, the
beginning of one, or near one; among those that are, whole names come before parts of names, a campus before its places, and
places with more people before others. Words of statements are looked up after that, in the full-text index.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations
from math import log1p
from typing import Any

from datasette.utils import escape_fts
from rapidfuzz.distance import OSA

from explore.addresses import page, question
from explore.database import Database, Row
from explore.nicknames import nicknames
from explore.parts import FOLDER, parts
from explore.questions import questions

HITS = 20
STATEMENTS = 20
LONGEST = 8  # words of a question of which some may be passed over
# Words that say nothing about which thing is meant. They are passed over where other words are left.
STOP = frozenset(
    "a an and are at by do does for from how i in into is it many much of on or the their there to was were what when where "
    "which who why with people detention detained center centre facility facilities ice held hold holds".split()
)
SAME = {
    "st": "saint", "ft": "fort", "mt": "mount", "co": "county", "ctr": "center", "centre": "center", "cntr": "center",
    "proc": "processing", "corr": "correctional", "fac": "facility", "det": "detention",
    "dept": "department", "intl": "international",
    "tom": "thomas", "mike": "michael", "bill": "william", "bob": "robert", "jim": "james", "matt": "matthew", "ken": "kenneth",
    "jails": "jail", "prisons": "prison", "kids": "children", "child": "children", "minors": "children",
}  # fmt: skip
# Kinds in the order in which equal hits are listed.
RANKS = {"campus": 2.6, "place": 1.2, "subject": 3.6, "question": 0.7, "company": 1.8, "organization": 1.9, "state": 2.4,
         "person": 2.0, "policy": 1.6, "field office": 1.0, "code": 0.4, "county": 0.9, "table": 0.2, "check": 0.1,
         "source": 0.6}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A thing with a page: the names people use for it, and words that may stand beside them (town, state, kind)."""

    kind: str
    name: str
    address: str
    context: str
    key: str
    names: tuple[tuple[str, ...], ...]
    beside: frozenset[str]
    weight: float
    words: frozenset[str] = field(default=frozenset())


def words(text: object) -> tuple[str, ...]:
    """Lower-case words without accents and punctuation; "287(g)" is 287g, an apostrophe joins."""
    plain = unicodedata.normalize("NFKD", str(text or "")).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"(\d)\s?\((\w)\)", r"\1\2", re.sub(r"['’]", "", plain))
    return tuple(SAME.get(word, word) for word in re.findall(r"[a-z0-9]+", plain))


def entry(kind: str, row: Mapping[str, Any]) -> Entry:
    """An entry of a row: name, address, context, key, names (joined by |), beside (words) and held (persons)."""
    names = dict.fromkeys(
        words(name) for name in [row["name"], *str(row.get("names") or "").split("|"), row.get("key") or ""]
    )
    known = tuple(name for name in names if name)
    beside = frozenset(words(row.get("beside")))
    weight = RANKS[kind] + log1p(max(float(row.get("held") or 0), 0)) / 2
    everything = frozenset(word for name in known for word in name) | beside
    return Entry(kind, str(row["name"]), str(row["address"]), str(row.get("context") or ""), str(row.get("key") or ""),
                 known, beside, weight, everything)  # fmt: skip


def listed(database: Database) -> list[Entry]:
    """Everything with a page, from the tables this publication has."""
    queries = {path.stem.replace("_", " "): path.read_text() for path in sorted((FOLDER / "names").glob("*.sql"))}
    found = [
        entry(kind, row)
        for kind, sql in queries.items()
        if set(re.findall(r"(?:FROM|JOIN) ([a-z_0-9]+)", sql)) <= database.tables
        for row in database.rows(sql)
    ]
    for path in sorted((FOLDER / "rooms").iterdir()):
        header = parts(f"rooms/{path.name}")[0].header
        row = {
            "name": header["title"],
            "address": f"/{path.name}/",
            "context": "Subject",
            "names": path.name.replace("-", " "),
        }
        found.append(entry("subject", row | {"beside": header.get("words", "")}))
    for one in questions().values():
        header = one.part.header
        row = {
            "name": header["question"],
            "address": question(one.name),
            "context": header["line"],
            "names": header["title"],
        }
        found.append(entry("question", row | {"beside": f"{header.get('words', '')} {one.name.replace('_', ' ')}"}))
    unanswered = "unanswerable transfers cost per bed contract rate price hours days stay length capacity today"
    row = {"name": "Questions", "address": "/questions/", "context": "All questions, and what nobody can answer"}
    found.append(entry("subject", row | {"beside": unanswered}))
    by_address = {one.address: one for one in found}
    for nickname in nicknames():
        if target := by_address.get(nickname["address"]):
            known = {"name": target.name, "address": target.address, "context": target.context, "key": target.key}
            found.append(
                replace(entry(target.kind, known | {"names": nickname["name"]}), names=(words(nickname["name"]),))
            )
    return found


class Index:
    """The entries of one publication, and which of them have a word."""

    def __init__(self, found: list[Entry]) -> None:
        self.entries = found
        self.having: dict[str, set[int]] = {}
        for number, one in enumerate(found):
            for word in one.words:
                self.having.setdefault(word, set()).add(number)

    def met_by(self, asked: tuple[str, ...]) -> list[Entry]:
        """The entries in which each word asked for is met by one of theirs."""
        numbers: set[int] | None = None
        for word in asked:
            met = {number for other, having in self.having.items() if near(word, other) for number in having}
            numbers = met if numbers is None else numbers & met
        return [self.entries[number] for number in sorted(numbers or ())]


_INDEXES: dict[str, Index] = {}


def index_of(database: Database) -> Index:
    """The index of one publication, made once for each file."""
    if database.file not in _INDEXES:
        _INDEXES[database.file] = Index(listed(database))
    return _INDEXES[database.file]


def entries(database: Database) -> list[Entry]:
    """Everything with a page."""
    return index_of(database).entries


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A word as it sounds, roughly: krome for chrome, adelanto for addelanto."""
    plain = re.sub(r"ch|ck|q|c(?![eiy])", "k", word).replace("ph", "f").replace("y", "i")
    return re.sub(r"(.)\1+", r"\1", plain)


@lru_cache(maxsize=200_000)
def near(asked: str, word: str) -> float:
    """How well a word asked for is met by a word: 1 the same, less for a beginning or a misspelling, 0 not at all."""
    if asked == word:
        return 1.0
    if word.rstrip("s") == asked.rstrip("s") and len(asked) > 3:
        return 0.95
    if len(asked) >= 3 and word.startswith(asked):
        return 0.85
    if len(asked) < 4 or len(word) < 4 or asked.isdigit() or abs(len(asked) - len(word)) > 2:
        return 0.0
    if sound(asked) == sound(word):
        return 0.75
    allowed = 1 if len(asked) < 6 else 2
    distance = OSA.distance(asked, word, score_cutoff=allowed)
    return 0.0 if distance > allowed else 0.75 - 0.15 * distance


def score(asked: tuple[str, ...], one: Entry) -> float:
    """How well an entry answers; 0 where one of the words asked for is nowhere in it."""
    total = 0.0
    for word in asked:
        best = max((near(word, other) for other in one.words), default=0.0)
        if best == 0.0:
            return 0.0
        total += best
    total /= len(asked)
    whole = 0.0
    for name in one.names:
        rest = tuple(word for word in asked if word in name or word not in one.beside)
        if name == asked:
            whole = max(whole, 6.0)
        elif rest and name == rest:
            whole = max(whole, 5.0)
        else:
            met = sum(max(near(word, other) for other in name) for word in asked)
            spelled = [max(near(other, word) for word in asked) for other in name if other not in STOP] or [0.0]
            whole = max(whole, 2.0 * met / len(asked) + 2.0 * sum(spelled) / len(spelled))
    return 4 * total + whole + one.weight


def ranked(database: Database, variants: list[tuple[str, ...]]) -> list[tuple[float, Entry]]:
    """Entries that answer to one of some wordings, each page once, best first; a later wording counts a little less."""
    best: dict[str, tuple[float, Entry]] = {}
    index = index_of(database)
    for n, asked in enumerate(variants):
        for one in index.met_by(asked):
            value = score(asked, one) - 0.01 * n
            if value > best.get(one.address, (0.0, one))[0]:
                best[one.address] = (value, one)
    return sorted(best.values(), key=lambda hit: (-hit[0], hit[1].name, hit[1].address))


def as_written(asked: tuple[str, ...], one: Entry) -> bool:
    """Is each word asked for one of the entry's, or the beginning of one?"""
    return all(any(other.startswith(word) for other in one.words) for word in asked)


def names(database: Database, text: str, whole: bool = False) -> list[Row]:
    """The things that answer to ``text``, best first, each once; ``exact`` tells whether each word was met as it is written.

    Where nothing has all the words, as many as possible are met, as they are written; not with ``whole``.
    """
    asked = words(text)
    telling = tuple(word for word in asked if word not in STOP) or asked
    if not telling:
        return []
    joined = [("".join(asked),)] if len(asked) == 2 else []
    hits = ranked(database, [asked, telling, *joined])
    for size in range(len(telling) - 1, 0, -1):
        if hits or whole or len(telling) > LONGEST:
            break
        fewer = [asked for asked in combinations(telling, size) if all(asked)]
        hits = [hit for hit in ranked(database, fewer) if any(as_written(asked, hit[1]) for asked in fewer)]
    return [
        {"kind": one.kind, "name": one.name, "address": one.address, "context": one.context, "key": one.key,
         "exact": as_written(telling, one), "score": round(value, 2)}
        for value, one in hits[:HITS]
    ]  # fmt: skip


# index -> its table, and the weights of its columns
INDEXES = {
    "statement_texts_fts": ("statement_texts", ", 10, 1"),
    "statements_fts": ("statements", ""),
    "quotes_fts": ("quotes", ""),
    "demands_fts": ("demands", ""),
}
HOLDING = """
SELECT statements.title, statements.statement_id, statements.published,
    coalesce(statements.issuer_name, organizations.name) AS who, hits.snippet
FROM (
    SELECT rowid AS hit, snippet({index}, -1, '**', '**', '…', 24) AS snippet, bm25({index}{weights}) AS rank
    FROM {index} WHERE {index} MATCH :words ORDER BY rank LIMIT 20
) AS hits
JOIN {table} AS held ON held.rowid = hits.hit
JOIN statements ON statements.statement_id = held.statement_id
JOIN organizations USING (organization_id)
ORDER BY hits.rank, statements.statement_id
"""


def said(database: Database, text: str) -> list[Row]:
    """Statements that hold the words, in their text or title, or in the quotations and demands that stand for a text."""
    asked = escape_fts(text.strip())
    if not asked:
        return []
    found: dict[str, Row] = {}
    for index, (table, weights) in INDEXES.items():
        if index in database.tables:
            for row in database.rows(HOLDING.format(index=index, table=table, weights=weights), {"words": asked}):
                found.setdefault(row["statement_id"], row | {"address": page("statements", row["statement_id"])})
    return list(found.values())[:STATEMENTS]


def shown(database: Database, asked: Mapping[str, str]) -> Row:
    """What the search page shows."""
    text = asked.get("q", "").strip()[:200]
    errors = [f"The search has no field “{name}”; it has q." for name in asked if name != "q"]
    hits = names(database, text) if text else []
    guess = hits[0]["name"] if hits and not hits[0]["exact"] else None
    return {
        "title": f"Search: {text}" if text else "Search",
        "q": text,
        "errors": errors,
        "hits": hits,
        "guess": guess,
        "statements": said(database, text) if text else [],
    }


def exported(database: Database) -> bytes:
    """The names as a copy made of files searches them in the browser (static/search.js), as JSON."""
    listed = [
        {"name": one.name, "address": one.address, "context": one.context, "weight": round(one.weight, 2),
         "names": [" ".join(name) for name in one.names], "words": sorted(one.words)}
        for one in entries(database)
    ]  # fmt: skip
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()


def nearest_place(database: Database, text: str) -> Row | None:
    """The campus or place that best answers to ``text``; None without one."""
    by_key = (one for one in entries(database) if one.kind in ("campus", "place") and one.key == text.strip())
    if one := next(by_key, None):
        return {"key": one.key, "name": one.name, "address": one.address}
    return next((hit for hit in names(database, text, whole=True) if hit["kind"] in ("campus", "place")), None)
