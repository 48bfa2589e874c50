"""The whole line on synthetic documents, by the commands a maintainer runs: replayed crawl to publication, no network."""

import csv
import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests import seed_sibling
from tests.serving import serving
from tests.workbooks import ADP, book, edition, facilities, facility

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
DOCLIB = "https://www.ice.gov/doclib/detention/"
KARNES = "KARNES COUNTY IMMIGRATION PROCESSING CENTER"
PAGE = f"""<!DOCTYPE html><html lang="en"><!-- synthetic --><head><title>Detention Management | ICE</title></head><body>
<main><h1>Detention Management</h1><p>Detention statistics:</p><ul>
<li><a href="{DOCLIB}FY26_detentionStats02122026.xlsx">FY 2026</a></li>
<li><a href="/doclib/detention/FY26_detentionStats02262026.xlsx">FY 2026, second</a></li>
</ul></main></body></html>"""


def counts(days: int) -> list[float]:
    """Thirteen averages: levels, criminality and threat each split the same whole number of person-days over ``days``."""
    whole = [value * 100.0 for value in (3, 1, 0, 0, 2, 1, 1, 0, 2, 1, 1, 0)]
    odd = fraction(days)
    return [whole[0] + odd, *whole[1:4], whole[4] + odd, *whole[5:8], whole[8] + odd, *whole[9:], whole[0]]


def fraction(days: int) -> float:
    """One person-day, so that 300 and it have the fifteen digits a workbook keeps."""
    return round(1 / days, 12)


def place(name: str, days: int) -> list[object]:
    row = facility(name)
    start = len(row) - len(facility()) + 9
    row[start : start + len(ADP)] = counts(days)
    return row


def run(*arguments: str, expected: int = 0) -> str:
    """Run a stage as a reader would; returns what it printed."""
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == expected, f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of synthetic documents with the manifest that answers a crawl."""
    folder = tmp_path_factory.mktemp("site")
    names = ["ALPHA COUNTY JAIL", "BETA DETENTION CENTER"]
    for file, days in (("FY26_detentionStats02122026.xlsx", 127), ("FY26_detentionStats02262026.xlsx", 141)):
        printed = f"Source: ICE Integrated Decision Support (IIDS), {'02/05/2026' if days == 127 else '02/19/2026'}"
        karnes = place(KARNES, days)
        karnes[2:4] = ["KARNES CITY", "TX"]
        sheet = facilities([*(place(name, days) for name in names), karnes])
        sheet[2] = [printed]
        (folder / file).write_bytes(book(edition(Facilities=sheet)))
    (folder / "page.html").write_text(PAGE)
    (folder / "statement.html").write_text(seed_sibling.html())
    rows = [
        ("page.html", "https://www.ice.gov/detain/detention-management", "2026-02-27"),
        *(
            (name, DOCLIB + name, "2026-02-27")
            for name in ("FY26_detentionStats02122026.xlsx", "FY26_detentionStats02262026.xlsx")
        ),
    ]
    with (folder / "manifest.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("path", "url", "captured_on"), *rows])
    return folder


LAST = ("build", "check", "publish")


def stages(datasets: Path, *options: str) -> str:
    """Run all stages after collect, those of the ETL with ``options``; returns what the last three printed."""
    run("scrapers", "extract", "--datasets", str(datasets))
    run("etl", "annotate", "--datasets", str(datasets))
    return "".join(run("etl", stage, "--datasets", str(datasets), *options) for stage in LAST)


def published(datasets: Path) -> dict[str, str]:
    """sha256 of everything a reader downloads."""
    files = [*datasets.glob("*.parquet"), datasets / "datapackage.json", *datasets.glob("records/*.parquet")]
    files.append(datasets / "build" / "detention.db")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def datasets(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The datasets folder after a replayed crawl and all stages."""
    folder = tmp_path_factory.mktemp("datasets")
    said = run(
        "scrapers", "collect", "ice_detention_statistics", "--replay", str(site / "manifest.csv"), "--datasets", str(folder)
    )  # fmt: skip
    assert "ice_detention_statistics" in said
    page = FIXTURES / "amnesty_usa_press_releases" / "release" / "input.html"
    expected = json.loads(page.with_name("expected.json").read_text())
    run("scrapers", "import", "amnesty_usa_press_releases", str(page), "--url", expected["url"],
        "--captured-on", "2026-02-27", "--datasets", str(folder))  # fmt: skip
    run("scrapers", "import", "amnesty_usa_press_releases", str(site / "statement.html"), "--url", seed_sibling.URL,
        "--captured-on", "2026-02-27", "--datasets", str(folder))  # fmt: skip
    stages(folder)
    return folder


def test_every_figure_arrives_with_its_cell(datasets: Path) -> None:
    db = sqlite3.connect(datasets / "build" / "detention.db")
    rows = db.execute(
        """SELECT edition.days_in_period, edition.as_of, name_printed, adp_level_a, column_letter || population.row
        FROM facility_population AS population
        JOIN snapshot_columns AS columns ON columns.snapshot_sha256 = population.snapshot_sha256
            AND columns.sheet = population.sheet AND column_name = 'adp_level_a'
        JOIN editions AS edition ON edition.snapshot_sha256 = population.snapshot_sha256
        ORDER BY edition.as_of, population.row"""
    ).fetchall()
    assert rows == [
        (127, "2026-02-04", "ALPHA COUNTY JAIL", 300 + fraction(127), "J8"),
        (127, "2026-02-04", "BETA DETENTION CENTER", 300 + fraction(127), "J9"),
        (127, "2026-02-04", KARNES, 300 + fraction(127), "J10"),
        (141, "2026-02-18", "ALPHA COUNTY JAIL", 300 + fraction(141), "J8"),
        (141, "2026-02-18", "BETA DETENTION CENTER", 300 + fraction(141), "J9"),
        (141, "2026-02-18", KARNES, 300 + fraction(141), "J10"),
    ]


def test_a_statement_under_copyright_arrives_with_its_link_and_no_text(datasets: Path) -> None:
    db = sqlite3.connect(datasets / "build" / "detention.db")
    arrived = db.execute(
        """SELECT organization_id, sources.rights, text_state, statements.url,
            (SELECT count(*) FROM statement_texts WHERE statement_texts.statement_id = statements.statement_id)
        FROM statements JOIN sources USING (source_id, organization_id)"""
    ).fetchall()
    assert len(arrived) == 2
    for *facts, url, texts in arrived:
        assert facts == ["org_amnesty_usa", "excerpt", "quotations"]
        assert url.startswith("https://www.amnestyusa.org/press-releases/")
        assert texts == 0
    (longest,) = db.execute("SELECT max(length(words)) FROM (SELECT words FROM quotes UNION SELECT words FROM demands)")
    assert 0 < longest[0] <= 300


def test_a_statement_like_the_first_one_arrives_with_every_fact(datasets: Path) -> None:
    db = sqlite3.connect(datasets / "build" / "detention.db")
    ((statement,),) = db.execute("SELECT statement_id FROM statements WHERE url = ?", [seed_sibling.URL]).fetchall()

    def rows(sql: str) -> list[tuple[object, ...]]:
        return db.execute(sql, [statement]).fetchall()

    issued = "SELECT organization_id, published, title, n_versions, text_by FROM statements WHERE statement_id = ?"
    assert rows(issued) == [("org_amnesty_usa", "2026-02-25", seed_sibling.TITLE, 1, "ledger")]
    quoted = "SELECT speaker_name, speaker_role, speaker_affiliation FROM quotes WHERE statement_id = ?"
    assert rows(quoted) == [("Rosa Beispiel", "senior researcher for migrant rights", "Amnesty International USA")]
    demands = rows(
        "SELECT demand_class, object_classes, deadline, target_organization_id FROM demands WHERE statement_id = ?"
    )
    assert ("halt", "2026-03-02", "org_dhs") in {(row[0], *row[2:]) for row in demands}, "what the letter asks of whom"
    assert {"halt", "release", "end"} <= {row[0] for row in demands}
    assert all("families" in str(row[1]) for row in demands if row[0] in ("halt", "release", "end"))
    named = (
        "SELECT DISTINCT officials.name, office FROM statement_mentions JOIN officials USING (term_id) "
        "WHERE statement_id = ? ORDER BY officials.name"
    )
    assert rows(named) == [
        ("Kristi Noem", "Secretary of Homeland Security"),
        ("Todd Lyons", "Director of U.S. Immigration and Customs Enforcement"),
    ]
    policies = "SELECT DISTINCT policy_id FROM statement_mentions WHERE statement_id = ? AND policy_id <> '' ORDER BY 1"
    assert rows(policies) == [("expedited_removal",), ("laken_riley_act",)]
    figures = "SELECT adp_total, as_of, sheet, cells FROM mention_figures WHERE statement_id = ?"
    assert rows(figures) == [(round(400 + fraction(127), 6), "2026-02-04", "Facilities FY26 ", "N10+O10+P10+Q10")]
    claims = "SELECT qualifier, value, unit FROM numbers WHERE statement_id = ? ORDER BY part, char_start"
    assert rows(claims) == [("more_than", 40, "organizations"), ("up_to", 14, "months")]


def test_the_page_of_a_statement_like_the_first_one_shows_every_fact(datasets: Path) -> None:
    sid = hashlib.sha256(seed_sibling.URL.encode()).hexdigest()[:16]
    with serving(datasets, ROOT / "metadata.json") as address:
        page = httpx.get(f"{address}/detention/statements/{sid}", follow_redirects=True).text
        answer = httpx.get(
            f"{address}/detention/statements_about_place.json?place={KARNES}&_shape=array", follow_redirects=True
        ).json()
    for shown in (
        "Amnesty International USA",
        "2026-02-25",
        "Rosa Beispiel",
        "senior researcher for migrant rights",
        "400.0 persons",
        "N10+O10+P10+Q10",
        "up to 14 months",
        "expedited removal",
        "Laken Riley Act",
        "Secretary of Homeland Security, Department of Homeland Security (2025-01-25 to",
        "acting Director of U.S. Immigration and Customs Enforcement",
        "by <time>2026-03-02</time>",
    ):
        assert shown in page, shown
    assert seed_sibling.QUOTATION in page
    assert 'class="statement-text"' not in page, "under copyright: quotations of at most 300 characters"
    assert [row["who"] for row in answer] == ["Amnesty International USA"]


def test_published_values_equal_their_cells_when_read_again(datasets: Path) -> None:
    said = run("scrapers", "verify", "--sample", "60", "--datasets", str(datasets))
    assert "60 of 60" in said


def test_running_every_stage_again_changes_nothing(datasets: Path, site: Path) -> None:
    before = published(datasets)
    assert stages(datasets).count("nothing new since") == len(LAST)
    assert published(datasets) == before
    run("scrapers", "extract", "--again", "--datasets", str(datasets))
    assert "nothing new" not in stages(datasets, "--again")
    assert published(datasets) == before


def test_the_records_alone_rebuild_everything_but_the_texts(datasets: Path, tmp_path: Path) -> None:
    """A fresh clone has records, reference and ledger, no bytes and no texts: same tables, byte for byte."""
    clone = tmp_path / "clone"
    shutil.copytree(datasets, clone, ignore=shutil.ignore_patterns("build", "snapshots"))
    for path in clone.iterdir():
        if path.is_file() and path.name != "snapshots.jsonl":
            path.unlink()  # no release to compare with, so that everything is made anew
    stages(clone)
    old, new = published(datasets), published(clone)
    assert {name: old[name] for name in old if name != "detention.db"} == {
        name: new[name] for name in new if name != "detention.db"
    }


def test_damaged_files_are_named_and_everything_else_published(datasets: Path, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "datasets"
    shutil.copytree(datasets, folder)
    body = (site / "FY26_detentionStats02122026.xlsx").read_bytes()
    at = len(body) // 3
    damaged = {
        "FY26_detentionStats03122026.xlsx": body[: len(body) // 2],
        "FY26_detentionStats03132026.xlsx": body[:at] + bytes([body[at] ^ 0x10]) + body[at + 1 :],
        "FY26_detentionStats03142026.xlsx": PAGE.encode(),
    }
    for name, content in damaged.items():
        (tmp_path / name).write_bytes(content)
        run("scrapers", "import", "ice_detention_statistics", str(tmp_path / name), "--url", DOCLIB + name,
            "--datasets", str(folder))  # fmt: skip
    said = run("scrapers", "extract", "--datasets", str(folder), expected=1)
    for stage in ("annotate", "build", "check", "publish"):
        run("etl", stage, "--datasets", str(folder))
    db = sqlite3.connect(folder / "build" / "detention.db")
    assert db.execute("SELECT count(*) FROM editions").fetchone() == (2,)
    for name in damaged:
        assert name in said
        ((state, reason),) = db.execute("SELECT state, reason FROM snapshots WHERE file_name = ?", [name]).fetchall()
        assert state == "refused"
        assert reason
