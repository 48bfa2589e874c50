"""A saved page turned into a fixture: its structure, dates and marks of a release stay, every other word is made up.

Pages of others are copyrighted, and releases name people; what a test needs is where title, date and text stand. So of a page
stay the elements, the attributes that selectors and readers use, dates, and the words that mark a release or its subject; all
other words are replaced by made-up ones of the same kind (a word in capitals by one in capitals).
"""

import json
import re
from itertools import cycle
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html

from scrapers.printed_dates import PRINTED
from scrapers.relevance import CUSTODY, IMMIGRATION

KEPT_ATTRIBUTES = frozenset("class id lang property name rel datetime itemprop type role itemtype itemscope".split())
DROPPED = (
    "style svg noscript template iframe form button input select picture img video audio source link[@rel='stylesheet']"
)
KEPT_META = re.compile(r"og:(?:title|site_name|type)|article:(?:published|modified)_time", re.IGNORECASE)
MARKS = re.compile(
    r"(?:for immediate release|press release|news release|statement|published|posted|release date|press contact|media contact"
    r"|media inquiries|contact|updated|washington|d\.c\.)\b",
    re.IGNORECASE,
)
KEPT = re.compile(
    "|".join(f"(?:{rule})" for rule in (PRINTED.pattern, MARKS.pattern, IMMIGRATION, CUSTODY, r"https?://\S+"))
)
WORDS = cycle(
    "alba corin dalen evora fenwick garo halden ilmar joren kestrel lumen maren nolan orsa pelham quill".split()
)
MAX_BLOCK = 60  # words of one text node
MAX_NODES = 120  # text nodes: more is the frame of the page


def synthetic(body: bytes, url: str) -> str:
    """The page at ``url`` as a fixture. Raises ValueError where the bytes are no HTML in UTF-8."""
    tree: Any = lxml_html.document_fromstring(body.decode("utf-8"))  # lxml's stubs know no xpath of one type
    drop(tree)
    for meta in tree.xpath("//meta|//link"):
        keep_meta(meta, url)
    shared: dict[str, str] = {}
    for number, element in enumerate(tree.iter()):
        if isinstance(element.tag, str):
            keep_attributes(element, url)
            if element.tag not in ("script", "title"):
                element.text = made_up(element.text, shared) if number < MAX_NODES * 4 else None
            element.tail = made_up(element.tail, shared)
    for empty in reversed(tree.xpath("//body//*[not(node())][not(self::br or self::hr or self::time)]")):
        empty.drop_tree()
    for title in tree.xpath("//title"):
        title.text = "Synthetic"
    text = re.sub(r"\n\s*\n+", "\n", etree.tostring(tree, encoding="unicode", method="html"))
    return "<!DOCTYPE html>\n<!-- Synthetic: the structure of a saved page, its words made up. -->\n" + text + "\n"


def drop(tree: Any) -> None:
    """Drop what no reader reads, and what stands in the site's frame."""
    for element in tree.xpath("|".join(f"//{path}" for path in DROPPED.split())):
        element.drop_tree()
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    for script in tree.xpath("//script"):
        script.text = ld(script.text) if script.get("type") == "application/ld+json" else None
        if not script.text:
            script.drop_tree()
    for frame in tree.xpath("//nav|//footer"):
        for child in list(frame):
            frame.remove(child)
        frame.text = None


def keep_meta(element: Any, url: str) -> None:
    """Keep the metadata that `articles` reads, with made-up words."""
    name = element.get("property") or element.get("name") or ""
    if element.tag == "link":
        if element.get("rel") == "canonical":
            element.set("href", url)
        else:
            element.drop_tree()
    elif element.get("charset") is None and not KEPT_META.fullmatch(name):
        element.drop_tree()
    elif name in ("og:title", "og:site_name"):
        element.set("content", made_up(element.get("content"), {}) or "")


def keep_attributes(element: Any, url: str) -> None:
    """Drop what no reader uses; links lead to the site's home."""
    for name in list(element.attrib):
        if name == "href" and element.tag == "a":
            parts = urlsplit(url)
            element.set("href", f"{parts.scheme}://{parts.netloc}/")
        elif name not in KEPT_ATTRIBUTES | {"content", "charset", "href"}:
            del element.attrib[name]


def ld(text: str | None) -> str | None:
    """JSON-LD with nothing but types, dates and addresses; None where nothing is left."""
    try:
        data = json.loads(text or "")
    except ValueError:
        return None
    kept = pruned(data)
    return json.dumps(kept) if kept else None


def pruned(data: Any) -> Any:
    """Types, dates and addresses of a JSON-LD object."""
    if isinstance(data, list):
        return [part for part in map(pruned, data) if part]
    if not isinstance(data, dict):
        return None
    kept = {
        name: data[name]
        for name in ("@context", "@type", "@id", "url", "datePublished", "dateModified")
        if name in data
    }
    if graph := pruned(data.get("@graph")):
        kept["@graph"] = graph
    return kept


def made_up(text: str | None, shared: dict[str, str]) -> str | None:
    """``text`` with every word replaced, except what KEPT says; the same word is replaced by the same."""
    if not text or not text.strip():
        return text
    parts, position = [], 0
    for kept in KEPT.finditer(text):
        parts += [replaced(text[position : kept.start()], shared), kept[0]]
        position = kept.end()
    parts.append(replaced(text[position:], shared))
    return " ".join("".join(parts).split(" ")[:MAX_BLOCK])


def replaced(text: str, shared: dict[str, str]) -> str:
    """Each word by a made-up one of the same kind; digits by 1."""

    def other(found: re.Match[str]) -> str:
        word = found[0]
        new = shared.setdefault(word.casefold(), next(WORDS))
        return new.upper() if word.isupper() and len(word) > 1 else new.title() if word[0].isupper() else new

    return re.sub(r"\d", "1", re.sub(r"[^\W\d_]+", other, text))
