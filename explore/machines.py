"""What programs read first: llms.txt, llms-full.txt, an agent's skill, OpenAPI of the JSON that will last, GeoJSON."""

import json
from collections.abc import Mapping
from typing import Any

from explore import feeds, home
from explore.parts import FOLDER
from explore.questions import GROUPS, PARAMETERS
from explore.site import Site

RULES = """\
- A figure of `facility_population`, `adp_…` or `average_daily_population` is an average of every day since 1 October.
  Never call it the number of people held. For a day ask `nights`,
  or ICE's count in `national_figures` (block detained_by_criminality).
- A place that is not listed is neither empty nor closed. A null is unknown, never zero.
- Cite the file (sha256), sheet and cell, or the statement's address, beside the release.
- Before adding or counting, take one row a key: `is_last_word`, `use_in_series`, `use_in_sum`, `is_best`.
- No row is about a detained person; don't try to find one.
"""
STABLE = (
    "Promised: what is here stays, with its meaning; new properties may come. Everything else of the site may change."
)


def written(site: Site) -> Mapping[str, str]:
    """Every file by its path below the site."""
    return {
        "llms.txt": llms(site),
        "llms-full.txt": llms_full(site),
        "openapi.json": json.dumps(openapi(site), indent=1, ensure_ascii=False) + "\n",
        "places.geojson": feeds.geojson(site.database),
        "skill/SKILL.md": (FOLDER / "skill.md").read_text().replace("RULES\n", RULES),
    }


def llms(site: Site) -> str:
    """llms.txt: what this is, how not to misread it, where to go."""
    at = site.settings.origin
    lines = [
        "# Detention Ledger",
        "",
        "> What the US government published about every place and every count of immigration detention, and what was said "
        "about them, each figure traceable to the cell or sentence it came from.",
        "",
        RULES,
        "## Where to go",
        "",
        f"- [All questions, with an answer each]({at}/questions/): add data.json to an address for the rows",
        f"- [Everything, table by table]({at}/llms-full.txt)",
        f"- [The JSON that is promised to last]({at}/openapi.json)",
        f"- [A skill for agents]({at}/skill/SKILL.md); tools over MCP: `python -m explore.mcp` in a clone",
        f"- [What is new]({at}/feed.json), also below every place and state",
        f"- [All places with a point]({at}/places.geojson)",
        "",
        "## Questions",
        "",
    ]
    for group in GROUPS:
        lines += [f"- [{one.part.header['question']}]({at}{one.address}data.json)"
                  for one in site.questions.values() if one.group == group and site.has(one.part)]  # fmt: skip
    return "\n".join(lines) + "\n"


def llms_full(site: Site) -> str:
    """llms.txt, and each table with its columns."""
    parts = [llms(site), "## Tables", ""]
    for name, table in home.tables(site.database).items():
        parts += [f"### {name}", "", table["description"], ""]
        parts += [f"- {column}: {text}" for column, text in table["columns"].items()]
        parts.append("")
    return "\n".join(parts)


def openapi(site: Site) -> dict[str, Any]:
    """OpenAPI 3.1 of the JSON beside the pages: the envelope is the same everywhere, the rows are the page's."""
    paths: dict[str, Any] = {}
    for address, text in (("/places/{key}/data.json", "A place"), ("/campuses/{key}/data.json", "A campus of places"),
                          ("/states/{key}/data.json", "A state"), ("/statements/{key}/data.json", "A statement"),
                          ("/files/{key}/data.json", "A file, by its sha256")):  # fmt: skip
        key = {"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}
        paths[address] = {"get": operation(text, "Page", [key])}
    for one in site.questions.values():
        if site.has(one.part):
            fields = [
                {"name": name, "in": "query", "required": False, "description": PARAMETERS[name][0],
                 "schema": {"type": "string", "format": "date"} if PARAMETERS[name][1] else {"type": "string"}}
                for name in one.part.parameters
            ]  # fmt: skip
            paths[f"{one.address}data.json"] = {"get": operation(one.part.header["title"], "Page", fields)}
    paths["/feed.json"] = {"get": operation("What is new", "Feed", [])}
    paths["/places.geojson"] = {"get": operation("All places with a point, RFC 7946", "Places", [])}
    row = {"type": "object", "description": "Columns as the page's query names them; unknown is null."}
    part = {"type": "object", "required": ["name", "title", "rows"],
            "properties": {"name": {"type": "string"}, "title": {"type": "string"},
                           "rows": {"type": "array", "items": row}}}  # fmt: skip
    page = {"type": "object", "required": ["address", "release", "head", "parts"],
            "properties": {"address": {"type": "string"}, "release": {"type": "string"}, "head": row,
                           "parts": {"type": "array", "items": part}}}  # fmt: skip
    item = {"type": "object", "required": ["id", "url", "title", "content_text", "date_published"]}
    feed = {"type": "object", "required": ["version", "title", "items"],
            "properties": {"items": {"type": "array", "items": item}}}  # fmt: skip
    places = {"type": "object", "required": ["type", "features"]}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Detention Ledger", "version": "1.0.0", "description": f"{STABLE}\n\n{RULES}"},
        "servers": [{"url": site.settings.origin or "/"}],
        "paths": paths,
        "components": {"schemas": {"Page": page, "Feed": feed, "Places": places}},
    }


def operation(text: str, schema: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    kind = "application/geo+json" if schema == "Places" else "application/json"
    answer = {"description": text, "content": {kind: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}
    return {
        "summary": text,
        "parameters": parameters,
        "responses": {"200": answer, "404": {"description": "No such page"}},
    }
