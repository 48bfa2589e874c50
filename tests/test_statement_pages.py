"""The pages of a statement, an organization and a policy: what they show, and what they never show. On synthetic data."""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.folders import Folders
from etl.publication.publish import publish
from etl.warehouse.build import build
from etl.warehouse.check import check
from tests.serving import serving
from tests.statement_records import PRIVATE, add, state, where, worded, write
from tests.synthetic import Edition, make_datasets, sha, write_more

CENTER = {"SAMPLE CENTER": (4000, 3000, 2000, 1000)}
EDITION = Edition("FY21_a", 100, CENTER, 2021, "01/10/2021", captured_on="2021-01-20")
FACILITY = f"fac_{sha('SAMPLE CENTER')[:8]}"
GOVERNMENT = "https://www.ice.gov/news/releases/sample"
COPY = "https://www.ice.gov/news/releases/sample-0"
WITHDRAWN = "https://www.ice.gov/news/releases/withheld"
WATCH = "https://www.amnestyusa.org/press-releases/sample/"
BODY = (
    "Juan Ficticio, 35, was held in Sample Center & <script>alert(1)</script>.\n"
    "“We ask DHS to free Juan Ficticio and 120 detained people now,” said Ana Exemplar, who cited the Exemplar Memo."
)
MEMBER = "https://member.house.gov/news/sample"
TITLED = "https://member.house.gov/news/title-only"
LONG = (
    "Families in Sample Center asked for release. " * 10
    + "“Hidden words at the end,” said Jane Roe. "
    + "More text. " * 9
)


def annotate(datasets: Path, snapshot: str, body: str) -> None:
    """The facts of BODY."""
    quote = body[body.index("“") : body.index("”") + 1]
    named = [
        where(body, "Sample Center")
        | {"mention_type": "facility", "facility_id": FACILITY, "surface": "Sample Center"},
        where(body, "DHS") | {"mention_type": "agency", "target_id": "org_dhs", "surface": "DHS"},
        where(body, "Ana Exemplar") | {"mention_type": "official", "target_id": "ana", "surface": "Ana Exemplar"},
        where(body, "Exemplar Memo") | {"mention_type": "policy", "target_id": "memo", "surface": "Exemplar Memo"},
    ]
    add(datasets, "statement_mentions", snapshot, *named)
    speaker = {"speaker_kind": "person", "speaker_name": "Ana Exemplar", "speaker_role": "Secretary", "word_count": 12}
    add(
        datasets,
        "statement_quotes",
        snapshot,
        {**worded(body, quote), **speaker, "balanced": "yes", "quote_sha256": "x"},
    )
    asked = {"verb": "free", "demand_class": "release", "target_kind": "agency", "target_id": "org_dhs"}
    asked |= {"object_classes": "families;detained_people", "deadline": "2021-02-05", "deadline_basis": "only_deadline"}
    asked |= {"object_start": 0, "object_end": 1}
    demand = worded(body, "free Juan Ficticio and 120 detained people")
    add(datasets, "statement_demands", snapshot, {**demand, **asked})
    claim = {"value": 120.0, "unit": "persons", "counted": "detained people", "in_detention": "yes"}
    claim |= {"facility_id": FACILITY, "place_rule": "facility_in_sentence", "rule": "counted"}
    add(datasets, "statement_claims", snapshot, {**worded(body, "120 detained people"), **claim})
    dated = {"date_kind": "release_line", "day": "2021-02-03", "printed": "February 3", "char_start": 0, "char_end": 4}
    add(datasets, "statement_dates", snapshot, {"part": "body", **dated})


@pytest.fixture(scope="module")
def datasets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    made = make_datasets(folder / "datasets", [EDITION])
    (made / "records/statement_mentions.parquet").unlink()
    (made / "records/statement_titles.parquet").unlink()
    organizations = made / "reference/organizations.csv"
    text = organizations.read_text()
    for name, kind in (("org_us_congress", "legislature"), ("org_amnesty_usa", "ngo")):
        text = re.sub(rf"^({name},.*),federal_agency,", rf"\1,{kind},", text, flags=re.MULTILINE)
    organizations.write_text(text)
    source = "ice_news_releases"
    state(made, source, GOVERNMENT, BODY, "A <b>title</b>", "2021-02-02", "2021-02-02")
    edited = BODY.replace("was held", "was kept")
    snapshot = state(made, source, GOVERNMENT, edited, "A <b>title</b>", "2021-02-02", "2021-02-09")
    annotate(made, snapshot, edited)
    copied = state(made, source, COPY, BODY, "A copy", "2021-02-04", "2021-02-04", status=200)
    with (made / "snapshots.jsonl").open("a") as ledger:
        gone = {"source": source, "url": COPY, "observed_at": "2021-03-01T08:00:00Z", "via": "crawl", "status": 404}
        ledger.write(json.dumps(gone) + "\n")
    state(made, source, WITHDRAWN, "Withheld words.", "Withheld title", "2021-02-05", "2021-02-05")
    listed = f"statement_id,reason,decided_on\n{statement_id(WITHDRAWN)},its author asked,2026-02-01\n"
    (made / "reference/suppressions.csv").write_text(listed)
    signer = {"signatory_kind": "organization", "relation": "signed", "name": "DHS", "organization_id": "org_dhs"}
    add(made, "statement_signatories", copied, {**where(BODY, "DHS"), **signer})
    watch = state(made, "amnesty_usa_press_releases", WATCH, LONG, "We ask", "2021-02-02", "2021-02-02", whole=False)
    collected = state(
        made, "congress_press_releases", MEMBER, "The member asks.", "Member asks", "2021-02-03", "2021-02-03",
        issuer="bioguide:T000001", url="file:congress_some.jsonl", via="import",
    )  # fmt: skip
    member = {"bioguide_id": "T000001", "name": "Test Member", "party": "Independent", "state": "TX"}
    members = made / "records/congress_press_releases_members.parquet"
    write_more(members, {"snapshot_sha256": collected, "item": 1} | member)
    said = {
        "speaker_kind": "person",
        "speaker_name": "Jane Roe",
        "word_count": 5,
        "balanced": "yes",
        "words_cut": "yes",
    }
    hidden = where(LONG, "“Hidden words at the end,”")
    add(made, "statement_quotes", watch, {**hidden, **said, "words": "“Hidden words at…", "quote_sha256": "x"})
    titled = state(
        made, "congress_press_releases", TITLED, "", "Colleagues Write", "2021-02-06", "2021-02-06", whole=False
    )
    path = made / "records/congress_press_releases_statements.parquet"
    rows = [row | ({"text_sha256": None, "word_count": None} if row["snapshot_sha256"] == titled else {})
            for row in pq.read_table(path).to_pylist()]  # fmt: skip
    pq.write_table(pa.Table.from_pylist(rows, schema=pq.read_schema(path)), path)
    pair = dict(zip(("text_sha256", "other_text_sha256"), sorted((sha(BODY), sha(edited))), strict=True))
    old_first = sha(BODY) < sha(edited)
    passage = {
        "before": "35, was",
        "removed": "held" if old_first else "kept",
        "added": "kept" if old_first else "held",
    }
    write(
        made / "records/statement_changes.parquet", "statement_changes", pair | {"words_added": 1, "words_removed": 1}
    )
    write(
        made / "build/texts/differences.parquet", "differences", pair | passage | {"position": 1, "after": "in Sample"}
    )
    clusters = [{"text_sha256": sha(body), "cluster": "c"} for body in (BODY, edited)]
    write(made / "records/statement_clusters.parquet", "statement_clusters", *clusters)
    build(Folders(made))
    assert check(Folders(made)) == []
    publish(Folders(made), root=folder)
    return made


@pytest.fixture(scope="module")
def client(datasets: Path) -> Iterator[httpx.Client]:
    with serving(datasets, datasets.parent / "metadata.json") as address, httpx.Client(base_url=address) as opened:
        yield opened


def statement_id(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:16]


def page(client: httpx.Client, path: str) -> str:
    reply = client.get(f"/{path}/")
    assert reply.status_code == 200, reply.text[:800]
    return reply.text


def words_of(text: str) -> str:
    """The text a reader sees, blanks normalized."""
    text = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL).replace("</td>", " ")
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())


def test_a_statement_shows_its_facts_beside_the_figure_and_its_cell(client: httpx.Client) -> None:
    text = page(client, f"statements/{statement_id(GOVERNMENT)}")
    seen = words_of(text)
    for words in (
        "2021-02-02 by page metadata",
        "The dates in this statement disagree with its publication day",
        "“120 detained people”, Sample Center ICE’s average then: 100, Facilities",
        "asks org_dhs: release",
        "Sample Center 100 persons 2021-01-10 Facilities",
        "release: families, detained people, of org_dhs, by 2021-02-05 (the only deadline in it) “free [name] and 120",
        "Ana Exemplar, Secretary “We ask DHS to free [name] and 120 detained people now,”",
        "detained people now,” (Ana Exemplar, Secretary) — org_ice, “A <b>title</b>”, 2021-02-02, https://www.ice.gov/",
        "Ana Exemplar, Secretary, EXA (2021-02-02 to now, as far as known)",
        "Exemplar Memo",
        "1 words added, 1 removed edited after publication",
        "…35, was held kept in Sample…",
        "2021-02-04 org_ice A copy",
        "there and listed since 2021-02-02 (last asked 2021-02-09)",
    ):
        assert words in seen, words
    assert f'href="{GOVERNMENT}"' in text
    assert f'href="/files/{EDITION.sha256}/"' in text


def test_names_are_marked_where_they_stand_in_the_text_shown(client: httpx.Client) -> None:
    text = page(client, f"statements/{statement_id(GOVERNMENT)}")
    shown = text[text.index('class="statement-text"') : text.index("</section>")]
    links = re.findall(r'<a href="/(\w+)/[^"]+"[^>]*>([^<]+)</a>', shown)
    assert links == [
        ("places", "Sample Center"),
        ("organizations", "DHS"),
        ("people", "Ana Exemplar"),
        ("policies", "Exemplar Memo"),
    ]
    assert re.findall(r'<span class="statement-quotes statement-demands statement-numbers">([^<]+)<', shown) == [
        "120 detained people"
    ]
    targets = re.findall(r'href="#([a-z]+-\d+)"', text)
    assert len(targets) == 3
    for target in targets:
        assert f'id="{target}"' in shown
    assert "characters" not in words_of(text)[: words_of(text).index("Versions and copies")]


def test_what_redaction_took_out_is_nowhere(client: httpx.Client, datasets: Path) -> None:
    path = f"statements/{statement_id(GOVERNMENT)}"
    for text in (page(client, path), client.get(f"/{path}/data.json").text, client.get(f"/detention/{path}.json").text):
        assert not [name for name in PRIVATE if name in text]
    assert b"Ficticio" not in (datasets / "build/detention.db").read_bytes()


def test_everything_from_a_page_is_escaped(client: httpx.Client) -> None:
    text = page(client, f"statements/{statement_id(GOVERNMENT)}")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "<b>title" not in text


def test_of_a_text_under_copyright_there_are_only_its_quotations(client: httpx.Client, datasets: Path) -> None:
    text = page(client, f"statements/{statement_id(WATCH)}")
    assert 'class="statement-text"' not in text
    assert "Jane Roe “Hidden words at… 5 words, cut here: its rights allow no more" in words_of(text)
    assert "Families in Sample Center" not in (datasets / "build/detention.db").read_bytes().decode(errors="ignore")
    (found,) = asked(client, "search_statements", q="hidden words")
    assert (found["title"], found["searched_in"], found["snippet"]) == (
        "We ask",
        "quotation",
        "“**Hidden** **words** at…",
    )
    (quote,) = asked(client, "search_quotes", q="Jane Roe")
    assert (quote["speaker"], quote["words"], quote["words_cut"]) == ("Jane Roe", "“Hidden words at…", 1)


def test_a_title_whose_text_nobody_holds_says_so(client: httpx.Client) -> None:
    seen = words_of(page(client, f"statements/{statement_id(TITLED)}"))
    assert "Only its title is known: nobody known to us holds its text." in seen
    (found,) = asked(client, "search_statements", q="colleagues")
    assert found["searched_in"] == "title"


def test_lists_of_statements_say_who_is_heard_and_who_is_not(client: httpx.Client) -> None:
    listed = words_of(client.get(f"/questions/statements_about_place/?place={FACILITY}").text)
    assert "Who is heard here: federal agencies 2" in listed
    assert "Not heard: members of Congress (1 followed)" in listed
    everything = words_of(client.get("/statements/").text)
    assert "Who is heard here: federal agencies 2, members of Congress 2, rights organizations 1." in everything
    assert "Who is heard here: federal agencies 1" in words_of(page(client, "policies/memo"))


def test_a_page_that_is_gone_says_so(client: httpx.Client) -> None:
    assert "its page is gone since 2021-03-01" in words_of(page(client, f"statements/{statement_id(COPY)}"))
    vanished = client.get("/detention/vanished_statements.json", params={"_shape": "array"}).json()
    assert [(row["title"], row["page_state"]) for row in vanished] == [("A copy", "gone")]


def test_a_suppressed_statement_says_so_and_shows_nothing_else(client: httpx.Client) -> None:
    text = page(client, f"statements/{statement_id(WITHDRAWN)}")
    assert "Suppressed on 2026-02-01: its author asked. Nothing found in it is shown." in words_of(text)
    assert "ithheld" not in text


def test_nothing_of_a_suppressed_statement_is_in_any_published_file(datasets: Path) -> None:
    secrets = ("Withheld words", "Withheld title", WITHDRAWN, sha("Withheld words."))
    for path in sorted(datasets.glob("*.parquet")):
        printed = str(pq.read_table(path).to_pylist())
        assert not [secret for secret in secrets if secret in printed], path.name
    served = (datasets / "build/detention.db").read_bytes()
    assert not [secret for secret in secrets if secret.encode() in served]


def test_an_organization_shows_what_it_said_asked_signed_and_whom_it_quotes(client: httpx.Client) -> None:
    seen = words_of(page(client, "organizations/org_ice"))
    assert seen.index("2021-02-04 A copy") < seen.index("2021-02-02 A <b>title</b>")
    assert "release families, detained people org_dhs 2021-02-05" in seen
    assert "Ana Exemplar Secretary" in seen
    other = words_of(page(client, "organizations/org_dhs"))
    assert "We hold no statement of org_dhs yet" in other
    assert "What it signed" in other
    assert "2021-02-02 org_ice A <b>title</b>" in other[other.index("Who names it") :]


def test_a_text_that_others_took_from_the_page_says_so_and_names_its_issuer(client: httpx.Client) -> None:
    seen = words_of(page(client, f"statements/{statement_id(MEMBER)}"))
    assert "org_us_congress · Test Member (I-TX) biography" in seen
    assert "2021-02-03 by the collection named below" in seen
    said = "We did not read the page itself. Its day and text are as somebody else's program took them from it: line 1 of the"
    assert f"{said} file congress_some.jsonl." in seen
    assert "somebody else's program" not in page(client, f"statements/{statement_id(GOVERNMENT)}")
    congress = words_of(page(client, "organizations/org_us_congress"))
    assert "2021-02-03 Member asks Test Member (I-TX)" in congress
    listed = client.get("/detention/search_statements.json", params={"q": "member", "_shape": "array"}).json()
    assert [row["who"] for row in listed] == ["Test Member (I-TX)"]


def test_a_policy_shows_its_days_and_who_named_it(client: httpx.Client) -> None:
    seen = words_of(page(client, "policies/memo"))
    assert "In force from 20 January 2021" in seen
    assert "2021-02-02 org_ice A <b>title</b> Exemplar Memo" in seen


@pytest.mark.parametrize("table", ["statements", "organizations", "policies"])
def test_a_row_that_is_not_there_is_a_404(client: httpx.Client, table: str) -> None:
    assert client.get(f"/{table}/nothing/").status_code == 404


def asked(client: httpx.Client, query: str, **arguments: str) -> list[dict[str, object]]:
    reply = client.get(f"/detention/{query}.json", params={**arguments, "_shape": "objects"}).json()
    assert reply["query_ms"] < 200
    rows: list[dict[str, object]] = reply["rows"]
    return rows


def test_questions_have_their_answers(client: httpx.Client) -> None:
    (named, *worded) = asked(client, "statements_about_place", place=FACILITY)
    assert (named["title"], named["basis"], named["asks"]) == ("A <b>title</b>", "names the place", "release")
    assert (named["ice_average"], named["ice_table_to"]) == (100.0, "2021-01-10")
    assert {row["basis"] for row in worded} == {"holds its name"}
    assert asked(client, "statements_about_place", place="sample center")[0] == named
    (demand,) = asked(client, "statements_asking")
    assert (demand["object"], demand["deadline"]) == ("families, detained people", "2021-02-05")
    assert "[name]" in str(demand["words"])
    assert asked(client, "statements_asking", asked="halt") == []
    (edit,) = asked(client, "edited_statements")
    assert (edit["days_after"], edit["old_last_seen"], edit["words_added"]) == (7, "2021-02-02", 1)
    assert edit["first_passage"] == "…35, was [held → kept] in Sample…"
