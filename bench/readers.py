"""python -m bench.readers SITE DATABASE: many readers of one release, on loopback.

Three ways, 50 clients each: baked pages from a plain server of files, tables by Datasette alone, and
`nights.parquet` read in part with Range requests (footer, then one column of one row group, by pyarrow: DuckDB needs its
extension httpfs for it, which is not in the wheel). Requests are counted for each CPU second of the server, which a busy
machine changes little; the 99th percentile of the wall clock it changes much.
"""

import asyncio
import http.client
import io
import multiprocessing
import random
import socket
import subprocess
import sys
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow.parquet as pq

from bench.extraction import ROOT
from bench.tables import Row, machine, write

CLIENTS = 50
PAGES = 2000


def serve(folder: Path, port: int) -> None:
    """A plain server of files that keeps connections and answers Range; one process, one core."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionError):  # the client has gone
                writer.close()
                return
            lines = head.decode().split("\r\n")
            path = folder / urllib.parse.unquote(lines[0].split()[1]).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            ranges = [line.partition("bytes=")[2] for line in lines if line.lower().startswith("range:")]
            with path.open("rb") as file:
                size = file.seek(0, 2)
                first, last = (int(end) for end in ranges[0].split("-")) if ranges else (0, size - 1)
                file.seek(first)
                body = file.read(last - first + 1)
            status = "206 Partial Content" if ranges else "200 OK"
            told = f"Content-Length: {len(body)}\r\nContent-Range: bytes {first}-{last}/{size}"
            writer.write(f"HTTP/1.1 {status}\r\n{told}\r\n\r\n".encode())
            writer.write(body)
            await writer.drain()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", port)
        await server.serve_forever()

    asyncio.run(run())


def ask(port: int, addresses: list[str]) -> tuple[list[float], float]:
    """Every address, by `CLIENTS` clients with lasting connections: seconds of each request, and of all."""
    waiting, times = list(addresses), list[float]()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while True:
            try:
                address = waiting.pop()
            except IndexError:  # another client took the last
                return
            begun = time.perf_counter()
            connection.request("GET", address)
            response = connection.getresponse()
            response.read()
            if response.status >= 400:
                raise RuntimeError(f"{address}: {response.status}")
            times.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        for future in [pool.submit(client) for _ in range(CLIENTS)]:
            future.result()
    return times, time.perf_counter() - begun


class Remote(io.RawIOBase):
    """A file at an address, read with Range requests; counts them and their bytes."""

    def __init__(self, port: int, address: str, size: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.address, self.size, self.at, self.requests, self.bytes = address, size, 0, 0, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (0, self.at, self.size)[whence]
        return self.at

    def read(self, length: int = -1) -> bytes:
        last = self.size if length < 0 else min(self.size, self.at + length)
        self.connection.request("GET", self.address, headers={"Range": f"bytes={self.at}-{last - 1}"})
        found = self.connection.getresponse().read()
        self.requests, self.bytes, self.at = self.requests + 1, self.bytes + len(found), last
        return found


def part(port: int, size: int) -> tuple[float, int, int]:
    """One column of one row group of `nights`: seconds, requests, bytes."""
    begun = time.perf_counter()
    file = Remote(port, "/nights.parquet", size)
    pq.ParquetFile(file).read_row_group(0, columns=["persons"])
    return time.perf_counter() - begun, file.requests, file.bytes


def cpu(pid: int) -> float:
    """User and system CPU seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until somebody listens. Raises TimeoutError after two minutes."""
    for _ in range(1200):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nobody listens on {port}")


def row(name: str, count: int, used: float, times: list[float], wall: float) -> Row:
    """One line of the table."""
    ordered = sorted(times)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    return (
        name,
        f"{count:,}",
        f"{count / used:,.0f}",
        f"{count / wall:,.0f}",
        f"{middle * 1e3:,.0f}",
        f"{late * 1e3:,.0f}",
    )


def main(site: Path, database: Path) -> int:
    """Print and write `readers.md`."""
    pages = [f"/{path.relative_to(site)}" for path in sorted(site.rglob("*.html")) if path.stat().st_size < 1_000_000]
    chosen = random.Random(1).choices(pages, k=PAGES)
    rows: list[Row] = []
    for folder, name in ((site, "baked pages"), (ROOT / "datasets", "nights.parquet, in part")):
        port = free_port()
        server = multiprocessing.get_context("spawn").Process(target=serve, args=(folder, port), daemon=True)
        server.start()
        wait_for(port)
        assert server.pid
        before = cpu(server.pid)
        if folder == site:
            times, wall = ask(port, chosen)
            rows.append(row(name, len(times), cpu(server.pid) - before, times, wall))
        else:
            size, begun = (folder / "nights.parquet").stat().st_size, time.perf_counter()
            with ThreadPoolExecutor(CLIENTS) as pool:
                found = list(pool.map(lambda _: part(port, size), range(CLIENTS * 4)))  # noqa: B023 - used within the turn
            wall = time.perf_counter() - begun
            asked, moved = found[0][1], found[0][2]
            name += f": {asked} requests and {moved / 1e6:.2f} of {size / 1e6:.2f} MB a query"
            rows.append(row(name, len(found), cpu(server.pid) - before, [each[0] for each in found], wall))
        server.kill()
        print(*rows[-1], sep=" | ", flush=True)
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(database), "--port", str(port)]
    alone = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        before = cpu(alone.pid)
        tables = ("facilities", "editions", "organizations", "statements", "facility_population")
        times, wall = ask(port, [f"/detention/{table}?_size=50" for table in tables for _ in range(12)])
        rows.append(row("tables by Datasette alone", len(times), cpu(alone.pid) - before, times, wall))
        print(*rows[-1], sep=" | ", flush=True)
    finally:
        alone.kill()
    head = ("what", "requests", "a CPU second of the server", "a second", "median ms", "p99 ms")
    write("readers.md", "Many readers", [machine(), str(__doc__).partition("\n\n")[2].strip()], head, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
