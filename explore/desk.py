"""The desk: a text that a reporter has, and what was published of each number, place, policy and quotation in it by a day.

Nothing of a text is stored: it is read in a process of its own (`desk_worker`), its claims stand in a table in memory for the
time of one answer, and the page that comes back is kept by nobody.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from etl.statements import statement as facts
from etl.statements.facts import claims, measures
from etl.statements.reference import Reference
from etl.statements.text.document import Document
from explore.database import Database, Row

LONGEST = 20_000
"""Characters of a text: a long letter has 12,000."""
MOST = 40
"""Claims, places, policies and quotations that are looked up, of each; the rest is said to be left out."""
WORDS_OF_QUOTATION = 5
RECENT, NEAR = timedelta(days=60), timedelta(days=16)
"""As in `staging/claims_asked.sql`."""
QUERIES = Path(__file__).parent.parent / "etl" / "warehouse" / "tables"
ASKED = (
    "claim measure unit value qualifier people scope_kind scope published period_kind period_start period_end recent_from "
    "near_from fiscal_from year_from"
).split()
FIGURE = """
SELECT figures.value, figures.period_end, figures.sheet, figures.cells, figures.snapshot_sha256
FROM published_figures AS figures
WHERE figures.scope = :scope AND figures.measure = 'average_daily_population' AND figures.series = 'to_date'
    AND figures.public_from <= :day ORDER BY figures.public_from DESC, figures.period_end DESC LIMIT 1
"""
PLACE = """
SELECT facility_id AS id, name, 'facilities' AS kind FROM facilities WHERE facility_id = :id
UNION ALL SELECT site_id, name, 'sites' FROM sites WHERE site_id = :id
"""
POLICY = "SELECT policy_id, name, kind, in_force_from, in_force_to FROM policies WHERE policy_id = :id"
SAID_BEFORE = """
SELECT quotes.speaker_name, quotes.words, statements.statement_id, statements.title, statements.published
FROM quotes JOIN statements USING (statement_id)
WHERE instr(quotes.words, :words) AND statements.published <= :day
ORDER BY statements.published, statements.statement_id LIMIT 3
"""
OTHERS = """
SELECT claims.value, claims.unit, claims.qualifier, claims.words, claims.said_by, statements.statement_id, statements.title,
    statements.published, outcomes.outcome
FROM claims JOIN statements USING (statement_id)
LEFT JOIN claim_outcomes AS outcomes ON outcomes.claim = claims.statement_id || ':' || claims.part || ':' || claims.char_start
WHERE claims.measure = :measure AND claims.unit = :unit AND claims.people = :people AND claims.scope_kind = :scope_kind
    AND coalesce(claims.facility_id, claims.site_id, claims.state, '') = coalesce(:scope, '') AND statements.published <= :day
    AND statements.published >= :since
ORDER BY statements.published DESC, statements.statement_id LIMIT 5
"""
STATEMENT = "SELECT published, body FROM statement_texts JOIN statements USING (statement_id) WHERE statement_id = :id"
DIFFERS = {
    "average": "an average is not a head count",
    "people_held": "people held after an arrest by ICE, not arrests",
    "book_ins": "people booked in by all agencies, not arrests by ICE",
    "fiscal_year": "deaths since 1 October, as far as notices and reports are held",
    "calendar_year": "deaths since 1 January, as far as notices and reports are held",
}
SERIES = {
    "snapshot": "count of one day", "night": "count of one night", "to_date": "since 1 October", "month": "one month",
    "half_month": "half a month", "quarter": "one quarter", "year": "one fiscal year", "between": "between two editions",
    "minimum": "minimum that ICE pays for", "stated": "beds, as stated", "design": "beds, as designed",
    "ice_share": "beds that are ICE’s", "contract": "beds in the contract", "notices": "counted from notices and reports",
    "lists": "counted from ICE’s lists",
}  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """What answers: the publication, its reference, and a connection in which a text's claims stand for one answer.

    ``con`` has the publication attached as `core` and a `staging` in memory, so that the build's own queries run.
    """

    database: Database
    reference: Reference
    con: sqlite3.Connection

    @classmethod
    def open(cls, path: Path, reference: Reference) -> "Desk":
        """Over the publication at ``path``, read only."""
        con = sqlite3.connect(":memory:", uri=True)
        con.row_factory = sqlite3.Row
        con.execute("ATTACH ? AS core", (f"file:{path}?mode=ro&immutable=1",))
        con.execute("ATTACH ':memory:' AS staging")
        con.execute("CREATE TABLE staging.published_figures AS SELECT * FROM core.published_figures")
        con.execute("CREATE INDEX staging.of_measure ON published_figures (measure, unit, scope_kind, people)")
        con.execute(f"CREATE TABLE staging.claims_asked ({', '.join(ASKED)})")
        return cls(Database.open(path), reference, con)

    def looked_up(self, text: str, day: date) -> dict[str, Any]:
        """What was published by ``day`` of all that a text says; see `templates/desk.html` for its parts."""
        text = text[:LONGEST]
        document = Document(text)
        named = facts.named_in("body", text, facts.Text({"body": text}, day, ""), self.reference)
        found = measures.find(document, day, list(measures.named_places(named)))
        numbers = claims.find(document, day)
        measured = {claim.value_start for claim in found}
        said = list(self.claims(found[:MOST], text, day))
        return {
            "claims": said,
            "places": list(self.places(named, day))[:MOST],
            "policies": list(self.policies(named, day))[:MOST],
            "quotations": list(self.quotations(document, day))[:MOST],
            "numbers": [text[one.start : one.end] for one in numbers if one.value_start not in measured][:MOST],
            "left_out": max(0, len(found) - MOST),
            "footnotes": footnotes(said),
        }

    def claims(self, found: list[measures.Measured], text: str, day: date) -> Iterator[Row]:
        """Each claim with its outcome, its readings and what others said of the same in the year before."""
        self.con.execute("DELETE FROM staging.claims_asked")
        slots = ", ".join("?" * len(ASKED))
        self.con.executemany(
            f"INSERT INTO staging.claims_asked VALUES ({slots})",
            [asked(str(number), claim, day) for number, claim in enumerate(found) if claim.period.end],
        )
        self.con.execute("DROP TABLE IF EXISTS staging.claim_readings")
        queries = (
            (QUERIES / "claim_readings.sql").read_text().replace("core.published_figures", "staging.published_figures")
        )
        self.con.execute(f"CREATE TABLE staging.claim_readings AS {queries}")
        outcomes = (QUERIES / "claim_outcomes.sql").read_text().replace("core.claim_readings", "staging.claim_readings")
        by_claim = {row["claim"]: dict(row) for row in self.con.execute(outcomes)}
        self.con.execute("DELETE FROM staging.claims_asked")
        readings = [
            dict(row) for row in self.con.execute("SELECT * FROM staging.claim_readings ORDER BY claim, reading")
        ]
        self.con.execute("DROP TABLE staging.claim_readings")
        for number, claim in enumerate(found):
            place = self.database.row(PLACE, {"id": claim.scope}) if claim.scope else None
            same = {
                "measure": claim.measure, "unit": claim.unit, "people": claim.people, "scope_kind": claim.scope_kind,
                "scope": claim.scope, "day": day.isoformat(), "since": (day - timedelta(days=365)).isoformat(),
            }  # fmt: skip
            yield {
                "said": text[claim.start : claim.said[1]].split("\n")[0][:300],
                "sentence": text[slice(*claim.said)][:300],
                "claim": claim,
                "place": place["name"] if place else claim.scope or "the whole country",
                "outcome": by_claim.get(str(number), {"outcome": "no_figure", "why_not": "no_series"}),
                "readings": [row | {"caveats": caveats(row)} for row in readings if row["claim"] == str(number)],
                "others": self.database.rows(OTHERS, same),
            }

    def places(self, named: list[dict[str, object]], day: date) -> Iterator[Row]:
        """Each place with ICE's newest average by ``day``."""
        ids = dict.fromkeys(
            row["facility_id"] or row["target_id"] for row in named if row["mention_type"] in ("facility", "site")
        )
        for id_ in filter(None, ids):
            if place := self.database.row(PLACE, {"id": id_}):
                yield place | {"figure": self.database.row(FIGURE, {"scope": id_, "day": day.isoformat()})}

    def policies(self, named: list[dict[str, object]], day: date) -> Iterator[Row]:
        """Each policy on the reviewed list, and whether it was in force on ``day``."""
        for id_ in dict.fromkeys(row["target_id"] for row in named if row["mention_type"] in ("policy", "case")):
            if id_ and (policy := self.database.row(POLICY, {"id": id_})):
                first, last = policy["in_force_from"], policy["in_force_to"]
                state = (
                    "its days are not known" if not first else "not yet" if first > day.isoformat()
                    else f"until {last}" if last and last <= day.isoformat() else "in force"
                )  # fmt: skip
                yield policy | {"state": state}

    def quotations(self, document: Document, day: date) -> Iterator[Row]:
        """Each quotation of some length, and the statements held that quote the same words."""
        for quotation in document.quotations:
            words = document.text[quotation.start : quotation.end].strip("“”\"‘’', .\n")
            if len(words.split()) >= WORDS_OF_QUOTATION:
                yield {
                    "words": words[:300],
                    "found": self.database.rows(SAID_BEFORE, {"words": words, "day": day.isoformat()}),
                }

    def statement(self, id_: str) -> tuple[date, str] | None:
        """The day and text of a statement held; None where its text is not published."""
        row = self.database.row(STATEMENT, {"id": id_})
        return (date.fromisoformat(row["published"]), row["body"]) if row and row["published"] and row["body"] else None


def asked(name: str, claim: measures.Measured, day: date) -> tuple[object, ...]:
    """One claim as a row of `staging.claims_asked`."""
    period = claim.period
    start, end = period.start or day, period.end or day
    fiscal = date(end.year - (end.month < 10), 10, 1)
    days = (start, end, end - RECENT, end - NEAR, fiscal, date(end.year, 1, 1))
    return (
        name, claim.measure, claim.unit, claim.value, claim.qualifier, claim.people, claim.scope_kind, claim.scope,
        day.isoformat(), period.kind, *(one.isoformat() for one in days),
    )  # fmt: skip


def caveats(reading: Row) -> list[str]:
    """What a reader has to know before a reading is printed."""
    found = [DIFFERS[reading["differs"]]] if reading["differs"] else []
    if reading["series"] == "to_date" and reading["differs"] != "average":
        found.append("covers the days since 1 October, not one day")
    if reading["series"] == "night":
        found.append("from records that ICE released later")
    elif not reading["public_then"] and reading["series"] != "notices":
        found.append("published later")
    if reading["restated_to"] is not None:
        found.append(f"restated since: {reading['restated_to']:,.1f}")
    return found


def footnotes(said: list[Row]) -> list[str]:
    """Lines to copy: what stands where."""
    lines = []
    for one in said:
        for row in one["readings"]:
            where = ", ".join(str(part) for part in (row["sheet"], row["cells"]) if part) or SERIES[row["series"]]
            file = f"; file sha256 {row['snapshot_sha256'][:16]}…" if row["snapshot_sha256"] else ""
            notes = f" ({'; '.join(row['caveats'])})" if row["caveats"] else ""
            lines.append(
                f"{one['place']}, {row['figure'].replace('_', ' ')}, {SERIES[row['series']]}, to {row['period_end']}: "
                f"{row['value']:,.1f}{' percent' if one['claim'].unit == 'percent' else ''}{notes}. {where}{file}."
            )
    return list(dict.fromkeys(lines))
