"""Address guard: a crawl asks the hosts of its source, over public addresses, and nothing else, on every hop."""

import ipaddress
import socket
from collections.abc import Sequence
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from scrapers.middlewares import RejectedError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def literal_address(host: str) -> Address | None:
    """The address that ``host`` spells, None for a name.

    Takes what the C library takes (decimal, octal, hexadecimal, short: ``2130706433``, ``0x7f.1``) and IPv6.
    """
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass  # no plain spelling: try the C library's
    try:
        return ipaddress.ip_address(socket.inet_aton(host))
    except OSError:
        return None


def is_public(address: Address) -> bool:
    """True for a global unicast address. IPv4 inside IPv6 (mapped, 6to4, Teredo) counts as what it leads to."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(part is not None and not part.is_global for part in inner):
            return False
    return address.is_global and not address.is_multicast


def refusal(url: str, hosts: Sequence[str], loopback_allowed: bool = False) -> str | None:
    """Why ``url`` may not be asked, None where it may. ``hosts`` is the exact allow-list of host names."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        return f"not a URL ({error})"
    if parts.scheme not in ("http", "https"):
        return f"scheme {parts.scheme!r}; only http and https are asked"
    if parts.username is not None or parts.password is not None:
        return "a user name or password in the URL"
    if host not in hosts:
        return f"host {host!r} is none of the source's: {', '.join(hosts)}"
    address = literal_address(host)
    if loopback_allowed and address is not None and address.is_loopback:
        return None
    if address is not None and not is_public(address):
        return f"{host} is no public address"
    if port not in (None, 80, 443):
        return f"port {port}; only 80 and 443 are asked"
    return None


class AddressGuard:
    """Refuses requests, redirected ones too, that leave the source's hosts or go back from https to http."""

    def __init__(self, crawler: Crawler) -> None:
        source = crawler.spidercls.source  # type: ignore[attr-defined]
        self.hosts: tuple[str, ...] = source.hosts
        self.loopback_allowed = crawler.settings.getbool("LOOPBACK_ALLOWED")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise RejectedError: state drift, since a publisher's own pages do not lead there."""
        if reason := refusal(request.url, self.hosts, self.loopback_allowed):
            raise RejectedError("drift", f"refused {request.url}: {reason}")
        before = request.meta.get("redirect_urls", [])
        if request.url.startswith("http:") and any(url.startswith("https:") for url in before):
            raise RejectedError("drift", f"refused {request.url}: a redirect from https to http")


class GlobalResolver(CachingThreadedResolver):
    """Resolves names to public addresses only. A process-wide setting: Scrapy ignores it per spider."""

    loopback_allowed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Scrapy's constructor."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.loopback_allowed = crawler.settings.getbool("LOOPBACK_ALLOWED")
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The address of ``name``. Fails with DNSLookupError where it is not public."""
        return super().getHostByName(name, timeout).addCallback(self._public, name)

    def _public(self, address: str, name: str) -> str:
        parsed = ipaddress.ip_address(address)
        if not is_public(parsed) and not (self.loopback_allowed and parsed.is_loopback):
            raise DNSLookupError(f"{name} resolves to {address}, which is no public address")
        return address
