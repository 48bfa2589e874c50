"""Reading an HTML page strictly: a selector that matches nothing, or twice, refuses the page and names itself."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree
from parsel import Selector

from scrapers.records import RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

BLOCK_TAGS = """
    address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p
    pre section table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(BLOCK_TAGS.split())
UNREAD = frozenset(("script", "style", "noscript", "template", "iframe", "svg"))
ISO_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
LAYER_PUSH = re.compile(r"window\.dataLayer\.push\(\s*(?=\{)")


class Page:
    """One HTML page, parsed once. Raises RefusedError where the bytes are not a whole UTF-8 page."""

    def __init__(self, snapshot: Snapshot) -> None:
        try:
            text = snapshot.body.decode("utf-8")
        except UnicodeDecodeError as error:
            raise RefusedError(f"{snapshot.url}: the page is not UTF-8 ({error})", cell="html") from error
        if not re.search(r"</html>\s*(<!--.*?-->\s*)*$", text, re.IGNORECASE | re.DOTALL):
            raise RefusedError(f"{snapshot.url}: the page does not end with </html>: it is cut short", cell="html")
        self.url = snapshot.url
        self.root = Selector(text)

    def one(self, css: str) -> Selector:
        """The only element that matches; refuses on none and on several."""
        found = self.root.css(css)
        if len(found) != 1:
            raise RefusedError(f"{self.url}: {css!r} matches {len(found)} elements, expected 1", cell=css)
        return found[0]

    def text(self, css: str) -> str:
        """The text of the only match, one line per block; refuses where it is empty."""
        text = text_of(self.one(css))
        if not text:
            raise RefusedError(f"{self.url}: {css!r} holds no text", cell=css)
        return text

    def attribute(self, css: str, name: str) -> str:
        """An attribute of the only match; refuses where it is missing or blank."""
        value = " ".join(self.one(css).attrib.get(name, "").split())
        if not value:
            raise RefusedError(f"{self.url}: {css!r} has no {name!r}", cell=css)
        return value

    def attribute_if_any(self, css: str, name: str) -> str | None:
        """As ``attribute``, but None where nothing matches."""
        return self.attribute(css, name) if self.root.css(css) else None

    def iso_date_if_any(self, css: str) -> str | None:
        """The ISO date or time in ``content`` of the only match, None where nothing matches; refuses anything else."""
        value = self.attribute_if_any(css, "content")
        if value is not None and not ISO_TIME.fullmatch(value):
            raise RefusedError(f"{self.url}: {css!r} says {value!r}, not an ISO date", cell=css)
        return value

    def canonical(self, source: Source) -> str:
        """The page's own URL; refuses where it is no document of ``source``."""
        css = 'link[rel="canonical"]'
        url = self.attribute(css, "href")
        parts = urlsplit(url)
        if parts.scheme == "http" and parts.netloc in source.hosts:  # a setting that was never changed with the site
            url = "https://" + url.removeprefix("http://")
        if not source.is_page(url):
            raise RefusedError(f"{self.url}: canonical URL {url!r} is no document of {source.source_id}", cell=css)
        return url

    def data_layer(self) -> dict[str, object]:
        """The one object that Drupal's datalayer module pushes; refuses on none, several, or broken JSON."""
        css = "script: window.dataLayer.push"
        scripts = [text for text in self.root.css("script::text").getall() if LAYER_PUSH.search(text)]
        if len(scripts) != 1:
            raise RefusedError(f"{self.url}: {len(scripts)} scripts push to dataLayer, expected 1", cell=css)
        start = LAYER_PUSH.search(scripts[0])
        assert start is not None  # scripts were chosen by this very pattern
        try:
            layer, _ = json.JSONDecoder().raw_decode(scripts[0], start.end())
        except ValueError as error:
            raise RefusedError(f"{self.url}: dataLayer is not JSON ({error})", cell=css) from error
        return dict(layer)

    def json_ld(self) -> Iterator[dict[str, object]]:
        """Every object of every JSON-LD script, members of ``@graph`` one by one; refuses on broken JSON."""
        css = 'script[type="application/ld+json"]'
        for script in self.root.css(f"{css}::text").getall():
            try:
                data = json.loads(script)
            except ValueError as error:
                raise RefusedError(f"{self.url}: JSON-LD is not JSON ({error})", cell=css) from error
            for item in data if isinstance(data, list) else [data]:
                graph = item.get("@graph", [item]) if isinstance(item, dict) else []
                yield from (member for member in graph if isinstance(member, dict))


def text_of(element: Selector) -> str:
    """The text of an element: one line per block, white space (NBSP too) collapsed, nothing else changed.

    Left out: scripts and the like, and e-mail addresses that Cloudflare obfuscates (what is printed in their place is
    a stand-in, and an address is a person's).
    """
    parts: list[str] = []
    walker = etree.iterwalk(element.root, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and (node.tag in UNREAD or node.get("data-cfemail") is not None):
            walker.skip_subtree()
            continue
        if event in ("start", "end") and node.tag in BLOCKS:
            parts.append("\n")
        if event == "start":
            parts.append(" ".join((node.text or "").split("\n")))
        elif node is not element.root:  # an end, a comment or a processing instruction: what follows it
            parts.append(" ".join((node.tail or "").split("\n")))
    return collapsed("".join(parts))


def collapsed(text: str) -> str:
    """A text with white space (NBSP too) collapsed and its blank lines left out."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
