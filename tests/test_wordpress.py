"""WordPress replies as documents: what the API is asked, what comes of an API that is closed, empty or of another shape."""

import json
from pathlib import Path
from typing import Any

import pytest

from scrapers import entries, records, wordpress
from scrapers.records import IgnoredError, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.source_spider import DriftError
from scrapers.sources import Source
from scrapers.ways import Way
from tests.loopback import Answer, Site, answer, page
from tests.test_collect import Runs

TEXT = (
    "<p>WASHINGTON — The alliance asked the department to release people from immigration detention, and to answer.</p>"
)
API = "/wp-json/wp/v2"
HOME = "https://www.example.org"
SOURCE = Source(
    "s",
    "org_s",
    "S",
    HOME,
    ("www.example.org",),
    r"https://www\.example\.org/news/[^/?#]+/?",
    "excerpt",
    "",
    "",
    reply_url=wordpress.reply_url(HOME),
)


def post(link: str, text: str = TEXT * 2, day: str = "2031-02-03", **changes: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "link": link,
        "date_gmt": f"{day}T15:00:00",
        "modified_gmt": f"{day}T16:00:00",
        "title": {"rendered": "Alliance &#8217;asks&#8217; again"},
        "content": {"rendered": text},
        **changes,
    }


def reply(data: Any, **headers: str) -> bytes:
    return answer(json.dumps(data).encode(), Content_Type="application/json", **headers)


def site(posts: list[dict[str, Any]], total: str | None = "150", **more: Answer) -> Site:
    """A WordPress site with a type of its own for releases."""
    made = Site({})
    for one in posts:
        one["link"] = one["link"].replace(HOME, made.url)
    types = {
        "post": {"rest_base": "posts"},
        "page": {"rest_base": "pages"},
        "press-release": {"rest_base": "press-releases"},
    }
    made.routes[f"{API}/types"] = reply(types)
    headers = {"X_WP_Total": total} if total else {}
    made.routes[f"{API}/press-releases?_fields=link,date_gmt,content&per_page=10"] = reply(posts[:10], **headers)
    rest = f"&_fields={wordpress.FIELDS}&page="
    for number in (1, 2):
        made.routes[f"{API}/press-releases?per_page=100&orderby=date&order=asc{rest}{number}"] = reply(
            [*posts, {"n": number}]
        )
    made.routes[f"{API}/press-releases?per_page=20&orderby=modified&order=desc{rest}1"] = reply(posts)
    made.routes |= {"/index": page("/news/a-one"), "/news/a-one": page(title="A page")} | more
    return made


WAYS = [{"kind": "wp-json", "url": ""}, {"kind": "listing", "url": "/index"}]


def asked(site: Site) -> list[str]:
    return [request.path.removeprefix(API) for request in site.asked()]


def run(folder: Path, made: Site, **spec: Any) -> Runs:
    runs = Runs(folder, {"it": (made, "ways")})
    runs.sources["it"] |= {"ways": WAYS} | spec
    runs.code = runs.run()  # type: ignore[attr-defined]
    return runs


def test_the_replies_are_the_documents_and_the_pages_are_not_asked_for(tmp_path: Path) -> None:
    made = site([post(f"{HOME}/news/a-one")])
    runs = run(tmp_path, made)
    assert runs.report("it")["counts"] == {"new": 3}
    assert [path.split("&page")[0][:40] for path in asked(made)] == [
        "/types",
        "/press-releases?_fields=link,date_gmt,co",
        "/press-releases?per_page=100&orderby=dat",
        "/press-releases?per_page=100&orderby=dat",
        "/press-releases?per_page=20&orderby=modi",
    ]
    assert {o.found_by for o in runs.documents("it")} == {"wp-json"}

    assert runs.run() == 0  # page 1 is full and never changes; the last page and the last edits are asked for again
    assert [path[-6:] for path in asked(made)[2:]] == ["page=2", "page=1"]
    assert "orderby=modified" in asked(made)[-1]
    assert runs.report("it")["counts"] == {"unchanged": 2}


@pytest.mark.parametrize(
    ("fault", "state", "word"),
    [
        (answer(status=404), "drift", "HTTP 404"),
        (answer(status=401), "closed", "HTTP 401"),
        (page("/x"), "drift", "no WordPress API"),
        (reply({"post": {"rest_base": "posts"}, "press-kit": {}, "press-room": {}}), "drift", "press-kit, press-room"),
    ],
)
def test_an_api_that_is_closed_or_another_leaves_the_pages(tmp_path: Path, fault: bytes, state: str, word: str) -> None:
    made = site([post(f"{HOME}/news/a-one")])
    made.routes[f"{API}/types"] = fault
    runs = run(tmp_path, made)
    (way, _) = runs.report("it")["ways"].values()
    assert (way["state"], word in way["reason"]) == (state, True)
    assert (runs.report("it")["state"], runs.report("it")["counts"]) == ("ok", {"new": 1})
    assert made.asked("/news/a-one")


def test_an_api_without_texts_names_the_pages_with_their_days(tmp_path: Path) -> None:
    made = site([post(f"{HOME}/news/a-one", text="")])
    names = f"{API}/press-releases?_fields=link,date_gmt&per_page=100&page=1"
    made.routes[names] = reply([{"link": f"{made.url}/news/a-one", "date_gmt": "2031-02-03T15:00:00"}])
    runs = run(tmp_path, made)
    (document,) = runs.documents("it")
    assert (document.url, document.found_by) == (f"{made.url}/news/a-one", "wp-json")
    assert str(document.listed).startswith("2031-02-03 wp-json ")


def test_without_a_total_full_pages_are_counted(tmp_path: Path) -> None:
    made = site([post(f"{HOME}/news/a-one")], total=None)
    count = f"{API}/press-releases?_fields=id&per_page=100&page="
    made.routes |= {f"{count}1": reply([{"id": n} for n in range(100)]), f"{count}2": reply([{"id": 1}])}
    assert run(tmp_path, made).report("it")["counts"] == {"new": 3}


def test_a_site_without_releases_among_its_posts_says_what_they_are() -> None:
    rest = wordpress.Rest(Way("wp-json", HOME, type="post", taxonomy="categories", term="press"), SOURCE, None)
    assert rest.read("", '{"post": {"rest_base": "posts"}}', None).further == [
        f"{HOME}{API}/categories?slug=press&_fields=id,slug,count"
    ]
    (sample,) = rest.read("", '[{"id": 7}]', None).further
    assert sample.endswith("/posts?_fields=link,date_gmt,content&per_page=10&categories=7")
    with pytest.raises(DriftError, match=r"none of 1 posts of the type 'posts'.*www.example.org/blog/<slug> 1"):
        rest.read("", json.dumps([post(f"{HOME}/blog/another-post")]), "1")
    other = wordpress.Rest(Way("wp-json", HOME, type="post", taxonomy="categories", term="press"), SOURCE, None)
    other.read("", '{"post": {"rest_base": "posts"}}', None)
    with pytest.raises(DriftError, match="0 terms 'press'"):
        other.read("", "[]", None)


def read(*posts: Any, **options: bool) -> dict[str, list[dict[str, Any]]]:
    body = json.dumps(posts).encode()
    snapshot = Snapshot("s", f"{HOME}{API}/posts?per_page=100&orderby=date&order=asc", "0" * 64, body)
    found: dict[str, list[dict[str, Any]]] = {}
    for table, values in wordpress.statements_of(
        snapshot, SOURCE, **{"only_detention": False, "own": False, **options}
    ):
        found.setdefault(table, []).extend(records.rows(values))
    return found


def test_a_post_is_a_statement_with_its_two_times_and_its_text() -> None:
    found = read(post(f"{HOME}/news/a-one/"), post(f"{HOME}/blog/other"))
    (row,) = found["s_statements"]
    assert (row["canonical_url"], row["item"], row["language"]) == (f"{HOME}/news/a-one/", 1, "en")
    assert (row["published_meta"], row["modified_meta"]) == ("2031-02-03T15:00:00+00:00", "2031-02-03T16:00:00+00:00")
    assert found["s_texts"][0]["text"] == "Alliance ’asks’ again"


def test_a_post_that_cannot_be_read_is_named_and_the_others_stand() -> None:
    good = post(f"{HOME}/news/a-one")
    found = read(post(f"{HOME}/news/b", text="<p>short</p>"), good, post(f"{HOME}/news/c", date_gmt=None), "a post?")
    assert [row["item"] for row in found["s_statements"]] == [2]
    assert [(row["part"], row["cell"]) for row in found["s_refusals"]] == [
        ("post 1", "$[0].content"),
        ("post 3", "$[2].date_gmt"),
        ("post 4", "$[3]"),
    ]


def test_what_is_no_list_is_refused_and_a_list_without_ours_is_ignored() -> None:
    with pytest.raises(RefusedError, match="expected a list of posts"):
        list(
            wordpress.statements_of(
                Snapshot("s", HOME, "0" * 64, b'{"code": "no"}'), SOURCE, only_detention=False, own=False
            )
        )
    with pytest.raises(IgnoredError, match="none of 1 posts is kept"):
        read(post(f"{HOME}/blog/other"))
    with pytest.raises(IgnoredError, match="none of 1 posts is kept"):
        read(
            post(f"{HOME}/news/a-one", text="<p>" + "The garden is open on every day of the week. " * 4),
            only_detention=True,
        )


def test_every_source_that_is_wordpress_takes_its_own_replies_for_documents() -> None:
    for module in entries.read():
        source = entries.source(module, entries.read()[module])
        for way in entries.read()[module]["ways"]:
            if way["kind"] == "wp-json":
                url = f"{way['url']}{API}/posts?per_page=100&orderby=date&order=asc&_fields={wordpress.FIELDS}&page=3"
                assert source.is_document(url)
                assert not source.is_page(url)
                assert not source.is_document(wordpress.types_url(way["url"]))
