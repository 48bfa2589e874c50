"""What a statement asks of whom: a verb with its object, its addressee, and a deadline, by the rows of `grammars/demands.toml`.

What stays code: demands joined to one another, the lines of a list that a demand opens, what an object says about the class of
its verb, deadlines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from etl.statements.facts import dates
from etl.statements.text import lexicon
from etl.statements.text.document import Document
from etl.statements.text.grammar import Match, language

WORDS = lexicon.load()
ROWS = {row.name: row for row in language().grammars["demands"]}
DIRECTED = [row for row in ROWS.values() if "part" not in row.keys and "{verb:" in row.text("example")]
OBJECTS = tuple(dict.fromkeys(WORDS.classes["object"].values()))
LONGEST = 240
"""Characters of an object."""
LETTER = re.compile(r"\bDear |\bHonorable ")
LIST_HEAD = re.compile(r"[^.:\n]{0,240}:\s*\n")
LIST_LINE = re.compile(r"\s*(?P<words>(?P<bullet>[•*·–-]|\(?\w{1,2}[.)])?\s*[^\n]+)")
NOBODY = frozenset("if whether when because what I we he she it you there".split())
ALONE = frozenset(("that", "this", "these"))
ONLY = ("as soon as", "as early as", "no later than", "not later than", "on or before", "within")
"""How a day is given that says when to act; "by August 31" elsewhere can be anybody's date."""
OBJECT_WORD = re.compile(r"[\w$]+")
LETTER_STOP = re.compile(r"\b[A-Z]\.$")
"""The end of "U.S.", which keeps its point."""
CLAUSE = re.compile(r"\bthat |^\s*(?:and|but|so) ")


@dataclass(frozen=True)
class Demand:
    """One demand: offsets of the whole, of the addressee (None: not said) and of the object; its rule, verb and classes."""

    start: int
    end: int
    rule: str
    verb: str
    demand_class: str
    target_start: int | None
    target_end: int | None
    object_start: int
    object_end: int
    object_classes: tuple[str, ...]
    deadline: date | None
    deadline_basis: str | None


def find(document: Document, published: date | None) -> list[Demand]:
    """Every demand of a document, by position.

    The deadline is that of its sentence; else, where the statement gives a single date by which something is to happen
    or would happen, and no demand's sentence holds it, that date for what is asked first (`with_only_deadline`).
    """
    found: dict[int, Demand] = {}
    for match in directed(document):
        for demand in chain(document, match):
            found.setdefault(demand.object_start, demand)
    for demand in (*by_noun(document), *undirected(document)):
        found.setdefault(demand.object_start, demand)
    waiting = list(document.view.find([ROWS["awaited"]]))
    limits = dates.deadlines(document.printed, published) if found or waiting else []
    for demand in awaited(document, waiting, limits):
        found.setdefault(demand.object_start, demand)
    asked = sorted(found.values(), key=lambda demand: (demand.object_start, demand.start))
    own = [with_own_deadline(demand, limits, document) for demand in asked]
    if any(demand.deadline for demand in own):
        return own  # the day by which a letter wants its answer says nothing about the rest of what it asks
    return [with_only_deadline(own[0], limits), *own[1:]] if own else []


def directed(document: Document) -> Iterator[Match]:
    """The matches of the rows with a verb: those of a letter in letters only, those of a list in lists only."""
    letter = LETTER.search(document.printed) is not None
    lines: set[int] | None = None
    for match in document.view.find(DIRECTED):
        if match.row.keys.get("in_letters") and not letter:
            continue
        if match.row.keys.get("in_lists"):
            lines = list_lines(document) if lines is None else lines
            if match.start not in lines:
                continue
        yield match


def list_lines(document: Document) -> set[int]:
    """Where the lines of a list begin that a demand opens ("we urge you to take these steps:")."""
    text, starts = document.printed, set[int]()
    verbs = {match.start for match in document.view.find([ROWS["line"]])}
    for match in document.view.find([ROWS["list_head"]]):
        head = LIST_HEAD.match(text, match.start)
        position = head.end() if head else len(text)
        while line := LIST_LINE.match(text, position):
            first = line.start("words")
            if first in verbs:
                starts.add(first)
            elif not line["bullet"]:
                break
            position = line.end()
    return starts


def chain(document: Document, match: Match) -> list[Demand]:
    """The demand at a match and those joined to it: "must release …, end … and ensure …"."""
    target = match.span("target")
    demands: list[Demand] = []
    words = match.words("verb")
    start, rule = match.start, match.row.name
    while words is not None and len(demands) < 8:
        verb = document.words(words).lower()
        position = document.view.ends[words[1] - 1]
        stop = object_end(document, words[1])
        more = joined(document, words[1], stop)
        end = more.start if more else stop
        described = document.printed[position:end]
        if verb != "free" or described.strip(" ,;"):  # "remain together and free" asks to free nobody
            name = "halt" if match.span("no") and not demands else class_of(document, verb, position, end)
            about = classes(document, position, end)
            first, last = target or (None, None)
            demands.append(Demand(start, end, rule, verb, name, first, last, position, end, about, None, None))
        if not more:
            break
        words, start, rule = more.words("verb"), more.start, "joined"
    return demands


def joined(document: Document, word: int, stop: int) -> Match | None:
    """The next demand joined to the one whose object begins at a word and ends at the offset ``stop``."""
    row = ROWS["more"]
    view = document.view
    last = view.index(min(stop + 40, len(document.printed)))
    for match in row.pattern.finditer(view.letters, word, last):
        found = Match(row, match, view)
        return found if found.start <= stop else None
    return None


def object_end(document: Document, word: int) -> int:
    """Where the object that begins at a word ends: its clause, at most ``LONGEST`` characters."""
    view, text = document.view, document.printed
    first = view.ends[word - 1]
    position = word
    while match := ROWS["object_end"].pattern.search(view.letters, position):
        if aside := ROWS["aside"].pattern.match(view.letters, match.start()):
            position = aside.end()
            continue
        end = len(text[: view.starts[match.start()]].rstrip())
        end -= text[end - 1 : end] in (".", "!", "?") and not LETTER_STOP.search(text, end - 3, end)
        return min(max(first, end), first + LONGEST)
    return min(len(text.rstrip(" .!?\n")), first + LONGEST)


def by_noun(document: Document) -> Iterator[Demand]:
    """ "We call for an end to …", "I request a detailed list of …"."""
    for match in document.view.find([ROWS["noun"], ROWS["seek"]]):
        start, last = match.part("what")
        what = document.printed[start:last].lower()
        asked = document.printed[match.start :].split(maxsplit=1)[0].lower()
        if what == "release" and not asked.startswith(("demand", "call", "ask", "push")):
            continue
        end = object_end(document, match.match.end())
        told = WORDS.classes["thing"].get(what) or "inform"
        told = class_of(document, what, match.end, end, told)
        yield Demand(
            match.start, end, match.row.name, told, told, None, None, match.end, end,
            classes(document, match.end, end), None, None,
        )  # fmt: skip


def undirected(document: Document) -> Iterator[Demand]:
    """What must end or be done, its addressee not said; the object is the subject of the sentence."""
    rows = [ROWS[name] for name in ("must_be_done", "must_end", "called_to_be_done", "asked_to_be_done")]
    for match in document.view.find(rows):
        first, end = match.part("object")
        words = CLAUSE.split(document.printed[first:end])[-1]
        start = end - len(words)
        said = words.split()
        if not said or said[0].lower() in NOBODY or said[0] == "I" or words.strip().lower() in ALONE:
            continue
        if words.strip().lower() == "they" and not match.span("done"):
            continue
        done = match.span("done") or match.part("over")
        word = document.printed[slice(*done)].lower()
        name = WORDS.classes["done" if match.span("done") else "do"][word]
        yield Demand(
            start, match.end, match.row.name, name, name, None, None, start, end,
            classes(document, start, end), None, None,
        )  # fmt: skip


def awaited(document: Document, matches: list[Match], limits: list[dates.Dated]) -> Iterator[Demand]:
    """ "We look forward to your response by March 5": only where one of ``limits`` stands in the sentence."""
    for match in matches if limits else ():
        end = object_end(document, match.match.end())
        demand = Demand(
            match.start, end, "awaited", "respond", "inform", None, None, match.end, end, (), None, None
        )  # fmt: skip
        if with_own_deadline(demand, limits, document).deadline:
            yield demand


def class_of(document: Document, verb: str, start: int, end: int, name: str | None = None) -> str:
    """The class of a verb or noun in the light of its object: an investigation is opened, a report released."""
    name = name or WORDS.classes["do"][verb]
    if verb == "take":
        return "pass" if document.printed.startswith(" up", start) else "act"
    if verb == "remove" and document.has("barrier", start, min(end, start + 40)):
        return "rescind"
    if name in ("act", "issue", "consider") and document.has("inquiry", start, min(end, start + 60)):
        return "investigate"
    papers = verb in ("release", "turn") and document.has("paper", start, min(end, start + 60))
    return "inform" if papers else name


def classes(document: Document, start: int, end: int) -> tuple[str, ...]:
    """What the words between two offsets are about, of the classes of objects in `lexicon/demands.csv`."""
    text = document.printed[start:end]
    values = {
        WORDS.classes["object"].get(word) or WORDS.classes["object"].get(word.lower())
        for word in OBJECT_WORD.findall(text)
    }
    if "Title 42" in text:
        values.add("policy")
    return tuple(name for name in OBJECTS if name in values)


def with_own_deadline(demand: Demand, limits: list[dates.Dated], document: Document) -> Demand:
    """The demand with the deadline that its own sentence gives; as it is, where none does."""
    for limit in limits:
        if not demand.start <= limit.start:
            continue
        same = document.sentence(demand.object_start) == document.sentence(limit.start)
        if same and not document.has("foretold", max(demand.object_start, limit.start - 25), limit.start):
            return replace(demand, deadline=limit.day, deadline_basis="same_sentence")
    return demand


def with_only_deadline(demand: Demand, limits: list[dates.Dated]) -> Demand:
    """The demand with the only deadline of its statement: a threat ("as soon as February 3") or a term set."""
    days = {limit.day for limit in limits if limit.printed.startswith(ONLY)}
    if len(days) == 1 and len({limit.day for limit in limits}) == 1:
        return replace(demand, deadline=next(iter(days)), deadline_basis="only_deadline")
    return demand
