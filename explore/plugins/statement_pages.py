"""What the pages of a statement, an organization and a policy show: the rows about it, and its text with what was found in it.

Facts have offsets in the original text, which is not here; the text shown has ``[name]`` where somebody's name stood, and
`statement_texts.removed` says where. So every offset is moved before the text is marked, and nothing that was taken out can
be shown: it is not in the database.
"""

import re
from itertools import pairwise
from typing import Any

from datasette import hookimpl
from datasette.utils import tilde_decode

DATABASE = "detention"
PAGES = {
    "row-detention-statements.html": "statement",
    "row-detention-organizations.html": "organization",
    "row-detention-policies.html": "policy",
}
SHOWN = 100  # rows of one list on a page; the rest is a link to the table
NAME = "[name]"
REMOVED = re.compile(r"(\d+)-(\d+)")
Row = dict[str, Any]
Span = tuple[int, int]

STATEMENT = """
SELECT statements.*, organizations.name AS organization, organizations.website, sources.title AS source, sources.rights,
    sources.rights_note, sources.citation, snapshots.via, texts.body, texts.removed, texts.is_excerpt,
    texts.statement_id IS NOT NULL AS has_text
FROM statements
JOIN organizations USING (organization_id)
JOIN sources ON sources.source_id = statements.source_id
JOIN snapshots ON snapshots.snapshot_sha256 = statements.snapshot_sha256
LEFT JOIN statement_texts AS texts ON texts.statement_id = statements.statement_id
WHERE statements.statement_id = :id
"""
MENTIONS = """
SELECT mentions.part, mentions.char_start, mentions.char_end, mentions.mention_type, mentions.surface, mentions.place,
    facilities.facility_id, facilities.name AS facility, sites.site_id, sites.name AS site, policies.policy_id,
    policies.name AS policy, organizations.organization_id, organizations.name AS agency,
    officials.term_id, officials.name AS official, officials.office, officials.acting, officials.organization,
    officials.term_from, officials.term_to
FROM statement_mentions AS mentions
LEFT JOIN facilities ON facilities.facility_id = mentions.facility_id
LEFT JOIN sites ON sites.site_id = mentions.site_id
LEFT JOIN policies ON policies.policy_id = mentions.policy_id
LEFT JOIN organizations ON organizations.organization_id = mentions.organization_id
LEFT JOIN officials ON officials.term_id = mentions.term_id
WHERE mentions.statement_id = :id
ORDER BY mentions.part, mentions.char_start, mentions.char_end
"""
OF_STATEMENT = {
    "dates": "SELECT * FROM statement_dates WHERE statement_id = :id ORDER BY date_kind = 'deadline', char_start, date_kind",
    "quotes": """
        SELECT quotes.*, spans.text FROM quotes
        LEFT JOIN statement_spans AS spans ON spans.statement_id = quotes.statement_id AND spans.kind = 'quote'
            AND spans.part = quotes.part AND spans.char_start = quotes.char_start AND spans.char_end = quotes.char_end
        WHERE quotes.statement_id = :id ORDER BY quotes.part, quotes.char_start
    """,
    "signatories": """
        SELECT signatories.*, organizations.name AS organization FROM signatories
        LEFT JOIN organizations USING (organization_id)
        WHERE statement_id = :id ORDER BY signatory_kind = 'claimed_count' DESC, part, char_start, char_end
    """,
    "demands": """
        SELECT demands.*, organizations.name AS target_organization, spans.text,
            (SELECT min(name) FROM officials WHERE official_id = demands.target_official_id) AS target_official
        FROM demands
        LEFT JOIN organizations ON organizations.organization_id = demands.target_organization_id
        LEFT JOIN statement_spans AS spans ON spans.statement_id = demands.statement_id AND spans.kind = 'demand'
            AND spans.part = demands.part AND spans.char_start = demands.char_start AND spans.char_end = demands.char_end
        WHERE demands.statement_id = :id
        ORDER BY demands.part, demands.char_start, demands.object_start, demands.verb
    """,
    "claims": """
        SELECT claims.*, facilities.name AS facility, checks.figure, checks.claimed, checks.published_value,
            checks.unit AS figure_unit, checks.difference, checks.verdict, checks.snapshot_sha256, checks.as_of,
            checks.sheet, checks.cells
        FROM claims
        LEFT JOIN facilities USING (facility_id)
        LEFT JOIN claim_checks AS checks ON checks.statement_id = claims.statement_id AND checks.part = claims.part
            AND checks.char_start = claims.char_start
        WHERE claims.statement_id = :id ORDER BY claims.part, claims.char_start, checks.figure
    """,
    "figures": """
        SELECT figures.*, facilities.name AS facility FROM mention_figures AS figures JOIN facilities USING (facility_id)
        WHERE statement_id = :id ORDER BY facilities.name, facility_id
    """,
    "versions": "SELECT * FROM statement_versions WHERE statement_id = :id ORDER BY version",
    "differences": "SELECT * FROM statement_differences WHERE statement_id = :id ORDER BY version, position",
    "copies": """
        SELECT other.statement_id, other.title, other.published, other.url, organizations.name AS organization
        FROM statements AS this
        JOIN statements AS other ON other.cluster_id = this.cluster_id AND other.statement_id <> this.statement_id
        JOIN organizations ON organizations.organization_id = other.organization_id
        WHERE this.statement_id = :id ORDER BY other.published, other.statement_id
    """,
}
COUNTED = "SELECT count(*) AS n FROM ({})"
OF_ORGANIZATION = {
    "statements": """
        SELECT statement_id, title, published, page_state, n_versions FROM statements
        WHERE organization_id = :id ORDER BY published DESC, statement_id
    """,
    "demands": """
        SELECT demands.demand_class, demands.object_classes, demands.deadline, statements.published, statements.title,
            demands.statement_id, coalesce(organizations.name,
                (SELECT min(name) FROM officials WHERE official_id = demands.target_official_id)) AS target
        FROM statements JOIN demands USING (statement_id)
        LEFT JOIN organizations ON organizations.organization_id = demands.target_organization_id
        WHERE statements.organization_id = :id
        GROUP BY demands.statement_id, demands.demand_class, demands.object_classes, demands.deadline, target
        ORDER BY statements.published DESC, demands.statement_id, demands.demand_class, demands.object_classes, target,
            demands.deadline
    """,
    "letters": """
        SELECT DISTINCT statements.statement_id, statements.title, statements.published, signatories.relation,
            organizations.name AS publisher
        FROM signatories JOIN statements USING (statement_id)
        JOIN organizations ON organizations.organization_id = statements.organization_id
        WHERE signatories.organization_id = :id
        ORDER BY statements.published DESC, statements.statement_id, signatories.relation
    """,
    "speakers": """
        SELECT speaker_name, speaker_role, speaker_affiliation, count(*) AS quotations,
            count(DISTINCT statement_id) AS statements, min(published) AS first, max(published) AS last
        FROM statements JOIN quotes USING (statement_id)
        WHERE organization_id = :id AND speaker_name IS NOT NULL AND speaker_name <> '[name]'
        GROUP BY speaker_name, speaker_role, speaker_affiliation
        ORDER BY quotations DESC, speaker_name, speaker_role, speaker_affiliation
    """,
    "named": """
        SELECT statements.statement_id, statements.title, statements.published, organizations.name AS publisher
        FROM (SELECT DISTINCT statement_id FROM statement_mentions WHERE organization_id = :id) AS named
        JOIN statements USING (statement_id) JOIN organizations USING (organization_id)
        WHERE statements.organization_id <> :id
        ORDER BY statements.published DESC, statements.statement_id
    """,
}
OF_POLICY = {
    "statements": """
        SELECT statements.statement_id, statements.title, statements.published, organizations.name AS publisher,
            group_concat(named.surface, '; ') AS written_as
        FROM (
            SELECT DISTINCT statement_id, surface FROM statement_mentions WHERE policy_id = :id ORDER BY statement_id, surface
        ) AS named
        JOIN statements USING (statement_id) JOIN organizations USING (organization_id)
        GROUP BY statements.statement_id
        ORDER BY statements.published, statements.statement_id
    """,
}


@hookimpl
def extra_css_urls(template: str) -> list[str]:
    return ["/static/pages.css"] if template in PAGES else []


@hookimpl
def extra_template_vars(datasette: Any, template: str, request: Any) -> Any:
    """``page``: what the template of a statement, an organization or a policy shows."""
    if template not in PAGES:
        return {}

    async def filled() -> dict[str, object]:
        database = datasette.get_database(DATABASE)

        async def rows(sql: str) -> list[Row]:
            key = tilde_decode(request.url_vars["pks"])
            return [dict(row) for row in (await database.execute(sql, {"id": key})).rows]

        return {"page": await {"statement": statement, "organization": organization, "policy": policy}[PAGES[template]](rows)}

    return filled


async def statement(rows: Any) -> Row:
    """All that is known of one statement, its text in marked pieces."""
    (found,) = await rows(STATEMENT)
    page: Row = {"statement": found | {"url": web(found["url"])}, "mentions": await rows(MENTIONS)}
    for name, sql in OF_STATEMENT.items():
        page[name] = await rows(sql)
    for demand in page["demands"]:
        demand["objects"] = (demand["object_classes"] or "").replace("_", " ").split(";")
    page["evidence"] = [row for row in page["dates"] if row["date_kind"] != "deadline"]
    page["conflict"] = any(row["agrees"] == 0 for row in page["evidence"])
    page["named"] = named(page["mentions"])
    page["checked"] = [row for row in page["claims"] if row["figure"]]
    page["unchecked"] = [row for row in page["claims"] if not row["figure"]]
    page["paragraphs"] = marked(found["body"], found["removed"], page) if found["has_text"] else []
    return page


async def organization(rows: Any) -> Row:
    """What an organization said, asked for and signed, whom it quotes and who names it."""
    (found,) = await rows("SELECT website FROM organizations WHERE organization_id = :id")
    lists = {name: await some(rows, sql) for name, sql in OF_ORGANIZATION.items()}
    return lists | {"website": web(found["website"]), "shown": SHOWN}


async def policy(rows: Any) -> Row:
    """The statements that name a policy, in order."""
    return {name: await some(rows, sql) for name, sql in OF_POLICY.items()} | {"shown": SHOWN}


async def some(rows: Any, sql: str) -> Row:
    """The first SHOWN rows of a query, and how many there are."""
    (counted,) = await rows(COUNTED.format(sql))
    return {"rows": await rows(f"{sql} LIMIT {SHOWN}"), "n": counted["n"]}


def web(url: str | None) -> str | None:
    """A URL that may be a link: canonical URLs come from pages, and a page can say anything."""
    return url if url and re.match(r"https?://[^\s]+\Z", url) else None


def named(mentions: list[Row]) -> dict[str, list[Row]]:
    """By type, each thing once, in order of first mention, with its link, how often it is named and as what."""
    found: dict[tuple[str, str], Row] = {}
    for mention in mentions:
        href, label = link(mention)
        kind = str(mention["mention_type"])
        thing = found.setdefault((kind, href or label), {"href": href, "label": label, "surfaces": [], "times": 0} | mention)
        thing["times"] += 1
        if mention["surface"] not in [*thing["surfaces"], label]:
            thing["surfaces"].append(mention["surface"])
    kinds: dict[str, list[Row]] = {}
    for (kind, _), thing in found.items():
        kinds.setdefault(kind, []).append(thing)
    return kinds


def link(mention: Row) -> tuple[str | None, str]:
    """Where a mention leads, and what to call it."""
    for key, table, label in (
        ("facility_id", "facilities", "facility"),
        ("term_id", "officials", "official"),
        ("policy_id", "policies", "policy"),
        ("organization_id", "organizations", "agency"),
        ("site_id", "sites", "site"),
    ):
        if mention[key]:
            return f"/{DATABASE}/{table}/{mention[key]}", str(mention[label] or mention["surface"])
    return None, str(mention["place"] or mention["surface"])


def marked(body: str, removed: str | None, page: Row) -> list[list[Row]]:
    """The text as paragraphs of pieces: ``text``, its ``classes``, ``href`` and ``title`` of a mention, ``id`` of a start.

    Without ``removed`` the offsets of facts can't be moved, so nothing is marked.
    """
    marks: list[tuple[int, int, str, Row]] = []
    if removed is not None:
        cuts = [(int(start), int(end)) for start, end in REMOVED.findall(removed)]
        kinds = {kind: page[kind] for kind in ("quotes", "demands", "claims", "mentions")}
        for kind, found in kinds.items():
            for row in found:
                if row["part"] == "body" and (place := moved(row["char_start"], row["char_end"], cuts, kind == "mentions")):
                    marks.append((*place, kind, row))
    ends = sorted({0, len(body), *(min(edge, len(body)) for mark in marks for edge in mark[:2]),
                   *(edge for match in re.finditer("\n", body) for edge in match.span())})  # fmt: skip
    paragraphs: list[list[Row]] = [[]]
    begun: set[int] = set()
    for start, end in pairwise(ends):
        if body[start:end] == "\n":
            paragraphs.append([])
            continue
        piece: Row = {"text": body[start:end], "classes": [], "href": None, "title": "", "ids": []}
        for first, last, kind, row in marks:
            if not first <= start < last:
                continue
            if kind == "mentions":
                piece["href"], piece["title"] = link(row)
            elif f"statement-{kind}" not in piece["classes"]:
                piece["classes"].append(f"statement-{kind}")
            if kind != "mentions" and row["char_start"] not in begun:
                begun.add(row["char_start"])
                piece["ids"].append(row["char_start"])
        paragraphs[-1].append(piece)
    for kind in ("quotes", "demands", "claims"):
        for row in page[kind]:
            row["in_text"] = row["part"] == "body" and row["char_start"] in begun
    return [paragraph for paragraph in paragraphs if paragraph]


def moved(start: int, end: int, cuts: list[Span], whole: bool) -> Span | None:
    """Half-open offsets of the original text as offsets of the text with NAME in place of every cut.

    With ``whole``, None where a cut begins or ends in between: what is named there is not shown.
    """
    if whole and any(first < end and last > start for first, last in cuts):
        return None

    def move(offset: int, after: bool) -> int:
        result = offset
        for first, last in cuts:
            if last <= offset:
                result += len(NAME) - (last - first)
            elif first < offset:  # inside: before or after the stand-in
                result += first - offset + (len(NAME) if after else 0)
        return result

    return move(start, after=False), move(end, after=True)

