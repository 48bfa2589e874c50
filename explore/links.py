"""The one way an address from a source becomes a link: what a page or a ledger says may be anything, `javascript:` too."""

import re

from markupsafe import Markup, escape

ADDRESS = re.compile(
    r"(?:/(?![/\\])|https?://)[^\s\\]*\Z"
)  # our own pages, and the web; never another scheme or host by //


def address(value: object) -> str | None:
    """An address of our own pages or of the web as it is; None for anything else."""
    return value if isinstance(value, str) and ADDRESS.match(value) else None


def linked(text: object, url: object) -> Markup:
    """``text`` as a link to ``url``; the text alone where that is no address. Escapes both. A Jinja filter."""
    if (target := address(url)) is None:
        return escape(text)
    rel = "" if target.startswith("/") else ' rel="noreferrer"'
    return Markup('<a href="{}"{}>{}</a>').format(target, Markup(rel), text)
