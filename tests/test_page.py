"""Reading a page strictly. All pages are synthetic."""

from collections.abc import Callable

import pytest

from scrapers.page import Page, text_of
from scrapers.records import RefusedError
from scrapers.snapshots import Snapshot


def page(body: str, head: str = "") -> Page:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return Page(Snapshot("example", "https://www.example.org/x", "0" * 64, html.encode()))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div>a <b>b</b>&nbsp;c <p>d<br>e</p>f</div>", "a b c\nd\ne\nf"),
        ("<div>a\n  b<!-- no -->\tc</div>", "a b c"),
        ("<div>a<script>no()</script> b<style>no</style></div>", "a b"),
        ('<div>write to <a class="__cf_email__" data-cfemail="0a">[email protected]</a> now</div>', "write to now"),
        ("<div><ul><li>one</li><li>two</li></ul></div>", "one\ntwo"),
        ("<div> &nbsp; </div>", ""),
    ],
)
def test_text_is_one_line_per_block(html: str, text: str) -> None:
    assert text_of(page(html).one("body > div")) == text


def test_deep_nesting_is_read() -> None:
    assert text_of(page("<div>" * 1000 + "deep" + "</div>" * 1000).one("body")) == "deep"


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (lambda: page("<i></i><i></i>").one("i"), "i"),
        (lambda: page("").text("i"), "i"),
        (lambda: page("<i> </i>").text("i"), "i"),
        (lambda: page("<i class=' '></i>").attribute("i", "class"), "i"),
        (lambda: page("", '<meta name="d" content="June 3">').iso_date_if_any("meta"), "meta"),
        (lambda: page("").data_layer(), "script: window.dataLayer.push"),
        (
            lambda: page("<script>window.dataLayer.push({broken});</script>").data_layer(),
            "script: window.dataLayer.push",
        ),
        (
            lambda: list(page('<script type="application/ld+json">{broken}</script>').json_ld()),
            'script[type="application/ld+json"]',
        ),
        (lambda: Page(Snapshot("example", "https://www.example.org/x", "0", b"<html>\xff</html>")), "html"),
        (lambda: Page(Snapshot("example", "https://www.example.org/x", "0", b"<html><body><p>cut")), "html"),
    ],
)
def test_what_is_missing_or_broken_refuses_the_page(read: Callable[[], object], cell: str) -> None:
    with pytest.raises(RefusedError, match=r"https://www\.example\.org/x") as caught:
        read()
    assert caught.value.cell == cell


def test_data_layer_may_hold_braces_and_what_follows() -> None:
    script = (
        '<script>window.dataLayer = window.dataLayer || []; window.dataLayer.push({"a":{"b":"}"}}); more({});</script>'
    )
    assert page(script).data_layer() == {"a": {"b": "}"}}
