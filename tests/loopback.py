"""A publisher on loopback for crawl tests: an HTTP server that answers with exactly the bytes a case wants.

Each site has a loopback address of its own (127.0.0.0/8), so that sites are different hosts to a crawl.
"""

import itertools
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

Answer = bytes | Callable[["Request"], bytes | None]
ADDRESSES = (f"127.77.{i}.{j}" for i, j in itertools.product(range(1, 255), range(1, 255)))


@dataclass(frozen=True)
class Request:
    """One request as it came in: path, headers with lower-case names, and when (monotonic seconds)."""

    path: str
    headers: dict[str, str]
    at: float


def answer(body: bytes = b"", status: int = 200, length: int | None = None, **headers: str) -> bytes:
    """A whole HTTP response. ``length`` overrides Content-Length, -1 leaves it out; ``_`` in header names is ``-``."""
    lines = [f"HTTP/1.1 {status} X", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if length != -1:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def page(*links: str, title: str = "Synthetic page", body: str = "") -> bytes:
    """An HTML page with links."""
    anchors = "".join(f'<a href="{link}">x</a>' for link in links)
    html = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}{anchors}</body></html>"
    return answer(html.encode(), Content_Type="text/html; charset=utf-8")


@dataclass
class Site:
    """A server with ``routes`` by path (a missing one is a 404) and the log of what it was asked."""

    routes: dict[str, Answer] = field(default_factory=dict)
    log: list[Request] = field(default_factory=list)
    tls_in: Path | None = None  # a folder for its key: the site speaks TLS
    tls: ssl.SSLContext | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.routes.setdefault("/robots.txt", answer(status=404))
        self.socket = socket.create_server((next(ADDRESSES), 0), backlog=128)
        self.host, self.port = self.socket.getsockname()
        if self.tls_in:
            self.tls = self_signed(self.tls_in, self.host)
        self.url = f"http{'s' if self.tls else ''}://{self.host}:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def asked(self, path: str = "") -> list[Request]:
        """The requests for ``path``, or all except those for robots.txt."""
        return [r for r in self.log if r.path == path or (not path and r.path != "/robots.txt")]

    def close(self) -> None:
        """Refuse connections from now on."""
        self.socket.shutdown(socket.SHUT_RDWR)  # alone, close() would let the waiting accept() take one more
        self.socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return  # closed
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        if self.tls:
            try:
                connection = self.tls.wrap_socket(connection, server_side=True)
            except OSError:
                return  # the client did not accept the certificate
        with connection:
            data = b""
            while b"\r\n\r\n" not in data:
                chunk = connection.recv(65_536)
                if not chunk:
                    return
                data += chunk
            first, *rest = data.decode("latin-1").split("\r\n")
            headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in rest if line)}
            request = Request(first.split()[1], headers, time.monotonic())
            self.log.append(request)
            route = self.routes.get(request.path, answer(status=404))
            response = route(request) if callable(route) else route
            if response is None:
                return  # closes without a word
            try:
                connection.sendall(response)
            except OSError:
                return  # the client left, as it does past its size limit


def self_signed(folder: Path, host: str) -> ssl.SSLContext:
    """The server side of TLS with a certificate that has the right name and that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    certificate = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    certificate = certificate.not_valid_before(datetime(2020, 1, 1)).not_valid_after(datetime(2120, 1, 1))
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))])
    certificate = certificate.add_extension(names, critical=False)
    pem = certificate.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    (folder / "tls.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "tls.pem")
    return context


def spec(site: Site, kind: str = "files", **extra: Any) -> dict[str, Any]:
    """What `tests.crawl_driver` needs to build a source and a spider of ``kind`` for ``site``."""
    return {"host": site.host, "url": site.url, "kind": kind, **extra}
