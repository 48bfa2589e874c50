"""ICE news releases: what the agency says about arrests, facilities, deaths in custody and itself.

Verified on 61 releases of December 2022 and January 2023, captured later as archived pages (all have this shape):
- `.nr-head` holds `.nr-meta` (date, place, topics, parted by `i.fa-circle`), `.nr-title h1` and `.nr-subtitle` (often
  empty); `.nr-body` is the text. `.field--name-body` is a decoy: eight blurbs of the site's own frame.
- The place is `span.locality`, then a span whose class is its text (`<span class="TX">, TX</span>`), then the country.
- `window.dataLayer.push({...})` names the bundle (`news_release`), the language and the topics. A topic's name can hold
  commas ("Firearms, Ammunition and Explosives"), so the printed list is never split.
- Releases of an earlier administration carry "Archived: " in `og:title`.
- Two Spanish pages (2023-01) have the bundle but no article on ice.gov itself: they are ignored, with that reason.
- A collection `ice_news_releases….parquet` of 672 releases (2014 to 2026, most of 2025; seen 2026-11) holds titles, days and
  texts that another program took from these pages; the pages themselves are not held. It enters by `import`, known by its
  name, as `item` its row. One row is no release (`entity_bundle` basic_page). The build prefers a page that we read.
Reported by others on 2026-08-07, not seen here: the listing goes back to 2025-01 only, older releases are found through
the sitemap, which prints no dates; `/news/releases/social` has the URL of a release and is none.
Assumed: the listing's pager links to `page=N`; a Spanish page with text has the same DOM and a date with a Spanish month.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from scrapy.http import TextResponse

from scrapers import parquet, privacy, statements
from scrapers.ice_deaths import notice
from scrapers.page import Page, collapsed, text_of
from scrapers.records import IgnoredError, Record, RecordTable, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.source_spider import DriftError, Found
from scrapers.sources import Source
from scrapers.walker import Walk, Walker
from scrapers.ways import Links, Way, next_page, shapes

SOURCE = Source(
    source_id="ice_news_releases",
    publisher="org_ice",
    title="ICE news releases",
    homepage="https://www.ice.gov/newsroom",
    hosts=("www.ice.gov",),
    document_url=(
        r"https://www\.ice\.gov/(?:(?:es/)?news/releases/[^/?#]+|node/\d+)|file:(?:[^/]+/)*ice_news_releases[^/]*\.parquet"
    ),
    rights="us_government_work",
    rights_note=(
        "A work of the US government (17 U.S.C. 105). Photographs may be others'. Some texts are from a collection that others "
        "made of these pages (statements.text_by)."
    ),
    citation="U.S. Immigration and Customs Enforcement, news release",
    cadence_note="ICE releases news on most working days and promises no schedule.",
)
DEATHS = RecordTable(
    f"{SOURCE.source_id}_deaths",
    {
        "snapshot_sha256": "string",
        "item": "int32",
        "date_of_death": "string",
        "age_printed": "string",
        "country_printed": "string",
        "sex": "string",
        "last_detention_printed": "string",
        "last_detention_rule": "string",
    },
    ("snapshot_sha256", "item"),
)
RECORDS = (*statements.tables(SOURCE.source_id), DEATHS, statements.refusals(SOURCE.source_id))

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
DATE = re.compile(rf"(?:{MONTHS}) \d{{1,2}}, \d{{4}}|\d{{1,2}} de (?:{MONTHS}) de \d{{4}}", re.IGNORECASE)
ARCHIVED = "Archived: "
COLLECTED = ("url", "title", "subtitle", "published_date", "modified_date", "body_text", "topics_json", "entity_bundle")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class IceNewsReleasesSpider(Walker):
    """The newsroom's listing for what is new, the sitemap for what it no longer lists."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (Way("listing", SOURCE.homepage, pager=True), Way("sitemap", "https://www.ice.gov/sitemap.xml", also=True))

    def read(self, response: Any, walk: Walk) -> Links:
        """A listing page by its entries, each with its printed day; an entry of another kind is a warning of the run."""
        if walk.way.kind != "listing":
            return super().read(response, walk)
        found = list(self.items(response))
        if not found:
            links = (self.absolute(response.urljoin(href)) for href in response.css("a::attr(href)").getall())
            raise DriftError(f"a listing page without a release in '.news-wrapper': {shapes(links, SOURCE.hosts)}")
        page = next_page(response)
        return Links(found, [page] if page else [], len(found))

    def items(self, response: TextResponse) -> Iterator[Found]:
        """The releases among the entries of one listing page."""
        for entry in response.css(".news-wrapper"):
            links, printed = entry.css(".news-title a::attr(href)").getall(), entry.css(".news-date")
            if len(links) != 1 or len(printed) != 1:
                raise DriftError("a '.news-wrapper' without exactly one '.news-title a' and one '.news-date'")
            url = response.urljoin(links[0])
            if SOURCE.is_document(url):
                yield Found(url, listed_date(text_of(printed[0])))
            else:
                self.run.warn(f"{response.url} lists {url}, which is no release by its pattern")


def listed_date(printed: str) -> date:
    """The day an entry of the listing prints. Raises DriftError."""
    try:
        return datetime.strptime(printed, "%B %d, %Y").date()
    except ValueError as error:
        raise DriftError(f"'.news-date' says {printed!r}, expected a date like August 7, 2026") from error


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts, of each release in a collection. Raises IgnoredError for another bundle, RefusedError
    naming the selector or row, QuarantinedError.
    """
    if snapshot.body.startswith(b"PAR1"):
        yield from collected(snapshot)
        return
    page = Page(snapshot)
    layer = page.data_layer()
    if (bundle := layer.get("entityBundle")) != "news_release":
        raise IgnoredError(f"{page.url}: the page is a {bundle!r}, not a 'news_release'")
    if language(page, layer) == "es" and not page.root.css("[class^='nr-']"):
        raise IgnoredError(f"{page.url}: ice.gov serves this Spanish release without its article")
    locality, region = place(page)
    statement = statements.Statement(
        canonical_url=page.canonical(SOURCE),
        language=language(page, layer),
        title=page.text(".nr-title h1").replace("\n", " "),
        subtitle=text_of(page.one(".nr-subtitle")).replace("\n", " ") or None,
        body=page.text(".nr-body"),
        published_printed=printed_date(page),
        published_meta=page.iso_date_if_any('meta[property="article:published_time"]'),
        modified_meta=page.iso_date_if_any('meta[property="article:modified_time"]'),
        locality=locality,
        region=region,
        topics=topics(page, layer),
        archived="yes" if page.attribute('meta[property="og:title"]', "content").startswith(ARCHIVED) else "no",
    )
    yield from records_of(statement)


def records_of(statement: statements.Statement) -> Iterator[Record]:
    """The records of a release; of a notice of a death what it says of it, too, without the name."""
    yield from statement.records(SOURCE.source_id)
    if statement.body and statement.language == "en" and notice.is_notice(statement.topics):
        days = [day for day in (statement.published_meta, statement.published_printed) if day]
        published = next((day for printed in days if (day := published_day(printed))), None)
        yield DEATHS.name, {"item": statement.item, **notice.read(statement.body, published)}


def published_day(printed: str) -> date | None:
    """An ISO date, or one as the newsroom prints it in English; None for another form."""
    try:
        return date.fromisoformat(printed[:10])
    except ValueError:
        try:
            return listed_date(printed)
        except DriftError:
            return None


def language(page: Page, layer: dict[str, object]) -> str:
    """The language of the release (``html lang`` is that of the site's frame: "en" on Spanish pages too)."""
    code = layer.get("entityLangcode")
    if code not in ("en", "es"):
        raise RefusedError(f"{page.url}: unknown language {code!r}, expected en or es", cell="dataLayer.entityLangcode")
    return str(code)


def printed_date(page: Page) -> str:
    """The date as printed: the text before the first dot of `.nr-meta`."""
    printed = " ".join((page.one(".nr-meta").xpath("text()[1]").get() or "").split())
    if not DATE.fullmatch(printed):
        raise RefusedError(f"{page.url}: '.nr-meta' opens with {printed!r}, not with a date", cell=".nr-meta")
    return printed


def place(page: Page) -> tuple[str | None, str | None]:
    """Locality and region (the state's code) as printed; None where the release has none."""
    locality = region = None
    for span in page.one(".nr-meta").css("span"):
        text, css_class = text_of(span).removeprefix(",").strip(), span.attrib.get("class", "")
        if css_class == "locality" and locality is None:
            locality = text
        elif text == css_class and region is None:
            region = text
        elif not re.fullmatch(r"[A-Z]{2}", css_class):  # else the country, which ICE always names last
            raise RefusedError(
                f"{page.url}: '.nr-meta' has an unknown part {text!r} ({css_class})", cell=".nr-meta span"
            )
    return locality, region


def topics(page: Page, layer: dict[str, object]) -> str | None:
    """The topics as a JSON array in the page's order; None where the page names no topics."""
    taxonomy = layer.get("entityTaxonomy", {})
    found = taxonomy.get("news_release_topics") if isinstance(taxonomy, dict) else None
    if found is None:
        return None
    if not isinstance(found, dict) or not all(isinstance(topic, str) for topic in found.values()):
        raise RefusedError(f"{page.url}: unknown shape of topics {found!r}", cell="dataLayer.entityTaxonomy")
    return json.dumps(list(found.values()), ensure_ascii=False)


def collected(snapshot: Snapshot) -> Iterator[Record]:
    """The releases of a Parquet file that others made of the pages; its texts were taken from them by another program.

    A row that can't be read is a row of the refusals, and the others stand. Raises RefusedError where a column is missing or
    no row can be read, QuarantinedError.
    """
    import pyarrow as pa  # here, not above: few files need it in a child process

    table = parquet.read(snapshot.body, f"{snapshot.url}: ")
    for name in COLLECTED:
        if name not in table.schema.names or table.schema.field(name).type != pa.string():
            raise RefusedError(f"{snapshot.url}: no column {name!r} of text", cell=name)
    rows = table.select(COLLECTED).to_pylist()
    if reason := privacy.scan([row["body_text"] or "" for row in rows]):  # compressed: the gate saw no text
        raise privacy.QuarantinedError(f"{snapshot.url}: {reason}")
    kept, refused = 0, []
    for number, row in enumerate(rows, start=1):
        if row["entity_bundle"] != "news_release":
            continue
        try:
            statement = collected_statement(row, number, f"row {number}")
        except RefusedError as error:
            refused.append(error)
            yield statements.refusal(SOURCE.source_id, f"row {number}", error)
            continue
        kept += 1
        yield from records_of(statement)
    if refused and not kept:
        raise refused[0]


def collected_statement(row: dict[str, str | None], number: int, where: str) -> statements.Statement:
    """One row of a collection. Raises RefusedError naming ``where`` and the column."""

    def wrong(column: str) -> RefusedError:
        return RefusedError(f"{where}: {column} is {str(row[column])[:80]!r}", cell=f"row {number}.{column}")

    url, title, body = row["url"] or "", " ".join((row["title"] or "").split()), row["body_text"] or ""
    if not SOURCE.is_document(url) or url.startswith("file:"):
        raise wrong("url")
    for column, text in (("title", title), ("body_text", body.strip())):
        if not text:
            raise wrong(column)
    for column in ("published_date", "modified_date"):
        if row[column] is not None and not ISO_DAY.fullmatch(str(row[column])):
            raise wrong(column)
    if row["topics_json"] is not None:
        try:
            named = json.loads(row["topics_json"])
        except ValueError as error:
            raise wrong("topics_json") from error
        if not isinstance(named, list) or not all(isinstance(topic, str) for topic in named):
            raise wrong("topics_json")
    return statements.Statement(
        canonical_url=url,
        language="es" if "/es/" in url else "en",
        title=title.removeprefix(ARCHIVED),
        subtitle=" ".join((row["subtitle"] or "").split()) or None,
        body=collapsed(body),
        published_meta=row["published_date"],
        modified_meta=row["modified_date"],
        topics=row["topics_json"],
        item=number,
    )
