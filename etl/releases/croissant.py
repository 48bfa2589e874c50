"""croissant.json: the release as machines look for it, schema.org/Dataset and Croissant 1.0 in one JSON-LD."""

import json
from typing import Any

from etl.publication.describe import DESCRIPTION, LICENSE, TITLE
from etl.releases.documents import AUTHORS, KEYWORDS, NEVER, cited, day_of
from etl.releases.package import Package, Table

TYPES = {"string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}
PARQUET = "application/x-parquet"  # what its readers know; the registered name fails in mlcroissant 1.1.1
TERMS = """citeAs column data dataType equivalentProperty examples extract field fileProperty fileObject fileSet
format includes isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace samplingRate
separator source subField transform""".split()
JSON_TERMS, VOCABULARY = {"data", "examples"}, {"dataType"}


def context() -> dict[str, Any]:
    """The vocabulary of Croissant 1.0 (mlcommons/croissant, docs/croissant-spec.md)."""
    found: dict[str, Any] = {
        "@language": "en",
        "@vocab": "https://schema.org/",
        "conformsTo": "dct:conformsTo",
        "cr": "http://mlcommons.org/croissant/",
        "dct": "http://purl.org/dc/terms/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "sc": "https://schema.org/",
    }
    for term in TERMS:
        name = f"cr:{term}"
        kind = "@json" if term in JSON_TERMS else "@vocab" if term in VOCABULARY else None
        found[term] = {"@id": name, "@type": kind} if kind else name
    return found


def croissant(package: Package, version: str, day: str, origin: str) -> str:
    """The whole description: files with their sums, tables with their columns, limits and biases."""
    at = f"{origin}/releases/{day}/" if origin else ""
    span = package.rows("SELECT min(night)::VARCHAR, max(night)::VARCHAR FROM nights", "nights")
    files = [*(file(package, table, at) for table in package.tables)]
    said: dict[str, Any] = {
        "@context": context(),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "detention-ledger",
        "alternateName": TITLE,
        "description": f"{DESCRIPTION} {NEVER}",
        "version": version,
        "datePublished": str(day_of(day)),
        "license": LICENSE["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "sc:Organization", "name": AUTHORS},
        "publisher": {"@type": "sc:Organization", "name": AUTHORS},
        "keywords": KEYWORDS,
        "citeAs": cited(version, day, origin),
        "spatialCoverage": "United States",
        "variableMeasured": ["people in immigration detention on average", "people in immigration detention at night"],
        "url": at or "https://example.invalid/releases/",
        "rai:dataLimitations": NEVER,
        "rai:dataBiases": "Most publishers of statements are held in part only; `sources` and `voices` say who is heard.",
        "rai:personalSensitiveInformation": "No row is about a detained person; their names are taken out of texts.",
        "distribution": files,
        "recordSet": [records(table) for table in package.tables],
    }
    if span and span[0][0]:
        said["temporalCoverage"] = f"{span[0][0]}/{span[0][1]}"
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def file(package: Package, table: Table, at: str) -> dict[str, Any]:
    """One Parquet file."""
    return {
        "@type": "cr:FileObject",
        "@id": f"{table.name}.parquet",
        "name": f"{table.name}.parquet",
        "description": table.said["title"],
        "contentUrl": at + str(table.said["path"]),
        "encodingFormat": PARQUET,
        "contentSize": f"{table.said['bytes']} B",
        "sha256": table.said["hash"].removeprefix("sha256:"),
    }


def records(table: Table) -> dict[str, Any]:
    """One table and its columns."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.said["description"],
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table.name}/{field['name']}",
                "name": field["name"],
                "description": field["description"] + ("" if field["unit"] == "none" else f" Unit: {field['unit']}."),
                "dataType": TYPES[field["type"]],
                "source": {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": field["name"]}},
            }
            for field in table.fields
        ],
    }
