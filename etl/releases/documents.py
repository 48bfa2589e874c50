"""What stands beside the tables of a release, for people and machines: how to cite it, what it is, what it is made with."""

import csv
import io
import json
import re
from datetime import date
from typing import Any

from etl.folders import ROOT
from etl.publication.describe import DESCRIPTION, LICENSE, TITLE
from etl.publication.standing import LOCK_FILE
from etl.releases import versions
from etl.releases.package import Package, order

AUTHORS = "Detention Ledger contributors"
KEYWORDS = "immigration detention,ICE,United States,statements,provenance".split(",")
NEVER = (
    "ICE's facility figures are averages since 1 October: never call one a head count. A place that is not listed is neither "
    "empty nor closed. A null is unknown, never zero."
)
PACKAGES = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?P<rest>[^\\]*)\\?\n(?P<hashes>(?:\s+--hash=.*\n)*)", re.MULTILINE
)


def day_of(day: str) -> date:
    """The calendar day of a release."""
    return date(*order(day)[:3])


def data_package(published: dict[str, Any], version: str, day: str, inputs: dict[str, str], origin: str) -> str:
    """The publication's data package with what makes it a release: version, day, makers, what it was made of."""
    head = {key: value for key, value in published.items() if key != "resources"}
    more: dict[str, Any] = {
        "version": version,
        "created": f"{day_of(day)}T00:00:00Z",
        "schema_version": versions.SCHEMA_VERSION,
        "contributors": [{"title": AUTHORS, "roles": ["creator", "publisher"]}],
        "keywords": KEYWORDS,
        "inputs": inputs,
    }
    if origin:
        more |= {"homepage": origin, "id": f"{origin}/releases/{day}/"}
    return dumped(head | more | {"resources": published["resources"]})


def dumped(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def cited(version: str, day: str, origin: str) -> str:
    """The citation of one release, as a reader pastes it."""
    where = f" {origin}/releases/{day}/" if origin else ""
    return f"{AUTHORS} ({day[:4]}). {TITLE}, version {version} [data set].{where}"


def citation_cff(version: str, day: str, origin: str) -> str:
    """CITATION.cff 1.2.0."""
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite the release you used. A single figure is cited by its file, sheet and cell as well.",
        "type: dataset",
        f'title: "{TITLE}"',
        f'version: "{version}"',
        f"date-released: {day_of(day)}",
        "license: CC0-1.0",
        "authors:",
        f'  - name: "{AUTHORS}"',
    ]
    lines += [f'url: "{origin}/releases/{day}/"'] if origin else []
    lines += ["abstract: >-", f"  {DESCRIPTION}", "keywords:", *(f"  - {word}" for word in KEYWORDS)]
    return "\n".join(lines) + "\n"


def zenodo(version: str, day: str, origin: str, previous: str) -> str:
    """The metadata of a deposit at Zenodo (its REST API's `metadata`): ready to send, sent by nobody here."""
    metadata: dict[str, Any] = {
        "title": TITLE,
        "upload_type": "dataset",
        "publication_date": str(day_of(day)),
        "description": f"<p>{DESCRIPTION}</p><p>{NEVER}</p>",
        "creators": [{"name": AUTHORS}],
        "access_right": "open",
        "license": "cc-zero",
        "version": version,
        "language": "eng",
        "keywords": KEYWORDS,
        "notes": "Check the files with sha256sum --check SHA256SUMS."
        + (f" It follows version {previous}; changes.parquet has every difference." if previous else ""),
    }
    if origin:
        metadata["related_identifiers"] = [
            {"identifier": f"{origin}/releases/{day}/", "relation": "isIdenticalTo", "resource_type": "dataset"}
        ]
    return dumped({"metadata": metadata})


def dictionary_csv(package: Package) -> str:
    """Every column of every table, a row each."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow("table,column,label,type,unit,required,key,codes,refers_to,description".split(","))
    for table in package.tables:
        refers = {
            key["fields"][0]: f"{key['reference']['resource']}.{key['reference']['fields'][0]}"
            for key in table.said["schema"].get("foreignKeys", [])
        }
        for field in table.fields:
            laws = field.get("constraints", {})
            name = field["name"]
            writer.writerow(
                [table.name, name, field["title"], field["type"], field["unit"], "yes" if laws.get("required") else "",
                 "yes" if name in table.key else "", "; ".join(laws.get("enum", [])), refers.get(name, ""),
                 field["description"]]
            )  # fmt: skip
    return out.getvalue()


def sbom(version: str) -> str:
    """CycloneDX 1.5: every package that the lock file pins, with the sums that an installation is held to."""
    components = []
    for match in PACKAGES.finditer(LOCK_FILE.read_text(encoding="utf-8")):
        name, number = match["name"], match["version"]
        sums = [{"alg": "SHA-256", "content": found} for found in re.findall(r"sha256:([0-9a-f]{64})", match["hashes"])]
        only = match["rest"].strip().removeprefix(";").strip()
        component: dict[str, Any] = {
            "type": "library",
            "bom-ref": f"pkg:pypi/{name}@{number}",
            "name": name,
            "version": number,
            "purl": f"pkg:pypi/{name}@{number}",
            "externalReferences": [
                {"type": "distribution", "url": f"https://pypi.org/project/{name}/{number}/", "hashes": sums}
            ],
        }
        components.append(component | ({"properties": [{"name": "environment", "value": only}]} if only else {}))
    return dumped(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "version": 1,
            "metadata": {
                "component": {
                    "type": "data",
                    "bom-ref": "detention-ledger",
                    "name": "detention-ledger",
                    "version": version,
                }
            },
            "components": components,
        }
    )


QUALITY = {
    "laws": ("SELECT rule, severity, sure, n_violations AS violations, n_editions AS editions FROM check_rules ORDER BY rule",
             "check_rules"),
    "sources": ("SELECT source_id, rights, cadence_days, n_snapshots AS documents, last_changed::VARCHAR AS last_changed, "
                "last_seen::VARCHAR AS last_seen FROM sources ORDER BY source_id", "sources"),
    "documents": ("SELECT source_id, state, count(*) AS documents FROM snapshots GROUP BY ALL ORDER BY ALL", "snapshots"),
    "blocks": ("SELECT block, state, count(*) AS editions, sum(n_unreviewed)::BIGINT AS labels_unreviewed "
               "FROM blocks GROUP BY ALL ORDER BY ALL", "blocks"),
    "links": ("SELECT link_basis, count(*) AS rows FROM facility_population GROUP BY ALL ORDER BY ALL", "facility_population"),
}  # fmt: skip


def quality_report(package: Package, version: str) -> str:
    """What is known to be wrong or missing: laws that figures break, documents not read, empty columns."""
    report: dict[str, Any] = {"version": version}
    for part, (sql, table) in QUALITY.items():
        report[part] = described(package, sql, table)
    report["columns"] = {}
    for known in package.tables:
        counts = ", ".join(f'count("{name}")' for name in known.types)
        (row,) = package.rows(f"SELECT count(*), {counts} FROM {known.name}", known.name)
        report["columns"][known.name] = {"rows": row[0], "filled": dict(zip(known.types, row[1:], strict=True))}
    return dumped(report)


def described(package: Package, sql: str, table: str) -> list[dict[str, Any]]:
    """The rows of a query as objects."""
    found = package.rows(f"SELECT to_json(answer)::VARCHAR FROM ({sql}) AS answer", table)
    return [json.loads(row[0]) for row in found]


def datasheet(package: Package, version: str, day: str, origin: str) -> str:
    """DATASHEET.md: the questions that a data set is asked (Gebru et al., Datasheets for Datasets), answered."""
    said = package.rows(
        "SELECT min(as_of), max(as_of), count(*) FROM editions", "editions"
    )  # of ICE's own table, the spine of the data
    first, last, editions = said[0] if said else (None, None, 0)
    rows = sum(int(table.said["rows"]) for table in package.tables)
    text = (ROOT / "etl" / "releases" / "datasheet.md").read_text(encoding="utf-8")
    values = {
        "version": version, "tables": len(package.tables), "rows": f"{rows:,}", "editions": editions, "first": first,
        "last": last, "cite": cited(version, day, origin), "never": NEVER, "license": LICENSE["title"],
        "description": DESCRIPTION,
    }  # fmt: skip
    return text.format(**values)


def raw_index(rows: list[tuple[str, str, str, str]]) -> str:
    """raw/index.csv: what each file of raw/ is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["sha256", "file_name", "source_id", "url"])
    writer.writerows(rows)
    return out.getvalue()


def notes(previous: str) -> str:
    """CHANGELOG.md of a release: the project's own, under a line that says what to compare with."""
    since = f"Since version {previous}" if previous else "This is the first release"
    own = ROOT / "CHANGELOG.md"
    return f"{since}; every row that differs is in `changes.parquet`.\n\n{own.read_text(encoding='utf-8')}"
