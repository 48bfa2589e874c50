"""Synthetic records for tests of the ETL: small datasets folders, made for the case, no real figures."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from scrapers.ice_sheets.layouts import INSPECTIONS, STABLE
from scrapers.records import RecordTable
from scrapers.registry import modules

ROOT = Path(__file__).parent.parent
ADP = [name for name, _ in STABLE if name.startswith("adp_")]
NAMES = "name_printed,city,state,zip,facility_id,method,evidence,score,decided_on"
CORRECTIONS = "snapshot_sha256,sheet,cell,table_name,column_name,printed,understood,evidence,decided_on"
CODES = "facility_id,code_system,code,valid_from,valid_to,method,evidence,score,decided_on"
PLACES = "facility_id,county_geoid,latitude,longitude,coordinate_method,coordinate_precision,evidence,decided_on"
LINKS = "from_id,relation,to_id,from_date,to_date,method,evidence,score,decided_on"
PARTIES = "party_id,name,former_names,parent_id,kind,printed_as"
PLACE_FACTS = (
    "facility_id,place_name,attribute,party_id,party_printed,capacity,capacity_kind,from_date,to_date,as_of,"
    "source_publisher,source_url,source_date,second_source,state,reason,decided_on"
)
IDS = "facility_id,display_name,city,state,site_id,minted_on,redirect_to,note"
EMPTY_ANNOTATIONS = {
    "statement_titles": ["snapshot_sha256", "title_shown", "redactions", "rule", "rule_version"],
    "statement_mentions": "snapshot_sha256 part char_start char_end mention_type facility_id surface rule rule_version".split(),
}


def sha(label: str) -> str:
    """A stable made-up hash."""
    return hashlib.sha256(label.encode()).hexdigest()


@dataclass
class Edition:
    """One synthetic edition: facility -> person-days in each of the four criminality cells, over ``days`` days."""

    label: str
    days: int
    mandays: Mapping[str, tuple[int, int, int, int]]
    title_year: int
    as_of_printed: str
    label_year: int | None = None
    captured_on: str | None = None
    saved_on: str | None = None
    decimals: int | None = None
    detained: int = 0
    cells: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    """(facility, column) -> text that replaces what the figures would give"""

    @property
    def sha256(self) -> str:
        return sha(self.label)

    @property
    def url(self) -> str:
        return f"https://www.ice.gov/doclib/detention/{self.label}.xlsx"

    def printed(self, mandays: int) -> str:
        value = mandays / self.days
        value = value if self.decimals is None else round(value, self.decimals)
        return str(int(value)) if value == int(value) else repr(value)

    def rows(self) -> Iterable[dict[str, object]]:
        for number, (name, parts) in enumerate(self.mandays.items(), start=8):
            total = sum(parts)
            row: dict[str, object] = dict.fromkeys([column for column, _ in STABLE + INSPECTIONS])
            row |= {"snapshot_sha256": self.sha256, "sheet": "Facilities", "row": number, "name": name}
            row |= {"city": "DILLEY", "state": "TX", "zip": "78017", "address": "1 TEST ROAD", "aor": "SNA"}
            row |= {"type_detailed": "IGSA", "male_female": "Male", "alos": "10.5", "guaranteed_minimum": "100"}
            row |= dict.fromkeys(ADP, "0")
            crim = ("adp_male_crim", "adp_male_non_crim", "adp_female_crim", "adp_female_non_crim")
            row |= {column: self.printed(part) for column, part in zip(crim, parts, strict=True)}
            row |= dict.fromkeys(("adp_level_a", "adp_threat_1", "adp_mandatory"), self.printed(total))
            row |= {column: text for (facility, column), text in self.cells.items() if facility == name}
            yield row


def record_tables() -> list[RecordTable]:
    """Every record table of every spider."""
    return [table for module in modules().values() for table in module.RECORDS]


def write(path: Path, names: list[str], rows: Iterable[Mapping[str, object]], schema: pa.Schema | None = None) -> None:
    """Write rows as Parquet, all text unless a schema says otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = schema or pa.schema([pa.field(name, pa.string()) for name in names])
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=schema), path)


def make_datasets(datasets: Path, editions: list[Edition], facilities: Mapping[str, str] | None = None) -> Path:
    """A datasets folder with records of ``editions``, as the extract stage would have left it.

    ``facilities`` maps a printed name to a facility id; by default every name is known.
    """
    names = sorted({name for edition in editions for name in edition.mandays})
    known = facilities if facilities is not None else {name: f"fac_{sha(name)[:8]}" for name in names}
    rows: dict[str, list[Mapping[str, object]]] = {table.name: [] for table in record_tables()}
    extractions = []
    for edition in editions:
        printed = list(edition.rows())
        rows["ice_detention_statistics_facilities"] += printed
        rows["ice_detention_statistics_sheets"].append(
            {
                "snapshot_sha256": edition.sha256,
                "sheet_index": 1,
                "sheet": "Facilities",
                "visibility": "visible",
                "kind": "facilities",
                "state": "read",
                "title_fiscal_year": edition.title_year,
                "header_label_fiscal_year": edition.label_year or edition.title_year,
                "as_of_printed": edition.as_of_printed,
                "as_of_cell": "A5",
                "saved_on": edition.saved_on,
                "payload_sha256": sha(json.dumps([{**row, "snapshot_sha256": ""} for row in printed])),
            }
        )
        rows["ice_detention_statistics_columns"] += [
            {"snapshot_sha256": edition.sha256, "sheet": "Facilities", "column": column, "header_printed": header}
            | {"column_letter": chr(65 + index), "header_cell": f"{chr(65 + index)}7"}
            for index, (column, header) in enumerate(STABLE)
        ]
        if edition.detained:
            rows["ice_detention_statistics_figures"].append(
                {
                    "snapshot_sha256": edition.sha256,
                    "sheet": "Detention",
                    "cell": "C9",
                    "block": "detained_by_criminality",
                    "title_cell": "A7",
                }
                | {"unit": "persons", "period_kind": "day"}
                | {
                    "measure": "detained",
                    "agency": "total",
                    "criminality": "total",
                    "value_printed": str(edition.detained),
                }
                | {"as_of_printed": edition.as_of_printed}
            )
        extractions.append(
            {"snapshot_sha256": edition.sha256, "source": "ice_detention_statistics", "state": "extracted"}
        )
    for table in record_tables():
        if not table.local:
            write(table.path(datasets), list(table.columns), rows[table.name], table.schema)
    records = datasets / "records"
    write(
        records / "extractions.parquet", "snapshot_sha256 source state reason sheet cell n_records".split(), extractions
    )
    write(records / "sources.parquet", "source_id publisher title homepage rights rights_note citation cadence_days "
          "cadence_note".split(), [source_row(module.SOURCE) for module in modules().values()])  # fmt: skip
    for name, columns in EMPTY_ANNOTATIONS.items():
        write(records / f"{name}.parquet", columns, [])
    write_reference(datasets, known)
    with (datasets / "snapshots.jsonl").open("w") as ledger:
        for edition in editions:
            line = {"source": "ice_detention_statistics", "url": edition.url, "observed_at": "2026-01-01T00:00:00Z"}
            line |= {"via": "import", "role": "document", "sha256": edition.sha256, "bytes": 1000}
            line |= {"captured_on": edition.captured_on} if edition.captured_on else {}
            ledger.write(json.dumps(line) + "\n")
    return datasets


def add_statement(datasets: Path, slug: str, title: str, body: str, published: str = "2031-06-03") -> str:
    """Add one made-up ICE release with its texts, as extract and annotate would have; returns its statement id."""
    url = f"https://www.ice.gov/news/releases/{slug}"
    records, snapshot = datasets / "records", sha(url)
    facts = records / "ice_news_releases_statements.parquet"
    row = {
        "snapshot_sha256": snapshot,
        "item": 1,
        "canonical_url": url,
        "language": "en",
        "published_meta": published,
        "archived": "no",
    }
    row |= {"word_count": len(body.split()), "text_sha256": sha(body)}
    write_more(facts, row)
    done = {"snapshot_sha256": snapshot, "source": "ice_news_releases", "state": "extracted"}
    write_more(records / "extractions.parquet", done)
    write_more(records / "statement_titles.parquet", {"snapshot_sha256": snapshot, "title_shown": title})
    shown = records / f"statement_texts_{published[:4]}.parquet"
    if not shown.exists():
        write(shown, ["snapshot_sha256", "body"], [])
    write_more(shown, {"snapshot_sha256": snapshot, "body": body})
    line = {"source": "ice_news_releases", "url": url, "observed_at": "2026-01-01T00:00:00Z", "via": "crawl"}
    line |= {"sha256": snapshot}
    with (datasets / "snapshots.jsonl").open("a") as ledger:
        ledger.write(json.dumps(line) + "\n")
    return hashlib.sha256(url.encode()).hexdigest()[:16]


def write_more(path: Path, row: Mapping[str, object]) -> None:
    """Add one row to a record file."""
    table = pq.read_table(path)
    pq.write_table(pa.concat_tables([table, pa.Table.from_pylist([dict(row)], schema=table.schema)]), path)


def source_row(source: object) -> dict[str, object]:
    """A row of records/sources.parquet."""
    values = {
        key: getattr(source, key) for key in "source_id publisher title homepage rights rights_note citation".split()
    }
    return values | {"cadence_days": str(source.cadence_days) if source.cadence_days else None, "cadence_note": ""}


def write_reference(datasets: Path, known: Mapping[str, str]) -> None:
    """The reference CSVs: a crosswalk of ``known``, and every publisher."""
    reference = datasets / "reference"
    reference.mkdir(parents=True, exist_ok=True)
    lines = [f"{name},DILLEY,TX,,{facility},exact,synthetic,,2026-01-01" for name, facility in known.items()]
    (reference / "facility_names.csv").write_text("\n".join([NAMES, *lines]) + "\n")
    ids = sorted({(facility, name.title()) for name, facility in known.items()})
    kept = dict(reversed(ids))
    lines = [f"{facility},{name},DILLEY,TX,,2026-01-01,," for facility, name in sorted(kept.items())]
    (reference / "facility_ids.csv").write_text("\n".join([IDS, *lines]) + "\n")
    (reference / "sites.csv").write_text("site_id,name,city,state,note\nsite_test,Test,DILLEY,TX,synthetic\n")
    (reference / "facility_codes.csv").write_text(CODES + "\n")
    (reference / "corrections.csv").write_text(CORRECTIONS + "\n")
    lines = [f"{facility},48163,28.6782,-99.1747,zip_centroid,zip,synthetic,2026-01-01" for facility in sorted(kept)]
    (reference / "facility_places.csv").write_text("\n".join([PLACES, *lines]) + "\n")
    (reference / "facility_links.csv").write_text(LINKS + "\n")
    (reference / "parties.csv").write_text(PARTIES + "\n")
    (reference / "place_facts.csv").write_text(PLACE_FACTS + "\n")
    (reference / "counties.csv").write_text(
        "county_geoid,name,state,vintage\n48163,Frio County,TX,2017\n66010,Guam,GU,2017\n"
    )
    for name, lines in (
        ("given_names", "name juan"),
        ("family_names", "name ficticio"),
        ("ordinary_words", "word center"),
        ("title_vocabulary", "phrase,kind Ohio,place"),
    ):
        (reference / f"{name}.csv").write_text(lines.replace(" ", "\n") + "\n")
    (reference / "place_names.csv").write_text(
        "name,place_id,kind,alone,valid_from,valid_to,evidence,decided_on\n"
        "Test Shelter,site_test,other_place,yes,,,synthetic,2026-01-01\n"
    )
    (reference / "rule_changes.csv").write_text("rule,version,changed_on,change\n")
    (reference / "facility_aliases.csv").write_text("alias,facility_id,evidence,decided_on\n")
    (reference / "place_names.csv").write_text("name,place_id,kind,alone,valid_from,valid_to,evidence,decided_on\n")
    (reference / "policies.csv").write_text(
        "policy_id,name,aliases,kind,in_force_from,in_force_to,note,source\n"
        "memo,Exemplar Memo,,memorandum,2021-01-20,,,synthetic\n"
    )
    (reference / "people.csv").write_text(
        "person_id,kind,name,aliases,first,last,nickname,office,acting,organization,term_from,term_to,evidence\n"
        "official:ana,official,Ana Exemplar,Secretary Exemplar,,,,Deputy,no,EXA,2020-01-01,2021-02-01,synthetic\n"
        "official:ana,official,Ana Exemplar,Secretary Exemplar,,,,Secretary,no,EXA,2021-02-02,,synthetic\n"
    )
    for name in ("errata", "inspection_vocabulary", "poisson_limits"):
        shutil.copy(ROOT / f"datasets/reference/{name}.csv", reference)
    breaks = (ROOT / "datasets/reference/series_breaks.csv").read_text().partition("\n")[0]
    (reference / "series_breaks.csv").write_text(breaks + "\n")  # its rows name files that a made-up folder has not
    publishers = sorted({module.SOURCE.publisher for module in modules().values()})
    lines = [f"{publisher},{publisher},,federal_agency,,USA" for publisher in publishers]
    header = "organization_id,name,name_short,organization_type,website,country_iso3"
    (reference / "organizations.csv").write_text("\n".join([header, *lines]) + "\n")
