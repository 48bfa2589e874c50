"""The site: an address gives a page. What is baked ahead and what Datasette shows live come from here alike.

/                        home                          templates/home.html
/<kind>/<key>/           a thing                       pages/<kind>/NN_part.sql, the first one gives the page's head
/<room>/                 a subject, or all of a kind   rooms/<room>/NN_part.sql
/questions/<name>/       a question                    questions/<name>.sql
/search/ /compare/       asked with a query string
/desk/                   a form; its answer is made by desk_worker
Beside a page lie data.json, data.csv (its first table) and chart.svg, where it has them.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qsl, unquote

from explore import addresses, compare, home, languages, places, search, statements
from explore.charts import drawn
from explore.cited import cited
from explore.database import Database, Row
from explore.excel import workbook
from explore.parts import FOLDER, SHOWN, Part, parts, printed, shown
from explore.questions import Question, by_group, questions
from explore.sentences import environment, say
from explore.spreadsheets import safe

TITLE = "Detention Ledger"
RIGHTS = "Our tables are CC0; source documents keep the rights named per source. Unknown is an empty cell, never zero."
EMPTY_DESK = {
    "title": "The desk", "text": "", "statement": "", "day": "", "errors": [], "longest": 20_000, "series": {}, "found": None,
}  # fmt: skip
RETIRED = "SELECT facility_id FROM facility_redirects WHERE retired_id = :key"
TILE = re.compile(r'"(/-/tiles/[^"]+)"')
HREF = re.compile(rf'href="(/{addresses.DATABASE}/[^"]*)"')


@dataclass(frozen=True)
class Settings:
    """What a site is told: ``origin`` (https://host of its lasting address, or empty), ``release`` (of its data), language."""

    origin: str = ""
    release: str = ""
    lang: str = languages.ENGLISH


@dataclass
class Page:
    """A page as it is sent or written: ``location`` where it moved, ``files`` what lies beside it, each made when asked for."""

    html: str
    status: int = 200
    location: str = ""
    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)

    @property
    def tiles(self) -> list[str]:
        """The tiles of maps that it shows."""
        return TILE.findall(self.html)


@dataclass(frozen=True)
class Kind:
    """A kind of thing with a page each: its keys, and what its template needs beside the parts."""

    keys: str
    template: str = "page.html"
    extras: Callable[[Database, Row], dict[str, Any]] | None = None


COMPANIES = """
SELECT DISTINCT party_id
FROM parties
JOIN place_spells USING (party_id)
WHERE parties.kind IN ('company', 'nonprofit')
ORDER BY party_id
"""

KINDS: Mapping[str, Kind] = {
    "places": Kind("SELECT facility_id FROM facilities ORDER BY facility_id", "place.html", places.place),
    "campuses": Kind("SELECT site_id FROM sites ORDER BY site_id", "place.html", places.campus),
    "codes": Kind("SELECT code FROM facility_day_series ORDER BY code"),
    "companies": Kind(COMPANIES),
    "states": Kind("SELECT DISTINCT state FROM facilities WHERE state IS NOT NULL ORDER BY state"),
    "counties": Kind(
        "SELECT DISTINCT county_geoid FROM facilities WHERE county_geoid IS NOT NULL ORDER BY county_geoid"
    ),
    "field-offices": Kind("SELECT DISTINCT aor FROM areas_of_responsibility ORDER BY aor"),
    "files": Kind("SELECT snapshot_sha256 FROM snapshots ORDER BY snapshot_sha256"),
    "statements": Kind(
        "SELECT statement_id FROM statements ORDER BY statement_id", "statement.html", statements.statement
    ),
    "organizations": Kind("SELECT organization_id FROM organizations ORDER BY organization_id"),
    "people": Kind("SELECT DISTINCT official_id FROM officials ORDER BY official_id"),
    "policies": Kind("SELECT policy_id FROM policies ORDER BY policy_id"),
    "checks": Kind("SELECT rule FROM check_rules ORDER BY rule"),
    "sources": Kind("SELECT source_id FROM sources ORDER BY source_id"),
}


# pages whose tables are offered as a workbook too: what people work with; the many pages of documents have CSV and JSON
WITH_EXCEL = frozenset({"places", "campuses", "states", "companies", "counties", "field-offices", "questions", *(
    path.name for path in (FOLDER / "rooms").iterdir() if path.is_dir())})  # fmt: skip


def rooms() -> tuple[str, ...]:
    """Every subject with a page, by name."""
    return tuple(sorted(path.name for path in (FOLDER / "rooms").iterdir() if path.is_dir()))


class Site:
    """All pages over one publication."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        self.settings = settings
        self.lang = settings.lang
        self.questions = {
            name: replace(one, part=languages.in_language(one.part, self.lang)) for name, one in questions().items()
        }
        self.names = frozenset(self.questions)

    def addresses(self) -> list[str]:
        """Every page that is baked, in order; a kind whose table is not in this publication has none."""
        found = ["/", "/search/", "/compare/", "/desk/", "/questions/", f"/{addresses.DATABASE}/"]
        found += [f"/{room}/" for room in rooms()]
        found += [addresses.question(name) for name, question in self.questions.items() if self.has(question.part)]
        for name, kind in KINDS.items():
            if self.has(parts(f"pages/{name}")[0]):
                found += [addresses.page(name, next(iter(row.values()))) for row in self.database.rows(kind.keys)]
        found += [f"/{addresses.DATABASE}/{table}/" for table in sorted(self.tables())]
        return found + [f"/{languages.SPANISH}{path}" for path in found if languages.BOTH.fullmatch(path[1:])]

    @cached_property
    def spanish(self) -> "Site":
        """The same pages in Spanish."""
        return Site(self.database, replace(self.settings, lang=languages.SPANISH))

    def page(self, path: str, query: str = "") -> Page | None:
        """The page at ``path`` (with its closing slash) for a query string without its ?; None where there is none."""
        if path.startswith(f"/{languages.SPANISH}/") and languages.BOTH.fullmatch(path[len(languages.SPANISH) + 2 :]):
            return self.spanish.page(path[len(languages.SPANISH) + 1 :], query)
        asked = dict(parse_qsl(query, keep_blank_values=True))
        match [unquote(part) for part in path.strip("/").split("/")]:
            case [""]:
                return self.rendered("home.html", path, home.shown(self.database, self.questions), {})
            case ["search"]:
                files = {"names.json": lambda: search.exported(self.database)}
                return self.rendered("search.html", path, search.shown(self.database, asked), files)
            case ["compare"]:
                return self.rendered("compare.html", path, compare.shown(self.database, asked), {})
            case ["desk"]:
                return self.rendered("desk.html", path, EMPTY_DESK, {})
            case ["questions"]:
                groups = by_group(self.questions, "A place")
                return self.rendered("questions.html", path, {"title": self.word("Questions"), "groups": groups}, {})
            case ["questions", name] if name in self.questions:
                return self.answer(path, self.questions[name], asked)
            case [room] if room in rooms():
                return self.thing(path, f"rooms/{room}", {}, "page.html", None)
            case [kind, key] if kind in KINDS:
                found = self.thing(path, f"pages/{kind}", {"id": key}, KINDS[kind].template, KINDS[kind].extras)
                return found or self.retired(kind, key)
            case [addresses.DATABASE]:
                dataset = home.dataset(self.database)
                return self.rendered("data.html", path, {"tables": self.tables(), "dataset": dataset}, {})
            case [addresses.DATABASE, table] if table in self.tables():
                return self.rendered("table_page.html", path, self.tables()[table], {})
        return None

    def word(self, text: str) -> str:
        return str(languages.words(self.lang)(text))

    def say(self, templates: tuple[str, ...], **values: Any) -> Any:
        """Sentences in the language of this site."""
        return say(templates, self.lang, **values)

    def retired(self, kind: str, key: str) -> Page | None:
        """The way from the id of a place to that of the place it was merged into."""
        merged = self.database.row(RETIRED, {"key": key}) if kind == "places" else None
        return Page("", 301, addresses.page("places", merged["facility_id"])) if merged else None

    def missing(self, path: str) -> Page:
        """What a reader is told of an address that is none."""
        page = self.rendered("missing.html", path, {}, {})
        page.status = 404
        return page

    def has(self, part: Part) -> bool:
        return part.needs <= self.database.tables

    def tables(self) -> dict[str, dict[str, Any]]:
        """What the page of each table says."""
        return home.tables(self.database)

    def thing(
        self,
        path: str,
        folder: str,
        values: Mapping[str, Any],
        template: str,
        extras: Callable[[Database, Row], Row] | None,
    ) -> Page | None:
        """The page of one thing or subject; None where its head has no row."""
        first, *others = (languages.in_language(part, self.lang) for part in parts(folder))
        if not self.has(first):
            return None
        heads = first.rows(self.database, values)
        if not heads:
            return None
        head = dict(heads[0]) | dict(values)
        sections, data, pictures, answers = [], [], [], [self.say(first.answers, row=heads[0], rows=heads, head=head)]
        for part in others:
            if not self.has(part):
                continue
            rows = part.rows(self.database, head)
            if not rows and "empty" not in part.header:
                continue
            if rows:
                answers.append(self.say(part.answers, row=rows[0], rows=rows, head=head))
                data.append((part, rows))
                pictures.append(drawn(part, rows))
            limit = len(rows) if "all" in part.header else SHOWN
            sections.append(
                shown(part, head, rows, limit)
                | {"charts": pictures[-1] if rows else [], "voices": statements.heard(self.database, rows)}
            )
        context: dict[str, Any] = {
            "title": head["name"],
            "head": head,
            "first": first,
            "sentences": [sentence for sentence in answers if sentence],
            "sections": sections,
            "cite": cited(heads[:1]),
            "trail": trail(folder, str(head["name"])),
            "asked": [
                self.questions[name] for name in first.header.get("questions", "").split() if name in self.questions
            ],
        } | (extras(self.database, heads[0]) if extras else {})
        if shown_first := context.get("chart"):
            pictures.insert(
                0,
                [shown_first | {"title": str(languages.words(self.lang)("People held at {name}", name=head["name"]))}],
            )
            context["chart"] = pictures[0][0]
        if "standing" in context and heads[0].get("facility_id"):
            newest = self.database.rows(places.NEWEST)[0]["as_of"]
            where = self.word(places.standing(heads[0]))
            context["standing"] = self.say((where,), row=heads[0], newest=newest)
        return self.rendered(template, path, context, self.beside(path, head, data, pictures, context["cite"]))

    def answer(self, path: str, question: Question, asked: Mapping[str, str]) -> Page | None:
        """The answer to a question for what is asked, or why it can't be given."""
        if not self.has(question.part):
            return None
        values, errors = question.values(asked)
        rows = [] if errors else question.part.rows(self.database, values, limit=1001)
        guess = None
        if not rows and not errors and values.get("name"):
            guess = search.nearest_place(self.database, values["name"])
            if guess:
                rows = question.part.rows(self.database, values | {"name": guess["key"]}, limit=1001)
        charts = drawn(question.part, rows) if rows else []
        said = self.say(question.part.answers, row=rows[0], rows=rows, head=values) if rows else ""
        readable, same = question.readable(rows[:1000])
        context: dict[str, Any] = {
            "title": question.asked_as(values),
            "same": {name: printed(value) for name, value in same.items()},
            "question": question,
            "values": values,
            "errors": errors,
            "guess": guess,
            "default": not asked,
            "sentences": [said] if said else [],
            "section": shown(question.part, {}, readable, limit=100),
            "n": len(rows),
            "voices": statements.heard(self.database, rows),
            "charts": charts,
            "cite": cited(rows[:1]),
        }
        page = self.rendered(
            "question.html",
            path,
            context,
            self.beside(path, values, [(question.part, rows)], [charts], context["cite"]),
        )
        page.status = 400 if errors else 200
        return page

    def beside(
        self,
        path: str,
        head: Mapping[str, Any],
        data: Sequence[tuple[Part, list[Row]]],
        pictures: Sequence[list[Any]],
        cite: Sequence[Mapping[str, str]],
    ) -> dict[str, Callable[[], bytes]]:
        """data.json and data.xlsx of all parts, data.csv of the first table with rows, chart.svg of the first chart."""
        title = str(head.get("name") or next((part.header["title"] for part, _ in data), ""))

        def whole() -> bytes:
            listed = [{"name": part.name, "title": part.header["title"], "rows": rows} for part, rows in data]
            page = {"address": self.settings.origin + path, "release": self.settings.release, "head": dict(head)}
            return (json.dumps(page | {"parts": listed}, ensure_ascii=False) + "\n").encode()

        def excel() -> bytes:
            about = {
                "Title": title,
                "From": TITLE,
                "Release": self.settings.release,
                "Address": self.settings.origin + path,
            }
            for n, one in enumerate(cite, start=1):
                about[f"Cells {n}"] = (
                    f"{one['edition'] or 'file'}, sheet {one['sheet']}, {one['cells']}, sha256 {one['sha256']}"
                )
            for part, _ in data:
                about[part.header["title"]] = part.header.get("note") or part.header.get("description") or ""
            return workbook(about | {"Rights": RIGHTS}, [(part.header["title"], rows) for part, rows in data if rows])

        files: dict[str, Callable[[], bytes]] = {"data.json": whole}
        if table := next((rows for _, rows in data if rows), None):
            files["data.csv"] = partial(as_csv, table)
            if path.strip("/").partition("/")[0] in WITH_EXCEL:
                files["data.xlsx"] = excel
        if charts := next((charts for charts in pictures if charts), None):
            source = f"{TITLE}, release {self.settings.release}. {self.settings.origin}{path}"
            files["chart.svg"] = partial(as_svg, charts[0], source)
        return files

    def rendered(
        self, template: str, path: str, values: Mapping[str, Any], files: dict[str, Callable[[], bytes]]
    ) -> Page:
        """A page from its template."""
        spanish = self.lang == languages.SPANISH
        common = {
            "other": f"{'' if spanish else '/es'}{path}" if languages.BOTH.fullmatch(path[1:]) else "",
            "ledger": TITLE,
            "path": path,
            "origin": self.settings.origin,
            "address": self.settings.origin + path,
            "canonical": f"{self.settings.origin}{'/es' if spanish else ''}{path}",
            "release": self.settings.release,
            "files": sorted(files),
        }
        text = environment(self.lang).get_template(template).render(**common | dict(values))
        text = HREF.sub(self.led, text)
        return (
            Page(languages.led(text)) if spanish else Page(text, files=files)
        )  # the files lie beside the English page

    def led(self, match: re.Match[str]) -> str:
        """A link to a row of a table as one to the page about it."""
        target = addresses.shown_at(unescape(match[1]), self.names)
        return f'href="{escape(target)}"' if target else match[0]


def as_csv(rows: Sequence[Row]) -> bytes:
    """Rows as CSV, with their column names."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: safe(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode()


def as_svg(chart: Mapping[str, Any], source: str) -> bytes:
    """A chart as a picture that stands alone, with its title and ``source`` in it."""
    return environment().get_template("chart.svg").render(chart=chart, alone=True, source=source).encode()


def trail(folder: str, name: str) -> list[tuple[str | None, str]]:
    """The way to a page from home."""
    of, _, kind = folder.partition("/")
    if of == "rooms":
        return [(None, name)]
    room = f"rooms/{kind}"
    title = parts(room)[0].header["title"] if (FOLDER / room).is_dir() else kind
    return [(f"/{kind}/", title), (None, name)]
