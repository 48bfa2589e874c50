"""What a response with status 200 is, when it is no document: a challenge page, a soft 404, HTML in place of a file.

Reported of US government and NGO sites: Akamai ("Access Denied", "Reference #18.…", ``bm-verify``), Cloudflare ("Just a
moment...", ``_cf_chl_opt``), Imperva (``_Incapsula_Resource``), Anubis. Ordinary pages behind Cloudflare load
``/cdn-cgi/challenge-platform/`` too, so that string alone says nothing.
"""

import re

BLOCKED_STATUSES = frozenset({202, 401, 403, 429, 503})  # 202: AWS WAF challenges come with it
HEAD = 65_536  # bytes looked at: challenge pages are small, and their marks stand at the top

TITLE = re.compile(rb"<title[^>]*>\s*(.*?)\s*</title>", re.IGNORECASE | re.DOTALL)
CHALLENGE_TITLE = re.compile(
    rb"access denied|just a moment|attention required|pardon our interruption|request rejected|please wait\b.*"
    rb"|making sure you.{1,8}re not a bot.*|verifying you are human|are you a robot.*|security check|forbidden|403.*",
    re.IGNORECASE,
)
CHALLENGE_BODY = re.compile(
    rb"Reference\s*(?:#|&#35;|&#x23;)\s*\d+\.[0-9a-f]+\.\d+\.[0-9a-f]+|errors\.edgesuite\.net|bm-verify|_cf_chl_opt"
    rb"|_Incapsula_Resource|anubis_challenge|captcha-delivery\.com",
    re.IGNORECASE,
)
NOT_FOUND_TITLE = re.compile(
    rb"(?:error\s*)?404\b.*|(?:.*\b)?(?:page|file|document|content) (?:was |is |can ?not be |could not be )?"
    rb"(?:not found|found|unavailable|no longer available)(?:\W.*)?|not found(?:\W.*)?",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(body: bytes) -> bool:
    """True where ``body`` starts like an HTML page."""
    head = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<script", b"<body")) or (
        head.startswith((b"<!--", b"<?xml")) and b"<html" in head
    )


def title(body: bytes) -> bytes:
    """The text of the first ``<title>``, blank where there is none."""
    match = TITLE.search(body[:HEAD])
    return match[1] if match else b""


def challenge(body: bytes) -> str | None:
    """The mark by which ``body`` is a bot wall's page, None for ordinary content."""
    if not looks_like_html(body):
        return None
    if CHALLENGE_TITLE.match(title(body)) and len(body) < HEAD:
        return f"challenge page titled {title(body).decode(errors='replace')!r}"
    mark = CHALLENGE_BODY.search(body[:HEAD])
    return f"challenge page with {mark[0].decode(errors='replace')!r}" if mark else None


def soft_404(body: bytes) -> str | None:
    """The title by which an HTML page with status 200 says that it is not there, None for others."""
    if not looks_like_html(body) or not NOT_FOUND_TITLE.fullmatch(title(body)):
        return None
    return f"page titled {title(body).decode(errors='replace')!r}"
