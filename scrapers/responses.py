"""What a request asked for and what its response says, as the ledger writes it down."""

from scrapy.http import Request, Response


def original_url(request: Request) -> str:
    """The URL that was asked for, before redirects."""
    return str(request.meta.get("redirect_urls", [request.url])[0])


def header(response: Response, name: str) -> str | None:
    """A header's text; None where it is missing or blank."""
    value = response.headers.get(name)
    return value.decode("latin-1").strip() or None if value else None
